import { NodeOperationError, type INodePropertyOptions, type IPollFunctions } from 'n8n-workflow';

import { messageProducts, quotaOwners, quotaSources } from '../../fields/quotaAssets';
import { isRecord, toNumber, toText } from '../../helpers/guards';

export const EVENTS = ['isRenewed', 'recovers', 'fallsBelow', 'changes', 'everyPoll'] as const;
export type QuotaEvent = (typeof EVENTS)[number];

export interface Threshold {
	value: number;
	unit: 'messages' | 'percent';
}

/** A quota that can be watched. */
export type WatchedQuota =
	| { quota: 'messageQuota' }
	| { quota: 'znsQuota' }
	| { quota: 'znsTemplate'; templateId: string }
	| { quota: 'quotaAsset'; quotaOwner: string; productType: string; quotaType: string };

/** ZNS messages are granted by the day, of the OA and of a template (zalo-oa-api.md 3.7, 7.6). */
export const resetsDaily = ({ quota }: WatchedQuota): boolean =>
	quota === 'znsQuota' || quota === 'znsTemplate';

/** What the user wants to be told. */
export interface Settings {
	watched: WatchedQuota;
	events: QuotaEvent[];
	/** None twice. */
	thresholds: Threshold[];
}

function refuse(context: IPollFunctions, message: string, description: string): never {
	throw new NodeOperationError(context.getNode(), message, { description });
}

function readWatched(context: IPollFunctions): WatchedQuota {
	const text = (name: string) => toText(context.getNodeParameter(name)) ?? '';
	const quota = text('quota');
	if (quota === 'messageQuota' || quota === 'znsQuota') return { quota };
	if (quota === 'znsTemplate') {
		const templateId = toText(context.getNodeParameter('templateId', '', { extractValue: true }))?.trim();
		if (templateId) return { quota, templateId };
		return refuse(context, 'No template is chosen', 'Choose one of the list under Template.');
	}
	if (quota === 'quotaAsset') {
		const choice = (name: string, label: string, options: INodePropertyOptions[]) => {
			const value = text(name);
			if (options.some((option) => option.value === value)) return value;
			return refuse(
				context,
				`${label} has a value that is not in its list: "${value.slice(0, 50)}"`,
				`Open the trigger and choose ${label} again.`,
			);
		};
		return {
			quota,
			quotaOwner: choice('quotaOwner', 'Quota Owner', quotaOwners),
			productType: choice('productType', 'Product Type', messageProducts),
			quotaType: choice('quotaType', 'Quota Type', quotaSources),
		};
	}
	return refuse(context, `The quota "${quota}" cannot be watched`, 'Choose one of the list under Quota.');
}

function readEvents(context: IPollFunctions): QuotaEvent[] {
	const chosen = [context.getNodeParameter('events')].flat();
	const events = EVENTS.filter((event) => chosen.some((value) => value === event));
	if (events.length > 0) return events;
	return refuse(context, 'Nothing is chosen under Trigger On', 'Choose at least one event.');
}

function readThreshold(context: IPollFunctions, entry: unknown): Threshold {
	const { value: sent, unit } = isRecord(entry) ? entry : {};
	const value = toNumber(sent);
	const advice = 'Enter a number, for example 200 messages or 10 percent.';
	if (value === undefined) return refuse(context, 'A threshold is not a number', advice);
	if (value <= 0) {
		const message = `Nothing can fall below a threshold of ${value}`;
		return refuse(context, message, 'To be told when the quota is used up, enter 1 and choose Messages.');
	}
	if (unit === 'messages') return { value, unit };
	if (unit !== 'percent') return refuse(context, 'A threshold has no unit', 'Choose messages or percent.');
	if (value > 100) {
		const message = `The threshold of ${value} percent is more than the total`;
		return refuse(context, message, 'Enter at most 100 percent, or choose Messages as unit.');
	}
	return { value, unit };
}

/** What a threshold is known by, from one poll to the next. */
export const keyOf = ({ value, unit }: Threshold): string => `${value} ${unit}`;

function readThresholds(context: IPollFunctions): Threshold[] {
	const collection: unknown = context.getNodeParameter('thresholds', {});
	const entries = isRecord(collection) && Array.isArray(collection.threshold) ? collection.threshold : [];
	const read = entries.map((entry) => readThreshold(context, entry));
	if (read.length === 0) {
		refuse(
			context,
			'There is no threshold, so the quota can never fall below one',
			'Add one under Thresholds, for example 10 percent, or choose another event under Trigger On.',
		);
	}
	const unique = new Map(read.map((threshold) => [keyOf(threshold), threshold]));
	return [...unique.values()];
}

/**
 * Reads the fields of the trigger.
 *
 * @throws NodeOperationError for a choice that makes no sense, in words that name the field
 */
export function readSettings(context: IPollFunctions): Settings {
	const watched = readWatched(context);
	const events = readEvents(context);
	const needsThresholds = events.includes('fallsBelow') || events.includes('recovers');
	const thresholds = needsThresholds ? readThresholds(context) : [];
	return { watched, events, thresholds };
}
