import { dayInVietnam, monthInVietnam } from '../../calendar';
import { Refusal } from '../../refusal';
import { charge } from '../../state/cloudAccount';
import {
	hashOfPhone,
	renewTemplateQuota,
	renewZnsQuota,
	type Journey,
	type ZnsRecipient,
	type ZnsTemplate,
} from '../../state/zns';
import type { Caller } from '../endpoint';

/** What a message by phone number is counted by. */
export interface Countable {
	template: ZnsTemplate;
	/** SHA-256 of the number. */
	phoneHash: string;
	sendingMode: '1' | '3';
	journey: Journey | undefined;
}

const isPromotion = ({ templateTag }: ZnsTemplate): boolean => templateTag === 'PROMOTION';

/** Whose number it is; undefined for a message to a user. */
const hashOfRecipient = (recipient: ZnsRecipient): string | undefined =>
	'phone' in recipient
		? hashOfPhone(recipient.phone)
		: 'hash_phone' in recipient
			? recipient.hash_phone.toLowerCase()
			: undefined;

/** When this number got promotions of the OA. */
function promotionsTo(phoneHash: string, { oa, state }: Caller): number[] {
	return state.znsMessages
		.sent(oa)
		.filter(({ recipient, templateId, mode }) => {
			const template = oa.templates.get(templateId);
			return (
				mode === 'usual' && template && isPromotion(template) && hashOfRecipient(recipient) === phoneHash
			);
		})
		.map(({ sentAt }) => sentAt);
}

function checkPromotions(phoneHash: string, caller: Caller): void {
	const { oa, state } = caller;
	const now = state.clock.now();
	if (oa.znsQuota.remainingMonthlyPromotionQuota <= 0)
		throw new Refusal(-1441, 'Monthly promotion quota has been exceeded');
	const before = promotionsTo(phoneHash, caller);
	const isThisMonth = (at: number) => monthInVietnam(at) === monthInVietnam(now);
	const isToday = (at: number) => dayInVietnam(at) === dayInVietnam(now);
	if (before.filter(isThisMonth).length >= oa.promotionsPerPhone.month)
		throw new Refusal(-1471, 'User has received all promotions of this month');
	if (before.filter(isToday).length >= oa.promotionsPerPhone.day)
		throw new Refusal(-1472, 'User has received all promotions of this day');
}

function checkCounters({ template, phoneHash, sendingMode }: Countable, caller: Caller): void {
	if (sendingMode === '1' && caller.oa.znsQuota.remainingQuota <= 0)
		throw new Refusal(-144, 'Daily ZNS quota has been exceeded');
	if (template.applyTemplateQuota && template.templateRemainingQuota <= 0)
		throw new Refusal(-147, 'Daily quota of the template has been exceeded');
	if (isPromotion(template)) checkPromotions(phoneHash, caller);
}

function takeMoney({ oa }: Caller, price: number): void {
	switch (charge(oa.cloudAccount, price)) {
		case 'notLinked':
			throw new Refusal(-136, 'Official Account has to be linked to a Zalo Cloud Account');
		case 'unaffordable':
			throw new Refusal(-115, 'Out of quota or balance');
		case 'refused':
			throw new Refusal(-137, 'Zalo Cloud Account could not be charged');
		case 'paid':
	}
}

/** The template's own limit, which holds for messages to users as well: only few templates have one (section 7.6). */
export function countTemplate(template: ZnsTemplate): void {
	if (template.applyTemplateQuota) template.templateRemainingQuota--;
}

/**
 * Counts a message by phone number and takes the money for it, or refuses it and takes nothing (sections 3.7, 7.3, 11.2).
 * Of a journey the first message alone is paid; that each of them counts for the day is a guess.
 *
 * @returns what it has cost, VND
 */
export function payByPhone(countable: Countable, caller: Caller): number {
	const { template, journey } = countable;
	const { oa, state } = caller;
	const now = state.clock.now();
	renewZnsQuota(oa, now);
	renewTemplateQuota(template, now);
	checkCounters(countable, caller);
	const price = journey?.isPaid ? 0 : template.priceByPhone;
	takeMoney(caller, price);
	if (journey) journey.isPaid = true;
	const { remainingQuota, remainingMonthlyPromotionQuota } = oa.znsQuota;
	oa.znsQuota = {
		...oa.znsQuota,
		// Beyond the day's quota there is nothing left to take from.
		remainingQuota: Math.max(0, remainingQuota - 1),
		remainingMonthlyPromotionQuota: remainingMonthlyPromotionQuota - (isPromotion(template) ? 1 : 0),
	};
	countTemplate(template);
	return price;
}
