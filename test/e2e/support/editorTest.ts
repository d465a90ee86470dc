import type { Editor } from './editor';

/** `it` for tests in the browser: each begins with a blank page, and leaves a picture of it when it fails. */
export function browserTest(editor: () => Editor) {
	return (name: string, run: (editor: Editor) => Promise<void>): void => {
		it(name, async () => {
			await editor().newPage();
			try {
				await run(editor());
			} catch (error) {
				await editor().pictures.keep(`failed: ${name}`);
				throw error;
			}
		});
	};
}
