import { isNightInVietnam } from '../../calendar';
import { anyObject, jsonBody, text } from '../../input';
import { Refusal, unfit } from '../../refusal';
import { spellZnsToUser, type UserQuotaMember } from '../../spelling';
import { charge } from '../../state/cloudAccount';
import type { QuotaAsset } from '../../state/quotas';
import type { SandboxUser } from '../../state/users';
import {
	arrivesIn,
	phoneOfUser,
	renewTemplateQuota,
	USUAL_DELIVERY_MS,
	type ZnsTemplate,
} from '../../state/zns';
import { endpoint, success, type Caller, type Endpoint } from '../endpoint';
import { knownUser } from '../knownUser';
import { countTemplate } from './payment';
import { problemOfData } from './templateData';

const YEAR_MS = 365 * 24 * 3_600_000;
/** The beginning of that day in Vietnam: older templates do not go to users (zalo-oa-api.md, section 4.2). */
const FIRST_TEMPLATES = Date.parse('2025-12-10T00:00:00+07:00');

/** All that this host says of the whole OA and of templates which it does not take is a guess, but for -249. */
function checkOa({ oa }: Caller): void {
	if (oa.znsStanding === 'notRegistered')
		throw new Refusal(-235, 'Official Account does not support this API');
	if (oa.znsStanding === 'blocked') throw new Refusal(-248, 'Official Account violates platform standards');
}

function usableTemplate(templateId: string, { oa }: Caller): ZnsTemplate {
	const template = oa.templates.get(templateId);
	if (!template || template.isWithheld || template.status !== 'ENABLE') throw unfit('template_id');
	const { createdTime, isOtp, hasResponseButtons, journey, templateTag } = template;
	if (createdTime < FIRST_TEMPLATES || isOtp || hasResponseButtons || journey)
		throw new Refusal(-249, 'Template cannot be sent by UID');
	if (!oa.allowedTags.has(templateTag)) throw new Refusal(-233, 'Message type is not supported');
	return template;
}

/** Tag 1 wants an interaction within a year; tag 3 has a night, and a limit for each user. */
function checkUser(user: SandboxUser, { templateTag }: ZnsTemplate, { state }: Caller): void {
	const now = state.clock.now();
	if (user.blocksMessages) throw new Refusal(-244, 'User has restricted messages of this type');
	if (templateTag === 'TRANSACTION' && now - (user.lastInteraction ?? -Infinity) > YEAR_MS)
		throw new Refusal(-232, 'User has not interacted with the OA, or too long ago');
	if (templateTag !== 'PROMOTION') return;
	if (isNightInVietnam(now)) throw new Refusal(-234, 'Message may not be sent from 22:00 to 06:00');
	const { dailyRemain, monthlyRemain } = user.promotion;
	if (dailyRemain <= 0 || monthlyRemain <= 0) throw new Refusal(-218, "Receiver's quota has been used up");
}

function checkTemplateQuota(template: ZnsTemplate, { state }: Caller): void {
	renewTemplateQuota(template, state.clock.now());
	if (template.applyTemplateQuota && template.templateRemainingQuota <= 0)
		throw new Refusal(-211, 'Daily quota of the template has been exceeded');
}

/** Such messages can be bought or given: which product they are is told nowhere. */
const isForTemplates = ({ productType, quotaType, remain }: QuotaAsset): boolean =>
	productType === 'transaction' && ['purchase_quota', 'reward_quota'].includes(quotaType) && remain > 0;

/** From what was bought or given, and else from the Zalo Cloud Account. */
function pay({ priceByUser }: ZnsTemplate, { oa }: Caller): { price: number; asset?: QuotaAsset } {
	const asset = oa.assets.find(isForTemplates);
	if (asset) {
		asset.remain--;
		return { price: 0, asset };
	}
	const outcome = charge(oa.cloudAccount, priceByUser);
	if (outcome === 'notLinked')
		throw new Refusal(-320, 'Official Account is not linked to a Zalo Cloud Account');
	if (outcome !== 'paid') throw new Refusal(-321, 'Zalo Cloud Account has run out of money');
	return { price: priceByUser };
}

function quotaMember({ quotaType, owner, remain, total }: QuotaAsset, { app, oa }: Caller): UserQuotaMember {
	const ofApp = owner === 'APP';
	return {
		quota_type: quotaType,
		owner_type: ofApp ? 'App' : 'OA',
		owner_id: ofApp ? app.appId : oa.oaId,
		remain: String(remain),
		total: String(total),
	};
}

/** Section 4.2. It has no tracking_id. */
const sendTemplateToUser = endpoint({
	host: 'openapi.zalo.me',
	method: 'POST',
	path: '/v3.0/oa/message/template',
	permission: 'messages',
	input: jsonBody({ user_id: text(), template_id: text({ min: 1 }), template_data: anyObject() }),
	answer: ({ user_id, template_id, template_data }, caller) => {
		const { oa, state } = caller;
		checkOa(caller);
		const user = knownUser(oa, user_id);
		const template = usableTemplate(template_id, caller);
		const problem = problemOfData(template, template_data);
		if (problem) throw new Refusal(-201, `template_data is invalid: ${problem.message}`);
		checkUser(user, template, caller);
		checkTemplateQuota(template, caller);
		const { price, asset } = pay(template, caller);
		countTemplate(template);
		if (template.templateTag === 'PROMOTION') {
			user.promotion.dailyRemain--;
			user.promotion.monthlyRemain--;
		}
		const { messageId, sentAt } = state.znsMessages.send(
			oa,
			{
				recipient: { user_id },
				templateId: template_id,
				data: template_data,
				trackingId: undefined,
				mode: 'usual',
				sendingMode: '1',
				journeyToken: undefined,
				price,
			},
			arrivesIn(template, phoneOfUser(oa, user_id)?.deliveryMs ?? USUAL_DELIVERY_MS),
		);
		const quota = asset && quotaMember(asset, caller);
		const { data, beside } = spellZnsToUser(
			{ message_id: messageId, user_id, sent_time: String(sentAt), ...(quota && { quota }) },
			state.spelling,
		);
		return success(data, beside);
	},
});

export const sendToUserEndpoints: Endpoint[] = [sendTemplateToUser];
