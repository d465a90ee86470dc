import type { Page } from 'playwright-core';
import { NodeView } from './editorNodeView';

/** The list of nodes at the right side of the canvas. */
export class NodePanel {
	private constructor(private readonly page: Page) {}

	/** Waits for the panel to open. */
	static async opened(page: Page): Promise<NodePanel> {
		await page.getByTestId('node-creator-search-bar').waitFor();
		return new NodePanel(page);
	}

	async search(words: string): Promise<void> {
		await this.page.getByTestId('node-creator-search-bar').fill(words);
	}

	/** Waits for a node of just this name to be listed. */
	async lists(name: string): Promise<void> {
		await this.entry(name).waitFor();
	}

	/** All that is listed now. */
	async names(): Promise<string[]> {
		return await this.page.getByTestId('node-creator-item-name').allInnerTexts();
	}

	async choose(name: string): Promise<void> {
		await this.entry(name).click();
	}

	/** Chooses an action of a node, which opens the node it makes. */
	async chooseAction(name: string): Promise<NodeView> {
		await this.choose(name);
		return await NodeView.opened(this.page);
	}

	private entry(name: string) {
		return this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	}
}
