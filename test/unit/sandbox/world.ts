import {
	defaultCertificateDirectory,
	ensureCertificateAuthority,
	SandboxClock,
	ZaloSandbox,
	type SandboxApp,
	type SandboxOa,
	type TokenPair,
} from '../../sandbox';
import { TestClient, type ClientAnswer } from '../../sandbox/testClient';

export const GETOA = 'https://openapi.zalo.me/v2.0/oa/getoa';
export const QUOTA = 'https://openapi.zalo.me/v2.0/oa/quota/message';
export const TOKEN = 'https://oauth.zaloapp.com/v4/oa/access_token';
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** The last second of a minute, so that one step of the clock enters the next one. */
export const START = Date.parse('2026-10-01T08:00:59Z');

/** A sandbox with one app, one OA and a live pair of tokens, all made anew for each test. */
export class World {
	certificateAuthority!: { key: string; cert: string };
	sandbox!: ZaloSandbox;
	client!: TestClient;
	app!: SandboxApp;
	oa!: SandboxOa;
	pair!: TokenPair;

	async start(): Promise<void> {
		this.certificateAuthority = await ensureCertificateAuthority(defaultCertificateDirectory());
		const clock = new SandboxClock({ frozen: true, start: START });
		this.sandbox = await ZaloSandbox.start({ certificateAuthority: this.certificateAuthority, clock });
		this.client = new TestClient(this.sandbox.proxyUrl, this.certificateAuthority.cert);
	}

	reset(): void {
		this.sandbox.reset();
		this.app = this.sandbox.createApp();
		this.oa = this.sandbox.createOa();
		this.pair = this.sandbox.issueTokens(this.app, this.oa);
	}

	async getOa(token = this.pair.accessToken): Promise<ClientAnswer> {
		return await this.client.send(GETOA, { headers: { access_token: token } });
	}

	/** With the access token. */
	async ask(
		method: string,
		address: string,
		{ body, headers }: { body?: string | Buffer; headers?: Record<string, string> } = {},
	): Promise<ClientAnswer> {
		return await this.client.send(address, {
			method,
			headers: { access_token: this.pair.accessToken, ...headers },
			...(body === undefined ? {} : { body }),
		});
	}

	/** Text goes as it is; all else as JSON, `undefined` as no body at all. */
	async post(address: string, body?: unknown): Promise<ClientAnswer> {
		if (body === undefined) return await this.ask('POST', address);
		const headers = { 'content-type': 'application/json' };
		const json = typeof body === 'string' ? body : JSON.stringify(body);
		return await this.ask('POST', address, { body: json, headers });
	}

	/** With one query member `data`: JSON, but for text, which goes as it is. */
	async getWith(address: string, data: unknown): Promise<ClientAnswer> {
		const json = typeof data === 'string' ? data : JSON.stringify(data);
		return await this.ask('GET', `${address}?data=${encodeURIComponent(json)}`);
	}

	async getQuota(body?: unknown): Promise<ClientAnswer> {
		return await this.post(QUOTA, body);
	}

	async exchange(
		fields: Record<string, string>,
		headers: Record<string, string> = {},
	): Promise<ClientAnswer> {
		return await this.client.send(TOKEN, {
			method: 'POST',
			headers: {
				'content-type': 'application/x-www-form-urlencoded',
				secret_key: this.app.appSecret,
				...headers,
			},
			body: new URLSearchParams({ app_id: this.app.appId, ...fields }).toString(),
		});
	}

	async refresh(token = this.pair.refreshToken, extra: Record<string, string> = {}): Promise<ClientAnswer> {
		return await this.exchange({ grant_type: 'refresh_token', refresh_token: token, ...extra });
	}

	async redeem(code: string, extra: Record<string, string> = {}): Promise<ClientAnswer> {
		return await this.exchange({ grant_type: 'authorization_code', code, ...extra });
	}
}

/** For the top of a test file: starts one sandbox for all its tests, and stops it after them. */
export function useWorld(): World {
	const world = new World();
	beforeAll(async () => await world.start());
	afterAll(async () => await world.sandbox.stop());
	beforeEach(() => world.reset());
	return world;
}

export const refusal = (message: string, error = -201) => ({ error, message });
export const invalid = (name: string) => refusal(`${name} is invalid`);
export const missing = (name: string) => refusal(`${name} is missing`);
export const tooLong = (name: string, limit: string) =>
	refusal(`${name} exceeds the limit of ${limit}`, -210);
export const notKnown = { error: -213, message: 'User has not interacted with this Official Account' };
export const notGranted = {
	error: -223,
	message: 'Official Account has not granted your application the permission for this API',
};

/** What calls that only change something answer. */
export const DONE = { error: 0, message: 'Success' };

/** A 19-digit id. */
export const anId = (): unknown => expect.stringMatching(/^\d{19}$/);

export function pairOf(answer: ClientAnswer): TokenPair {
	const { access_token, refresh_token } = answer.json as { access_token: string; refresh_token: string };
	return { accessToken: access_token, refreshToken: refresh_token };
}

/** Waits for something that other connections bring about, turn by turn of the event loop. */
export async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
