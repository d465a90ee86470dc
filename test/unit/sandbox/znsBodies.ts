import type { SandboxOa } from '../../sandbox';
import type { World } from './world';

/** Messages by templates as clients write them (zalo-oa-api.md, section 7.1), and where they go. */

const ZNS = 'https://business.openapi.zalo.me';
export const TO_NUMBER = `${ZNS}/message/template`;
export const TO_HASH = `${TO_NUMBER}/hashphone`;
export const TO_USER = 'https://openapi.zalo.me/v3.0/oa/message/template';
export const STATUS = `${ZNS}/message/status`;
export const ZNS_QUOTA = `${ZNS}/message/quota`;
export const TEMPLATE_TAGS = `${ZNS}/message/template-tag`;
export const QUALITY = `${ZNS}/quality`;
export const TEMPLATES = `${ZNS}/template/all`;
export const TEMPLATE = `${ZNS}/template/info/v2`;
export const SAMPLE_DATA = `${ZNS}/template/sample-data`;
export const RATINGS = `${ZNS}/rating/get`;
export const JOURNEY_TOKEN = `${ZNS}/journey/get-token`;
export const CHECK_JOURNEY = `${ZNS}/journey/check-token`;

export const NUMBER = '84912345678';
export const DATA = { customer_name: 'An', order_code: 'DH-01' };
export const TRACKING = 'donhang1';

/** For the first template of the OA, which fits `DATA`. */
export const toNumber = ({ templates }: SandboxOa, partial: object = {}) => ({
	phone: NUMBER,
	template_id: [...templates.keys()][0],
	template_data: DATA,
	tracking_id: TRACKING,
	...partial,
});

/** Beside the usual calls: those with the header of a journey, and those with the answer's `data`. */
export class ZnsCalls {
	constructor(private readonly world: World) {}

	async send(partial: object = {}, journeyToken?: string): Promise<unknown> {
		const headers = {
			'content-type': 'application/json',
			...(journeyToken !== undefined && { journey_token: journeyToken }),
		};
		const body = JSON.stringify(toNumber(this.world.oa, partial));
		return (await this.world.ask('POST', TO_NUMBER, { body, headers })).json;
	}

	async get(address: string, query: Record<string, string | number> = {}): Promise<unknown> {
		const parameters = new URLSearchParams();
		for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
		const search = parameters.toString();
		return (await this.world.ask('GET', search === '' ? address : `${address}?${search}`)).json;
	}

	/** Lets time pass, over the end of the access token. */
	later(ms: number): void {
		this.world.sandbox.clock.advance(ms);
		this.world.pair = this.world.sandbox.issueTokens(this.world.app, this.world.oa);
	}
}
