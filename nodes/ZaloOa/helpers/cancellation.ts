import type { ZaloContext } from '../transport/types';

/** Did the user stop the run? Then nothing more may be sent, and nothing waited for. */
export function isCancelled(context: ZaloContext): boolean {
	return 'getExecutionCancelSignal' in context && context.getExecutionCancelSignal()?.aborted === true;
}
