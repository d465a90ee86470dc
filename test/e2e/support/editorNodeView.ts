import type { Locator, Page } from 'playwright-core';

/** One node, opened: input, parameters and output. */
export class NodeView {
	private constructor(
		private readonly page: Page,
		readonly frame: Locator,
	) {}

	/** Waits for the view to open. */
	static async opened(page: Page): Promise<NodeView> {
		const frame = page.getByTestId('ndv');
		await frame.getByTestId('node-parameters').waitFor();
		return new NodeView(page, frame);
	}

	async chooseCredential(name: string): Promise<void> {
		await this.frame.getByTestId('node-credentials-select').click();
		const entries = this.page.locator('li[data-test-id^="node-credentials-select-item-"]');
		await entries.getByText(name, { exact: true }).click();
	}

	/** What is chosen in a list. */
	async choiceIn(parameter: string): Promise<string> {
		return await this.frame.getByTestId(`parameter-input-${parameter}`).locator('input').inputValue();
	}

	/** @param fields by their names in the node; they have to be visible */
	async fill(fields: Record<string, string>): Promise<void> {
		for (const [name, value] of Object.entries(fields)) {
			await this.frame.getByTestId(`parameter-input-${name}`).locator('input, textarea').first().fill(value);
		}
	}

	/**
	 * Chooses something by name in a field that offers a list, and searches for it there.
	 *
	 * @returns the names that the search has found
	 */
	async chooseFromList(parameter: string, search: string, name: string): Promise<string[]> {
		const field = this.frame.getByTestId(`resource-locator-${parameter}`);
		await field.getByTestId('rlc-mode-selector').click();
		await this.page.getByTestId('mode-list').click();
		await field.getByTestId('rlc-input').click();
		await this.page.getByTestId('rlc-search').fill(search);
		const found = this.page.getByTestId('rlc-item');
		await found.filter({ hasText: name }).first().waitFor();
		const names = await found.allInnerTexts();
		await found.filter({ hasText: name }).first().click();
		return names.map((text) => text.trim());
	}

	/** @param fields of a resource mapper, by their names; they have to be there already, or to be on their way */
	async fillMapped(fields: Record<string, string>): Promise<void> {
		const mapper = this.frame.getByTestId('mapping-fields-container').locator('> *');
		for (const [name, value] of Object.entries(fields)) {
			await mapper.filter({ hasText: name }).locator('input, textarea').first().fill(value);
		}
	}

	/** Lets n8n ask anew which fields there are to map, where it has seen that its own are old. */
	async refreshMappedFields(): Promise<void> {
		const button = this.frame.getByTestId('resource-mapper-container').getByTitle('Refresh', { exact: true });
		await button.click();
		await button.waitFor({ state: 'detached' });
	}

	/** They are folded at first, and then show the one for tests. */
	async showWebhookUrls(): Promise<void> {
		const parameters = this.frame.getByTestId('node-parameters');
		await parameters.getByText('Webhook URLs').click();
		await parameters.getByText('Production URL').click();
	}

	async execute(): Promise<void> {
		await this.frame.getByTestId('node-execute-button').click();
	}

	/** Waits for the node to have run well, and reads its output as a table: the cells by column, row by row. */
	async outputAsTable(): Promise<Array<Record<string, string>>> {
		await this.showOutputAs('table');
		const table = this.output.locator('table');
		const columns = await table.locator('th').allInnerTexts();
		const rows = await table.locator('tbody tr').all();
		return await Promise.all(
			rows.map(async (row) => {
				const cells = await row.locator('td').allInnerTexts();
				const named = columns.map((column, index) => [column.trim(), (cells[index] ?? '').trim()] as const);
				return Object.fromEntries(named.filter(([column]) => column !== ''));
			}),
		);
	}

	/** Waits for the node to have run well, and reads its output as JSON. */
	async outputAsJson(): Promise<unknown> {
		await this.showOutputAs('json');
		const text = await this.output.getByTestId('ndv-data-container').innerText();
		// It is indented with spaces that JSON does not know.
		return JSON.parse(text.replaceAll('\u00a0', ' ')) as unknown;
	}

	/** Waits for the node to have failed. */
	async error(): Promise<{ message: string; description: string; all: string }> {
		const message = await this.output.getByTestId('node-error-message').innerText();
		const description = await this.output.getByTestId('node-error-description').innerText();
		for (const section of await this.output.locator('details summary').all()) await section.click();
		return { message, description, all: await this.output.innerText() };
	}

	async close(): Promise<void> {
		await this.frame.getByTestId('ndv-close-button').click();
		await this.frame.waitFor({ state: 'hidden' });
	}

	private get output() {
		return this.frame.getByTestId('output-panel');
	}

	private async showOutputAs(mode: 'table' | 'json'): Promise<void> {
		await this.output.getByTestId('node-run-status-success').waitFor();
		await this.output.getByTestId(`radio-button-${mode}`).click();
		const shown = mode === 'table' ? this.output.locator('table') : this.output.locator('.vjs-tree');
		await shown.waitFor();
	}
}
