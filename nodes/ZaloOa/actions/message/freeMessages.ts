import type { SentMessage } from '../../api/message';
import { getMessageQuota, readMessageQuota } from '../../api/messageQuota';
import { getMessageAssets, sumMessageAssets } from '../../api/quotaAssets';
import type { UsedQuota } from '../../api/usedQuota';
import { toText } from '../../helpers/guards';
import type { ZaloCaller } from '../../transport/types';

/** Sources that are used up message by message (zalo-oa-api.md 3.8). */
const COUNTED = ['sub_quota', 'purchase_quota', 'reward_quota'];

/** By which Zalo says that a message has used up none of them (zalo-oa-api.md 4.1). */
const UNCOUNTED = ['reply', 'welcome_msg'];

/** What is left of one source: what was read, less what this run has used since, and what others have. */
class Source {
	#used = 0;
	#usedByOthers = 0;

	/** @param isOne does an answer's `remain` speak of all of it? Not where there are several assets of the kind */
	constructor(
		private readonly read: number,
		private readonly isOne: boolean,
	) {}

	get left(): number {
		return this.read - this.#used - this.#usedByOthers;
	}

	/**
	 * What is missing beyond our own messages, others have used. Answers overtake each other, so those of ours that are
	 * under way may be in Zalo's number already: were they counted twice, free messages would be held back.
	 *
	 * @param underWay messages of ours that may have been counted, and of which no answer has come yet
	 */
	noteUsed(remain: number, underWay: number): void {
		this.#used++;
		if (!this.isOne) return;
		this.#usedByOthers = Math.max(this.#usedByOthers, this.read - this.#used - underWay - remain);
	}
}

type Sources = Map<string, Source>;

/**
 * The messages that the OA can still send without a charge, outside the 48 hours in which all are free: those of its
 * package, and those it was given or has bought. Read once per run; after that, what the run itself sends is counted,
 * before it goes out, so that items at the same time cannot both take the last one. Each answer corrects the count.
 */
export class FreeMessages {
	#reading: Promise<Sources> | undefined;
	#sources: Sources | undefined;
	/** Taken for messages that are about to go out. */
	#reserved = 0;
	/** Taken for messages of which nobody knows whether they have arrived. */
	#lost = 0;
	#isSpent = false;
	#isNothingFree = false;
	#isPartUnread = false;

	/** Has Zalo charged for a message within the 48 hours? Then none is free any more, whatever was read before. */
	get isNothingFree(): boolean {
		return this.#isNothingFree;
	}

	/** Could it not be read whether messages that were bought or given are left? They count as none then. */
	get isPartUnread(): boolean {
		return this.#isPartUnread;
	}

	/** A message was charged that was thought to be free because of the 48 hours. */
	noteCharged(): void {
		this.#isNothingFree = true;
	}

	/** Has Zalo charged for a message of this run, or told that less is left than was thought? */
	get isOverdrawn(): boolean {
		return this.#isSpent || (this.#sources !== undefined && this.#left(this.#sources) < 0);
	}

	/**
	 * Takes so many, or none if there are fewer.
	 *
	 * @returns whether they were taken
	 * @throws NodeApiError when the quota cannot be read
	 */
	async take(zalo: ZaloCaller, count: number): Promise<boolean> {
		if (this.#isSpent) return false;
		this.#reading ??= this.#read(zalo);
		this.#sources = await this.#reading.catch((error: unknown) => {
			this.#reading = undefined;
			throw error;
		});
		// Nothing is waited for between the look and the taking.
		if (this.#isSpent || this.#left(this.#sources) < count) return false;
		this.#reserved += count;
		return true;
	}

	/** Gives back what was taken for messages that have not gone out. */
	giveBack(count: number): void {
		this.#reserved -= count;
	}

	/** One was taken for a message that may have arrived: it counts as used. */
	lose(): void {
		this.#reserved--;
		this.#lost++;
	}

	/**
	 * A message has gone out.
	 *
	 * @param wasTaken was one taken for it? Not where it was thought to be free
	 * @returns whether Zalo says that it has used up none
	 */
	noteSent({ quota }: SentMessage, wasTaken: boolean): boolean {
		if (wasTaken) this.#reserved--;
		if (quota === null || UNCOUNTED.includes(quota.type)) return true;
		if (COUNTED.includes(quota.type)) this.#noteUsed(quota);
		else this.#isSpent = true;
		return false;
	}

	/** A message of an earlier try of n8n's: it is not in what is read now, but it tells whether Zalo charges. */
	noteEarlier({ quota }: SentMessage): void {
		if (quota?.type === 'paid') this.#isSpent = true;
	}

	/** What was sent before the quota was read is not in it any more. */
	#noteUsed({ type, remain }: UsedQuota): void {
		this.#sources?.get(type)?.noteUsed(remain ?? Infinity, this.#reserved + this.#lost);
	}

	#left(sources: Sources): number {
		const left = [...sources.values()].reduce((sum, source) => sum + Math.max(source.left, 0), 0);
		return left - this.#reserved - this.#lost;
	}

	/** What cannot be read counts as none: a message must not cost money because of it. */
	async #read(zalo: ZaloCaller): Promise<Sources> {
		const { data, isSuccessor } = await getMessageQuota(zalo);
		const ofPackage = readMessageQuota(data, isSuccessor, 0)?.remain ?? 0;
		const others = ['purchase_quota', 'reward_quota'].map(async (quotaType) => {
			const all = await getMessageAssets(zalo, { quotaOwner: 'OA', productType: 'cs', quotaType }).catch(
				() => undefined,
			);
			if (all === undefined) this.#isPartUnread = true;
			// Should Zalo overlook what was asked for, the same messages must not count twice.
			const assets = all?.filter((asset) => (toText(asset.quota_type) ?? quotaType) === quotaType);
			const remain = (assets && sumMessageAssets(assets, 0)?.remain) ?? 0;
			return [quotaType, new Source(remain, assets?.length === 1)] as const;
		});
		return new Map([['sub_quota', new Source(ofPackage, true)], ...(await Promise.all(others))]);
	}
}
