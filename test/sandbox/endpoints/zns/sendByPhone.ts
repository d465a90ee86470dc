import { isNightInVietnam } from '../../calendar';
import { choice, optional, text, type Input, type Kind } from '../../input';
import { Refusal } from '../../refusal';
import { spellZnsSent } from '../../spelling';
import {
	arrivesIn,
	hashOfPhone,
	normalPhone,
	phoneOf,
	phoneOfHash,
	type Journey,
	type ZnsPhone,
	type ZnsRecipient,
	type ZnsTemplate,
} from '../../state/zns';
import { success, type Caller, type Endpoint } from '../endpoint';
import { journeyOf } from './journey';
import { payByPhone } from './payment';
import { phoneHash, phoneNumber } from './phoneNumber';
import { checkReceivable } from './receivable';
import { problemOfData } from './templateData';
import { znsBody, znsEndpoint } from './znsEndpoint';

/** What the values are is seen when the template is known; here it is seen that they are values at all. */
const templateData: Kind<Record<string, unknown>> = {
	read: (value, name) => {
		if (typeof value !== 'object' || value === null || Array.isArray(value))
			throw new Refusal(-112, `${name} has an undefined data type`);
		return Object.fromEntries(Object.entries(value));
	},
};

/** Text in the docs. That Zalo refuses it as a number is told nowhere. */
const sendingMode: Kind<'1' | '3'> = {
	read: (value, name) => choice('1', '3').read(String(value), name),
};

/** Beside whom it is for (zalo-oa-api.md, section 7.1). "No special characters": the hyphen is taken for a usual one. */
const MESSAGE = {
	template_id: text({ min: 1 }),
	template_data: templateData,
	tracking_id: text({ max: 48, like: /^[\w-]+$/ }),
	mode: optional(choice('development')),
	sending_mode: optional(sendingMode),
};

interface Given {
	template_id: string;
	template_data: Record<string, unknown>;
	tracking_id: string;
	mode?: 'development';
	sending_mode?: '1' | '3';
	journeyToken: string | undefined;
}

/** The token of a journey is the only member of a message that stands in a header (section 7.3). */
const withJourney = <Body>(body: Input<Body>): Input<Body & { journeyToken: string | undefined }> => ({
	read: (call) => ({ ...body.read(call), journeyToken: call.headers['journey_token'] }),
});

/** The whole OA is refused, whatever the message is. */
function checkOa({ oa }: Caller): void {
	if (oa.znsRefusal) throw new Refusal(oa.znsRefusal.code, oa.znsRefusal.message);
	if (oa.znsStanding === 'blocked')
		throw new Refusal(-1351, 'Official Account has been blocked for violation');
}

/** That one which waits for approval can be tried out in development mode is a guess. */
function usableTemplate({ template_id: templateId, mode }: Given, { oa }: Caller): ZnsTemplate {
	const template = oa.templates.get(templateId);
	if (!template) throw new Refusal(-109, 'Template ID is invalid');
	const { isWithheld, status, templateTag } = template;
	if (isWithheld) throw new Refusal(-117, 'Official Account or app has no permission to use this template');
	if (status === 'DISABLE') throw new Refusal(-146, 'Template has been disabled because of its low quality');
	const isTried = mode === 'development' && status === 'PENDING_REVIEW';
	if (status !== 'ENABLE' && !isTried) throw new Refusal(-131, 'Template has not been approved');
	if (!oa.allowedTags.has(templateTag))
		throw new Refusal(-145, 'Official Account may not send this type of content');
	return template;
}

/** Beyond the day's quota (section 7.1). */
function checkSendingMode({ templateTag }: ZnsTemplate, { oa }: Caller): void {
	if (!oa.maySendBeyondQuota) throw new Refusal(-161, 'Official Account may not use this sending_mode');
	if (templateTag !== 'PROMOTION')
		throw new Refusal(-162, 'Templates with tag 1 or 2 may not use this sending_mode');
}

function checkNight({ oa, state }: Caller): void {
	if (oa.restsAtNight && isNightInVietnam(state.clock.now()))
		throw new Refusal(-133, 'ZNS may not be sent from 22:00 to 06:00');
}

