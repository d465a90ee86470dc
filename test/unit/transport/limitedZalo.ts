import type { Limiter, LimitNews, Turn } from '../../../nodes/ZaloOa/transport/limiter';

/** A Zalo that counts calls per minute of its own clock, and a network between it and a process. */
export interface Story {
	/** Calls that Zalo takes per minute. */
	limit: number;
	/** How far (ms) Zalo's clock is ahead of ours. */
	offset: number;
	/** Our time (ms) within a minute when the first call goes out. */
	start: number;
	/** Calls that the process wants to make, and how many of them at the same time. */
	calls: number;
	width: number;
	/** The longest time (ms) that a call is on its way, and an answer; each takes between a third of it and all. */
	slowness: number;
	/** Of a thousand calls, how many get no answer. */
	lost: number;
	/** Calls that other processes make in the first `othersWithin` ms of each of Zalo's minutes. */
	others: number;
	othersWithin: number;
	/** Where the chances come from. */
	seed: number;
}

export const PLAIN: Story = {
	limit: 4_000,
	offset: 0,
	start: 10_000,
	calls: 1_000,
	width: 100,
	slowness: 100,
	lost: 0,
	others: 0,
	othersWithin: 1,
	seed: 1,
};

export const MINUTE = 60_000;

/** Chances between 0 and 1 that are the same for the same seed. */
function chances(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

/** Virtual time: what is planned is done in the order of its time, and nothing else takes any. */
class World {
	now: number;
	readonly #plans = new Map<number, Array<() => void>>();
	/** Times with a plan, the earliest last. */
	#times: number[] = [];

	constructor(now: number) {
		this.now = now;
	}

	plan(delay: number, action: () => void): void {
		const time = this.now + Math.max(Math.ceil(delay), 0);
		const others = this.#plans.get(time);
		if (others) {
			others.push(action);
			return;
		}
		this.#plans.set(time, [action]);
		let place = this.#times.length;
		while (place > 0 && (this.#times[place - 1] ?? 0) < time) place--;
		this.#times.splice(place, 0, time);
	}

	readonly sleep = async (delay: number) => await new Promise<void>((done) => this.plan(delay, done));

	/** Does the next thing; false when there is none. */
	async step(): Promise<boolean> {
		const time = this.#times.pop();
		if (time === undefined) return false;
		const actions = this.#plans.get(time) ?? [];
		this.#plans.delete(time);
		this.now = time;
		for (const action of actions) action();
		await new Promise(setImmediate);
		return true;
	}
}

export interface Refusal {
	/** By our clock, and the minute by Zalo's. */
	time: number;
	minute: number;
}

/** What came of a story. Times are ours, in ms. */
export interface Ending {
	succeeded: number;
	refusals: Refusal[];
	/** When the process got its first answer. */
	firstAnswer: number;
	start: number;
	end: number;
	/** Calls that Zalo has taken, by its minutes. */
	taken: Map<number, number>;
	/** What the limiter's `refusedMinutes` was after each refusal. */
	counted: number[];
}

/** Zalo's minute at our time. */
export const minuteOf = (time: number, { offset }: Story) => Math.floor((time + offset) / MINUTE);

/**
 * Lets a process make its calls through the limiter as the package does, until all are answered or lost.
 *
 * @param longest where to break off (ms of virtual time); a story that lasts an hour will not come to an end
 */
export async function tell(limiter: Limiter, story: Story, longest = 60 * MINUTE): Promise<Ending> {
	const world = new World(Date.UTC(2026, 0, 1) + story.start);
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => world.now);
	const chance = chances(story.seed);
	const onItsWay = () => story.slowness * (1 / 3 + (2 / 3) * chance());
	const ending: Ending = {
		succeeded: 0,
		refusals: [],
		firstAnswer: Infinity,
		start: world.now,
		end: NaN,
		taken: new Map(),
		counted: [],
	};
	const latest = world.now + longest;

	const othersIn = (minute: number, time: number) => {
		const passed = time + story.offset - minute * MINUTE;
		return Math.floor(story.others * Math.min(1, (passed + 1) / story.othersWithin));
	};

	/** The call arrives: Zalo takes it or not, and says what is left. */
	const arrive = (): { isRefused: boolean; news: LimitNews } => {
		const minute = minuteOf(world.now, story);
		const used = (ending.taken.get(minute) ?? 0) + othersIn(minute, world.now);
		const isRefused = used >= story.limit;
		if (isRefused) ending.refusals.push({ time: world.now, minute });
		else ending.taken.set(minute, (ending.taken.get(minute) ?? 0) + 1);
		const remain = Math.max(story.limit - used - 1, 0);
		const serverTime = Math.floor((world.now + story.offset) / 1_000) * 1_000;
		return { isRefused, news: { remain, limit: story.limit, serverTime } };
	};

	const takeTurn = async (): Promise<Turn> => {
		for (;;) {
			const decision = limiter.ask();
			if (decision.may === 'go') return decision.turn;
			if (decision.may === 'wait for an answer') await decision.answer;
			else await world.sleep(Math.min(Math.max(decision.time - world.now, 1), 1_000));
		}
	};

	const call = async (): Promise<boolean> => {
		const turn = await takeTurn();
		await world.sleep(onItsWay());
		const { isRefused, news } = arrive();
		await world.sleep(onItsWay());
		const isLost = chance() * 1_000 < story.lost;
		limiter.note(turn, !isLost && isRefused, isLost ? undefined : news);
		if (!isLost) ending.firstAnswer = Math.min(ending.firstAnswer, world.now);
		if (!isLost && isRefused) ending.counted.push(limiter.refusedMinutes);
		return isLost || !isRefused;
	};

	let left = story.calls;
	const worker = async () => {
		while (left > 0) {
			left--;
			while (!(await call()));
			ending.succeeded++;
		}
	};

	try {
		for (let index = 0; index < story.width; index++) void worker();
		await new Promise(setImmediate);
		while (ending.succeeded < story.calls && world.now < latest && (await world.step()));
		ending.end = world.now;
		return ending;
	} finally {
		clock.mockRestore();
	}
}
