import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { nameRanges } from '../helpers/ranges';
import { openUpIfLimitIsKnown } from '../transport/policies/rateLimit';
import { Run } from '../transport/run';
import { addAdvice, toErrorItem, type NodeError } from './errorItem';
import { FixedFields } from './fixedFields';
import { Item } from './item';
import { Lanes } from './lanes';
import { runInPool } from './pool';
import { findOperation } from './registry';
import type { Operation } from './types';

type ItemResult = { hasSent: boolean } & ({ items: INodeExecutionData[] } | { error: NodeError });

/** The operation that the user has chosen for an item. */
type Choose = (n8n: IExecuteFunctions, run: Run, itemIndex: number) => Operation;

const chosenOperation: Choose = (n8n, run, itemIndex) => {
	const fields = run.of(FixedFields);
	const resource = fields.read(n8n, run.node, 'resource', itemIndex);
	const name = fields.read(n8n, run.node, 'operation', itemIndex);
	const operation = findOperation(String(resource), String(name));
	if (operation) return operation;
	throw new NodeOperationError(n8n.getNode(), `The operation "${String(name)}" is not available`, {
		description: `This version of the node has no such operation for "${String(resource)}". Choose another one, or update the package.`,
		itemIndex,
	});
};

/** For whoever tries a workflow out, and means to let it run by itself. */
const SHORT_LIVED =
	'This credential is connected with an access token, which ends after 25 hours. For a workflow that runs by itself, choose Refresh Token under Connect With in the credential.';

/** Errors of n8n's own (a field that cannot be evaluated, say) get the item they belong to. */
function toNodeError(n8n: IExecuteFunctions, error: unknown, itemIndex: number): NodeError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	const reason = error instanceof Error ? error : new Error(String(error));
	return new NodeOperationError(n8n.getNode(), reason, { itemIndex });
}

async function runItem(n8n: IExecuteFunctions, run: Run, lanes: Lanes, choose: Choose, itemIndex: number) {
	let item: Item | undefined;
	try {
		const operation = choose(n8n, run, itemIndex);
		const chosen = new Item(run, itemIndex, n8n, operation.properties);
		item = chosen;
		// Nothing is waited for up to here, so that items enter the lane of their recipient in their order.
		const recipient = operation.recipient?.(chosen) ?? '';
		const execute = async () => await operation.execute(chosen);
		const output = await (recipient === '' ? execute() : lanes.run(recipient, execute));
		const json = n8n.helpers.returnJsonArray(output as IDataObject | IDataObject[]);
		const items = n8n.helpers.constructExecutionMetaData(json, { itemData: { item: itemIndex } });
		return { items, hasSent: chosen.hasSent };
	} catch (error) {
		return { error: toNodeError(n8n, error, itemIndex), hasSent: item?.hasSent ?? false };
	}
}

/** What ended the run: the first failed item, not one that could not go on because of it. */
function firstError(results: ItemResult[]): NodeError | undefined {
	const errors = results.flatMap((result) => ('error' in result ? [result.error] : []));
	return errors.find(({ context }) => context.code !== 'cancelled') ?? errors[0];
}

/** The items of which something is true, in their order. */
const indexesOf = (results: ItemResult[], isMeant: (result: ItemResult) => boolean): number[] =>
	[...results.entries()].flatMap(([itemIndex, result]) => (isMeant(result) ? [itemIndex] : []));

const mayHaveArrived = (result: ItemResult): boolean =>
	'error' in result && result.error.context.mayHaveArrived === true;

/**
 * Somebody who reads of a failed item has to know what has gone out all the same: whoever runs the workflow anew would
 * send it twice.
 */
function tellWhatWasSent(error: NodeError, results: ItemResult[], count: number): void {
	// Of the item that has failed, the error speaks by itself.
	const isAnother = (result: ItemResult) => !('error' in result) || result.error !== error;
	const sent = indexesOf(results, (result) => result.hasSent && 'items' in result);
	const partly = indexesOf(
		results,
		(result) => result.hasSent && 'error' in result && isAnother(result) && !mayHaveArrived(result),
	);
	const unknown = indexesOf(results, (result) => mayHaveArrived(result) && isAnother(result));
	const told = [
		sent.length > 0 ? `${sent.length} of ${count} items were sent: ${nameRanges(sent)}` : [],
		partly.length > 0 ? `Only a part of their messages was sent: ${nameRanges(partly)}` : [],
		unknown.length > 0 ? `Perhaps sent, look in OA Manager: ${nameRanges(unknown)}` : [],
	].flat();
	if (told.length === 0) return;
	addAdvice(error, `${told.join('. ')} (n8n counts from 0). Retry On Fail does not send them again.`);
}

/**
 * Runs an operation for every input item: some at a time, output in input order, each output item paired with its
 * input item. A failed item stops the run with its error, or becomes an error item when the user chose to continue.
 *
 * @throws NodeApiError or NodeOperationError of the first failed item, with its index
 */
export async function runItems(n8n: IExecuteFunctions, choose: Choose): Promise<INodeExecutionData[][]> {
	const continues = n8n.continueOnFail();
	const run = new Run(n8n, true);
	await openUpIfLimitIsKnown(run);
	const lanes = new Lanes();
	const count = n8n.getInputData().length;
	const results = await runInPool<ItemResult>(
		count,
		// Who only waits for an earlier message to the same recipient takes nobody's place.
		() => run.pace.width + lanes.waiting,
		async (itemIndex) => await runItem(n8n, run, lanes, choose, itemIndex),
		(result) => {
			if ('error' in result && !continues) run.end();
			return run.isStopped || ('error' in result && !continues);
		},
	);

	run.close();
	if (n8n.getMode() === 'manual' && (await run.isShortLived())) run.hint(SHORT_LIVED);
	const error = continues ? undefined : firstError(results);
	if (error) {
		tellWhatWasSent(error, results, count);
		throw error;
	}
	const output: INodeExecutionData[] = [];
	for (const [itemIndex, result] of results.entries()) {
		if ('error' in result) output.push(toErrorItem(result.error, itemIndex));
		else for (const item of result.items) output.push(item);
	}
	return [output];
}

/** What the node does: the operation chosen in its fields, for every item. */
export const router = async (n8n: IExecuteFunctions): Promise<INodeExecutionData[][]> =>
	await runItems(n8n, chosenOperation);