function takeTest({ isAdministrator }: ZnsPhone, { oa }: Caller): void {
	if (!isAdministrator) throw new Refusal(-127, 'Test messages are for administrators only');
	if (oa.testMessagesLeft <= 0) throw new Refusal(-126, 'Wallet for the development mode is empty');
	oa.testMessagesLeft--;
}

interface Sending {
	recipient: ZnsRecipient;
	phone: ZnsPhone;
	/** Kept apart from the number: whose a hash is can be unknown. */
	phoneHash: string;
}

/** What a message names. */
interface Found {
	template: ZnsTemplate;
	journey: Journey | undefined;
}

/** In the order in which Zalo can know it, as none is told: OA, template, what it says, when, and to whom. */
function check({ phone, phoneHash: hash }: Sending, given: Given, caller: Caller): Found {
	checkOa(caller);
	const template = usableTemplate(given, caller);
	const problem = problemOfData(template, given.template_data);
	if (problem) throw new Refusal(problem.code, problem.message);
	if (given.sending_mode === '3') checkSendingMode(template, caller);
	const journey = journeyOf(template, given.journeyToken, hash, caller);
	checkNight(caller);
	checkReceivable(phone);
	return { template, journey };
}

interface Sent {
	sent_time: string;
	msg_id: string;
	sending_mode?: string;
	quota?: { dailyQuota: string; remainingQuota: string };
}

/** The message is paid and counted, or is a test. Its price comes back. */
function take(
	{ phone, phoneHash: hash }: Sending,
	{ mode, sending_mode: sendingMode = '1' }: Given,
	found: Found,
	caller: Caller,
): number {
	if (mode !== 'development') return payByPhone({ ...found, phoneHash: hash, sendingMode }, caller);
	takeTest(phone, caller);
	return 0;
}

function send(sending: Sending, given: Given, caller: Caller): Sent {
	const { oa, state } = caller;
	const found = check(sending, given, caller);
	const { template } = found;
	const price = take(sending, given, found, caller);
	const { mode = 'usual', sending_mode: sendingMode = '1' } = given;
	const { messageId, sentAt } = state.znsMessages.send(
		oa,
		{
			recipient: sending.recipient,
			templateId: template.templateId,
			data: given.template_data,
			trackingId: given.tracking_id,
			mode,
			sendingMode,
			journeyToken: given.journeyToken,
			price,
		},
		arrivesIn(template, sending.phone.deliveryMs),
	);
	const sent: Sent = { sent_time: String(sentAt), msg_id: messageId };
	if (mode === 'development') return sent;
	const { dailyQuota, remainingQuota } = oa.znsQuota;
	const quota = { dailyQuota: String(dailyQuota), remainingQuota: String(remainingQuota) };
	return { ...sent, sending_mode: sendingMode, quota };
}

/** Section 7.1. */
const sendToNumber = znsEndpoint({
	method: 'POST',
	path: '/message/template',
	input: withJourney(znsBody({ phone: phoneNumber(), ...MESSAGE })),
	answer: ({ phone: given, ...message }, caller) => {
		const number = normalPhone(given);
		const phone = phoneOf(caller.oa, number);
		const sending = { recipient: { phone: number }, phone, phoneHash: hashOfPhone(number) };
		return success(send(sending, message, caller));
	},
	spell: spellZnsSent,
});

/** Section 7.2. */
const sendToHash = znsEndpoint({
	method: 'POST',
	path: '/message/template/hashphone',
	input: withJourney(znsBody({ hash_phone: phoneHash(), ...MESSAGE })),
	answer: ({ hash_phone, ...message }, caller) => {
		const hash = hash_phone.toLowerCase();
		const sending = { recipient: { hash_phone }, phone: phoneOfHash(caller.oa, hash), phoneHash: hash };
		return success(send(sending, message, caller));
	},
	spell: spellZnsSent,
});

export const sendByPhoneEndpoints: Endpoint[] = [sendToNumber, sendToHash];
