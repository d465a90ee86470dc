import { isRecord, readSingle, toBoolean, toNumber, toText } from '../helpers/guards';
import { readIsoTime } from '../helpers/dates';
import { BUSINESS_URL } from '../http/hosts';
import type { PagedList } from '../transport/pages';
import type { Answer, Json, ZaloCaller } from '../transport/types';
import { readAmounts, type Amounts } from './amounts';
import { readEntries } from './list';
import { memberOf } from './spelling';

/** As Zalo's questions number them (zalo-oa-api.md 7.5). */
export const TEMPLATE_STATES = { enabled: 1, pending: 2, rejected: 3, disabled: 4 } as const;

export type TemplateState = keyof typeof TEMPLATE_STATES;

/** A template in the list. Null for what Zalo does not send. */
export interface ListedTemplate {
	templateId: string;
	name: string | null;
	/** "enabled", "pending", "rejected", "disabled"; another word as Zalo sends it. */
	status: string | null;
	/** "HIGH", "MEDIUM", "LOW", "UNDEFINED". */
	quality: string | null;
	/** What it is for: "TRANSACTION", "CUSTOMER_CARE", "PROMOTION". */
	tag: string | null;
	/** VND for a message by phone number, and for one to a user of the OA. */
	priceByPhone: number | null;
	priceByUser: number | null;
	/** ISO 8601 in UTC. */
	createdAt: string | null;
}

/** A place in the template that each message fills in. */
export interface TemplateField {
	name: string;
	isRequired: boolean;
	/** "STRING", "NUMBER", "DATE"; null where Zalo names none. */
	type: string | null;
	minLength: number | null;
	maxLength: number | null;
	/** May it be there and empty? */
	acceptsEmpty: boolean;
}

/** All about a template. */
export interface Template extends Omit<ListedTemplate, 'createdAt'> {
	/** Null where Zalo does not say whether there are any. */
	fields: TemplateField[] | null;
	/** As Zalo sends them. */
	buttons: unknown[];
	/** Milliseconds in which Zalo delivers the message, or gives it up. */
	timeout: number | null;
	previewUrl: string | null;
	/** The template's own limit a day; null where it has none. */
	dailyTotal: number | null;
	dailyRemain: number | null;
}

/** "ENABLE" in templates, 1 in questions for them; both are read. */
const STATE_WORDS: Readonly<Record<string, TemplateState>> = {
	'1': 'enabled',
	ENABLE: 'enabled',
	'2': 'pending',
	PENDING_REVIEW: 'pending',
	PENDING: 'pending',
	'3': 'rejected',
	REJECT: 'rejected',
	'4': 'disabled',
	DISABLE: 'disabled',
};

function readState(sent: unknown): string | null {
	const word = toText(sent);
	return word === undefined ? null : (STATE_WORDS[word.toUpperCase()] ?? word.toLowerCase());
}

const idOf = (sent: Json) => toText(memberOf(sent, 'templateId'));

/** A whole number of dong. Money is not guessed: with a sign in it, "1.000" may be 1 or 1,000. */
function readPrice(sent: unknown): number | null {
	const price = /[.,-]/.test(String(sent)) ? undefined : toNumber(sent);
	return price ?? null;
}

/** `price` is that by phone number; since 2026 there are two (zalo-oa-api.md 7.6). */
function readCommon(sent: Json): Omit<ListedTemplate, 'templateId' | 'createdAt'> {
	const textOf = (name: string) => toText(memberOf(sent, name)) ?? null;
	return {
		name: textOf('templateName'),
		status: readState(sent.status),
		quality: textOf('templateQuality'),
		tag: textOf('templateTag'),
		priceByPhone: readPrice(memberOf(sent, 'priceSdt') ?? sent.price),
		priceByUser: readPrice(memberOf(sent, 'priceUid')),
	};
}

export function readListedTemplate(sent: Json): ListedTemplate {
	return {
		templateId: idOf(sent) ?? '',
		...readCommon(sent),
		createdAt: readIsoTime(memberOf(sent, 'createdTime')),
	};
}

const totalOf = ({ envelope }: Answer): number | undefined =>
	isRecord(envelope.metadata) ? toNumber(envelope.metadata.total) : undefined;

/**
 * `GET /template/all`: the templates of the OA, 100 a page. Source: zalo-oa-api.md 7.5.
 *
 * @param state undefined for all of them
 */
