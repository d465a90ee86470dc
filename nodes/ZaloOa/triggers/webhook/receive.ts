import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { readWebhookEvent } from '../../api/webhookEvent';
import { toText } from '../../helpers/guards';
import { CREDENTIAL_TYPE } from '../../transport/run';
import { isFirstDelivery, keyOf } from './delivered';
import { isWanted } from './filter';
import { isFindingOut, ownOaOf } from './ownOa';
import { bodyOf, isProbe, readDelivery, type Delivery } from './request';
import { readSettings, type Settings } from './settings';
import { answerThatStores } from './storedChanges';
import { isTriedOut, triggerOf } from './trigger';
import { isOfApp, isRecent, isVerified } from './verify';
import { warn } from './warnings';

/** What is answered where no workflow starts. */
interface Refusal {
	status: number;
	/** For whoever looks at the answer; nothing that helps to forge. */
	message: string;
	/** For n8n's log. */
	warning?: string;
}

const NO_EVENT: Refusal = { status: 400, message: 'This is no event of Zalo' };
const PROBE: Refusal = { status: 200, message: 'Ready' };
const NOT_WANTED: Refusal = { status: 200, message: 'Received' };
const AGAIN: Refusal = { status: 200, message: 'Received before' };

/** Zalo delivers the event again, then. */
const NOT_YET: Refusal = { status: 503, message: 'Not ready' };

/** The same. Of the error only its kind is told, since its words may hold anything. */
const brokenBy = (error: unknown): Refusal => ({
	...NOT_YET,
	warning: `An event could not be looked at (${error instanceof Error ? error.name : 'unknown error'}). Open the step, and look whether its credential is still there and its fields are filled in.`,
});

const OTHER_APP: Refusal = {
	status: 401,
	message: 'The signature is not valid',
	warning:
		'An event was refused because it comes from another app than the one in the credential. Look whether App ID is the one of the app whose Webhook page holds this address.',
};

const FORGED: Refusal = {
	status: 401,
	message: 'The signature is not valid',
	warning:
		'An event was refused because its signature is wrong. If this happens with all of them, the credential may hold the App Secret Key in place of the OA Secret Key, or an old one: the OA Secret Key stands on the Webhook page of the app at developers.zalo.me.',
};

const TOO_OLD: Refusal = {
	status: 200,
	message: 'Received, but too old',
	warning:
		'An event was left out because its time is not the present one. If this happens with all of them, look at the clock of this server, or raise Max Age under Options.',
};

/** What comes before the event is looked at: who has sent it, and when. */
async function refusalOf(
	n8n: IWebhookFunctions,
	delivery: Delivery,
	settings: Settings,
): Promise<Refusal | undefined> {
	const credential = await n8n.getCredentials(CREDENTIAL_TYPE);
	if (!isOfApp(delivery, credential)) return OTHER_APP;
	if (settings.verifies && !isVerified(delivery, credential)) return FORGED;
	return isRecent(delivery, settings.maxAge) ? undefined : TOO_OLD;
}

/** What starts the workflow. */
interface Accepted {
	item: INodeExecutionData;
	answer: Pick<IWebhookResponseData, 'webhookResponse'>;
}

async function accept(n8n: IWebhookFunctions): Promise<Accepted | Refusal> {
	const delivery = await readDelivery(n8n);
	if (!delivery) return NO_EVENT;
	if (isProbe(delivery)) return PROBE;
	const trigger = triggerOf(n8n);
	if (isFindingOut(trigger)) return NOT_YET;
	const stored = n8n.getWorkflowStaticData('node');
	const before = { ...stored };
	const read = (name: string, fallback: unknown): unknown =>
		n8n.getNodeParameter(name, fallback as IDataObject);
	const settings = readSettings(read, ownOaOf(trigger, stored));
	const refusal = await refusalOf(n8n, delivery, settings);
	if (refusal) return refusal;
	const body = bodyOf(delivery);
	if (!body) return NO_EVENT;
	const eventName = toText(body.event_name);
	if (eventName === undefined) return NOT_WANTED;
	const event = readWebhookEvent(body, eventName, delivery.isRetry);
	if (!isWanted(event, settings.wanted)) return NOT_WANTED;
	const kept = isTriedOut(n8n) ? {} : stored;
	if (!isFirstDelivery(trigger, keyOf(event, body), kept)) return AGAIN;
	const json = settings.isSimplified ? event : body;
	return {
		item: { json: json as unknown as IDataObject },
		answer: answerThatStores(stored, before, { message: 'Received' }),
	};
}

function answer(n8n: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	n8n.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/**
 * Takes a delivery of Zalo's. What starts no workflow is answered here. What starts one is answered by n8n, as soon as it
 * has stored the execution, and before it begins: an event that was answered is never delivered again, so nothing of it
 * may be lost if n8n is stopped at this moment. Nothing slow is done here, since Zalo waits for 2 seconds, and takes an
 * address away that does not answer (zalo-oa-api.md 10.1).
 */
export async function receive(n8n: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (n8n.getWebhookName() === 'setup') {
		return answer(
			n8n,
			200,
			'This is the webhook address of a Zalo OA Trigger. Zalo sends its events here by POST.',
		);
	}
	// An error thrown here would be answered with a stack trace, and leave a failed execution behind.
	const accepted = await accept(n8n).catch(brokenBy);
	if ('item' in accepted) {
		return Object.assign(accepted.answer, { workflowData: [[accepted.item]] });
	}
	if (accepted.warning !== undefined) {
		const { name } = n8n.getNode();
		warn(n8n.logger, triggerOf(n8n), `${name}: ${accepted.warning}`);
	}
	return answer(n8n, accepted.status, accepted.message);
}
