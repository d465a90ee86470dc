import { testClock } from '../../support/testClock';
import { DATA, filledIn, phones, TEMPLATE_PATH, ZNS_PATH, ZnsWorld } from './znsWorld';

const goOn = { onError: 'continueRegularOutput' } as const;

describe('ZNS Message: Send', () => {
	let zns: ZnsWorld;
	beforeAll(async () => {
		zns = await ZnsWorld.start();
	});
	beforeEach(() => zns.reset());
	afterAll(async () => await zns.stop());

	describe('the tracking ID', () => {
		it('is the one that is given', async () => {
			const run = await zns.send({ options: { trackingId: 'order_DH-01' } });
			expect(run.json()).toMatchObject([{ trackingId: 'order_DH-01' }]);
			expect(zns.sent).toMatchObject([{ trackingId: 'order_DH-01' }]);
		});

		it('is made for each item where there is none, and begins with execution and item', async () => {
			await zns.sendToAll(phones(3));
			const ids = zns.sent.map(({ trackingId }) => trackingId ?? '');
			expect(ids.sort()).toEqual([
				expect.stringMatching(/^\d+x0x[0-9a-f]{8}$/),
				expect.stringMatching(/^\d+x1x[0-9a-f]{8}$/),
				expect.stringMatching(/^\d+x2x[0-9a-f]{8}$/),
			]);
		});

		it.each(['a b', 'đơn', 'x'.repeat(49), 'a/b', ' '])(
			'that Zalo does not take is refused: "%s"',
			async (trackingId) => {
				const run = await zns.send({ options: { trackingId } });
				expect(run.nodeError()?.message).toBe('Tracking ID is none that Zalo takes');
				expect(zns.sent).toEqual([]);
			},
		);
	});

	describe('the template', () => {
		it('is asked for once a run, also for a thousand items', async () => {
			const run = await zns.sendToAll(phones(1000));
			expect(run.json()).toHaveLength(1000);
			expect(zns.calls(TEMPLATE_PATH)).toBe(1);
			expect(zns.calls(ZNS_PATH)).toBe(1000);
		});

		it.each([
			['PENDING_REVIEW', 'pending'],
			['REJECT', 'rejected'],
			['DISABLE', 'disabled'],
		] as const)('that is %s sends nothing', async (status, word) => {
			zns.template.status = status;
			const error = (await zns.send()).nodeError();
			expect(error?.message).toBe(
				`Template ${zns.template.templateId} is ${word}, so Zalo sends nothing by it`,
			);
			expect(zns.calls(ZNS_PATH)).toBe(0);
		});

		it.each(['ENABLE', 'PENDING_REVIEW'] as const)(
			'that is %s can be tried out for nothing',
			async (status) => {
				zns.template.status = status;
				zns.world.sandbox.createPhone(zns.world.oa, { phone: '84912345678', isAdministrator: true });
				const run = await zns.send({ options: { developmentMode: true } });
				expect(run.json()).toMatchObject([{ messageId: expect.any(String), quota: null }]);
				expect(zns.sent).toMatchObject([{ mode: 'development', price: 0 }]);
			},
		);

		it('of another OA is told as such', async () => {
			const other = zns.world.sandbox.createOa();
			const { templateId } = zns.world.sandbox.createTemplate(other);
			const error = (await zns.send({ templateId })).nodeError();
			expect(error?.message).toContain('Zalo does not know this template, or it belongs to another OA');
			expect(error?.context).toMatchObject({ code: '-109', mayHaveArrived: false });
			expect(zns.calls(ZNS_PATH)).toBe(0);
		});

		it('is missing', async () => {
			expect((await zns.send({ templateId: '={{ "" }}' })).nodeError()?.message).toMatch(
				/^Template is empty/,
			);
		});

		it('a changed one is checked as it is now, whatever n8n has stored', async () => {
			const [param] = zns.template.listParams;
			if (param) param.name = 'full_name';
			const error = (await zns.send()).nodeError();
			expect(error?.message).toBe('The template has no field "customer_name"');
			expect(error?.description).toContain('It has: full_name, order_code');
			expect(zns.calls(ZNS_PATH)).toBe(0);
		});
	});

	describe('options', () => {
		it('Beyond Quota goes on when the quota of the day is used up', async () => {
			zns.world.oa.znsQuota.remainingQuota = 0;
			zns.world.oa.maySendBeyondQuota = true;
			zns.template.templateTag = 'PROMOTION';
			expect((await zns.send()).nodeError()?.context.code).toBe('-144');
			expect((await zns.send({ options: { sendingMode: '3' } })).json()).toHaveLength(1);
			expect(zns.sent).toMatchObject([{ sendingMode: '3' }]);
		});

		it('a sending mode that is none is refused', async () => {
			const run = await zns.send({ options: { sendingMode: '2' } });
			expect(run.nodeError()?.message).toBe('Sending Mode has a value that is not in its list');
		});

		it('a journey token makes the message a part of the journey, which is paid once', async () => {
			zns.template.journey = 'logistics';
			const [journey] = (
				await zns.world.run('znsMessage', 'getJourneyToken', {
					phone: '0912345678',
					tokenType: 'token_logistics_7',
				})
			).json();
			const options = { journeyToken: journey?.token as string };
			await zns.send({ options });
			await zns.send({ options });
			expect(zns.sent.map(({ price }) => price)).toEqual([300, 0]);
			expect(zns.sent).toMatchObject([{ journeyToken: journey?.token }, { journeyToken: journey?.token }]);
			expect(zns.world.sandbox.requests.list.at(-1)?.bodyText).not.toContain(String(journey?.token));
		});

		it('an expression that finds no journey token sends nothing outside of the journey', async () => {
			const run = await zns.send({ options: { journeyToken: '={{ $json.missing }}' } });
			expect(run.nodeError()?.message).toMatch(/^Journey Token /);
			expect(zns.sent).toEqual([]);
		});

		it('batches are an interval apart', async () => {
			const batching = { batch: { batchSize: 2, batchInterval: 60_000 } };
			const before = testClock.now();
			await zns.sendToAll(phones(5), { options: { batching } });
			const minutes = zns.sent.map(({ sentAt }) => Math.floor((sentAt - before) / 60_000));
			expect(minutes).toEqual([0, 0, 1, 1, 2]);
		});
	});

	it('Using JSON takes an object and a text', async () => {
		for (const templateDataJson of ['={{ $json }}', JSON.stringify(DATA)]) {
			const run = await zns.send({ dataMode: 'json', templateDataJson }, { items: [{ json: DATA }] });
			expect(run.json()).toHaveLength(1);
		}
		expect(zns.sent.map(({ data }) => data)).toEqual([DATA, DATA]);
	});

	it('mapped automatically, an item may have members that are no fields', async () => {
		const templateData = { mappingMode: 'autoMapInputData', value: null };
		const run = await zns.send({ templateData }, { items: [{ json: { ...DATA, other: 1 } }] });
		expect(run.json()).toHaveLength(1);
		expect(zns.sent).toMatchObject([{ data: DATA }]);
	});

	it('of 1,000 rows the 3 bad ones fail, and the others go out', async () => {
		const rows = phones(1000);
		rows[10] = '12';
		rows[500] = '';
		rows[999] = '+1 202 555 0123';
		const run = await zns.sendToAll(rows, {}, goOn);
		const failed = run.json().flatMap(({ error }, index) => (error ? [index] : []));
		expect(failed).toEqual([10, 500, 999]);
		expect(zns.sent).toHaveLength(997);
	});

	it('an emoji is a value like any other', async () => {
		await zns.send({ templateData: filledIn({ ...DATA, customer_name: 'Chị Hà 👩‍👩‍👧' }) });
		expect(zns.sent).toMatchObject([{ data: { customer_name: 'Chị Hà 👩‍👩‍👧' } }]);
	});
});
