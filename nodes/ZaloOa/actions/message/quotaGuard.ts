import { NodeApiError, type INodeProperties, type INodePropertyOptions } from 'n8n-workflow';

import type { Recipient, SentMessage } from '../../api/message';
import { UNKNOWN_USER } from '../../api/unknownUser';
import { getUserQuota, readUserQuota } from '../../api/userQuota';
import type { Item } from '../item';
import { FreeMessages } from './freeMessages';

const answers: INodePropertyOptions[] = [
	{
		name: 'Send Anyway',
		value: 'send',
		description: 'Zalo charges the OA for the message (55 VND) when no free one is left',
	},
	{ name: 'Skip', value: 'skip', description: 'Do not send, and say so in the output' },
	{ name: 'Fail', value: 'fail', description: 'Do not send, and let the item fail' },
];

/** For users only: messages to group chats and anonymous visitors are not counted. */
export const ifNoFreeQuota: INodeProperties = {
	displayName: 'If No Free Quota',
	name: 'ifNoFreeQuota',
	type: 'options',
	options: answers,
	default: 'send',
	description:
		'What to do when a message to this user would be charged: outside the 48 hours after their last interaction, and with no message left of the package, bought or given',
};

/** Why a message is held back. */
export interface Refusal {
	reason: string;
	advice: string;
}

const NOT_FREE: Refusal = {
	reason: 'The message would be charged: the free 48 hours of this user are over, and no message is left',
	advice:
		'Wait until the user writes again or the package renews, or choose Send Anyway under Options: If No Free Quota.',
};

const NOT_READ: Refusal = {
	reason:
		'The message could be charged: the free 48 hours of this user are over, none is left of the package, and whether messages that were bought or given are left could not be read',
	advice: 'Run the step again later, or choose Send Anyway under Options: If No Free Quota.',
};

const CLOSED: Refusal = {
	reason: 'The user last interacted more than 7 days ago, so Zalo takes no message to them',
	advice: 'Wait until the user interacts with the OA again, or send a ZNS message to their phone number.',
};

const NO_WELCOME: Refusal = {
	reason:
		'The message could be charged: the user has never interacted with the OA, and no message is left of the package',
	advice: 'Wait until the user writes to the OA, or choose Send Anyway under Options: If No Free Quota.',
};

const UNKNOWN: Refusal = {
	reason: 'Whether a message to this user is free cannot be read',
	advice: 'Check the user ID, or choose Send Anyway under Options: If No Free Quota.',
};

const CHARGED =
	'Zalo charged for a message that was thought to be free, so those after it were held back. Somebody else may send from this OA at the same time.';

const SKIPPED =
	'Some messages were not sent, because they would have cost money or Zalo would not have taken them. The output says why in "reason".';

/** Between the look at the 48 hours and the message may lie an upload and Zalo's limit of calls (ms). */
const MARGIN = 10 * 60_000;

/** How many messages of this run have gone to a user; of what was read of them, these are used up since. */
class SentTo extends Map<string, number> {}

/** Users whose messages Zalo has counted in this run although their 48 hours were not over. */
class CountedUsers extends Set<string> {}

/**
 * What the user wants done.
 *
 * @throws NodeOperationError for a value that is not in the list: an expression that finds nothing must not switch the
 *   guard off unnoticed
 */
function wanted(item: Item): string {
	if (!item.hasOption('ifNoFreeQuota')) return 'send';
	const value = item.option('ifNoFreeQuota');
	const answer = answers.find((choice) => choice.value === value);
	if (answer) return String(answer.value);
	return item.fail(
		'If No Free Quota has a value that is not in its list',
		'Choose one of the list. An expression may give "send", "skip" or "fail".',
	);
}

/** Zalo's answer about a user; a code that speaks of the user's ID is no answer either. */
async function readQuotaOf(item: Item, userId: string) {
	const data = await getUserQuota(item, userId).catch((error: unknown) => {
		if (error instanceof NodeApiError && String(error.context.code) in UNKNOWN_USER) return undefined;
		throw error;
	});
	return readUserQuota(data, Date.now());
}

