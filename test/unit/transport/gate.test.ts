import { Gate } from '../../../nodes/ZaloOa/transport/gate';

describe('Gate', () => {
	const turn = async () => await new Promise<void>((done) => setImmediate(done));
	const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

	it('hands out the results in order, whatever the order in which tasks end', async () => {
		const gate = new Gate();
		const results = await gate.each(
			upTo(20),
			() => 3,
			async (entry) => {
				for (let turns = 0; turns < (entry * 7) % 5; turns++) await turn();
				return entry * 2;
			},
		);
		expect(results).toEqual(upTo(20).map((entry) => entry * 2));
	});

	it('lets no more in at a time than it may, all callers together', async () => {
		const gate = new Gate();
		let underWay = 0;
		let most = 0;
		const task = async () => {
			most = Math.max(most, ++underWay);
			await turn();
			underWay--;
		};
		await Promise.all(upTo(5).map(async () => await gate.each(upTo(10), () => 4, task)));
		expect(most).toBe(4);
	});

	it('follows a width that changes, and lets one in at least', async () => {
		const gate = new Gate();
		let width = 1;
		let underWay = 0;
		const seen: number[] = [];
		await gate.each(
			upTo(30),
			() => width,
			async (entry) => {
				seen.push(++underWay);
				if (entry === 5) width = 6;
				if (entry === 20) width = 0;
				await turn();
				underWay--;
			},
		);
		expect(Math.max(...seen.slice(0, 6))).toBe(1);
		expect(Math.max(...seen)).toBe(6);
		expect(seen.at(-1)).toBe(1);
	});

	it('begins nothing more after a failure, waits for what is under way, and throws the first one', async () => {
		const gate = new Gate();
		const begun: number[] = [];
		const ended: number[] = [];
		const running = gate.each(
			upTo(10),
			() => 2,
			async (entry) => {
				begun.push(entry);
				await turn();
				if (entry === 2) throw new Error('entry 2');
				await turn();
				ended.push(entry);
			},
		);
		await expect(running).rejects.toThrow('entry 2');
		expect(begun).toEqual([0, 1, 2, 3]);
		expect(ended).toEqual([0, 1, 3]);
		expect(
			await gate.each(
				[1],
				() => 1,
				async (entry) => await Promise.resolve(entry),
			),
		).toEqual([1]);
	});

	it('has nothing to do for nothing', async () => {
		expect(
			await new Gate().each(
				[],
				() => 1,
				async () => await Promise.reject(new Error()),
			),
		).toEqual([]);
	});
});
