import type { SandboxClock } from './clock';
import { delivery, type EventParts, type SandboxDelivery } from './events';
import type { SandboxApp } from './state/apps';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How long after the try before an event is delivered again. Source: zalo-oa-api.md 10.1. */
const RETRIES = [30 * SECOND, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, 60 * MINUTE];

/** Brings a delivery to the app's address. Undefined: nobody was there, or nobody answered. */
export type Post = (delivery: SandboxDelivery) => Promise<number | undefined>;

interface Undelivered {
	event: EventParts;
	/** Of how many tries this will be. */
	retry: number;
	dueAt: number;
}

/**
 * Delivers an app's events as Zalo does: once, and again for up to two hours as long as nobody answers with 2xx. After
 * that the app gets no events any more. Retries wait for the sandbox's clock, and for somebody who asks for them.
 */
export class WebhookSender {
	#undelivered: Undelivered[] = [];
	#isSwitchedOff = false;

	constructor(
		private readonly app: SandboxApp,
		private readonly clock: SandboxClock,
		private readonly post: Post,
	) {}

	/** Has Zalo taken the address away, because an event could not be delivered? */
	get isSwitchedOff(): boolean {
		return this.#isSwitchedOff;
	}

	/** @returns the HTTP status that came back; undefined where nothing did, or nothing is delivered any more */
	async send(event: EventParts): Promise<number | undefined> {
		return await this.#try(event, 0);
	}

	/** Delivers again what is due by now, the oldest first. */
	async retry(): Promise<Array<number | undefined>> {
		const now = this.clock.now();
		const due = this.#undelivered.filter(({ dueAt }) => dueAt <= now);
		this.#undelivered = this.#undelivered.filter(({ dueAt }) => dueAt > now);
		const statuses: Array<number | undefined> = [];
		for (const { event, retry } of due) statuses.push(await this.#try(event, retry));
		return statuses;
	}

	async #try(event: EventParts, retry: number): Promise<number | undefined> {
		if (this.#isSwitchedOff) return undefined;
		const status = await this.post(delivery(this.app, event, retry));
		const isTaken = status !== undefined && status >= 200 && status < 300;
		if (!isTaken) this.#planRetry(event, retry);
		return status;
	}

	#planRetry(event: EventParts, retry: number): void {
		const wait = RETRIES[retry];
		if (wait === undefined) this.#isSwitchedOff = true;
		else this.#undelivered.push({ event, retry: retry + 1, dueAt: this.clock.now() + wait });
	}
}
