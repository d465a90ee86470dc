import { join } from 'node:path';
import { Child } from './child';
import { BENCH_ROOT } from './paths';
import type {
	ClientCommand,
	ClientSetup,
	Connection,
	Outcome,
	WorkResult,
	SandboxAddress,
	SandboxCommand,
	Scene,
	Seen,
	StartResult,
} from './protocol';

/** The sandbox, as the process sees it that conducts the measurements. */
export class SandboxHandle {
	private constructor(
		private readonly child: Child,
		readonly address: SandboxAddress,
	) {}

	static async start(): Promise<SandboxHandle> {
		const child = Child.start(join(BENCH_ROOT, 'sandboxProcess.ts'));
		const command: SandboxCommand = { kind: 'address' };
		return new SandboxHandle(child, await child.ask<SandboxAddress>(command));
	}

	/** Sets everything back, and makes an app, an OA and users. */
	async prepare(scene: Scene): Promise<Connection> {
		return await this.tell<Connection>({ kind: 'prepare', scene });
	}

	/** From now on each call waits so long before it is answered. */
	async slowDown(latencyMs: number): Promise<void> {
		if (latencyMs > 0) await this.tell({ kind: 'slowDown', latencyMs });
	}

	/** Kills the access token. */
	async revoke(): Promise<void> {
		await this.tell({ kind: 'revoke' });
	}

	async seen(): Promise<Seen> {
		return await this.tell<Seen>({ kind: 'seen' });
	}

	async stop(): Promise<void> {
		await this.child.stop();
	}

	private async tell<Answer>(command: SandboxCommand): Promise<Answer> {
		return await this.child.ask<Answer>(command);
	}
}

/** An n8n with one of the nodes, fresh and warmed up. */
export class ClientHandle {
	private constructor(
		private readonly child: Child,
		readonly setup: ClientSetup,
		readonly idleMemoryMb: number,
	) {}

	static async start(sandbox: SandboxHandle, setup: ClientSetup): Promise<ClientHandle> {
		const { proxyUrl, certPath } = sandbox.address;
		const child = Child.start(join(BENCH_ROOT, 'client.ts'), {
			HTTPS_PROXY: proxyUrl,
			NODE_EXTRA_CA_CERTS: certPath,
			NO_PROXY: 'localhost,127.0.0.1',
		});
		const command: ClientCommand = { kind: 'start', setup };
		try {
			const { idleMemoryMb } = await child.ask<StartResult>(command);
			return new ClientHandle(child, setup, idleMemoryMb);
		} catch (error) {
			await child.stop();
			throw error;
		}
	}

	async work(command: Omit<Extract<ClientCommand, { kind: 'work' }>, 'kind'>): Promise<WorkResult> {
		return await this.child.ask<WorkResult>({ kind: 'work', ...command });
	}

	async executions(count: number): Promise<Outcome> {
		const command: ClientCommand = { kind: 'executions', count };
		return await this.child.ask<Outcome>(command);
	}

	async stop(): Promise<void> {
		await this.child.stop();
	}
}
