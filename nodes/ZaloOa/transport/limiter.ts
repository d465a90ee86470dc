const MINUTE = 60_000;

/** Added (ms) to what is known of Zalo's clock: the server that tells the time need not be the one that counts. */
const CLOCK_MARGIN = 250;

/** The same where Zalo tells no time, and nothing but our own clock is known. */
const UNKNOWN_CLOCK_MARGIN = 1_000;

/** A minute that would last longer (ms) than this is no minute: a clock was set in between. */
const LONGEST_MINUTE = 70_000;

/** A minute that would end so soon (ms) after it began is the one before: our view of Zalo's clock has changed. */
const SHORTEST_REST = 5_000;

/** A call that may go out: its place among all calls that have gone out. It has to be handed back. */
export type Turn = number;

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
 * Where Zalo's minutes begin. The server's time in an answer is in whole seconds and has been on its way, so Zalo's
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

	/** When the minute is over for certain, by our clock; a minute from now at the most. */
	endOfMinute(): number {
		const known = Math.max(this.#before, this.#ahead);
		const ahead = known === -Infinity ? -UNKNOWN_CLOCK_MARGIN : known - CLOCK_MARGIN;
		const now = Date.now();
		const intoMinute = (((now + ahead) % MINUTE) + MINUTE) % MINUTE;
		return now + MINUTE - intoMinute;
	}
}

const isCount = (value: number | undefined, least: number): value is number =>
	value !== undefined && Number.isInteger(value) && value >= least;

/**
 * Zalo's limit of calls per minute for one app, shared by all runs of this process (zalo-oa-api.md 11.3). As long as
 * Zalo has said nothing of a limit, none is supposed.
 *
 * What is left is what the latest answer said, less the calls that are under way. Answers may come in any order, and
 * what other processes use up is seen with the next answer. Whatever headers and clocks say, a minute ends after a
 * minute, and one call goes out in each: so nothing that was noted can stop the calls for good.
 */
export class Limiter {
	readonly #clock = new ZaloClock();
	/** When this minute ends, by our clock. */
	#endsAt = -Infinity;
	/** Calls that have gone out so far. */
	#sent = 0;
	#underWay = 0;
	/** Calls that had gone out before this minute; their answers say nothing of it. */
	#sentBefore = 0;
	/** What is left of this minute, by the latest answer. */
	#remain: number | undefined;
	#limit = Infinity;
	/** Calls that have ended since that answer without news, and may have been counted. */
	#lost = 0;
	/** After a minute with refusals one call goes first. Were all to go, each of them could be refused again. */
	#isProbing = false;
	#refusedMinutes = 0;
	#refusedInARow = 0;
	#waiting: Array<() => void> = [];

	/** Minutes, ever, in which Zalo has refused a call although the limiter had let it go. */
	get refusedMinutes(): number {
		return this.#refusedMinutes;
	}

	/** The same since the last call that Zalo has taken. */
	get refusedInARow(): number {
		return this.#refusedInARow;
	}

	ask(): Decision {
		this.#beginMinuteWhenDue();
		if (this.#left() > 0) {
			this.#underWay++;
			return { may: 'go', turn: ++this.#sent };
		}
		const mayTellMore = this.#underWay > 0 && (this.#remain ?? 1) > 0;
		if (mayTellMore) return { may: 'wait for an answer', answer: this.#nextAnswer() };
		return { may: 'wait until', time: this.#endsAt };
	}

	/** Hands a turn back. There is no news where there was no answer. */
	note(turn: Turn, isRefused: boolean, news?: Partial<LimitNews>): void {
		this.#beginMinuteWhenDue();
		this.#underWay--;
		if (news && !isRefused) this.#refusedInARow = 0;
		const { remain, limit, serverTime } = news ?? {};
		if (serverTime !== undefined) this.#clock.note(serverTime);
		if (isCount(limit, 1)) this.#limit = limit;
		// A call of the minute before may have been counted in this one.
		if (turn <= this.#sentBefore) this.#lost++;
		else if (isRefused) this.#noteRefusal();
		else this.#noteRemain(remain);
		for (const goOn of this.#waiting.splice(0)) goOn();
	}

	/** The answer with the least remaining is the latest by Zalo's order, whenever it arrives. */
	#noteRemain(remain: number | undefined): void {
		this.#isProbing = false;
		if (!isCount(remain, 0)) {
			this.#lost++;
			return;
		}
		if (this.#remain === undefined || remain < this.#remain) {
			this.#remain = remain;
			this.#lost = 0;
		}
	}

	/** Of many calls that are refused in one minute, only the first one is news. */
	#noteRefusal(): void {
		this.#refusedMinutes++;
		this.#refusedInARow++;
		this.#isProbing = true;
		this.#sentBefore = this.#sent;
		this.#remain = 0;
	}

	#beginMinuteWhenDue(): void {
		const now = Date.now();
		const rest = this.#endsAt - now;
		if (rest > 0 && rest < LONGEST_MINUTE) {
			// By now more may be known of Zalo's clock, which moves the same end a little.
			const end = this.#clock.endOfMinute();
			if (Math.abs(end - this.#endsAt) < SHORTEST_REST) this.#endsAt = Math.min(this.#endsAt, end);
			return;
		}
		const hasJustEnded = rest <= 0 && rest > -SHORTEST_REST;
		this.#clock.forgetTheLastMinute();
		const end = this.#clock.endOfMinute();
		this.#endsAt = hasJustEnded && end - now < SHORTEST_REST ? end + MINUTE : end;
		this.#remain = undefined;
		this.#lost = 0;
		this.#sentBefore = this.#sent;
	}

	/** Every call under way may still be counted in this minute, whenever it went out. */
	#left(): number {
		const isFirst = this.#sent === this.#sentBefore;
		if (this.#remain !== undefined) return this.#remain - this.#lost - this.#underWay;
		if (this.#isProbing) return isFirst ? 1 : 0;
		const left = this.#limit - this.#lost - this.#underWay;
		return isFirst && this.#underWay === 0 ? Math.max(left, 1) : left;
	}

	#nextAnswer(): Promise<void> {
		return new Promise((resolve) => this.#waiting.push(resolve));
	}
}
