import { znsCall, type ZnsMessage } from '../../api/znsMessage';
import { readTemplate, type Template } from '../../api/znsTemplate';
import type { Json, ZaloCall } from '../../transport/types';
import { foundTemplate } from '../foundTemplate';
import type { Item } from '../item';
import { readAddressee } from './recipient';
import { readSendingOptions } from './sendingOptions';
import { readTemplateData } from './templateData';
import { readTrackingId } from './trackingId';

/** All that is known of a message before it is sent. */
export interface PreparedMessage {
	call: ZaloCall;
	isForUser: boolean;
	message: ZnsMessage;
	template: Template;
	/** What it costs, VND; null where Zalo names no price. */
	cost: number | null;
}

/** The states in which Zalo sends nothing; a word that is none of them, Zalo may know better than we. */
const UNUSABLE = ['pending', 'rejected', 'disabled'];

/** One that waits for approval can be tried out. */
function refuseUnusable(item: Item, { status, templateId }: Template, isDevelopment: boolean): void {
	if (status === null || !UNUSABLE.includes(status) || (isDevelopment && status === 'pending')) return;
	item.fail(
		`Template ${templateId} is ${status}, so Zalo sends nothing by it`,
		status === 'pending'
			? 'Wait until Zalo has approved it. Options: Development Mode leaves it to Zalo whether you can try it out before.'
			: 'Choose another template: the list shows those that can be used.',
	);
}

/** Templates of a run as they were read, by Zalo's answers, which all items share. */
class ReadTemplates {
	readonly byAnswer = new WeakMap<Json, Template>();
}

async function templateOf(item: Item, templateId: string): Promise<Template> {
	const sent = await foundTemplate(item, templateId);
	const { byAnswer } = item.run.of(ReadTemplates);
	const template = byAnswer.get(sent) ?? readTemplate(sent, templateId);
	byAnswer.set(sent, template);
	return template;
}

/**
 * What the item wants to be sent, checked against the template as it is now.
 *
 * @throws NodeOperationError for a number, template or value that Zalo would refuse
 * @throws NodeApiError where the template cannot be read
 */
export async function prepareMessage(item: Item): Promise<PreparedMessage> {
	const addressee = readAddressee(item);
	const options = readSendingOptions(item, addressee.recipient);
	const templateId = item.id('templateId');
	const template = await templateOf(item, templateId);
	refuseUnusable(item, template, options.isDevelopment === true);
	const data = readTemplateData(item, template);
	const isForUser = 'userId' in addressee.recipient;
	const identity = [addressee.recipient, templateId, data];
	const tracking = isForUser ? {} : { trackingId: readTrackingId(item, identity) };
	const message = { templateId, data, ...options, ...tracking };
	const cost = costOf(message, template, isForUser);
	const memo = { ...addressee.named, trackingId: message.trackingId ?? null, cost };
	return { call: znsCall(addressee.recipient, message, memo), isForUser, message, template, cost };
}

function costOf(
	{ isDevelopment }: ZnsMessage,
	{ priceByPhone, priceByUser }: Template,
	isForUser: boolean,
): number | null {
	if (isDevelopment === true) return 0;
	return isForUser ? (priceByUser ?? priceByPhone) : priceByPhone;
}
