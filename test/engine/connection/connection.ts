import type { Engine } from '../support';
import { QUOTA_PATH, type World } from '../support/world';

/** A credential that stays connected, the runs that use it, and what becomes of its session. */
export class Connection {
	private constructor(
		private readonly world: World,
		readonly id: string,
	) {}

	/** By a refresh token that nothing has used yet. */
	static async fresh(world: World): Promise<Connection> {
		return new Connection(world, await world.refreshTokenCredential());
	}

	/** Connected by a workflow's first run. */
	static async used(world: World): Promise<Connection> {
		const connection = await Connection.fresh(world);
		await connection.succeed();
		return connection;
	}

	static of(world: World, id: string): Connection {
		return new Connection(world, id);
	}

	async run(engine?: Engine) {
		return await this.world.getMessageQuota({ credentialId: this.id }, engine);
	}

	async succeed(times = 1, engine?: Engine): Promise<void> {
		const runs = await Promise.all(Array.from({ length: times }, async () => await this.run(engine)));
		expect(runs.map(({ status, error }) => error?.message ?? status)).toEqual(Array(times).fill('success'));
	}

	async stored(): Promise<string> {
		return (await this.world.store.read(this.id)).data;
	}

	/** Renewals that went well since the connection was made. */
	get renewals(): number {
		return this.world.sandbox.exchanges - 1;
	}

	/** Calls that went out with a dead token. */
	get refusals(): number {
		return this.world.sandbox.requests.count({ path: QUOTA_PATH, answeredCode: -216 });
	}

	/** The rule of all rules: what is stored is what Zalo takes, also for a process that remembers nothing. */
	async expectAlive(): Promise<void> {
		const pair = await this.world.storedSession(this.id);
		expect(this.world.sandbox.holdsValidPair(this.world.app, this.world.oa, pair)).toBe(true);
		await this.world.restart();
		await this.succeed();
		expect(await this.world.storedSession(this.id)).toEqual(pair);
	}
}
