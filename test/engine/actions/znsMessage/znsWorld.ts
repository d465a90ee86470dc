import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { ZnsTemplate } from '../../../sandbox';
import type { RunNodeOptions } from '../../support/engine';
import { World } from '../../support/world';

export const TEMPLATE_PATH = '/template/info/v2';
export const ZNS_PATH = '/message/template';
export const HASH_PATH = '/message/template/hashphone';
export const BY_USER_PATH = '/v3.0/oa/message/template';

/** Values that fit the usual template of the sandbox. */
export const DATA = { customer_name: 'An', order_code: 'DH-01' };

/** What the editor stores for a template's fields that were filled in one by one, and of the template as it was then. */
export const filledIn = (value: object, required = ['customer_name', 'order_code']): INodeParameters => ({
	mappingMode: 'defineBelow',
	value: { ...value } as INodeParameters,
	matchingColumns: [],
	schema: [...new Set([...required, ...Object.keys(value)])].map((id) => ({
		id,
		displayName: id,
		required: required.includes(id),
		defaultMatch: false,
		display: true,
		type: 'string',
	})),
});

/** A world whose OA has a template of 300 VND by phone number, and 200 VND to a user. */
export class ZnsWorld {
	template!: ZnsTemplate;

	private constructor(readonly world: World) {
		this.reset();
	}

	static async start(): Promise<ZnsWorld> {
		return new ZnsWorld(await World.start());
	}

	reset(): void {
		this.world.reset();
		this.template = this.world.sandbox.createTemplate(this.world.oa);
	}

	async stop(): Promise<void> {
		await this.world.stop();
	}

	/** Sends to 0912 345 678, unless the parameters say otherwise. */
	async send(parameters: INodeParameters = {}, options: Partial<RunNodeOptions> = {}) {
		const usual = {
			phone: '0912345678',
			templateId: this.template.templateId,
			dataMode: 'fields',
			templateData: filledIn(DATA),
		};
		return await this.world.run('znsMessage', 'send', { ...usual, ...parameters }, options);
	}

	/** One message to each number. */
	async sendToAll(phones: string[], parameters: INodeParameters = {}, options: Partial<RunNodeOptions> = {}) {
		const items: INodeExecutionData[] = phones.map((phone) => ({ json: { phone } }));
		return await this.send({ phone: '={{ $json.phone }}', ...parameters }, { items, ...options });
	}

	/** What Zalo has taken. */
	get sent() {
		return this.world.sandbox.znsMessages(this.world.oa);
	}

	calls(path: string): number {
		return this.world.sandbox.requests.count({ path });
	}
}

/** Numbers of as many people. */
export const phones = (count: number) =>
	Array.from({ length: count }, (_, index) => `09${String(12_000_000 + index)}`);
