import type { IDataObject } from 'n8n-workflow';

import { sha256 } from '../../helpers/sha256';
import { isRecord } from '../../helpers/guards';
import type { Json } from '../../transport/types';
import type { WebhookEvent } from '../../api/webhookEvent';

/** Events that one trigger of this process remembers: those of some minutes of the busiest OA. */
const REMEMBERED = 20_000;

/** Of these the newest are kept in the trigger's static data, which n8n stores with the workflow. */
const STORED = 1_000;

/** More than are under way at once, or wait until storing is allowed again. */
const RECENT = 300;

/** Enough to tell some millions of events apart, and short, because n8n stores so many of them. */
const KEY_LENGTH = 12;

/**
 * n8n stores static data with each call that changes it, as a whole. So many calls may do so one after the other, and
 * so many a second from then on: under load, storing must not hold up the answers.
 */
const STORES_AT_ONCE = 100;
const STORES_PER_SECOND = 10;

/** The place in the static data. */
const MEMBER = 'delivered';

/** Events that are told apart by their message alone; others of the same message differ in what was done with it. */
const OF_ONE_MESSAGE = /_send_/;

/** The same, whatever the order of the members. */
function inOrder(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inOrder);
	if (!isRecord(value)) return value;
	const names = Object.keys(value).sort();
	return { members: names.map((name) => [name, inOrder(value[name])]) };
}

/** By which an event is known when it comes again. Source: zalo-oa-api.md 10.1. */
export function keyOf({ eventName, oaId, groupId, messageId }: WebhookEvent, body: Json): string {
	const isOfOneMessage = messageId !== null && OF_ONE_MESSAGE.test(eventName);
	const what = isOfOneMessage ? [oaId, groupId, messageId] : inOrder(body);
	return sha256(JSON.stringify([eventName, what])).slice(0, KEY_LENGTH);
}

const keysIn = (kept: unknown): string[] =>
	Array.isArray(kept) ? kept.filter((key): key is string => typeof key === 'string') : [];

/** What one trigger has let through, the oldest first. */
class Delivered {
	readonly #keys = new Set<string>();
	/** Our own newest ones. Two calls at once store over each other, so each of them is looked for again for a while. */
	#recent: string[] = [];
	/** The newest key in what we have stored ourselves: where it still is the newest, there is nothing new to read. */
	#lastStored: string | undefined;
	/** How often it may still be stored, and when that was worked out. */
	#stores = STORES_AT_ONCE;
	#countedAt = -Infinity;

	/** @returns whether it is new */
	add(key: string, stored: IDataObject): boolean {
		// After a restart; or what another process has stored since.
		const kept = keysIn(stored[MEMBER]);
		if (kept.at(-1) !== this.#lastStored) for (const known of kept) this.#keys.add(known);
		if (this.#keys.has(key)) return false;
		this.#keys.add(key);
		this.#recent = [...this.#recent, key].slice(-RECENT);
		for (const oldest of this.#keys) {
			if (this.#keys.size <= REMEMBERED) break;
			this.#keys.delete(oldest);
		}
		this.#store(stored);
		return true;
	}

	/** Behind what is stored already: that of other processes is as new as our own. */
	#store(stored: IDataObject): void {
		const now = Date.now();
		// A clock that was set back counts as no time.
		const seconds = Math.max(now - this.#countedAt, 0) / 1_000;
		this.#stores = Math.min(this.#stores + seconds * STORES_PER_SECOND, STORES_AT_ONCE);
		this.#countedAt = now;
		if (this.#stores < 1) return;
		this.#stores--;
		const kept = new Set(keysIn(stored[MEMBER]));
		const missing = this.#recent.filter((recent) => !kept.has(recent));
		stored[MEMBER] = [...kept, ...missing].slice(-STORED);
		this.#lastStored = missing.at(-1);
	}
}

/** Triggers whose events this process remembers; those that have been silent for longest go first. */
const TRIGGERS = 200;

const triggers = new Map<string, Delivered>();

function memoryOf(trigger: string): Delivered {
	const memory = triggers.get(trigger) ?? new Delivered();
	triggers.delete(trigger);
	triggers.set(trigger, memory);
	for (const oldest of triggers.keys()) {
		if (triggers.size <= TRIGGERS) break;
		triggers.delete(oldest);
	}
	return memory;
}

/**
 * Notes an event, before anything is waited for: two deliveries at the same time must not both get through.
 *
 * @param trigger tells triggers apart: workflow, node, and whether it is being tried out
 * @param stored the trigger's static data
 * @returns whether it is the first time
 */
export const isFirstDelivery = (trigger: string, key: string, stored: IDataObject): boolean =>
	memoryOf(trigger).add(key, stored);
