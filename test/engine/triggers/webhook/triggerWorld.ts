import type { INodeParameters } from 'n8n-workflow';

import { delivery, userMessage, type SandboxDelivery } from '../../../sandbox';
import { testClock } from '../../support/testClock';
import { WebhookWorkflow } from '../../support/webhookTrigger';
import type { World } from '../../support/world';

let workflows = 0;

/** A published workflow with the trigger, and the events that Zalo sends to it. */
export class TriggerWorld {
	constructor(readonly world: World) {}

	/** All that the trigger needs of a credential. */
	credentialData() {
		const { accessToken } = this.world.tokens;
		const { appId, oaSecretKey } = this.world.app;
		return { connectWith: 'accessToken', accessToken, appId, oaSecretKey };
	}

	/** @param credential what differs from a credential that has all */
	async workflow(parameters: INodeParameters = {}, credential = {}): Promise<WebhookWorkflow> {
		const data = { ...this.credentialData(), ...credential };
		const id = await this.world.engine.addCredential('zaloOaApi', data);
		return new WebhookWorkflow(
			this.world.engine,
			{ events: ['*'], ...parameters },
			id,
			`hook ${workflows++}`,
		);
	}

	/** An event that has just happened. */
	event(eventName: string, members: object, { ago = 0, retry = 0 } = {}): SandboxDelivery {
		const timestamp = testClock.now() - ago;
		return delivery(this.world.app, { eventName, timestamp, members: { ...members } }, retry);
	}

	/** Somebody writes something. */
	text(text: string, messageId: string, when = {}): SandboxDelivery {
		const members = userMessage(this.world.oa, this.world.user.userId, { text, msg_id: messageId });
		return this.event('user_send_text', members, when);
	}
}
