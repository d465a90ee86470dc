import { existsSync } from 'node:fs';
import { chromium, selectors, type BrowserContext, type Page } from 'playwright-core';
import { Canvas } from './editorCanvas';
import { CredentialDialog, type Verdict } from './editorCredentialDialog';
import { Pictures } from './editorPictures';
import { OWNER, type Login } from './n8nClient';
import { CHROMIUM } from './paths';
import { newFolder } from './runFolder';
import { SCREENSHOTS_VARIABLE } from './variables';

/** Generous, since it only decides how long a broken run takes. */
const PATIENCE_MS = 90_000;

const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-proxy-server',
	// The editor shall show the same with and without the internet.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** n8n's editor in a browser, with a user signed in. */
export class Editor {
	private currentPage: Page | undefined;

	private constructor(
		private readonly browser: BrowserContext,
		private readonly url: string,
	) {}

	/** @param url of an n8n whose owner exists */
	static async open(url: string, login: Login = OWNER): Promise<Editor> {
		if (!existsSync(CHROMIUM))
			throw new Error(`The browser tests need ${CHROMIUM}: apt-get install chromium`);
		selectors.setTestIdAttribute('data-test-id');
		const browser = await chromium.launchPersistentContext(await newFolder('chromium'), {
			executablePath: CHROMIUM,
			headless: true,
			args: FLAGS,
			viewport: { width: 1440, height: 900 },
			deviceScaleFactor: process.env[SCREENSHOTS_VARIABLE] ? 2 : 1,
			colorScheme: 'light',
			locale: 'en-GB',
			reducedMotion: 'reduce',
		});
		browser.setDefaultTimeout(PATIENCE_MS);
		const editor = new Editor(browser, url);
		await editor.signIn(login).catch(async (error: unknown) => {
			await editor.close();
			throw error;
		});
		return editor;
	}

	/** Begins with a blank page, so that no test meets what another has left open. */
	async newPage(): Promise<void> {
		const before = this.currentPage;
		this.currentPage = await this.browser.newPage();
		await before?.close();
	}

	get page(): Page {
		if (!this.currentPage) throw new Error('No page is open');
		return this.currentPage;
	}

	get pictures(): Pictures {
		return new Pictures(this.page);
	}

	async close(): Promise<void> {
		await this.browser.close();
	}

	/** Personal → Credentials → Create credential → Zalo OA API. */
	async newZaloCredential(): Promise<CredentialDialog> {
		await this.goTo('/home/credentials');
		await this.page.getByTestId('add-resource-credential').click();
		await this.page.getByTestId('new-credential-type-select').locator('input').fill('zalo');
		const types = this.page.getByTestId('new-credential-type-select-option');
		await types.filter({ hasText: 'Zalo OA API' }).click();
		await this.page.getByTestId('new-credential-type-button').click();
		return await CredentialDialog.opened(this.page);
	}

	/** Opens a saved credential from the list, upon which n8n tests it. */
	async savedCredential(name: string): Promise<{ dialog: CredentialDialog; verdict: Verdict }> {
		await this.goTo('/home/credentials');
		const card = this.page.getByTestId('resources-list-item').filter({ hasText: name });
		const open = async () => await card.getByTestId('card-content').click();
		return await CredentialDialog.openedAndTested(this.page, open);
	}

	async newWorkflow(): Promise<Canvas> {
		await this.goTo('/workflow/new');
		return await Canvas.opened(this.page);
	}

	async savedWorkflow(id: string): Promise<Canvas> {
		await this.goTo(`/workflow/${id}`);
		return await Canvas.opened(this.page);
	}

	private async goTo(path: string): Promise<void> {
		await this.page.goto(this.url + path);
	}

	private async signIn({ email, password }: Login): Promise<void> {
		await this.newPage();
		await this.goTo('/signin');
		const form = this.page.getByTestId('signin-form');
		await form.getByTestId('emailOrLdapLoginId').locator('input').fill(email);
		await form.getByTestId('password').locator('input').fill(password);
		await form.getByTestId('form-submit-button').click();
		await this.page.waitForURL((url) => url.pathname !== '/signin');
	}
}