/**
 * Holds back an item's messages to a user where they would cost money. Zalo's order: within 48 hours all are free, then
 * what the OA has left (zalo-oa-api.md 3.8).
 */
export class QuotaGuard {
	readonly #free: FreeMessages;
	readonly #countedUsers: CountedUsers;
	readonly #sentTo: SentTo;
	/** How many were taken for messages of the item that have not gone out yet. */
	#taken = 0;

	constructor(
		private readonly item: Item,
		private readonly userId: string,
		private readonly answer: string,
	) {
		this.#free = item.run.of(FreeMessages);
		this.#countedUsers = item.run.of(CountedUsers);
		this.#sentTo = item.run.of(SentTo);
	}

	/**
	 * Asked before anything is uploaded.
	 *
	 * @param count messages that the item is about to send: they go out as a whole, or not at all
	 * @throws NodeApiError when Zalo cannot be asked
	 */
	async refuses(count: number): Promise<Refusal | undefined> {
		if (this.#free.isNothingFree) return NOT_FREE;
		const quota = await readQuotaOf(this.item, this.userId);
		if (typeof quota === 'string') return UNKNOWN;
		if (quota.window === 'closed') return CLOSED;
		const replies = (quota.csReply?.remain ?? Infinity) - (this.#sentTo.get(this.userId) ?? 0);
		const isFree = quota.window === 'free' && replies >= count && !this.#isCounted(quota);
		if (isFree) return undefined;
		if (await this.#free.take(this.item, count)) {
			this.#taken += count;
			return undefined;
		}
		if (quota.window === 'welcome') return NO_WELCOME;
		return this.#free.isPartUnread ? NOT_READ : NOT_FREE;
	}

	/** Asked right before each message: the 48 hours may have ended since, or Zalo may have charged for another one. */
	async refusesNow(): Promise<Refusal | undefined> {
		if (this.#taken === 0) return await this.refuses(1);
		return this.#free.isOverdrawn ? NOT_FREE : undefined;
	}

	/** What an earlier try of n8n's has sent. */
	noteEarlier(message: SentMessage): void {
		this.#free.noteEarlier(message);
	}

	/** Zalo says of each message how it was counted. */
	noteSent(message: SentMessage): void {
		this.#sentTo.set(this.userId, (this.#sentTo.get(this.userId) ?? 0) + 1);
		const wasTaken = this.#taken > 0;
		if (wasTaken) this.#taken--;
		if (!this.#free.noteSent(message, wasTaken)) this.#countedUsers.add(this.userId);
		if (message.quota?.type !== 'paid') return;
		if (!wasTaken) this.#free.noteCharged();
		this.item.run.hint(CHARGED);
	}

	/** The next message may have arrived: it counts as used. */
	noteLost(): void {
		if (this.#taken === 0) return;
		this.#taken--;
		this.#free.lose();
	}

	/** What was not needed is there for others again. */
	end(): void {
		this.#free.giveBack(this.#taken);
		this.#taken = 0;
	}

	/**
	 * What is put out in a message's place.
	 *
	 * @throws NodeOperationError where the user wants the item to fail then
	 */
	skip({ reason, advice }: Refusal): object {
		if (this.answer === 'fail') return this.item.fail(reason, advice);
		this.item.run.hint(SKIPPED);
		return { sent: false, reason, userId: this.userId };
	}

	#isCounted({ windowEndsAt }: { windowEndsAt: string | null }): boolean {
		const end = windowEndsAt === null ? 0 : Date.parse(windowEndsAt);
		return end - Date.now() < MARGIN || this.#countedUsers.has(this.userId);
	}
}

/**
 * The guard of an item's messages; undefined where they may cost money, or cannot.
 *
 * @throws NodeOperationError for a value of If No Free Quota that is not in its list
 */
export function guardOf(item: Item, recipient: Recipient): QuotaGuard | undefined {
	if (!('userId' in recipient)) return undefined;
	const answer = wanted(item);
	return answer === 'send' ? undefined : new QuotaGuard(item, recipient.userId, answer);
}
