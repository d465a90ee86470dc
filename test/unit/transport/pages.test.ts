import fc from 'fast-check';

import { readPages, type ListEnd, type PagedList } from '../../../nodes/ZaloOa/transport/pages';
import type { Answer, Json, ZaloCall, ZaloCaller } from '../../../nodes/ZaloOa/transport/types';

/** A list of Zalo's, and what was asked of it. */
class ListedZalo implements ZaloCaller {
	readonly asked: Array<[offset: number, count: number]> = [];

	constructor(private readonly answer: (offset: number, count: number) => Json) {}

	async call({ dataQuery }: ZaloCall): Promise<Answer> {
		const { offset, count } = dataQuery as { offset: number; count: number };
		this.asked.push([offset, count]);
		const data = this.answer(offset, count);
		return { ok: true, data, envelope: { error: 0, data } };
	}
}

const dataOf = ({ data }: Answer) => data as { users?: unknown; total?: unknown };

const userList = (rest: Partial<PagedList<number>>): PagedList<number> => ({
	page: (offset, count) => ({
		method: 'GET',
		url: 'https://openapi.zalo.me/v3.0/oa/user/getlist',
		dataQuery: { offset, count },
		effect: 'read',
	}),
	read: (answer) => (Array.isArray(dataOf(answer).users) ? (dataOf(answer).users as number[]) : undefined),
	keyOf: String,
	pageSize: 50,
	...rest,
});

const withTotal: Pick<Required<PagedList<number>>, 'total'> = {
	total: (answer) =>
		typeof dataOf(answer).total === 'number' ? (dataOf(answer).total as number) : undefined,
};

/** The entries from `offset` on, as Zalo gives them. */
const slice = (size: number, offset: number, count: number) =>
	Array.from({ length: Math.max(0, Math.min(count, size - offset)) }, (_, index) => offset + index);

const upTo = (size: number) => slice(size, 0, size);

const zaloWith = (size: number, total?: unknown) =>
	new ListedZalo((offset, count) => ({
		users: slice(size, offset, count),
		...(total !== undefined && { total }),
	}));

async function readAll(
	zalo: ZaloCaller,
	list: PagedList<number>,
	wanted = Infinity,
): Promise<{ entries: number[]; end: ListEnd }> {
	const pages = readPages(zalo, list, wanted);
	const entries: number[] = [];
	for (;;) {
		const step = await pages.next();
		if (step.done === true) return { entries, end: step.value };
		entries.push(step.value);
	}
}

