import type { INodeExecutionData, NodeApiError, NodeOperationError } from 'n8n-workflow';

/** The two kinds of errors that n8n lets a node throw. */
export type NodeError = NodeApiError | NodeOperationError;

/** Says more of what to do, behind what the error says already. */
export function addAdvice(error: NodeError, advice: string): void {
	error.description = `${error.description ?? ''} ${advice}`.trim();
}

/** Said where an error of n8n's own comes without advice: older n8n takes an item with an empty text for a success. */
const NO_ADVICE = 'Look at the fields of this step and at the item that it was given.';

/**
 * The item that stands for a failed one under Continue On Fail: what happened, what to do, Zalo's code as text (or
 * "timeout", "cut", "http 502"; null where nothing was asked), and for a call that changes something whether it may
 * have been carried out all the same.
 *
 * Exactly these two keys, none of them empty, are what every n8n 2 takes for a failed item and sends to the error
 * output. Were the error object handed over as well, n8n would replace both by its first line.
 */
export function toErrorItem(error: NodeError, itemIndex: number): INodeExecutionData {
	const message = error.message || 'The step could not be carried out';
	const { code, mayHaveArrived } = error.context;
	const told = {
		message,
		description: error.description || NO_ADVICE,
		code: typeof code === 'string' ? code : null,
		mayHaveArrived: mayHaveArrived === true,
	};
	return { json: { error: told, message }, pairedItem: { item: itemIndex } };
}