export const templateList = (state: TemplateState | undefined): PagedList<Json> => ({
	page: (offset, count) => ({
		method: 'GET',
		url: `${BUSINESS_URL}/template/all`,
		query: { offset, limit: count, ...(state && { status: TEMPLATE_STATES[state] }) },
		effect: 'read',
	}),
	read: ({ data }) =>
		readEntries(data, (sent) => (isRecord(sent) && idOf(sent) !== undefined ? sent : undefined)),
	total: totalOf,
	keyOf: idOf,
	pageSize: 100,
});

/** What a code means where nothing but the template was asked for. */
const UNKNOWN_TEMPLATE = {
	'-109': {
		message: 'Zalo does not know this template, or it belongs to another OA',
		description: 'Choose the template from the list, which shows those of the OA in the credential.',
	},
};

/**
 * `GET /template/info/v2`, as Zalo sent it. Source: zalo-oa-api.md 7.6.
 *
 * @param isFresh for a limit that messages use up meanwhile
 * @returns undefined when nothing in Zalo's answer is about a template
 */
export async function getTemplate(
	zalo: ZaloCaller,
	templateId: string,
	isFresh = false,
): Promise<Json | undefined> {
	const { data } = await zalo.call({
		method: 'GET',
		url: `${BUSINESS_URL}/template/info/v2`,
		query: { template_id: templateId },
		effect: 'read',
		isFresh,
		words: UNKNOWN_TEMPLATE,
	});
	const sent = readSingle(data);
	return sent && (idOf(sent) !== undefined || Array.isArray(memberOf(sent, 'listParams'))) ? sent : undefined;
}

function readField(sent: unknown): TemplateField | undefined {
	if (!isRecord(sent)) return undefined;
	const name = toText(sent.name);
	if (name === undefined) return undefined;
	return {
		name,
		isRequired: readSwitch(sent.require) ?? false,
		type: toText(sent.type)?.toUpperCase() ?? null,
		minLength: toNumber(memberOf(sent, 'minLength')) ?? null,
		maxLength: toNumber(memberOf(sent, 'maxLength')) ?? null,
		acceptsEmpty: readSwitch(memberOf(sent, 'acceptNull')) ?? false,
	};
}

/** 1 and 0 as well. */
function readSwitch(sent: unknown): boolean | undefined {
	const number = toNumber(sent);
	return number === undefined ? toBoolean(sent) : number !== 0;
}

/**
 * The template's own limit of the day; undefined where it has none, or where a number is below 0, by which some say
 * "unlimited". Source: zalo-oa-api.md 7.6.
 */
export function readTemplateQuota(sent: Json): Amounts | undefined {
	const amounts = readAmounts(memberOf(sent, 'templateRemainingQuota'), memberOf(sent, 'templateDailyQuota'));
	const applies = readSwitch(memberOf(sent, 'applyTemplateQuota')) ?? (amounts?.total ?? 0) > 0;
	return applies && amounts && amounts.remain >= 0 ? amounts : undefined;
}

export function readTemplate(sent: Json, templateId: string): Template {
	const quota = readTemplateQuota(sent);
	const [params, buttons] = [memberOf(sent, 'listParams'), memberOf(sent, 'listButtons')];
	const fields: unknown[] | null = Array.isArray(params) ? params : null;
	return {
		templateId: idOf(sent) ?? templateId,
		...readCommon(sent),
		fields: fields && fields.flatMap((field) => readField(field) ?? []),
		buttons: Array.isArray(buttons) ? buttons : [],
		timeout: toNumber(sent.timeout) ?? null,
		previewUrl: toText(memberOf(sent, 'previewUrl')) ?? null,
		dailyTotal: quota?.total ?? null,
		dailyRemain: quota?.remain ?? null,
	};
}

/**
 * `GET /template/sample-data`: a value for each field. Source: zalo-oa-api.md 7.7.
 *
 * @returns undefined when Zalo's answer holds no values
 */
export async function getSampleData(zalo: ZaloCaller, templateId: string): Promise<Json | undefined> {
	const { data } = await zalo.call({
		method: 'GET',
		url: `${BUSINESS_URL}/template/sample-data`,
		query: { template_id: templateId },
		effect: 'read',
		words: UNKNOWN_TEMPLATE,
	});
	return readSingle(data);
}
