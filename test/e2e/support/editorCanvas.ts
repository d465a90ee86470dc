import type { Page } from 'playwright-core';
import { NodePanel } from './editorNodePanel';
import { NodeView } from './editorNodeView';

/** The drawing of a workflow. */
export class Canvas {
	private constructor(private readonly page: Page) {}

	/** Waits for the workflow to be drawn. */
	static async opened(page: Page): Promise<Canvas> {
		await page.getByTestId('canvas').waitFor();
		return new Canvas(page);
	}

	/** All of it, for a picture. */
	get drawing() {
		return this.page.getByTestId('canvas');
	}

	/** Moves and scales the drawing so that all of it can be seen. */
	async fit(): Promise<void> {
		// By its key, since the mouse on its way over the drawing brings up buttons.
		await this.page.keyboard.press('1');
		// It glides there.
		await this.page.waitForTimeout(1000);
	}

	/** The big plus of an empty workflow. */
	async addFirstStep(): Promise<NodePanel> {
		await this.page.getByTestId('canvas-plus-button').click();
		return await NodePanel.opened(this.page);
	}

	/** The plus behind the last node. */
	async addStep(): Promise<NodePanel> {
		await this.page.getByTestId('canvas-handle-plus').last().click();
		return await NodePanel.opened(this.page);
	}

	async openNode(name: string): Promise<NodeView> {
		await this.node(name).dblclick();
		return await NodeView.opened(this.page);
	}

	/** Runs the workflow by the button below it. */
	async execute(): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').click();
	}

	/** Waits for a notification with these words. */
	async says(words: string): Promise<void> {
		await this.page.locator('.el-notification').filter({ hasText: words }).first().waitFor();
	}

	/** Waits for a node to have run well. */
	async hasRun(name: string): Promise<void> {
		await this.node(name).getByTestId('canvas-node-status-success').waitFor();
	}

	/** Removes a node with the Delete key. */
	async delete(name: string): Promise<void> {
		await this.node(name).click();
		await this.page.keyboard.press('Delete');
		await this.node(name).waitFor({ state: 'detached' });
	}

	/** What stands under the name of a node. */
	async subtitleOf(name: string): Promise<string> {
		return await this.node(name).locator('[class*="subtitle"]').innerText();
	}

	private node(name: string) {
		return this.page.getByTestId('canvas-node').filter({ hasText: name });
	}
}
