import { templateParam, type FaultOrder, type ZnsPhone } from '../../sandbox';
import {
	addRows,
	dropTable,
	itemsOf,
	ExampleWorld,
	rowsOf,
	type Connection,
	type Messengers,
	type World,
	type Credential,
	type Execution,
	type StoredWorkflow,
} from '../support';

const BY_TEXT = '/v3.0/oa/message/cs';
const BY_PHONE = '/message/template';
const STATUS = '/message/status';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const SENT = 'zalo_oa_zns_sent';
const APPOINTMENTS = 'zalo_oa_appointments';

const refusal = (path: string, code: number): FaultOrder => ({
	path,
	times: 1,
	fault: { kind: 'zaloError', code, message: 'Refused' },
});

/** The message arrives, and n8n is not told. */
const lostAnswer = (path: string, holds?: string): FaultOrder => ({
	path,
	times: 1,
	fault: { kind: 'lostAnswer' },
	...(holds !== undefined && { holds }),
});

describe('the examples for messages by templates', () => {
	let examples: ExampleWorld;
	let world: World;
	let messengers: Messengers;
	let connection: Connection & { credential: Credential };
	let templateId: string;
	beforeAll(async () => {
		examples = await ExampleWorld.start('znsExamples');
		({ world, messengers } = examples);
	});
	beforeEach(async () => {
		connection = await examples.connect();
		({ templateId } = world.sandbox.createTemplate(connection.oa));
	});
	afterAll(async () => await examples?.stop());

	const imported = async (file: string) => await examples.import(file, templateId);
	const run = async (workflow: StoredWorkflow) => await examples.run(workflow);
	const newPhone = (partial: Partial<ZnsPhone> = {}) =>
		world.sandbox.createPhone(connection.oa, partial).phone;
	const sent = () => world.sandbox.znsMessages(connection.oa);
	/** The numbers to which messages have gone that Zalo has taken. */
	const reached = () => sent().map(({ recipient }) => Object.values(recipient)[0]);

	/** Published, and called: each call is over when its run is. */
	async function published(file: string, path: string) {
		const workflow = await imported(file);
		await world.client.goLive(workflow, path);
		let calls = 0;
		return {
			call: async (body: Record<string, unknown>): Promise<Execution> => {
				await world.client.callWebhook(path, body);
				return await world.client.executionAfter(workflow, ++calls);
			},
			end: async () => await world.client.deactivate(workflow),
		};
	}

	/** What the team is told meanwhile. */
	async function toldBy(action: () => Promise<Execution>): Promise<{ execution: Execution; told: string[] }> {
		const before = messengers.messages.length;
		const execution = await action();
		return { execution, told: messengers.messages.slice(before).map(({ text }) => text) };
	}

	describe('zns-order-confirmation.json and zns-delivery-report.json', () => {
		beforeEach(async () => await dropTable(world.client, SENT));

		const order = (phone: string, orderCode: string) => ({
			phone,
			customerName: 'Nguyễn Văn An',
			orderCode,
			amount: 1_250_000,
			deliveryDate: '2026-12-31',
		});

		it('confirm an order, or tell the team who may have got nothing', async () => {
			const orders = await published('zns-order-confirmation.json', 'new-order');
			const taken = await toldBy(async () => await orders.call(order('0912 345 678', 'DH-01')));
			expect(taken).toMatchObject({ execution: { status: 'success' }, told: [] });
			expect(sent()).toMatchObject([
				{
					recipient: { phone: '84912345678' },
					templateId,
					data: {
						customer_name: 'Nguyễn Văn An',
						order_code: 'DH-01',
						amount: '1250000',
						delivery_date: '31/12/2026',
					},
				},
			]);

			const without = newPhone({ hasZalo: false });
			const refused = await toldBy(async () => await orders.call(order(without, 'DH-02')));
			expect(refused.told).toEqual([
				expect.stringMatching(
					`^Chưa gửi được ZNS xác nhận đơn DH-02 đến ${without} \\(Nguyễn Văn An\\): .*-118`,
				),
			]);

			world.sandbox.faults.order(lostAnswer(BY_PHONE));
			const unknown = await toldBy(async () => await orders.call(order(newPhone(), 'DH-03')));
			expect(unknown.told).toEqual([expect.stringMatching(/^Không chắc đã gửi được ZNS .* DH-03/)]);
			expect(sent()).toHaveLength(2);

			const [first] = sent();
			expect(await rowsOf(world.client, SENT)).toMatchObject([
				{ message_id: first?.messageId, phone: '84912345678', order_code: 'DH-01' },
			]);
			await orders.end();
		});

		it('report what has arrived, until it has', async () => {
			const orders = await published('zns-order-confirmation.json', 'new-order');
			await orders.call(order(newPhone({ deliveryMs: 0 }), 'DH-11'));
			await orders.call(order(newPhone({ deliveryMs: Infinity }), 'DH-12'));
			await orders.end();
			await addRows(world.client, SENT, [{ message_id: 'nobody-knows-it', order_code: 'DH-13' }]);
			const report = await imported('zns-delivery-report.json');
			const asked = () => world.sandbox.requests.count({ path: STATUS });

			const first = await toldBy(async () => await run(report));
			expect(first.execution.error).toBeUndefined();
			expect(first.told).toEqual([
				'Tin ZNS: 1 tin đã tới, 1 tin đang trên đường, 1 tin Zalo không biết. Chưa tới: DH-12, DH-13.',
			]);
			expect(await rowsOf(world.client, SENT)).toMatchObject([
				{ order_code: 'DH-11', status: 'delivered', delivered_at: expect.stringMatching(/Z$/) },
				{ order_code: 'DH-12', status: 'accepted', delivered_at: '' },
				{ order_code: 'DH-13', status: 'unknown', delivered_at: '' },
			]);

			// One of the two that are asked about again is refused: the other is reported all the same.
			const [, late] = sent();
			if (late) late.deliversAt = world.sandbox.clock.now();
			world.sandbox.faults.order({ ...refusal(STATUS, -107), holds: 'nobody-knows-it' });
			const before = asked();
			const second = await toldBy(async () => await run(report));
			expect(asked() - before).toBe(2);
			expect(second.told).toEqual(['Tin ZNS: 1 tin đã tới, 0 tin đang trên đường, 0 tin Zalo không biết.']);
			expect(second.execution.error?.message).toContain('Not looked up (1): DH-13. The first error:');

			await dropTable(world.client, SENT);
			expect(await toldBy(async () => await run(report))).toMatchObject({
				execution: { status: 'success' },
				told: [],
			});
		});
	});

	it('zns-appointment-reminder.json reminds of tomorrow once, and says who was not reminded', async () => {
		const listParams = [
			templateParam('customer_name'),
			templateParam('appointment_date', { type: 'DATE', maxLength: 20 }),
		];
		({ templateId } = world.sandbox.createTemplate(connection.oa, { listParams }));
		const workflow = await imported('zns-appointment-reminder.json');
		expect((await run(workflow)).status).toBe('success');

		const dayIn = (days: number) =>
			new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now() + days * DAY);
		const tomorrow = dayIn(1);
		const [well, without, unknown] = [newPhone(), newPhone({ hasZalo: false }), newPhone()];
		const reminded = newPhone();
		await addRows(world.client, APPOINTMENTS, [
			{ phone: well, name: 'An', date: tomorrow },
			{ phone: without, name: 'Bình', date: tomorrow },
			{ phone: unknown, name: 'Cường', date: tomorrow, reminded_at: '' },
			{ phone: reminded, name: 'Dung', date: tomorrow, reminded_at: '2026-11-30' },
			{ phone: newPhone(), name: 'Em', date: dayIn(2) },
			{ phone: newPhone(), name: 'Giang', date: dayIn(0) },
		]);
		world.sandbox.faults.order(lostAnswer(BY_PHONE, unknown));

		const first = await run(workflow);
		expect(first.error?.message).toContain('Not reminded (1): Bình. Perhaps reminded (1): Cường.');
		expect(new Set(reached())).toEqual(new Set([well, unknown]));
		expect(sent()[0]?.data).toEqual({
			customer_name: expect.any(String),
			appointment_date: tomorrow.split('-').reverse().join('/'),
		});

		newPhone({ phone: without });
		expect((await run(workflow)).error).toBeUndefined();
		expect(reached().slice(2)).toEqual([without]);
		expect((await run(workflow)).status).toBe('success');
		expect(reached()).toHaveLength(3);
		const rows = await rowsOf(world.client, APPOINTMENTS);
		const marked = rows.filter(({ reminded_at }) => Boolean(reminded_at)).map(({ name }) => name);
		expect(marked).toEqual(['An', 'Bình', 'Cường', 'Dung']);
	});

	it('zns-ratings-to-sheet.json adds the ratings of the week before', async () => {
		/** When the week of now began in Vietnam. */
		const today = Math.floor((Date.now() + 7 * HOUR) / DAY);
		const monday = (today - ((today + 3) % 7)) * DAY - 7 * HOUR;
		const rated = (note: string, submittedAt: number) => ({
			messageId: `message-${note}`,
			trackingId: 'any',
			rate: 4,
			note,
			feedbacks: ['Giao nhanh', 'Nhân viên vui vẻ'],
			submittedAt,
		});
		({ templateId } = world.sandbox.createTemplate(connection.oa, {
			ratings: [
				rated('too early', monday - 7 * DAY - 1),
				rated('=first', monday - 7 * DAY),
				rated('last', monday - 1),
				rated('too late', monday),
			],
		}));
		const execution = await run(await imported('zns-ratings-to-sheet.json'));
		expect(execution.error).toBeUndefined();
		const row = (note: string, at: number) => ({
			'Thời gian': expect.stringMatching(
				`^${new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(at)} \\d\\d:\\d\\d$`,
			),
			'Số sao': 4,
			'Nhận xét': note,
			'Khách chọn': 'Giao nhanh, Nhân viên vui vẻ',
			'Mã tin': `message-${note}`,
		});
		expect(itemsOf(execution, 'Add to Sheet')).toEqual([
			row('=first', monday - 7 * DAY),
			row('last', monday - 1),
		]);
	});

	it('fallback-chain.json takes the next way where one is closed, and only there', async () => {
		const notices = await published('fallback-chain.json', 'delivery-notice');
		const texts = () => world.sandbox.messages(connection.oa);
		/** What has gone out on which way, and what the run and the team say. */
		const notify = async (phone = newPhone(), hoursAgo = 1) => {
			const lastInteraction = world.sandbox.clock.now() - hoursAgo * HOUR;
			const { userId } = world.sandbox.createUser(connection.oa, { lastInteraction });
			const before = [texts().length, sent().length] as const;
			const { execution, told } = await toldBy(
				async () =>
					await notices.call({
						userId,
						phone,
						customerName: 'An',
						orderCode: 'DH-21',
						deliveryDate: '31/12/2026',
					}),
			);
			const went = [texts().length - before[0], sent().length - before[1]];
			return { went, told, error: execution.error?.message };
		};
		const silent = { told: [], error: undefined };

		expect(await notify()).toEqual({ ...silent, went: [1, 0] });

		for (const code of [-230, -232, -213]) {
			world.sandbox.faults.order(refusal(BY_TEXT, code));
			expect(await notify()).toEqual({ ...silent, went: [0, 1] });
		}
		expect(sent().at(-1)?.data).toEqual({
			customer_name: 'An',
			order_code: 'DH-21',
			delivery_date: '31/12/2026',
		});
		// What would be charged, is skipped.
		world.sandbox.setQuota(connection.oa, { remain: 0 });
		expect(await notify(newPhone(), 72)).toEqual({ ...silent, went: [0, 1] });

		const unreachable = [{ hasZalo: false }, { standing: 'limited' }, { standing: 'unreachable' }] as const;
		for (const state of unreachable) {
			const phone = newPhone(state);
			expect(await notify(phone, 72)).toEqual({
				went: [0, 0],
				told: [expect.stringMatching(`^Khách An, ${phone} \\(đơn DH-21\\) không nhận được tin Zalo: `)],
				error: undefined,
			});
		}

		const failed = (words: string) => ({
			went: [0, 0],
			told: [],
			error: expect.stringContaining(words) as string,
		});
		expect(await notify(newPhone({ blocks: 'oa' }), 72)).toEqual(failed('Zalo code -141'));
		expect(await notify('12345', 72)).toEqual(failed('Phone is not a Vietnamese mobile number'));
		world.sandbox.faults.order(refusal(BY_TEXT, -200));
		expect(await notify()).toEqual(failed('Zalo code -200'));
		world.sandbox.faults.order(lostAnswer(BY_TEXT));
		expect(await notify()).toEqual({ ...failed('Perhaps told: '), went: [1, 0] });
		await notices.end();
	});
});
