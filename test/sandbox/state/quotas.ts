import { dayInVietnam, monthInVietnam } from '../calendar';
import { newId } from '../secrets';
import { charge, CONSULTATION_PRICE, newCloudAccount, type CloudAccount } from './cloudAccount';
import type { SandboxUser } from './users';

const HOUR_MS = 3_600_000;
/** zalo-oa-api.md, section 3.8: free and uncounted for so long after the user's last interaction ... */
const FREE_MS = 48 * HOUR_MS;
/** ... and refused (-230) after so long. */
const OPEN_MS = 7 * 24 * HOUR_MS;

/** Free consultation messages of the OA's package (section 3.1). */
export interface MessageQuota {
	type: string;
	remain: number;
	total: number;
}

/** Section 3.5. The package's own quota is `messageQuota`; it shows up among these by itself. */
export interface QuotaAsset {
	assetId: string;
	owner: 'OA' | 'APP';
	productType: string;
	quotaType: string;
	/** dd/MM/yyyy */
	validThrough: string;
	autoRenew: boolean;
	remain: number;
	total: number;
}

/** Section 3.6: each is good for one group. */
export interface GroupAsset {
	assetId: string;
	owner: 'OA' | 'APP';
	productType: string;
	quotaType: string;
	validThrough: string;
	autoRenew: boolean;
	/** Empty as long as no group uses it. */
	groupId: string;
}

/** Section 3.7. */
export interface ZnsQuota {
	dailyQuota: number;
	remainingQuota: number;
	monthlyPromotionQuota: number;
	remainingMonthlyPromotionQuota: number;
	estimatedNextMonthPromotionQuota: number;
}

/** All quotas of one OA. */
export interface Quotas {
	messageQuota: MessageQuota;
	/** Of the package's quota. */
	packageAssetId: string;
	assets: QuotaAsset[];
	groupAssets: GroupAsset[];
	znsQuota: ZnsQuota;
	/** The day for which messages by phone number were last granted, as "2026-11-30". */
	znsRenewedOn: string;
	/** Consultation messages that were paid for. */
	paidMessages: number;
	cloudAccount: CloudAccount;
	/** The month in which the package's quota was last renewed, as "2026-11". */
	renewedIn: string;
}

export function newQuotas(now: number): Quotas {
	return {
		messageQuota: { type: 'active', remain: 2000, total: 2000 },
		packageAssetId: newId(),
		assets: [],
		groupAssets: [],
		znsQuota: {
			dailyQuota: 5000,
			remainingQuota: 5000,
			monthlyPromotionQuota: 403,
			remainingMonthlyPromotionQuota: 403,
			estimatedNextMonthPromotionQuota: 425,
		},
		znsRenewedOn: dayInVietnam(now),
		paidMessages: 0,
		cloudAccount: newCloudAccount(),
		renewedIn: monthInVietnam(now),
	};
}

/** The package's quota is full again at the beginning of each month. */
export function renewWhenDue(quotas: Quotas, now: number): void {
	const month = monthInVietnam(now);
	if (quotas.renewedIn === month) return;
	quotas.renewedIn = month;
	quotas.messageQuota = { ...quotas.messageQuota, remain: quotas.messageQuota.total };
}

/** What one message was taken from (section 3.8). */
type Source = 'reply' | 'welcome_msg' | 'sub_quota' | 'purchase_quota' | 'reward_quota' | 'paid';

/** Why Zalo does not take it: too late for the user (-230), or nothing to pay with (-320, -321). */
type Obstacle = 'refused' | 'notLinked' | 'unaffordable';

export interface Spending {
	source: Source | Obstacle;
	/** Where it was bought or given. */
	asset?: QuotaAsset;
}

/** Takes one consultation message to a user from the first source that has one, in the order of section 3.8. */
export function spendMessage(quotas: Quotas, user: SandboxUser, now: number): Spending {
	renewWhenDue(quotas, now);
	if (user.lastInteraction === undefined) {
		if (user.welcomeMessagesLeft === 0) return { source: 'refused' };
		user.welcomeMessagesLeft--;
		return { source: 'welcome_msg' };
	}
	const age = now - user.lastInteraction;
	if (age <= FREE_MS) return { source: 'reply' };
	if (age > OPEN_MS) return { source: 'refused' };
	return spendFromAccount(quotas);
}

/** The sources that belong to the OA, as a user's free window does not. */
export function spendFromAccount(quotas: Quotas): Spending {
	if (quotas.messageQuota.remain > 0) {
		quotas.messageQuota = { ...quotas.messageQuota, remain: quotas.messageQuota.remain - 1 };
		return { source: 'sub_quota' };
	}
	for (const source of ['purchase_quota', 'reward_quota'] as const) {
		const asset = quotas.assets.find(
			({ quotaType, productType, remain }) => quotaType === source && productType === 'cs' && remain > 0,
		);
		if (!asset) continue;
		asset.remain--;
		return { source, asset };
	}
	const outcome = charge(quotas.cloudAccount, CONSULTATION_PRICE);
	if (outcome !== 'paid') return { source: outcome === 'notLinked' ? outcome : 'unaffordable' };
	quotas.paidMessages++;
	return { source: 'paid' };
}

/** The last day of the month that the package's quota is for, as dd/MM/yyyy. */
export function packageValidThrough({ renewedIn }: Quotas): string {
	const [year = '', month = ''] = renewedIn.split('-');
	const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
	return `${lastDay}/${month}/${year}`;
}

/** The package's quota and all others, as one list. */
export function allAssets(quotas: Quotas, now: number): QuotaAsset[] {
	renewWhenDue(quotas, now);
	const { remain, total } = quotas.messageQuota;
	const ofPackage: QuotaAsset = {
		assetId: quotas.packageAssetId,
		owner: 'OA',
		productType: 'cs',
		quotaType: 'sub_quota',
		validThrough: packageValidThrough(quotas),
		autoRenew: true,
		remain,
		total,
	};
	return [ofPackage, ...quotas.assets];
}
