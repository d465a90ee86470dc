import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ARTIFACTS, README_PICTURES } from './paths';
import { SCREENSHOTS_VARIABLE } from './variables';

interface Framing {
	/** The window's size in CSS pixels, which decides how n8n lays out what is shown. */
	width: number;
	height: number;
	/** What to show of it; the whole window by default. */
	only?: Locator;
	/** Called when the window has its size, to lay out what has to be laid out anew. */
	arrange?: () => Promise<void>;
}

/** Screenshots of the page, for people. */
export class Pictures {
	constructor(private readonly page: Page) {}

	/** Goes to the artifacts of the run. */
	async keep(title: string): Promise<void> {
		const withoutAccents = title.normalize('NFD').replaceAll(/\p{M}/gu, '');
		const name = withoutAccents.replaceAll(/\W+/g, '-').replaceAll(/^-|-$/g, '');
		await mkdir(ARTIFACTS, { recursive: true });
		await this.take(this.page, join(ARTIFACTS, `browser-${name}.png`));
	}

	/**
	 * Goes to the project's docs, if the run was told to make these anew (`--screenshots`).
	 *
	 * @param name may begin with a folder
	 */
	async forReadme(name: string, { width, height, only, arrange }: Framing): Promise<void> {
		if (!process.env[SCREENSHOTS_VARIABLE]) return;
		const before = this.page.viewportSize();
		await this.page.setViewportSize({ width, height });
		await arrange?.();
		await this.clear();
		const path = join(README_PICTURES, `${name}.png`);
		await mkdir(dirname(path), { recursive: true });
		await this.take(only ?? this.page, path);
		if (before) await this.page.setViewportSize(before);
	}

	private async take(what: Page | Locator, path: string): Promise<void> {
		await what.screenshot({ path, animations: 'disabled', caret: 'hide' });
	}

	/** Removes notifications, and what shows only because the mouse or the cursor is there. */
	private async clear(): Promise<void> {
		const notifications = this.page.locator('.el-notification');
		for (const notification of await notifications.all()) {
			await notification.locator('.el-notification__closeBtn').click();
		}
		await notifications.first().waitFor({ state: 'detached' });
		await this.page.locator(':focus').evaluateAll((focused) => {
			for (const element of focused) (element as { blur?: () => void }).blur?.();
		});
		await this.page.mouse.move(0, 0);
	}
}
