import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { addPoint } from './history';
import { toItem } from './output';
import { readQuota } from './readQuota';
import { readSettings } from './settings';
import { nameOf, readState, writeState } from './state';
import { fromTheHighest, watch } from './watch';

/**
 * One look at the quota: tells what has happened since the last good one, and remembers it.
 *
 * n8n hands the same context to all polls of an active workflow, but what the transport remembers (the credential, the
 * answers to reads) is for one run. Hence a context of its own for each poll: without it the second poll would see
 * the answer of the first one, for ever.
 *
 * A run that the user has started by hand shows the present state and remembers nothing, so that it does not
 * swallow what the next poll has to tell.
 *
 * @returns null when there is nothing to tell
 * @throws NodeApiError, NodeOperationError; nothing is remembered then, so the next good poll tells what happened
 */
export async function poll(pollFunctions: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const context: IPollFunctions = Object.create(pollFunctions);
	const settings = readSettings(context);
	const { watched, thresholds } = settings;
	const staticData = pollFunctions.getWorkflowStaticData('node');
	const name = nameOf(watched, context.getNode());
	const wasSeen = readState(staticData, name) !== undefined;
	const amounts = await readQuota(context, watched, wasSeen);
	// Read only now: a poll that took longer than the time between two may have told what this one sees.
	const state = readState(staticData, name);
	const now = { at: Date.now(), remain: amounts.remain, total: amounts.total };
	const last = state?.history.at(-1);
	const toItems = (items: IDataObject[]) => [pollFunctions.helpers.returnJsonArray(items)];

	if (pollFunctions.getMode() === 'manual') {
		const history = addPoint(state?.history ?? [], now);
		const [threshold] = fromTheHighest(thresholds, now.total);
		return toItems([toItem('test', threshold, watched, amounts, last, history)]);
	}

	const { firings, state: next } = watch(settings, state, now);
	const items = firings.map(({ event, threshold }) =>
		toItem(event, threshold, watched, amounts, last, next.history),
	);
	// Only now: what failed on the way here has not been told yet.
	writeState(staticData, name, next);
	return items.length > 0 ? toItems(items) : null;
}
