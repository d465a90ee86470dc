import type { IDataObject, INodeExecutionData, IRun, ITaskData, NodeExecutionHint } from 'n8n-workflow';

type RunError = NonNullable<ITaskData['error']>;

/** What an execution left behind. Methods without a node's name speak of the node that was asked for last. */
export class RunResult {
	constructor(
		/** The execution as n8n-core returns it. */
		readonly raw: IRun,
		private readonly target: string,
	) {}

	get status(): 'success' | 'error' {
		return this.raw.status === 'success' ? 'success' : 'error';
	}

	/** The error that stopped the execution. */
	get error(): RunError | undefined {
		return this.raw.data.resultData.error;
	}

	get startedAt(): Date {
		return this.raw.startedAt;
	}

	get stoppedAt(): Date | undefined {
		return this.raw.stoppedAt;
	}

	/** The names of the nodes that ran, in the order in which they began. */
	get executedNodes(): string[] {
		return Object.entries(this.raw.data.resultData.runData)
			.map(([name, [first]]) => ({ name, index: first?.executionIndex ?? 0 }))
			.sort((a, b) => a.index - b.index)
			.map(({ name }) => name);
	}

	/** The items of every output of the node, the first output first. */
	output(nodeName = this.target): INodeExecutionData[][] {
		return (this.task(nodeName)?.data?.main ?? []).map((items) => items ?? []);
	}

	/** The items of one output of the node. */
	items(nodeName = this.target, outputIndex = 0): INodeExecutionData[] {
		return this.output(nodeName)[outputIndex] ?? [];
	}

	/** The JSON of the items of one output of the node. */
	json(nodeName = this.target, outputIndex = 0): IDataObject[] {
		return this.items(nodeName, outputIndex).map(({ json }) => json);
	}

	/** The error that the node ended with. */
	nodeError(nodeName = this.target): RunError | undefined {
		return this.task(nodeName)?.error;
	}

	/** The hints that the editor would show beside the node's output. */
	hints(nodeName = this.target): NodeExecutionHint[] {
		return this.task(nodeName)?.hints ?? [];
	}

	private task(nodeName: string): ITaskData | undefined {
		return this.raw.data.resultData.runData[nodeName]?.at(-1);
	}
}
