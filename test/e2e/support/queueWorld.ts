import { randomUUID } from 'node:crypto';
import { N8nServer } from './n8nServer';
import { installPackage } from './pack';
import { Postgres } from './postgres';
import { Redis } from './redis';
import { sandboxEnvironment, tarballOfRun, World } from './world';

/** How many executions one worker runs at a time. */
export const CONCURRENCY = 10;

/** n8n in queue mode: one main process, workers, Redis and PostgreSQL, all on loopback. */
export class QueueWorld {
	private readonly webhookProcesses: N8nServer[] = [];

	private constructor(
		readonly world: World,
		readonly workers: N8nServer[],
		private readonly services: Array<{ stop(): Promise<void> }>,
		private readonly env: NodeJS.ProcessEnv,
	) {}

	static async start(name: string, workerCount: number): Promise<QueueWorld> {
		const services: Array<{ stop(): Promise<void> }> = [];
		try {
			const redis = await Redis.start();
			services.push(redis);
			const postgres = await Postgres.start();
			services.push(postgres);
			const env: NodeJS.ProcessEnv = {
				...postgres.n8nEnvironment,
				EXECUTIONS_MODE: 'queue',
				QUEUE_BULL_REDIS_HOST: '127.0.0.1',
				QUEUE_BULL_REDIS_PORT: String(redis.port),
				// A worker that is gone is noticed after seconds instead of half a minute.
				QUEUE_WORKER_LOCK_DURATION: '6000',
				QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
				QUEUE_WORKER_STALLED_INTERVAL: '2000',
				// They all have to read the same credentials.
				N8N_ENCRYPTION_KEY: randomUUID(),
			};
			const world = await World.start({ name, env });
			const queueWorld = new QueueWorld(world, [], services, env);
			try {
				for (let n = 0; n < workerCount; n++) {
					await queueWorld.add(queueWorld.workers, 'worker', [`--concurrency=${CONCURRENCY}`]);
				}
			} catch (error) {
				await queueWorld.stop();
				throw error;
			}
			return queueWorld;
		} catch (error) {
			for (const service of services.reverse()) await service.stop();
			throw error;
		}
	}

	/** First the processes of n8n, then what they need. */
	async stop(): Promise<void> {
		for (const server of [...this.webhookProcesses, ...this.workers]) await server.stop();
		await this.world.stop();
		for (const service of this.services.splice(0).reverse()) await service.stop();
	}

	/** A process that takes webhooks, and hands the executions on to the workers. */
	async addWebhookProcess(): Promise<N8nServer> {
		return await this.add(this.webhookProcesses, 'webhook', []);
	}

	private async add(servers: N8nServer[], role: 'worker' | 'webhook', args: string[]): Promise<N8nServer> {
		const env = { ...(await sandboxEnvironment(this.world.sandbox)), ...this.env };
		const server = await N8nServer.prepare({ role, args, env });
		await installPackage(server.userFolder, await tarballOfRun());
		// Before it runs, so that it is stopped whatever comes.
		servers.push(server);
		await server.start();
		return server;
	}
}
