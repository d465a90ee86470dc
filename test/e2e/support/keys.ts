import { stdin } from 'node:process';

const CTRL_C = '\u0003';

/** Whether somebody sits at a keyboard. */
export const hasKeyboard = (): boolean => stdin.isTTY;

/**
 * Calls what belongs to a key when that key is pressed. Without a keyboard it does nothing.
 *
 * @returns stops it
 */
export function onKeys(actions: Record<string, () => void>): () => void {
	if (!hasKeyboard()) return () => {};
	const read = (data: string) => {
		for (const key of data) {
			// A terminal that hands on single keys makes no signal of this one any more.
			if (key === CTRL_C) process.kill(process.pid, 'SIGINT');
			actions[key.toLowerCase()]?.();
		}
	};
	stdin.setRawMode(true).setEncoding('utf8').on('data', read).resume();
	return () => {
		stdin.off('data', read).setRawMode(false).pause();
	};
}
