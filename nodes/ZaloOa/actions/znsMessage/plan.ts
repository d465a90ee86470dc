import { toNumber } from '../../helpers/guards';
import type { Item } from '../item';
import { prepareMessage } from './preparedMessage';

/** What one item would cost, and what it would use up. */
export interface PlannedMessage {
	templateId: string;
	/** VND; null where Zalo names no price. */
	cost: number | null;
	/** Not one in development mode, which uses up nothing. */
	isReal: boolean;
	/** Does it use up the OA's quota of the day? Not one to a user of the OA, nor one that may go beyond it. */
	countsToday: boolean;
}

/** What all items of a run that are still to be sent would come to. */
export interface Plan {
	/** By the item's index, without those that cannot be sent. */
	messages: ReadonlyMap<number, PlannedMessage>;
	/** What is left today, by template; those without a limit of their own are missing. */
	leftOf: ReadonlyMap<string, number>;
	/** What earlier tries of this execution have cost, VND. */
	spent: number;
	/** Was something sent before, so that there is no more of it to be sent? */
	wasSent: boolean;
}

/** What an item has come to: to be sent, sent before, or neither. */
type Planned = { message: PlannedMessage; left: number | null } | { spent: number } | undefined;

async function planOf(item: Item): Promise<Planned> {
	const sentNow = item.earlierMemo();
	if (sentNow) return { spent: toNumber(sentNow.cost) ?? 0 };
	const { call, isForUser, message, template, cost } = await prepareMessage(item);
	// Sent in the execution that somebody has run again: it was that one's money.
	if (item.earlierMemo(call)) return { spent: 0 };
	const isReal = message.isDevelopment !== true;
	const { templateId, sendingMode } = message;
	const countsToday = isReal && !isForUser && sendingMode !== '3';
	const planned = { templateId, cost, isReal, countsToday };
	return { message: planned, left: template.dailyRemain };
}

/** Looks at all items of the run; nothing is sent. */
export async function planRun(item: Item): Promise<Plan> {
	// What cannot be sent fails by itself, and costs nothing; should it turn out well later, it is not sent all the same.
	const planned = await Promise.all(
		item.all.map(async (other) => await planOf(other).catch(() => undefined)),
	);
	const messages = new Map<number, PlannedMessage>();
	const leftOf = new Map<string, number>();
	let spent = 0;
	let wasSent = false;
	for (const [index, each] of planned.entries()) {
		if (!each) continue;
		if ('spent' in each) {
			spent += each.spent;
			wasSent = true;
			continue;
		}
		messages.set(index, each.message);
		if (each.left !== null) leftOf.set(each.message.templateId, each.left);
	}
	return { messages, leftOf, spent, wasSent };
}
