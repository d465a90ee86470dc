import { toIsoDate } from '../helpers/dates';
import { toZaloDate } from '../helpers/days';
import { isRecord, readSingle, toBoolean, toText } from '../helpers/guards';
import { OPENAPI_URL } from '../http/hosts';
import { Gate } from '../transport/gate';
import type { Run } from '../transport/run';
import type { Json, ZaloCaller } from '../transport/types';
import { UNKNOWN_USER, UNREACHED_USER } from './unknownUser';

/** What the OA knows of a user. Null for what Zalo does not send. */
export interface User {
	userId: string | null;
	/** The id that the same person has for the app. */
	userIdByApp: string | null;
	/** The id that the OA's own system has given to the user. */
	externalId: string | null;
	displayName: string | null;
	/** The name that the OA has given to the user. */
	alias: string | null;
	isFollower: boolean | null;
	/** Zalo marks so those who are under 18. */
	isSensitive: boolean | null;
	/** The day, as "2026-10-24". */
	lastInteractionDate: string | null;
	avatar: string | null;
	tags: string[];
	notes: string[];
	/** What the user has told the OA in a form: null for all of it where nothing was told. */
	sharedName: string | null;
	sharedPhone: string | null;
	sharedAddress: string | null;
	sharedCity: string | null;
	sharedDistrict: string | null;
	/** As "1999-12-31". */
	sharedBirthday: string | null;
}

/** Of which Zalo sends at least one, if it says anything of the user (zalo-oa-api.md 6.2). */
const MEMBERS = ['user_id', 'display_name', 'user_is_follower'];

/**
 * `GET /v3.0/oa/user/detail?data={"user_id":"…"}`, as Zalo sent it. Source: zalo-oa-api.md 6.2.
 *
 * @returns undefined when nothing in Zalo's answer is about a user
 */
export async function getUser(zalo: ZaloCaller, userId: string): Promise<Json | undefined> {
	const { data } = await zalo.call({
		method: 'GET',
		url: `${OPENAPI_URL}/v3.0/oa/user/detail`,
		dataQuery: { user_id: userId },
		effect: 'read',
		words: UNKNOWN_USER,
	});
	const user = readSingle(data);
	return user && MEMBERS.some((name) => (user[name] ?? null) !== null) ? user : undefined;
}

/** Zalo's codes for somebody whom it says nothing about. Source: zalo-oa-api.md 11.1. */
function saysNothingAbout(error: unknown): boolean {
	const context: unknown = isRecord(error) ? error.context : undefined;
	return isRecord(context) && Object.hasOwn(UNKNOWN_USER, String(context.code));
}

/** As `getUser`, but undefined also where Zalo refuses to say anything of this very user. */
export async function findUser(zalo: ZaloCaller, userId: string): Promise<Json | undefined> {
	const [asked] = await Promise.allSettled([getUser(zalo, userId)]);
	if (asked.status === 'fulfilled') return asked.value;
	if (saysNothingAbout(asked.reason)) return undefined;
	throw asked.reason;
}

/** What `findUser` says of each, in their order: as many at a time as the run may ask. */
export async function findUsers(
	run: Run,
	zalo: ZaloCaller,
	userIds: string[],
): Promise<Array<Json | undefined>> {
	const width = () => run.pace.width;
	return await run.of(Gate).each(userIds, width, async (userId) => await findUser(zalo, userId));
}

const membersOf = (value: unknown): Json => (isRecord(value) ? value : {});

const texts = (list: unknown): string[] =>
	(Array.isArray(list) ? list : []).flatMap((entry: unknown) => toText(entry) ?? []);

/** What Zalo nests becomes plain fields, which can be mapped with a click. */
export function readUser(sent: Json): User {
	const shared = membersOf(sent.shared_info);
	const marked = membersOf(sent.tags_and_notes_info);
	return {
		userId: toText(sent.user_id) ?? null,
		userIdByApp: toText(sent.user_id_by_app) ?? null,
		externalId: toText(sent.user_external_id) ?? null,
		displayName: toText(sent.display_name) ?? null,
		alias: toText(sent.user_alias) ?? null,
		isFollower: toBoolean(sent.user_is_follower) ?? null,
		isSensitive: toBoolean(sent.is_sensitive) ?? null,
		lastInteractionDate: toIsoDate(sent.user_last_interaction_date) ?? null,
		avatar: toText(sent.avatar) ?? null,
		tags: texts(marked.tag_names),
		notes: texts(marked.notes),
		sharedName: toText(shared.name) ?? null,
		sharedPhone: toText(shared.phone) ?? null,
		sharedAddress: toText(shared.address) ?? null,
		sharedCity: toText(shared.city) ?? null,
		sharedDistrict: toText(shared.district) ?? null,
		sharedBirthday: toIsoDate(shared.user_dob) ?? null,
	};
}

/** Zalo's names for what can be changed. Source: zalo-oa-api.md 6.3. */
const SHARED_MEMBERS = {
	name: 'name',
	phone: 'phone',
	address: 'address',
	cityId: 'city_id',
	districtId: 'district_id',
	birthday: 'user_dob',
};
const OWN_MEMBERS = { alias: 'user_alias', externalId: 'user_external_id' };

export type ChangeableField = keyof typeof SHARED_MEMBERS | keyof typeof OWN_MEMBERS;

/** What is to be another: a birthday as "1999-12-31", the ids of city and district as numbers, all else as text. */
export type UserChanges = Partial<Record<ChangeableField, string | number>>;

function renamed(changes: Json, names: Readonly<Record<string, string>>): Json {
	const members = Object.entries(names).filter(([name]) => changes[name] !== undefined);
	return Object.fromEntries(members.map(([name, sentName]) => [sentName, changes[name]]));
}

/** `POST /v3.0/oa/user/update`: the members that are to change, and no other. Source: zalo-oa-api.md 6.3. */
export async function updateUser(zalo: ZaloCaller, userId: string, changes: UserChanges): Promise<void> {
	const { birthday } = changes;
	const sent = { ...changes, ...(birthday !== undefined && { birthday: toZaloDate(String(birthday)) }) };
	const shared = renamed(sent, SHARED_MEMBERS);
	await zalo.call({
		method: 'POST',
		url: `${OPENAPI_URL}/v3.0/oa/user/update`,
		body: {
			json: {
				user_id: userId,
				...(Object.keys(shared).length > 0 && { shared_info: shared }),
				...renamed(sent, OWN_MEMBERS),
			},
		},
		effect: 'change',
		words: UNREACHED_USER,
	});
}

/** `POST /v2.0/oa/deletefollowerinfo`: what the OA has kept about the user. Source: zalo-oa-api.md 6.4. */
export async function deleteUser(zalo: ZaloCaller, userId: string): Promise<void> {
	await zalo.call({
		method: 'POST',
		url: `${OPENAPI_URL}/v2.0/oa/deletefollowerinfo`,
		body: { json: { user_id: userId } },
		effect: 'change',
		words: UNREACHED_USER,
	});
}
