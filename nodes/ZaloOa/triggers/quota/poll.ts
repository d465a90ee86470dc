import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { callerFor } from '../../transport/request';
import { Run } from '../../transport/run';
import { addPoint } from './history';
import { toItem } from './output';
import { readQuota } from './readQuota';
import { readSettings } from './settings';
import { readState, watchKey, writeState } from './state';
import { fromTheHighest, watch } from './watch';

/**
 * One look at the quota: tells what has happened since the last good one, and remembers it.
 *
 * A run that the user has started by hand shows the present state and remembers nothing, so that it does not
 * swallow what the next poll has to tell.
 *
 * @returns null when there is nothing to tell
 * @throws NodeApiError, NodeOperationError; nothing is remembered then, so the next good poll tells what happened
 */
export async function poll(n8n: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const settings = readSettings(n8n);
	const { watched, thresholds } = settings;
	const staticData = n8n.getWorkflowStaticData('node');
	const key = watchKey(watched, n8n.getNode());
	const wasSeen = readState(staticData, key) !== undefined;
	// n8n hands the same functions to all polls of a workflow; what is remembered of Zalo's answers is for one poll.
	const run = new Run(n8n, false);
	const amounts = await readQuota(n8n.getNode(), callerFor(run), watched, wasSeen);
	// Read only now: a poll that took longer than the time between two may have told what this one sees.
	const state = readState(staticData, key);
	const now = { at: Date.now(), remain: amounts.remain, total: amounts.total };
	const last = state?.history.at(-1);
	const toItems = (items: IDataObject[]) => [n8n.helpers.returnJsonArray(items)];

	if (n8n.getMode() === 'manual') {
		const history = addPoint(state?.history ?? [], now);
		const [threshold] = fromTheHighest(thresholds, now.total);
		const item = toItem('test', threshold, watched, amounts, last, history);
		const wouldTrigger = watch(settings, state, now).firings.map(({ event }) => event);
		return toItems([{ ...item, wouldTrigger: [...new Set(wouldTrigger)] }]);
	}

	const { firings, state: next } = watch(settings, state, now);
	const items = firings.map(({ event, threshold }) =>
		toItem(event, threshold, watched, amounts, last, next.history),
	);
	// Only now: what failed on the way here has not been told yet.
	writeState(staticData, key, next);
	return items.length > 0 ? toItems(items) : null;
}
