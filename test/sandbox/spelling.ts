/**
 * The sources of zalo-oa-api.md disagree on how Zalo writes some answers (its DISAGREE lines). Endpoints give their
 * data in one form; here it is told which other forms there are, and the gate applies them when it writes the answer.
 */
export interface Spelling {
	/** Lists of quota assets: an array; the object alone if there is one; or the array as member `assets` (3.5). */
	assetStyle: AssetStyle;
	/** Numbers and switches of quota assets as text (3.5, 3.6). */
	quotesNumbers: boolean;
	/** Zalo has stopped sending the counters of replies in 2026 (3.8). */
	countsReplies: boolean;
	/** `DailyQuota` in place of `dailyQuota`, as one source has it (3.7). */
	capitalisesZnsNames: boolean;
	/** The example of the list of templates has `templateId`, the table beside it `template_id` (7.5). */
	templateListNames: 'camelCase' | 'snake_case';
	/** Prices of templates as text: no source shows one. */
	quotesPrices: boolean;
	/** `price_sdt` and `price_uid` of templates have come in 2026 (7.5, 7.6). */
	namesPricesByChannel: boolean;
	/** Times of messages by templates are text in all examples (7.1); clients had better read both. */
	sentTimeIsNumber: boolean;
	/** Where the time of a message to a user by a template stands, and what its quota tells (4.2). */
	sentTimePlace: 'data' | 'beside';
	userQuotaStyle: 'owner' | 'remain';
	/** By which method ratings are asked for (7.8). */
	ratingMethod: 'both' | 'GET' | 'POST';
	/** How the OA's own data names its id, and its Zalo Cloud Account (6.9). */
	oaIdName: 'oaid' | 'oa_id';
	linkedZcaName: 'linked_ZCA' | 'linked_zca';
	/** The docs say -220 for an expired access token, live reports say -216 (11). */
	expiredTokenCode: -216 | -220;
}

export type AssetStyle = 'array' | 'object' | 'assets';

export const USUAL_SPELLING: Readonly<Spelling> = {
	assetStyle: 'array',
	quotesNumbers: false,
	countsReplies: false,
	capitalisesZnsNames: false,
	templateListNames: 'camelCase',
	quotesPrices: false,
	namesPricesByChannel: true,
	sentTimeIsNumber: false,
	sentTimePlace: 'data',
	userQuotaStyle: 'owner',
	ratingMethod: 'both',
	oaIdName: 'oaid',
	linkedZcaName: 'linked_ZCA',
	expiredTokenCode: -216,
};

/** How the data of one endpoint is written under a spelling. */
export type Speller<Data> = (data: Data, spelling: Spelling) => unknown;

type Members = Record<string, unknown>;

const isQuotable = (value: unknown): boolean => typeof value === 'number' || typeof value === 'boolean';

const withValues = (members: Members, change: (value: unknown) => unknown): Members =>
	Object.fromEntries(Object.entries(members).map(([name, value]) => [name, change(value)]));

export const spellAssets: Speller<Members[]> = (assets, { assetStyle, quotesNumbers }) => {
	const quote = (value: unknown) => (isQuotable(value) ? String(value) : value);
	const list = quotesNumbers ? assets.map((asset) => withValues(asset, quote)) : assets;
	if (assetStyle === 'assets') return { assets: list };
	return assetStyle === 'object' && list.length < 2 ? list[0] : list;
};

export const spellUserQuota: Speller<Members & { cs_reply: unknown }> = (quota, { countsReplies }) => {
	const { cs_reply, ...others } = quota;
	return countsReplies ? { cs_reply, ...others } : others;
};

export const spellZnsQuota: Speller<Members> = (quota, { capitalisesZnsNames }) => {
	if (!capitalisesZnsNames) return quota;
	const capitalise = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
	return Object.fromEntries(Object.entries(quota).map(([name, value]) => [capitalise(name), value]));
};

export const spellOa: Speller<Members & { oaid: unknown; linked_ZCA: unknown }> = (
	{ oaid, linked_ZCA, ...others },
	{ oaIdName, linkedZcaName },
) => ({ [oaIdName]: oaid, ...others, [linkedZcaName]: linked_ZCA });

/** A message that was sent: `reply` has lost its counters, too (section 4.1). */
export const spellSent: Speller<Members & { quota?: Members }> = (sent, { countsReplies }) =>
	sent.quota?.['quota_type'] === 'reply' && !countsReplies
		? { ...sent, quota: { quota_type: 'reply' } }
		: sent;

interface Priced {
	price?: number;
	price_sdt: number;
	price_uid: number;
}

const withPrices = (
	{ price_sdt, price_uid, price, ...others }: Priced,
	{ quotesPrices, namesPricesByChannel }: Spelling,
): Members => {
	const prices = {
		...(price !== undefined && { price }),
		...(namesPricesByChannel && { price_sdt, price_uid }),
	};
	return { ...others, ...(quotesPrices ? withValues(prices, String) : prices) };
};

export const spellTemplate: Speller<Priced> = withPrices;

/** Only id and name are written in two ways. */
export const spellTemplateList: Speller<Array<Priced & { templateId: string; templateName: string }>> = (
	templates,
	spelling,
) =>
	templates.map(({ templateId, templateName, ...others }) => {
		const names =
			spelling.templateListNames === 'camelCase'
				? { templateId, templateName }
				: { template_id: templateId, template_name: templateName };
		return { ...names, ...withPrices(others, spelling) };
	});

const spellTime = (time: string, { sentTimeIsNumber }: Spelling): string | number =>
	sentTimeIsNumber ? Number(time) : time;

/** A message by a template, to a phone number. */
export const spellZnsSent: Speller<{ sent_time: string }> = (sent, spelling) => ({
	...sent,
	sent_time: spellTime(sent.sent_time, spelling),
});

/** What a message to a user was paid with, but for money. */
export interface UserQuotaMember {
	quota_type: string;
	owner_type: string;
	owner_id: string;
	remain: string;
	total: string;
}

interface SentToUser {
	message_id: string;
	user_id: string;
	sent_time: string;
	quota?: UserQuotaMember;
}

function spellUserQuotaMember(
	{ quota_type, remain, total, ...owner }: UserQuotaMember,
	{ userQuotaStyle }: Spelling,
): Members {
	return { quota_type, ...(userQuotaStyle === 'owner' ? owner : { remain, total }) };
}

/** Not only the data: the time can stand beside it. */
export function spellZnsToUser(
	{ sent_time, quota, ...others }: SentToUser,
	spelling: Spelling,
): { data: Members; beside: Members } {
	const time = { sent_time: spellTime(sent_time, spelling) };
	const isInData = spelling.sentTimePlace === 'data';
	const data = {
		...others,
		...(isInData && time),
		...(quota && { quota: spellUserQuotaMember(quota, spelling) }),
	};
	return { data, beside: isInData ? {} : time };
}
