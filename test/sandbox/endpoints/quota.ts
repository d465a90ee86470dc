import { failure, success, type Answer } from '../proxy/answers';
import { allAssets, renewWhenDue, type GroupAsset, type QuotaAsset } from '../state/quotas';
import type { AssetStyle } from '../state';
import { findUnfit, readParameters } from './parameters';
import type { Caller, Endpoint } from './types';

type Parameters = Record<string, unknown>;

const unfit = (name: string): Answer => failure(-201, `Params is invalid: ${name}`);

/** Section 3.2. No answer is attested; historically there were 8 replies to each message. */
function replyQuota(): Answer {
	return success({ type: 'reply', remain: 8, total: 8 });
}

/** Section 3.3. */
function promotionQuota({ user_id: userId }: Parameters, { oa }: Caller): Answer {
	const user = oa.users.get(String(userId));
	if (!user) return failure(-213, 'User has not interacted with this Official Account');
	const { monthlyRemain, monthlyTotal } = user.promotion;
	return success({ type: 'promotion', remain: monthlyRemain, total: monthlyTotal });
}

/** Sections 3.1 to 3.3: one address, told apart by the body. */
const quotaV2: Endpoint = {
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v2.0/oa/quota/message',
	permission: 'messages',
	answer: (call, caller) => {
		const parameters = readParameters(call);
		if (!parameters) return unfit('body is not a JSON object');
		const name = findUnfit(parameters, ['message_id', 'user_id', 'type']);
		if (name !== undefined) return unfit(name);
		if ('message_id' in parameters) return replyQuota();
		if ('user_id' in parameters) {
			return parameters.type === 'promotion' ? promotionQuota(parameters, caller) : unfit('type');
		}
		if ('type' in parameters) return unfit('type');
		const { oa, state } = caller;
		renewWhenDue(oa, state.clock.now());
		const { type, remain, total } = oa.messageQuota;
		return success({ type, remain, total });
	},
};

/** Section 3.4. The counters of replies are left out, as since March 2026. */
function userQuota({ user_id: userId }: Parameters, { oa, state }: Caller): Answer {
	const user = oa.users.get(String(userId));
	if (!user) return failure(-201, 'user_id is invalid');
	const { dailyRemain, dailyTotal, monthlyRemain, monthlyTotal } = user.promotion;
	return success({
		last_interaction: user.lastInteraction === undefined ? '0' : String(user.lastInteraction),
		...(state.countsReplies && { cs_reply: { remain: 8, total: 8 } }),
		promotion: {
			daily_remain: dailyRemain,
			daily_total: dailyTotal,
			monthly_remain: monthlyRemain,
			monthly_total: monthlyTotal,
		},
	});
}

/** "APP" in most sources, "App" in one (section 3.5). */
const OWNERS = new Map([
	['OA', 'OA'],
	['APP', 'APP'],
	['App', 'APP'],
]);

const isAnswer = (value: Parameters | Answer): value is Answer => 'status' in value && 'headers' in value;

/** What is asked of a list of assets, or why it is refused. */
function readQuestion(parameters: Parameters | undefined): Parameters | Answer {
	if (!parameters) return unfit('body is not a JSON object');
	const name = findUnfit(parameters, ['quota_owner', 'product_type', 'quota_type']);
	if (name !== undefined) return unfit(name);
	return OWNERS.has(String(parameters.quota_owner)) ? parameters : unfit('quota_owner');
}

/** Those that the parameters ask for. */
function matching<T extends QuotaAsset | GroupAsset>(assets: T[], parameters: Parameters): T[] {
	return assets.filter(
		({ owner, productType, quotaType }) =>
			owner === OWNERS.get(String(parameters.quota_owner)) &&
			(parameters.product_type === undefined || parameters.product_type === productType) &&
			(parameters.quota_type === undefined || parameters.quota_type === quotaType),
	);
}

/** In the shapes in which the sources have it (section 3.5, "shape"). */
function styled(list: Parameters[], style: AssetStyle): Answer {
	if (style === 'assets') return success({ assets: list });
	if (style === 'object' && list.length < 2) return success(list[0]);
	return success(list);
}

/** Sections 3.4 and 3.5: one address, told apart by the body. */
const quotaV3: Endpoint = {
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v3.0/oa/quota/message',
	permission: 'messages',
	answer: (call, caller) => {
		const parameters = readParameters(call);
		if (!parameters) return unfit('body is not a JSON object');
		if ('user_id' in parameters) {
			const name = findUnfit(parameters, ['user_id']);
			return name === undefined ? userQuota(parameters, caller) : unfit(name);
		}
		const question = readQuestion(parameters);
		if (isAnswer(question)) return question;
		const { oa, state } = caller;
		const list = matching(allAssets(oa, state.clock.now()), question).map((asset) => ({
			asset_id: asset.assetId,
			product_type: asset.productType,
			quota_type: asset.quotaType,
			valid_through: asset.validThrough,
			auto_renew: state.quotesNumbers ? String(asset.autoRenew) : asset.autoRenew,
			total: state.quotesNumbers ? String(asset.total) : asset.total,
			remain: state.quotesNumbers ? String(asset.remain) : asset.remain,
		}));
		return styled(list, state.assetStyle);
	},
};

/** Section 3.6. */
const groupQuota: Endpoint = {
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v3.0/oa/quota/group',
	permission: 'groups',
	answer: (call, { oa, state }) => {
		const question = readQuestion(readParameters(call));
		if (isAnswer(question)) return question;
		const list = matching(oa.groupAssets, question).map((asset) => ({
			product_type: asset.productType,
			quota_type: asset.quotaType,
			asset_id: asset.assetId,
			valid_through: asset.validThrough,
			auto_renew: state.quotesNumbers ? String(asset.autoRenew) : asset.autoRenew,
			status: asset.groupId === '' ? 'available' : 'used',
			used_id: asset.groupId,
		}));
		return styled(list, state.assetStyle);
	},
};

/** Section 3.7; one source spells the names with a capital first letter. */
const znsQuota: Endpoint = {
	host: 'business.openapi.zalo.me',
	method: 'GET',
	path: '/message/quota',
	permission: 'messages',
	answer: (_call, { oa, state }) => {
		const data = { ...oa.znsQuota, dailyQuotaPromotion: null, remainingQuotaPromotion: null };
		if (!state.capitalisesZnsNames) return success(data);
		const entries = Object.entries(data).map(([name, value]) => [
			name.charAt(0).toUpperCase() + name.slice(1),
			value,
		]);
		return success(Object.fromEntries(entries));
	},
};

export const quotaEndpoints: Endpoint[] = [quotaV2, quotaV3, groupQuota, znsQuota];
