import type { INodeProperties } from 'n8n-workflow';

import { isRecord, toNumber } from '../helpers/guards';
import type { Item } from './item';

/** Named and laid out as in n8n's HTTP Request node, so that people find what they know. */
export const batching: INodeProperties = {
	displayName: 'Batching',
	name: 'batching',
	type: 'fixedCollection',
	placeholder: 'Add Batching',
	typeOptions: { multipleValues: false },
	default: { batch: {} },
	description: 'Sends the items in batches, which begin at the interval that you choose',
	options: [
		{
			displayName: 'Batching',
			name: 'batch',
			values: [
				{
					displayName: 'Items per Batch',
					name: 'batchSize',
					type: 'number',
					typeOptions: { minValue: -1 },
					default: 50,
					description: 'How many items to begin at once. -1 for no batches, 0 is taken for 1.',
				},
				{
					displayName: 'Batch Interval (Ms)',
					name: 'batchInterval',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 1000,
					description:
						'Time in milliseconds (1,000 are a second) from the beginning of one batch to that of the next. 0 for no pause.',
				},
			],
		},
	],
};

/** When each batch of a run may begin. */
export class Batches {
	/** When the batches that have been asked for may begin (epoch ms). */
	readonly #beginnings = new Map<number, number>();
	#latest: { batch: number; beginning: number } | undefined;

	/**
	 * A batch begins so long after the one before has begun; the first one at once. One that nobody asks for, because an
	 * earlier try of n8n's has sent all that is in it, takes no time.
	 */
	beginningOf(batch: number, interval: number): number {
		const known = this.#beginnings.get(batch);
		if (known !== undefined) return known;
		const now = Date.now();
		// A batch before the latest one has had its time already.
		if (this.#latest !== undefined && batch < this.#latest.batch) return now;
		const beginning = this.#latest === undefined ? now : Math.max(this.#latest.beginning + interval, now);
		this.#beginnings.set(batch, beginning);
		this.#latest = { batch, beginning };
		return beginning;
	}
}

/**
 * Lets an item wait until its batch begins; not longer than the run goes on.
 *
 * @throws NodeOperationError for numbers that are none
 */
export async function waitForBatch(item: Item): Promise<void> {
	const chosen = item.option('batching');
	const batch = isRecord(chosen) && isRecord(chosen.batch) ? chosen.batch : {};
	// An expression that finds nothing must not send all at once unnoticed.
	const size = 'batchSize' in batch ? toNumber(batch.batchSize) : -1;
	const interval = 'batchInterval' in batch ? toNumber(batch.batchInterval) : 0;
	if (size === undefined || interval === undefined) {
		item.fail('Batching holds something that is no number', 'Enter whole numbers, or remove the option.');
	}
	if (size < 0 || interval <= 0) return;
	const number = Math.floor(item.index / Math.max(Math.floor(size), 1));
	await item.run.waitUntil(item.run.of(Batches).beginningOf(number, interval));
}
