import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ActiveWorkflow } from './pollingTrigger';
import { testClock } from './testClock';
import { World } from './world';

export const SECOND = 1_000;
export const HOUR = 3_600 * SECOND;
export const DAY = 24 * HOUR;
export const TRIGGER_TYPE = 'n8n-nodes-zalo-oa.zaloOaQuotaTrigger';

export const percent = (value: number) => ({ value, unit: 'percent' });
export const messages = (value: number) => ({ value, unit: 'messages' });

/** The parameters of a trigger that is to tell of these events. */
export const on = (events: string[], ...threshold: INodeParameters[]): INodeParameters => ({
	events,
	...(threshold.length > 0 && { thresholds: { threshold } }),
});

/** The events of a poll in short: "fallsBelow 10 percent". */
export const told = (items: IDataObject[] | null) =>
	items?.map(({ event, threshold, thresholdUnit }) =>
		[event, threshold, thresholdUnit].filter((part) => part !== null).join(' '),
	) ?? null;

/** A world in which the OA has 2000 of 2000 messages left at the beginning of each test. */
export class QuotaTriggerWorld {
	private constructor(readonly world: World) {}

	static async start(): Promise<QuotaTriggerWorld> {
		return new QuotaTriggerWorld(await World.start());
	}

	async stop(): Promise<void> {
		await this.world.stop();
	}

	reset(): void {
		this.world.reset();
		this.left(2000);
	}

	async activate(parameters = on(['fallsBelow'], percent(10))): Promise<ActiveWorkflow> {
		const credentialId = await this.world.refreshTokenCredential();
		return new ActiveWorkflow(this.world.engine, TRIGGER_TYPE, [{ parameters, credentialId }]);
	}

	/** Sets what is left. */
	left(remain: number, total = 2000): void {
		this.world.sandbox.setQuota(this.world.oa, { remain, total });
	}

	/** Sets what is left, polls an hour later, and says what was told. */
	async pollAt(workflow: ActiveWorkflow, remain: number, total?: number) {
		this.left(remain, total);
		testClock.advance(HOUR);
		return told(await workflow.poll());
	}
}
