import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { Engine, FileCredentialStore, MemoryCredentialStore, type CredentialStore } from '../engine/support';
import type { RunResult } from '../engine/support';
import { answerQuestions } from './child';
import { startN8nApi } from './n8nApi';
import { peers } from './peers';
import type { Peer } from './peers/types';
import {
	userId,
	type ClientCommand,
	type ClientSetup,
	type Outcome,
	type WorkResult,
	type StartResult,
	type Task,
} from './protocol';

// tsx turns source maps on, and then every error that a node makes costs milliseconds; n8n has them off.
process.setSourceMapsEnabled(false);

const CREDENTIAL = 'bench';
const WARM_UP_ITEMS = 10;

/** As n8n keeps a picture of 500 kB in memory. */
const PICTURE = {
	data: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500_000)]).toString('base64'),
	mimeType: 'image/jpeg',
	fileName: 'picture.jpg',
};
const MINUTE_MS = 60_000;

/** An n8n in a process of its own, with one of the nodes to measure. */
class Client {
	private idleMemoryMb = 0;

	private constructor(
		private readonly peer: Peer,
		private readonly engine: Engine,
	) {}

	static async start(setup: ClientSetup): Promise<Client> {
		const peer = peers[setup.peer];
		const { storeFolder } = setup;
		const store =
			storeFolder === undefined ? new MemoryCredentialStore() : new FileCredentialStore(storeFolder);
		const engine = await Engine.start({
			projectRoot: peer.packageRoot,
			store,
			...(peer.nodes && { standIns: peer.nodes() }),
		});
		const client = new Client(peer, engine);
		await client.addCredential(setup, store);
		return client;
	}

	private async addCredential({ connection, renews }: ClientSetup, store: CredentialStore): Promise<void> {
		// Of two processes with one folder the first has added it.
		if (await store.read(CREDENTIAL).catch(() => undefined)) return;
		const place = { renews, id: CREDENTIAL, n8nUrl: await startN8nApi(store) };
		const data = this.peer.credential(connection, place);
		const row = { id: CREDENTIAL, name: 'Bench', type: this.peer.credentialType, data: JSON.stringify(data) };
		await store.add(row);
	}

	/** So that nobody is measured while Node compiles; a first run also makes a session where there is none. */
	async warmUp(): Promise<StartResult> {
		for (const task of ['different reads', 'identical reads'] as const)
			await this.execute(task, WARM_UP_ITEMS);
		this.idleMemoryMb = peakMemoryMb();
		return { idleMemoryMb: this.idleMemoryMb };
	}

	async work(task: Task, items: number, atFullMinute: boolean): Promise<WorkResult> {
		if (atFullMinute) await fullMinute();
		const cpu = process.cpuUsage();
		const start = performance.now();
		const run = await this.execute(task, items);
		const seconds = (performance.now() - start) / 1000;
		const { user, system } = process.cpuUsage(cpu);
		return {
			seconds,
			cpuMs: (user + system) / 1000,
			peakMemoryMb: peakMemoryMb() - this.idleMemoryMb,
			...outcomeOf(run, items),
		};
	}

	async executions(count: number): Promise<Outcome> {
		const runs = await Promise.all(
			Array.from({ length: count }, async () => await this.execute('identical reads', 1)),
		);
		const outcomes = runs.map((run) => outcomeOf(run, 1));
		const sum = (name: 'succeeded' | 'visibleFailures' | 'hiddenFailures') =>
			outcomes.reduce((total, outcome) => total + outcome[name], 0);
		return {
			succeeded: sum('succeeded'),
			visibleFailures: sum('visibleFailures'),
			hiddenFailures: sum('hiddenFailures'),
			example: outcomes.find(({ example }) => example !== undefined)?.example,
		};
	}

	/** As in production, with the error output, so that a failed item can be told from the others. */
	private async execute(task: Task, count: number): Promise<RunResult> {
		const parameters = this.peer.parameters[task];
		if (!parameters) throw new Error(`${this.peer.node} cannot do this: ${task}`);
		const binary = task === 'pictures' ? { binary: { data: PICTURE } } : {};
		return await this.engine.runNode({
			node: this.peer.node,
			parameters,
			credentialId: CREDENTIAL,
			credentialType: this.peer.credentialType,
			items: Array.from({ length: count }, (_, index) => ({ json: { userId: userId(index) }, ...binary })),
			onError: 'continueErrorOutput',
			mode: 'trigger',
		});
	}
}

function outcomeOf(run: RunResult, items: number): Outcome {
	const error = run.nodeError() ?? run.error;
	if (error) return { succeeded: 0, visibleFailures: items, hiddenFailures: 0, example: error.message };
	const [successes = [], failures = []] = run.output();
	const hidden = successes.filter(({ json }) => isZaloError(json));
	const first = failures[0] ?? hidden[0];
	return {
		succeeded: successes.length - hidden.length,
		visibleFailures: failures.length,
		hiddenFailures: hidden.length,
		example: first && describe(first),
	};
}

/** Whether an item that was handed on as a success holds an error: Zalo sends those with HTTP 200. */
function isZaloError(json: IDataObject): boolean {
	const answer = typeof json.data === 'string' ? parse(json.data) : json;
	return answer.error !== undefined && answer.error !== 0;
}

function parse(text: string): IDataObject {
	try {
		return JSON.parse(text) as IDataObject;
	} catch {
		return { error: 'not JSON' };
	}
}

const describe = ({ json }: INodeExecutionData) => JSON.stringify(json).slice(0, 300);

const peakMemoryMb = () => process.resourceUsage().maxRSS / 1024;

/** Right after it begins, so that the limit of the minute is the same for all. */
async function fullMinute(): Promise<void> {
	const rest = MINUTE_MS - (Date.now() % MINUTE_MS);
	await new Promise((resolve) => setTimeout(resolve, rest + 20));
}

let client: Client | undefined;

answerQuestions(async (command: ClientCommand): Promise<StartResult | WorkResult | Outcome> => {
	if (command.kind === 'start') {
		client = await Client.start(command.setup);
		return await client.warmUp();
	}
	if (!client) throw new Error('The client has not been started');
	if (command.kind === 'executions') return await client.executions(command.count);
	return await client.work(command.task, command.items, command.atFullMinute ?? false);
});
