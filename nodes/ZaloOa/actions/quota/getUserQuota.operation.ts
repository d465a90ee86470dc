import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';

import { simplify } from '../../fields/simplify';
import { toIsoTime, toTime } from '../../helpers/dates';
import { isRecord, toNumber } from '../../helpers/guards';
import { readSingle } from '../../api/list';
import { OPENAPI_URL } from '../../http/hosts';
import { zaloRequest } from '../../transport/request';
import { idParameter, wantsSimplified } from '../parameters';
import type { Operation } from '../types';

export const option: Operation['option'] = {
	name: 'Get User Quota',
	value: 'getUserQuota',
	action: 'Get user quota',
	description: 'See whether a user may be written to now, free or paid, and how many promotions are left',
};

export const properties: INodeProperties[] = [
	{
		displayName: 'User ID',
		name: 'userId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 4570000000000000001',
		description: 'The ID that the user has for your OA. The user need not follow the OA.',
	},
	simplify,
];

const HOUR = 3_600_000;

/** After the user's last interaction, messages are free for so long (zalo-oa-api.md 3.8). */
const FREE_FOR = 48 * HOUR;

/** And after so long, Zalo takes none from an app any more (code -230, zalo-oa-api.md 3.4). */
const OPEN_FOR = 7 * 24 * HOUR;

/** What writing to the user means now: free, paid (or from the package), or not possible. */
type MessageWindow = { window: 'free' | 'paid' | 'closed'; windowEndsAt: string | null };

/** Of which Zalo sends at least one, if it says anything of the user (zalo-oa-api.md 3.4). */
const MEMBERS = ['last_interaction', 'cs_reply', 'promotion'];

const meansNever = (sent: unknown) =>
	sent === undefined || sent === null || sent === '' || Number(sent) === 0;

function windowAt(now: number, lastInteraction: number | undefined): MessageWindow {
	if (lastInteraction === undefined || now > lastInteraction + OPEN_FOR) {
		return { window: 'closed', windowEndsAt: null };
	}
	if (now > lastInteraction + FREE_FOR) {
		return { window: 'paid', windowEndsAt: toIsoTime(lastInteraction + OPEN_FOR) };
	}
	return { window: 'free', windowEndsAt: toIsoTime(lastInteraction + FREE_FOR) };
}

const numberOrNull = (value: unknown) => toNumber(value) ?? null;

/** Replies within 48 hours; Zalo has stopped counting them in 2026, and then leaves the member out. */
function readReplies(sent: unknown): IDataObject {
	if (!isRecord(sent)) return {};
	return { csReply: { remain: numberOrNull(sent.remain), total: numberOrNull(sent.total) } };
}

function readPromotion(sent: unknown): IDataObject {
	const promotion = isRecord(sent) ? sent : {};
	return {
		dailyRemain: numberOrNull(promotion.daily_remain),
		dailyTotal: numberOrNull(promotion.daily_total),
		monthlyRemain: numberOrNull(promotion.monthly_remain),
		monthlyTotal: numberOrNull(promotion.monthly_total),
	};
}

/**
 * What may be sent to one user, and until when.
 *
 * `POST https://openapi.zalo.me/v3.0/oa/quota/message` with `{ user_id }`. Times are ISO 8601 in UTC.
 * Source: zalo-oa-api.md 3.4 and 3.8.
 *
 * @throws NodeOperationError when the user id is empty, or Zalo says success but sends nothing about the user or an
 *   unreadable time
 */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const userId = idParameter(context, 'userId', 'User ID', itemIndex);
	const url = `${OPENAPI_URL}/v3.0/oa/quota/message`;
	const body = { user_id: userId };
	const data = readSingle(
		await zaloRequest(context, { method: 'POST', url, body, effect: 'read' }, itemIndex),
	);

	const isSimple = wantsSimplified(context, itemIndex);
	if (data && !isSimple) return data as IDataObject;
	if (!data || !MEMBERS.some((name) => name in data)) {
		throw new NodeOperationError(context.getNode(), "Zalo's answer holds no quota of this user", {
			description:
				'Zalo accepted the request but sent nothing about the user. Check the user ID: it has to be the one that the user has for this OA.',
			itemIndex,
		});
	}
	const lastInteraction = toTime(data.last_interaction);
	if (lastInteraction === undefined && !meansNever(data.last_interaction)) {
		throw new NodeOperationError(
			context.getNode(),
			"The time of the user's last interaction cannot be read",
			{
				description:
					'Zalo has sent it in another form than before, so nothing can be said about writing to the user. Switch Simplify off to see it, and report it to the package.',
				itemIndex,
			},
		);
	}
	return {
		userId,
		lastInteraction: lastInteraction === undefined ? null : toIsoTime(lastInteraction),
		...windowAt(Date.now(), lastInteraction),
		...readReplies(data.cs_reply),
		promotion: readPromotion(data.promotion),
	};
}
