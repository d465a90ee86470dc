import { choice, jsonBody, optional, text } from '../input';
import { unfit } from '../refusal';
import { spellAssets, spellUserQuota } from '../spelling';
import { allAssets, renewWhenDue, type GroupAsset, type QuotaAsset } from '../state/quotas';
import { endpoint, success, type Endpoint } from './endpoint';
import { knownUser } from './knownUser';

const QUOTA_V2 = {
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v2.0/oa/quota/message',
	permission: 'messages',
} as const;

/** Section 3.2. No answer is attested; historically there were 8 replies to each message. */
const replyQuota = endpoint({
	...QUOTA_V2,
	toldApartBy: 'message_id',
	input: jsonBody({ message_id: text() }),
	answer: () => success({ type: 'reply', remain: 8, total: 8 }),
});

/** Section 3.3. */
const promotionQuota = endpoint({
	...QUOTA_V2,
	toldApartBy: 'user_id',
	input: jsonBody({ user_id: text(), type: choice('promotion') }),
	answer: ({ user_id, type }, { oa }) => {
		const { monthlyRemain, monthlyTotal } = knownUser(oa, user_id).promotion;
		return success({ type, remain: monthlyRemain, total: monthlyTotal });
	},
});

/** Section 3.1. */
const packageQuota = endpoint({
	...QUOTA_V2,
	input: jsonBody({}),
	answer: (_given, { oa, state }) => {
		renewWhenDue(oa, state.clock.now());
		const { type, remain, total } = oa.messageQuota;
		return success({ type, remain, total });
	},
});

const QUOTA_V3 = { ...QUOTA_V2, path: '/v3.0/oa/quota/message' } as const;

/** Section 3.4. */
const userQuota = endpoint({
	...QUOTA_V3,
	toldApartBy: 'user_id',
	input: jsonBody({ user_id: text() }),
	answer: ({ user_id }, { oa }) => {
		const user = oa.users.get(user_id);
		if (!user) throw unfit('user_id');
		const { dailyRemain, dailyTotal, monthlyRemain, monthlyTotal } = user.promotion;
		return success({
			last_interaction: user.lastInteraction === undefined ? '0' : String(user.lastInteraction),
			cs_reply: { remain: 8, total: 8 },
			promotion: {
				daily_remain: dailyRemain,
				daily_total: dailyTotal,
				monthly_remain: monthlyRemain,
				monthly_total: monthlyTotal,
			},
		});
	},
	spell: spellUserQuota,
});

/** Which assets are meant. "APP" in most sources, "App" in one (section 3.5). */
const assetQuestion = jsonBody({
	quota_owner: choice('OA', 'APP', 'App'),
	product_type: optional(text()),
	quota_type: optional(text()),
});

type Question = ReturnType<(typeof assetQuestion)['read']>;

function matching<T extends QuotaAsset | GroupAsset>(assets: T[], question: Question): T[] {
	const { quota_owner, product_type, quota_type } = question;
	const wanted = quota_owner === 'OA' ? 'OA' : 'APP';
	return assets.filter(
		({ owner, productType, quotaType }) =>
			owner === wanted &&
			(product_type === undefined || product_type === productType) &&
			(quota_type === undefined || quota_type === quotaType),
	);
}

/** Section 3.5. */
const quotaAssets = endpoint({
	...QUOTA_V3,
	input: assetQuestion,
	answer: (question, { oa, state }) =>
		success(
			matching(allAssets(oa, state.clock.now()), question).map((asset) => ({
				asset_id: asset.assetId,
				product_type: asset.productType,
				quota_type: asset.quotaType,
				valid_through: asset.validThrough,
				auto_renew: asset.autoRenew,
				total: asset.total,
				remain: asset.remain,
			})),
		),
	spell: spellAssets,
});

/** Section 3.6. */
const groupQuota = endpoint({
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v3.0/oa/quota/group',
	permission: 'groups',
	input: assetQuestion,
	answer: (question, { oa }) =>
		success(
			matching(oa.groupAssets, question).map((asset) => ({
				product_type: asset.productType,
				quota_type: asset.quotaType,
				asset_id: asset.assetId,
				valid_through: asset.validThrough,
				auto_renew: asset.autoRenew,
				status: asset.groupId === '' ? 'available' : 'used',
				used_id: asset.groupId,
			})),
		),
	spell: spellAssets,
});

export const quotaEndpoints: Endpoint[] = [
	replyQuota,
	promotionQuota,
	packageQuota,
	userQuota,
	quotaAssets,
	groupQuota,
];
