import type { IDataObject, INode } from 'n8n-workflow';

import { isRecord } from '../../helpers/guards';
import { isTime, type Point } from './history';
import type { WatchedQuota } from './settings';

/** What is remembered from one poll to the next. */
export interface State {
	/** The last looks at the quota, the newest last; never empty. */
	history: Point[];
	/** By threshold: was the quota below it at the last poll? */
	below: Record<string, boolean>;
}

/**
 * Tells quotas apart, so that the numbers of one are not compared with those of another: of another kind, or of the
 * OA of another credential.
 */
export const watchKey = (watched: WatchedQuota, { credentials }: INode): string =>
	[...Object.values(watched), credentials?.zaloOaApi?.id ?? ''].join('/');

const isPoint = (value: unknown): value is Point & Record<string, unknown> =>
	isRecord(value) && isTime(value.at) && Number.isFinite(value.remain) && Number.isFinite(value.total);

/**
 * Reads what n8n has kept for this node, if it is about the quota of this key. Anything that does not
 * fit (another quota, an older version of the package, damage) is as good as nothing: the trigger begins anew.
 */
export function readState(staticData: IDataObject, key: string): State | undefined {
	const { quota, history, below } = staticData;
	if (quota !== key || !Array.isArray(history) || !isRecord(below)) return undefined;
	const kept: unknown[] = history;
	const points = kept.filter(isPoint);
	if (points.length === 0 || points.length < kept.length) return undefined;
	const flags = Object.entries(below).map(([threshold, value]): [string, boolean] => [
		threshold,
		value === true,
	]);
	return { history: points, below: Object.fromEntries(flags) };
}

/** Member by member, because n8n watches this object for changes. */
export function writeState(staticData: IDataObject, key: string, state: State): void {
	staticData.quota = key;
	staticData.history = state.history.map(({ at, remain, total }) => ({ at, remain, total }));
	staticData.below = { ...state.below };
}
