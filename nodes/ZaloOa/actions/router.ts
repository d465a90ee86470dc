import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type JsonObject,
} from 'n8n-workflow';

import { isCancelled } from '../helpers/cancellation';
import { runInPool } from './pool';
import { findOperation } from './registry';
import type { Operation } from './types';

/** Items worked on at the same time: fast for long lists, and light on Zalo's limit per minute. */
const MAX_PARALLEL = 10;

type NodeError = NodeApiError | NodeOperationError;
type ItemResult = { items: INodeExecutionData[] } | { error: NodeError };

function chosenOperation(context: IExecuteFunctions, itemIndex: number): Operation {
	const resource = context.getNodeParameter('resource', itemIndex);
	const name = context.getNodeParameter('operation', itemIndex);
	const operation = findOperation(String(resource), String(name));
	if (operation) return operation;
	throw new NodeOperationError(context.getNode(), `The operation "${String(name)}" is not available`, {
		description: `This version of the node has no such operation for "${String(resource)}". Choose another one, or update the package.`,
		itemIndex,
	});
}

/** Errors of n8n's own (a field that cannot be evaluated, say) get the item they belong to. */
function toNodeError(context: IExecuteFunctions, error: unknown, itemIndex: number): NodeError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	const reason = error instanceof Error ? error : new Error(String(error));
	return new NodeOperationError(context.getNode(), reason, { itemIndex });
}

async function runItem(context: IExecuteFunctions, itemIndex: number): Promise<ItemResult> {
	try {
		const output = await chosenOperation(context, itemIndex).execute(context, itemIndex);
		const items = context.helpers.constructExecutionMetaData(context.helpers.returnJsonArray(output), {
			itemData: { item: itemIndex },
		});
		return { items };
	} catch (error) {
		return { error: toNodeError(context, error, itemIndex) };
	}
}

/**
 * The item that stands for a failed one under Continue On Fail: `error` says what happened, `message` what
 * to do. Just these two keys are what n8n takes for a failed item and sends to the error output; were the
 * error object handed over as well, n8n would replace both by its first line.
 */
function toErrorItem(error: NodeError, itemIndex: number): INodeExecutionData {
	const json: JsonObject = { error: error.message, message: error.description ?? '' };
	return { json, pairedItem: { item: itemIndex } };
}

/**
 * Runs the chosen operation for every input item: some at a time, output in input order, each output item
 * paired with its input item. A failed item stops the run with its error, or becomes an error item when
 * the user chose to continue.
 *
 * @throws NodeApiError or NodeOperationError of the first failed item, with its index
 */
export async function router(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const continues = context.continueOnFail();
	const results = await runInPool(
		context.getInputData().length,
		MAX_PARALLEL,
		async (itemIndex) => await runItem(context, itemIndex),
		(result) => ('error' in result && !continues) || isCancelled(context),
	);

	const output: INodeExecutionData[] = [];
	for (const [itemIndex, result] of results.entries()) {
		if ('items' in result) output.push(...result.items);
		else if (continues) output.push(toErrorItem(result.error, itemIndex));
		else throw result.error;
	}
	return [output];
}
