import { filledIn, readExample, triggerOf } from './examples';
import { Messengers } from './messengers';
import type { Credential, Execution, StoredWorkflow } from './n8nClient';
import { World, type Connection } from './world';

/** An n8n into which examples are imported, an OA that they are for, and whoever is told by chat or mail. */
export class ExampleWorld {
	private connection: (Connection & { credential: Credential }) | undefined;

	private constructor(
		readonly world: World,
		readonly messengers: Messengers,
	) {}

	/** @param name for the names of artifacts */
	static async start(name: string): Promise<ExampleWorld> {
		const messengers = await Messengers.start();
		const world = await World.start({ name }).catch(async (error: unknown) => {
			await messengers.stop();
			throw error;
		});
		return new ExampleWorld(world, messengers);
	}

	/** Begins a test: another OA, and nothing that goes wrong. */
	async connect(): Promise<Connection & { credential: Credential }> {
		this.world.sandbox.faults.clear();
		this.connection = await this.world.connectedCredential();
		return this.connection;
	}

	/** An example, filled in as its notes ask for. */
	async import(file: string, templateId?: string): Promise<StoredWorkflow> {
		if (!this.connection) throw new Error('No OA is connected');
		const example = await readExample(file, [this.connection.credential], templateId);
		return await this.world.client.importWorkflow(filledIn(example, this.messengers.chatUrl));
	}

	async run(workflow: StoredWorkflow): Promise<Execution> {
		return await this.world.client.runManually(workflow, triggerOf(workflow));
	}

	async stop(): Promise<void> {
		await this.world.stop();
		await this.messengers.stop();
	}
}
