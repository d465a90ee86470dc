import { getMessageQuota, readMessageQuota } from '../../api/messageQuota';
import { getMessageAssets, sumMessageAssets } from '../../api/quotaAssets';
import type { SentMessage } from '../../api/message';
import type { ZaloCaller } from '../../transport/types';

/** Sources that are used up message by message (zalo-oa-api.md 3.8). */
const COUNTED = ['sub_quota', 'purchase_quota', 'reward_quota'];

/**
 * The messages that the OA can still send without a charge, outside the 48 hours in which all are free: those of its
 * package, and those it was given or has bought. Read once per run; after that, what the run itself sends is counted,
 * before it goes out, so that items at the same time cannot both take the last one.
 */
export class FreeMessages {
	#left: Promise<number> | undefined;
	#taken = 0;

	/**
	 * Takes so many, or none if there are fewer.
	 *
	 * @returns whether they were taken
	 * @throws NodeApiError when the quota cannot be read
	 */
	async take(zalo: ZaloCaller, count: number): Promise<boolean> {
		this.#left ??= this.#read(zalo);
		const left = await this.#left.catch((error: unknown) => {
			this.#left = undefined;
			throw error;
		});
		// Nothing is waited for between the look and the taking.
		if (left - this.#taken < count) return false;
		this.#taken += count;
		return true;
	}

	/** Gives back what was taken for messages that have not gone out, or were free for another reason. */
	giveBack(count: number): void {
		this.#taken -= count;
	}

	/** Has this message used one up? */
	hasUsed({ quota }: SentMessage): boolean {
		return quota !== null && COUNTED.includes(quota.type);
	}

	/** What cannot be read counts as none: a message must not cost money because of it. */
	async #read(zalo: ZaloCaller): Promise<number> {
		const { data, isSuccessor } = await getMessageQuota(zalo);
		const ofPackage = readMessageQuota(data, isSuccessor)?.remain ?? 0;
		const others = await Promise.all(
			['purchase_quota', 'reward_quota'].map(async (quotaType) => {
				const assets = await getMessageAssets(zalo, { quotaOwner: 'OA', productType: 'cs', quotaType });
				return (assets && sumMessageAssets(assets)?.remain) ?? 0;
			}),
		).catch(() => [0]);
		return others.reduce((sum, remain) => sum + remain, ofPackage);
	}
}