describe('readPages', () => {
	it('reads a list page by page, and ends with a page that is not full', async () => {
		const zalo = zaloWith(120);
		expect(await readAll(zalo, userList({}))).toEqual({ entries: upTo(120), end: 'complete' });
		expect(zalo.asked).toEqual([
			[0, 50],
			[50, 50],
			[100, 50],
		]);
	});

	it('needs no further call at the total', async () => {
		const zalo = zaloWith(100, 100);
		expect(await readAll(zalo, userList(withTotal))).toEqual({ entries: upTo(100), end: 'complete' });
		expect(zalo.asked).toHaveLength(2);
	});

	it('remembers a total that only the first page names', async () => {
		const zalo = new ListedZalo((offset, count) => ({
			users: slice(100, offset, count),
			...(offset === 0 && { total: 100 }),
		}));
		expect(await readAll(zalo, userList(withTotal))).toEqual({ entries: upTo(100), end: 'complete' });
		expect(zalo.asked).toHaveLength(2);
	});

	it('asks once more after a last page that is full, where Zalo names no total', async () => {
		const zalo = zaloWith(100);
		expect(await readAll(zalo, userList({}))).toEqual({ entries: upTo(100), end: 'complete' });
		expect(zalo.asked).toHaveLength(3);
	});

	it('asks for no more than is wanted', async () => {
		const zalo = zaloWith(1_000);
		expect(await readAll(zalo, userList({}), 70)).toEqual({ entries: upTo(70), end: 'complete' });
		expect(zalo.asked).toEqual([
			[0, 50],
			[50, 20],
		]);
	});

	it('asks nothing where nothing is wanted', async () => {
		const zalo = zaloWith(10);
		expect(await readAll(zalo, userList({}), 0)).toEqual({ entries: [], end: 'complete' });
		expect(zalo.asked).toEqual([]);
	});

	it('makes no further call for somebody who stops early', async () => {
		const zalo = zaloWith(1_000);
		for await (const entry of readPages(zalo, userList({}), Infinity)) if (entry === 49) break;
		expect(zalo.asked).toHaveLength(1);
	});

	it('finds an empty list complete', async () => {
		expect(await readAll(zaloWith(0, 0), userList(withTotal))).toEqual({ entries: [], end: 'complete' });
	});

	it.each<[string, number, number | undefined, number, ListEnd]>([
		['cuts the list', 101, 101, Infinity, 'capped'],
		['equals the total', 100, 100, Infinity, 'complete'],
		['is not reached', 99, 99, Infinity, 'complete'],
		['is not reached, without a total', 99, undefined, Infinity, 'complete'],
		['is all that was wanted', 200, 200, 100, 'complete'],
		['cuts what was wanted', 200, 200, 101, 'capped'],
		['cuts the list, without a total', 101, undefined, Infinity, 'capped'],
	])('knows whether a cap of 100 %s', async (_name, size, total, wanted, end) => {
		const zalo = zaloWith(size, total);
		const list = userList({ ...withTotal, cap: 100 });
		expect(await readAll(zalo, list, wanted)).toEqual({ entries: upTo(Math.min(size, 100)), end });
		expect(zalo.asked.every(([offset, count]) => offset + count <= 100)).toBe(true);
	});

	it('does not ask past a cap that is no multiple of the page', async () => {
		const zalo = zaloWith(1_000, 1_000);
		const { entries, end } = await readAll(zalo, userList({ ...withTotal, cap: 70 }));
		expect([entries.length, end]).toEqual([70, 'capped']);
		expect(zalo.asked).toEqual([
			[0, 50],
			[50, 20],
		]);
	});

	it('ends as unreadable where an answer holds no list, and keeps what was read before', async () => {
		const zalo = new ListedZalo((offset, count) =>
			offset === 0 ? { users: slice(100, offset, count) } : { users: 'none' },
		);
		expect(await readAll(zalo, userList({}))).toEqual({ entries: upTo(50), end: 'unreadable' });
		expect(zalo.asked).toHaveLength(2);
	});

	it('ends with an empty page, although the total says that there is more', async () => {
		const zalo = zaloWith(50, 1_000);
		expect(await readAll(zalo, userList(withTotal))).toEqual({ entries: upTo(50), end: 'complete' });
		expect(zalo.asked).toHaveLength(2);
	});

	it('loses nothing by a total that is too small', async () => {
		const { entries, end } = await readAll(zaloWith(120, 60), userList(withTotal));
		expect([entries, end]).toEqual([upTo(120), 'complete']);
	});

	it('goes on behind a page that is not full, as long as the total says that there is more', async () => {
		const zalo = new ListedZalo((offset, count) => ({
			users: slice(120, offset, Math.min(count, 20)),
			total: 120,
		}));
		expect(await readAll(zalo, userList(withTotal))).toEqual({ entries: upTo(120), end: 'complete' });
		expect(zalo.asked.map(([offset]) => offset)).toEqual([0, 20, 40, 60, 80, 100]);
	});

	it('goes on to a total that only the first page names', async () => {
		const zalo = new ListedZalo((offset, count) => ({
			users: slice(60, offset, Math.min(count, 20)),
			...(offset === 0 && { total: 60 }),
		}));
		expect(await readAll(zalo, userList(withTotal))).toEqual({ entries: upTo(60), end: 'complete' });
	});

	it.each([
		['without a total', undefined],
		['with a total', 1_000],
		['with a total without end', 1e15],
	])('ends at a page that brings nothing new, %s', async (_name, total) => {
		const zalo = new ListedZalo((_offset, count) => ({
			users: slice(50, 0, count),
			...(total !== undefined && { total }),
		}));
		expect(await readAll(zalo, userList(withTotal))).toEqual({ entries: upTo(50), end: 'repeated' });
		expect(zalo.asked).toHaveLength(2);
	});

	it('goes on behind a page of which a part is new, and hands out each entry once', async () => {
		const zalo = new ListedZalo((offset, count) => ({
			users: slice(200, Math.max(0, offset - 49), count),
			total: 200,
		}));
		const { entries, end } = await readAll(zalo, userList(withTotal));
		expect([new Set(entries).size, end]).toEqual([entries.length, 'complete']);
	});

	it('knows entries without a key by all that they hold', async () => {
		const zalo = new ListedZalo((_offset, count) => ({ users: slice(50, 0, count) }));
		const list = userList({ keyOf: () => undefined });
		expect(await readAll(zalo, list)).toEqual({ entries: upTo(50), end: 'repeated' });
	});

	it('counts what is no entry as a place of the list, but not as one that was wanted', async () => {
		const zalo = zaloWith(100, 100);
		const list = userList({
			...withTotal,
			read: (answer) =>
				(dataOf(answer).users as number[]).map((user) => (user % 10 === 0 ? undefined : user)),
		});
		const { entries } = await readAll(zalo, list, 50);
		expect(entries).toEqual(upTo(56).filter((user) => user % 10 !== 0));
		expect(zalo.asked).toEqual([
			[0, 50],
			[50, 5],
			[55, 1],
		]);
	});

	it('is complete where a cap is passed by pages that overlap, and the total lies within it', async () => {
		const zalo = new ListedZalo((offset, count) => ({
			users: slice(100, Math.min(offset, 60), Math.max(count, 40)),
			total: 100,
		}));
		const list = userList({ ...withTotal, cap: 100, pageSize: 35 });
		const { entries, end } = await readAll(zalo, list);
		expect([entries, end]).toEqual([upTo(100), 'complete']);
	});

	it.each([
		['nothing', undefined],
		['a text', '120'],
		['null', null],
	])('reads on where the total is %s', async (_name, total) => {
		const { entries } = await readAll(zaloWith(120, total), userList(withTotal));
		expect(entries).toEqual(upTo(120));
	});

	it('hands out each entry once, also where Zalo gives more than was asked', async () => {
		const zalo = new ListedZalo((offset, count) => ({ users: slice(120, offset, count + 7) }));
		expect(await readAll(zalo, userList({}))).toEqual({ entries: upTo(120), end: 'complete' });
	});

	it('hands out no more than was wanted, also where Zalo gives more', async () => {
		const zalo = new ListedZalo((offset, count) => ({ users: slice(120, offset, count + 7) }));
		expect(await readAll(zalo, userList({}), 30)).toEqual({ entries: upTo(30), end: 'complete' });
		expect(zalo.asked).toHaveLength(1);
	});

	it('lets the error of a call through, and calls no more', async () => {
		const zalo = new ListedZalo(() => {
			throw new Error('refused');
		});
		await expect(readAll(zalo, userList({}))).rejects.toThrow('refused');
		expect(zalo.asked).toHaveLength(1);
	});

	it('hands out the beginning of the list for any size, page, cap and wish, in the fewest calls', async () => {
		const numbers = fc.record({
			size: fc.nat(60),
			pageSize: fc.integer({ min: 1, max: 20 }),
			cap: fc.integer({ min: 1, max: 70 }),
			wanted: fc.integer({ min: 1, max: 70 }),
			isTotalKnown: fc.boolean(),
		});
		await fc.assert(
			fc.asyncProperty(numbers, async ({ size, pageSize, cap, wanted, isTotalKnown }) => {
				const zalo = zaloWith(size, isTotalKnown ? size : undefined);
				const { entries, end } = await readAll(zalo, userList({ ...withTotal, pageSize, cap }), wanted);
				const expected = Math.min(size, cap, wanted);
				expect(entries).toEqual(upTo(expected));
				const isCut = wanted > cap && size > cap;
				// Without a total nobody knows whether there is more than a cap that was reached exactly.
				if (isTotalKnown || size !== cap) expect(end).toBe(isCut ? 'capped' : 'complete');
				const oneMore = isTotalKnown ? 0 : 1;
				expect(zalo.asked.length).toBeLessThanOrEqual(Math.max(Math.ceil(expected / pageSize), 1) + oneMore);
			}),
		);
	});
});
