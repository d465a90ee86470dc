import {
	defaultCertificateDirectory,
	ensureCertificateAuthority,
	ZaloSandbox,
	type SandboxApp,
	type SandboxOa,
	type TokenPair,
} from '../../sandbox';
import { Engine, type RunNodeOptions } from './engine';
import { MemoryCredentialStore } from './credentialStore';
import { useProxy } from './proxy';
import type { RunResult } from './runResult';

export const QUOTA_PATH = '/v2.0/oa/quota/message';
export const OA_PATH = '/v2.0/oa/getoa';

/** An n8n and a Zalo, and one OA that has authorised one app. */
export class World {
	app!: SandboxApp;
	oa!: SandboxOa;
	tokens!: TokenPair;

	private constructor(
		readonly sandbox: ZaloSandbox,
		readonly engine: Engine,
		readonly store: MemoryCredentialStore,
		private readonly undoProxy: () => void,
	) {
		this.reset();
	}

	static async start(): Promise<World> {
		const certificateAuthority = await ensureCertificateAuthority(defaultCertificateDirectory());
		const sandbox = await ZaloSandbox.start({ certificateAuthority });
		const store = new MemoryCredentialStore();
		return new World(sandbox, await Engine.start({ store }), store, useProxy(sandbox.proxyUrl));
	}

	/** A fresh app, OA and pair of tokens; no faults, nothing counted. */
	reset(): void {
		this.sandbox.reset();
		this.app = this.sandbox.createApp();
		this.oa = this.sandbox.createOa({ messageQuota: { type: 'active', remain: 1874, total: 2000 } });
		this.tokens = this.sandbox.issueTokens(this.app, this.oa);
	}

	async stop(): Promise<void> {
		this.undoProxy();
		await this.sandbox.stop();
	}

	/** How often the quota was asked for. */
	get quotaCalls(): number {
		return this.sandbox.requests.count({ path: QUOTA_PATH });
	}

	/** A stored credential that is connected with an access token. */
	async accessTokenCredential(accessToken = this.tokens.accessToken): Promise<string> {
		return await this.engine.addCredential('zaloOaApi', { accessToken });
	}

	/** Runs Get Message Quota, with a good access token unless the options say otherwise. */
	async getMessageQuota(options: Partial<RunNodeOptions> = {}): Promise<RunResult> {
		return await this.engine.runNode({
			node: 'zaloOa',
			credentialId: options.credentialId ?? (await this.accessTokenCredential()),
			...options,
			parameters: { resource: 'quota', operation: 'getMessageQuota', ...options.parameters },
		});
	}
}

/** As many empty items. */
export const emptyItems = (count: number) => Array.from({ length: count }, () => ({ json: {} }));
