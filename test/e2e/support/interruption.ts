const controller = new AbortController();

/** Fires when a person or a supervisor asks this command to end: pass it to whatever runs long. */
export const interruption = controller.signal;

/** Ctrl-C and its relatives then end the command in good order instead of at once. */
export function endInOrder(): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => controller.abort(new Error(`Interrupted by ${signal}`)));
	}
}
