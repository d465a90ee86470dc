import { toIsoTime, toTime } from '../helpers/dates';
import { isRecord, readSingle, toNumber } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import type { ZaloCaller } from '../transport/types';
import { UNKNOWN_USER } from './unknownUser';

type Sent = Record<string, unknown>;

/**
 * What writing to a user means now.
 *
 * - `free`: within 48 hours of the last interaction.
 * - `paid`: within 7 days of it; a message comes off the package, or is paid for.
 * - `closed`: later than that, Zalo takes no consultation message from an app (code -230).
 * - `welcome`: the user has never interacted. Zalo takes a few welcome messages to such a user who follows the OA,
 *   and does not say here whether this one does.
 *
 * Source: zalo-oa-api.md 3.4, 3.8 and 4.1.
 */
export type MessageWindow = 'free' | 'paid' | 'closed' | 'welcome';

/** Times are ISO 8601 in UTC. Numbers are null where Zalo sends none. */
export interface UserQuota {
	lastInteraction: string | null;
	window: MessageWindow;
	/** When a `free` or `paid` window ends; null for the others. */
	windowEndsAt: string | null;
	/** Replies within 48 hours. Missing since Zalo has stopped counting them in 2026. */
	csReply?: { remain: number | null; total: number | null };
	promotion: {
		dailyRemain: number | null;
		dailyTotal: number | null;
		monthlyRemain: number | null;
		monthlyTotal: number | null;
	};
}

const HOUR = 3_600_000;

/** After the user's last interaction, messages are free for so long (zalo-oa-api.md 3.8). */
const FREE_FOR = 48 * HOUR;

/** And after so long, Zalo takes none from an app any more (code -230, zalo-oa-api.md 3.4). */
const OPEN_FOR = 7 * 24 * HOUR;

/** Of which Zalo sends at least one, if it says anything of the user (zalo-oa-api.md 3.4). */
const MEMBERS = ['last_interaction', 'cs_reply', 'promotion'];

/**
 * `POST /v3.0/oa/quota/message` with `{ user_id }`, as Zalo sent it. Source: zalo-oa-api.md 3.4.
 *
 * @returns undefined when Zalo's answer is not about one thing
 */
export async function getUserQuota(zalo: ZaloCaller, userId: string): Promise<Sent | undefined> {
	const url = `${OPENAPI_URL}/v3.0/oa/quota/message`;
	const body = { json: { user_id: userId } };
	return readSingle(
		(await zalo.call({ method: 'POST', url, body, effect: 'read', words: UNKNOWN_USER })).data,
	);
}

const meansNever = (sent: unknown) =>
	sent === undefined || sent === null || sent === '' || Number(sent) === 0;

function windowAt(
	now: number,
	lastInteraction: number | undefined,
): Pick<UserQuota, 'window' | 'windowEndsAt'> {
	if (lastInteraction === undefined) return { window: 'welcome', windowEndsAt: null };
	if (now > lastInteraction + OPEN_FOR) return { window: 'closed', windowEndsAt: null };
	if (now > lastInteraction + FREE_FOR) {
		return { window: 'paid', windowEndsAt: toIsoTime(lastInteraction + OPEN_FOR) };
	}
	return { window: 'free', windowEndsAt: toIsoTime(lastInteraction + FREE_FOR) };
}

const numberOrNull = (value: unknown) => toNumber(value) ?? null;

function readReplies(sent: unknown): Pick<UserQuota, 'csReply'> {
	if (!isRecord(sent)) return {};
	return { csReply: { remain: numberOrNull(sent.remain), total: numberOrNull(sent.total) } };
}

function readPromotion(sent: unknown): UserQuota['promotion'] {
	const promotion = isRecord(sent) ? sent : {};
	return {
		dailyRemain: numberOrNull(promotion.daily_remain),
		dailyTotal: numberOrNull(promotion.daily_total),
		monthlyRemain: numberOrNull(promotion.monthly_remain),
		monthlyTotal: numberOrNull(promotion.monthly_total),
	};
}

/**
 * Reads what Zalo has sent about a user.
 *
 * @param now epoch ms
 * @returns "nothing" where nothing in it is about the user, and "unreadable time" where the last interaction is in a
 *   form that nobody has seen: of the window, nothing can be said then
 */
export function readUserQuota(
	data: Sent | undefined,
	now: number,
): UserQuota | 'nothing' | 'unreadable time' {
	if (!data || !MEMBERS.some((name) => name in data)) return 'nothing';
	const lastInteraction = toTime(data.last_interaction);
	if (lastInteraction === undefined && !meansNever(data.last_interaction)) return 'unreadable time';
	return {
		lastInteraction: lastInteraction === undefined ? null : toIsoTime(lastInteraction),
		...windowAt(now, lastInteraction),
		...readReplies(data.cs_reply),
		promotion: readPromotion(data.promotion),
	};
}
