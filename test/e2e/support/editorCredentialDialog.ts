import type { Locator, Page } from 'playwright-core';
import type { TestResult } from './n8nClient';

/** What a user reads above the fields after n8n has tested the credential. */
export interface Verdict {
	color: 'green' | 'red';
	/** With the details, where there are any. */
	text: string;
}

/** As the list under Connect With begins. */
export type ConnectWith = 'Access Token' | 'Refresh Token' | 'Authorization Code';

/** How high n8n makes the dialog, in CSS pixels. */
const LIMIT = 750;

/** The dialog in which a credential is filled in, saved and tested. */
export class CredentialDialog {
	private constructor(
		private readonly page: Page,
		/** The dialog without what lies behind it. */
		readonly frame: Locator,
	) {}

	/** Waits for the dialog to open. */
	static async opened(page: Page): Promise<CredentialDialog> {
		const frame = page.getByTestId('editCredential-modal');
		await frame.getByTestId('credential-edit-dialog').waitFor();
		return new CredentialDialog(page, frame);
	}

	/** Opens the dialog of a saved credential, which n8n then tests at once. */
	static async openedAndTested(
		page: Page,
		open: () => Promise<void>,
	): Promise<{ dialog: CredentialDialog; verdict: Verdict }> {
		const result = await testResultOf(page, open);
		const dialog = await CredentialDialog.opened(page);
		return { dialog, verdict: await dialog.verdict(result) };
	}

	async connectWith(way: ConnectWith): Promise<void> {
		await this.frame.getByTestId('parameter-input-connectWith').click();
		await this.page.getByRole('option', { name: new RegExp(`^${way}`) }).click();
	}

	/** @param fields by their names in the credential; they have to be visible */
	async fill(fields: Record<string, string>): Promise<void> {
		for (const [name, value] of Object.entries(fields)) {
			await this.frame.getByTestId(`parameter-input-${name}`).locator('input').fill(value);
		}
	}

	async rename(name: string): Promise<void> {
		const title = this.frame.getByTestId('credential-name');
		await title.getByTestId('inline-edit-preview').click();
		await title.getByTestId('inline-edit-input').fill(name);
		await title.getByTestId('inline-edit-input').press('Enter');
	}

	/** Saves, upon which n8n tests, and returns what the user then reads about that. */
	async save(): Promise<Verdict> {
		const button = this.frame.getByRole('button', { name: 'Save', exact: true });
		return await this.verdict(await testResultOf(this.page, async () => await button.click()));
	}

	/** Makes the dialog as high as its fields need, for a picture: n8n has a limit, and then scrolls. */
	async showWhole(): Promise<void> {
		const hidden = await this.frame.locator('div').evaluateAll((parts) => {
			const sizes = parts as unknown as Array<{ clientHeight: number; scrollHeight: number }>;
			const scrolling = sizes.filter(({ clientHeight }) => clientHeight > 200);
			return Math.max(0, ...scrolling.map(({ clientHeight, scrollHeight }) => scrollHeight - clientHeight));
		});
		const content = `[class*="credentialModal"] { --dialog--max-height: ${LIMIT + hidden}px !important; }`;
		await this.page.addStyleTag({ content });
	}

	async close(): Promise<void> {
		await this.frame.getByRole('button', { name: 'Close this dialog' }).click();
		await this.frame.waitFor({ state: 'hidden' });
	}

	/** All that can be read in the dialog. */
	async text(): Promise<string> {
		return await this.frame.innerText();
	}

	/** The banner of the former test stays until there is a new one, so the answer says which to wait for. */
	private async verdict({ status, message }: TestResult): Promise<Verdict> {
		const green = this.frame.getByTestId('credentials-config-container-test-success');
		const red = this.frame.locator('.el-tag--danger').filter({ hasText: 'Couldn’t connect' });
		const [shown, hidden] = status === 'OK' ? [green, red] : [red, green];
		await shown.waitFor();
		await hidden.waitFor({ state: 'hidden' });
		if (status === 'OK') return { color: 'green', text: await green.innerText() };
		const more = red.getByText('More details');
		if (await more.isVisible()) await more.click();
		await red.filter({ hasText: message }).waitFor();
		return { color: 'red', text: await red.innerText() };
	}
}

/** What n8n's server answers to the test that something sets off. */
async function testResultOf(page: Page, setOff: () => Promise<void>): Promise<TestResult> {
	const [response] = await Promise.all([
		page.waitForResponse((answer) => new URL(answer.url()).pathname === '/rest/credentials/test'),
		setOff(),
	]);
	return ((await response.json()) as { data: TestResult }).data;
}
