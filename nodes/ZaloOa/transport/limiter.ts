const MINUTE = 60_000;

/** Added (ms) to what is known of Zalo's clock: the server that tells the time need not be the one that counts. */
const CLOCK_MARGIN = 250;

/** The same where Zalo tells no time, and nothing but our own clock is known. */
const UNKNOWN_CLOCK_MARGIN = 1_000;

/** A call that may go out. It has to be handed back with what came of it. */
export interface Turn {
	/** Its place among all calls that have gone out. */
	number: number;
	/** The minute in which it went out, by Zalo's clock. */
	minute: number;
}

/** What the limit says of a call that wants to go out. */
export type Decision =
	| { may: 'go'; turn: Turn }
	/** All that is left of this minute is under way: the next answer tells more. */
	| { may: 'wait for an answer'; answer: Promise<void> }
	/** Nothing is left of this minute; our time (epoch ms) of the next one. */
	| { may: 'wait until'; time: number };

/** What an answer says of the limit. */
export interface LimitNews {
	/** Calls left in this minute, from the header X-RateLimit-Remain. */
	remain: number | undefined;
	/** Calls of a minute, from the header X-RateLimit-Limit. */
	limit: number | undefined;
	/** The server's time in whole seconds (epoch ms), from the header Date. */
	serverTime: number | undefined;
}

/**
 * A lower bound of Zalo's time. The server's time in an answer is in whole seconds and has been on its way, so Zalo's
 * clock is at least that far; of many answers the largest bound is close to the truth.
 */
class ZaloClock {
	/** How far (ms) Zalo's clock is ahead of ours at least: in the last minute, and so far in this one. */
	#before = -Infinity;
	#ahead = -Infinity;

	note(serverTime: number): void {
		this.#ahead = Math.max(this.#ahead, serverTime - Date.now());
	}

	/** Bounds of long ago count no more: either clock may have been set since. */
	forgetTheLastMinute(): void {
		this.#before = this.#ahead;
		this.#ahead = -Infinity;
	}

	/** What has to be added to our time to be sure of Zalo's. */
	get ahead(): number {
		const known = Math.max(this.#before, this.#ahead);
		return known === -Infinity ? -UNKNOWN_CLOCK_MARGIN : known - CLOCK_MARGIN;
	}
}

const minuteOf = (time: number) => Math.floor(time / MINUTE);

/**
 * The minute of which an answer speaks. A call that goes out close to the end of a minute may be counted in the next
 * one, as the time in its answer shows; but that "nothing is left" is said of the next minute is not believed, because
 * a whole minute would be lost if it is wrong, and one refusal if it is right.
 */
function minuteOfAnswer(
	{ minute }: Turn,
	remain: number | undefined,
	serverTime: number | undefined,
): number {
	return serverTime === undefined || remain === 0 ? minute : Math.max(minute, minuteOf(serverTime));
}

/**
 * Zalo's limit of calls per minute for one app, shared by all runs of this process (zalo-oa-api.md 11.3). As long as
 * Zalo has said nothing of a limit, none is supposed.
 *
 * What is left is what the latest answer said, less the calls that are under way. Answers may come in any order, and
 * what other processes use up is seen with the next answer.
 */
export class Limiter {
	readonly #clock = new ZaloClock();
	/** Calls that have gone out so far. */
	#sent = 0;
	#underWay = 0;
	/** Calls that had gone out before this minute; their answers say nothing of it. */
	#sentBefore = 0;
	/** What is left of this minute, by the latest answer. */
	#known: { minute: number; remain: number } | undefined;
	#limit = Infinity;
	/** Calls that have ended since then without news, and may have been counted. */
	#lost = 0;
	/** A minute that was over stays over, whatever is known of the clocks later. */
	#earliestMinute = 0;
	/** After a minute with refusals one call goes first. Were all to go, each of them could be refused again. */
	#isProbing = false;
	#refusedMinutes = 0;
	#waiting: Array<() => void> = [];

	/** Minutes, ever, in which Zalo has refused a call although the limiter had let it go. */
	get refusedMinutes(): number {
		return this.#refusedMinutes;
	}

	ask(): Decision {
		if (this.#known && Date.now() >= this.#endOf(this.#known.minute)) this.#beginMinute();
		if (this.#left() > 0) {
			this.#underWay++;
			return { may: 'go', turn: { number: ++this.#sent, minute: this.#minute() } };
		}
		const mayTellMore = this.#underWay > 0 && (this.#known?.remain ?? 1) > 0;
		if (mayTellMore) return { may: 'wait for an answer', answer: this.#nextAnswer() };
		this.#known ??= { minute: this.#minute(), remain: 0 };
		return { may: 'wait until', time: this.#endOf(this.#known.minute) };
	}

	/** Hands a turn back. There is no news where there was no answer. */
	note(turn: Turn, isRefused: boolean, { remain, limit, serverTime }: Partial<LimitNews> = {}): void {
		this.#underWay--;
		if (serverTime !== undefined) this.#clock.note(serverTime);
		if (limit !== undefined) this.#limit = limit;
		// A call of the minute before may have been counted in this one.
		if (turn.number <= this.#sentBefore) this.#lost++;
		else if (isRefused) this.#noteRefusal(turn);
		else this.#noteRemain(remain, minuteOfAnswer(turn, remain, serverTime));
		for (const goOn of this.#waiting.splice(0)) goOn();
	}

	/** The answer with the least remaining is the latest by Zalo's order, whenever it arrives. */
	#noteRemain(remain: number | undefined, minute: number): void {
		this.#isProbing = false;
		if (remain === undefined) {
			this.#lost++;
		} else if (!this.#known || remain < this.#known.remain) {
			this.#known = { minute: this.#known?.minute ?? minute, remain };
			this.#lost = 0;
		}
	}

	/** Of many calls that are refused in one minute, only the first one is news. */
	#noteRefusal({ minute }: Turn): void {
		this.#refusedMinutes++;
		this.#isProbing = true;
		this.#sentBefore = this.#sent;
		this.#known = { minute, remain: 0 };
	}

	#beginMinute(): void {
		this.#earliestMinute = (this.#known?.minute ?? 0) + 1;
		this.#known = undefined;
		this.#lost = 0;
		this.#sentBefore = this.#sent;
		this.#clock.forgetTheLastMinute();
	}

	/** Every call under way may still be counted in this minute, whenever it went out. */
	#left(): number {
		if (this.#isProbing && !this.#known) return this.#sent > this.#sentBefore ? 0 : 1;
		return (this.#known?.remain ?? this.#limit) - this.#lost - this.#underWay;
	}

	#minute(): number {
		return Math.max(minuteOf(Date.now() + this.#clock.ahead), this.#earliestMinute);
	}

	/** When the minute is over for certain, by our clock. */
	#endOf(minute: number): number {
		return (minute + 1) * MINUTE - this.#clock.ahead;
	}

	#nextAnswer(): Promise<void> {
		return new Promise((resolve) => this.#waiting.push(resolve));
	}
}
