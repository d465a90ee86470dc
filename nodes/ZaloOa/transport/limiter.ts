const MINUTE = 60_000;

/** Added (ms) to what is known of Zalo's clock: the server that tells the time need not be the one that counts. */
const CLOCK_MARGIN = 250;

/** The same where Zalo tells no time, and nothing but our own clock is known. */
const UNKNOWN_CLOCK_MARGIN = 1_000;

/** A call that may go out. It has to be handed back with what came of it. */
export interface Turn {
	/** Its place among all calls that have gone out. */
	number: number;
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

	/** When Zalo's minute at some moment is over for certain; both by our clock. */
	endOfMinuteAt(moment: number): number {
		const known = Math.max(this.#before, this.#ahead);
		const ahead = known === -Infinity ? -UNKNOWN_CLOCK_MARGIN : known - CLOCK_MARGIN;
		return (Math.floor((moment + ahead) / MINUTE) + 1) * MINUTE - ahead;
	}
}

/**
 * Zalo's limit of calls per minute for one app, shared by all runs of this process (zalo-oa-api.md 11.3). As long as
 * Zalo has said nothing of a limit, none is supposed.
 *
 * What is left of a minute is the least that any of its answers has told, less every call that this answer may not
 * have counted. Those are all calls under way, also the ones that went out earlier: calls overtake each other.
 */
export class Limiter {
	readonly #clock = new ZaloClock();
	/** Calls that have gone out so far, and had before this minute: answers to those say nothing of it. */
	#sent = 0;
	#sentBefore = 0;
	/** Calls that are not back yet, and those of them that went out before this minute. */
	#underWay = 0;
	#underWayBefore = 0;
	/**
	 * For each call that came back and told nothing of this minute: how many had gone out by then. Zalo may have
	 * counted it. An answer to a call that went out later does so, too, if it was counted at all.
	 */
	#untold: number[] = [];
	/** A moment of the minute that is counted, by our clock; it begins with the first call. */
	#moment: number | undefined;
	#remain: number | undefined;
	#limit = Infinity;
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

	/** Has Zalo told how many calls it takes in a minute? */
	get isKnown(): boolean {
		return this.#limit < Infinity;
	}

	ask(): Decision {
		const end = this.#endOfMinute();
		if (this.#left() > 0) {
			this.#underWay++;
			return { may: 'go', turn: { number: ++this.#sent } };
		}
		const mayTellMore = this.#underWay > 0 && (this.#remain ?? 1) > 0;
		if (mayTellMore) return { may: 'wait for an answer', answer: this.#nextAnswer() };
		return { may: 'wait until', time: end };
	}

	/** Hands a turn back. There is no news where there was no answer. */
	note({ number }: Turn, isRefused: boolean, news?: Partial<LimitNews>): void {
		const isOfThisMinute = number > this.#sentBefore;
		this.#underWay--;
		if (!isOfThisMinute) this.#underWayBefore--;
		if (news?.serverTime !== undefined) this.#clock.note(news.serverTime);
		// A limit of none would let nothing go out any more, and so nobody would hear of a better one.
		if (news?.limit !== undefined && news.limit >= 1) this.#limit = news.limit;
		if (!isRefused) {
			if (news) this.#refusedInARow = 0;
			this.#noteRemain(number, isOfThisMinute ? news?.remain : undefined);
			if (news && isOfThisMinute) this.#isProbing = false;
		} else if (isOfThisMinute) {
			this.#noteRefusal();
		}
		for (const goOn of this.#waiting.splice(0)) goOn();
	}

	#noteRemain(number: number, remain: number | undefined): void {
		// Less than nothing is no number of calls: others say "unlimited" by it.
		if (remain !== undefined && remain >= 0) {
			this.#remain = Math.min(this.#remain ?? Infinity, remain);
			this.#untold = this.#untold.filter((sent) => sent >= number);
		} else if (this.#remain !== undefined || this.#limit < Infinity) {
			this.#untold.push(this.#sent);
		}
	}

	/** Of many calls that are refused in one minute, only the first one is news. */
	#noteRefusal(): void {
		this.#refusedMinutes++;
		this.#refusedInARow++;
		this.#isProbing = true;
		this.#countFromHere();
		this.#remain = 0;
	}

	/** What has gone out so far says nothing of what is left. */
	#countFromHere(): void {
		this.#sentBefore = this.#sent;
		this.#underWayBefore = this.#underWay;
		this.#untold = [];
		this.#remain = undefined;
	}

	#left(): number {
		const isProbe = this.#isProbing && this.#remain === undefined;
		if (isProbe) return 1 - (this.#underWay - this.#underWayBefore);
		return (this.#remain ?? this.#limit) - this.#underWay - this.#untold.length;
	}

	/**
	 * Begins a new minute if it is time, and says when it will be over for certain (our time).
	 *
	 * A minute is kept by its middle. Kept by its beginning, it would seem to be the one before as soon as less is
	 * known of Zalo's clock.
	 */
	#endOfMinute(): number {
		const now = Date.now();
		this.#moment ??= now;
		const end = this.#clock.endOfMinuteAt(this.#moment);
		const wasSetBack = now < this.#moment - MINUTE;
		if (now < end && !wasSetBack) return end;
		this.#moment = end + Math.floor((now - end) / MINUTE) * MINUTE + MINUTE / 2;
		this.#countFromHere();
		this.#clock.forgetTheLastMinute();
		return this.#clock.endOfMinuteAt(this.#moment);
	}

	#nextAnswer(): Promise<void> {
		return new Promise((resolve) => this.#waiting.push(resolve));
	}
}
