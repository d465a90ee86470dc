import { createHash } from 'node:crypto';

import { BY_USER_PATH, DATA, HASH_PATH, ZnsWorld } from './znsWorld';

const HASH = createHash('sha256').update('84912345678').digest('hex');

describe('ZNS Message: Send: whom it is for', () => {
	let zns: ZnsWorld;
	beforeAll(async () => {
		zns = await ZnsWorld.start();
	});
	beforeEach(() => zns.reset());
	afterAll(async () => await zns.stop());

	const sentAt = () => new Date(zns.sent[0]?.sentAt ?? 0).toISOString();
	const lastBody = () => JSON.parse(zns.world.sandbox.requests.list.at(-1)?.bodyText ?? '{}') as object;

	describe('to a phone number', () => {
		it('puts out what was sent, with the quota of the day', async () => {
			const [item] = (await zns.send()).json();
			expect(item).toEqual({
				messageId: zns.sent[0]?.messageId,
				phone: '84912345678',
				trackingId: expect.stringMatching(/^[A-Za-z0-9]{5,48}$/),
				sentAt: sentAt(),
				quota: { type: 'daily', remain: 4999, total: 5000, expiresOn: null },
			});
			expect(lastBody()).toEqual({
				phone: '84912345678',
				template_id: zns.template.templateId,
				template_data: DATA,
				tracking_id: item?.trackingId,
			});
			expect(zns.sent).toMatchObject([{ recipient: { phone: '84912345678' }, price: 300, data: DATA }]);
		});

		it.each([
			'0912345678',
			'+84 912-345-678',
			'84912345678',
			'0084912345678',
			' 0912 345 678 ',
			'0912.345.678',
			'(+84) 912 345 678',
			'+84 (0) 912 345 678',
		])('as people write it: %s', async (phone) => {
			await zns.send({ phone });
			expect(lastBody()).toMatchObject({ phone: '84912345678' });
		});

		it.each([
			'',
			'  ',
			'912345678',
			'091234567',
			'09123456789',
			'+1 202 555 0123',
			'0281234567',
			'abc',
			'+85291234567',
		])('that is no Vietnamese mobile number is refused: "%s"', async (phone) => {
			const error = (await zns.send({ phone: `={{ ${JSON.stringify(phone)} }}` })).nodeError();
			expect(error?.message).toMatch(/^Phone is (empty|not a Vietnamese mobile number)/);
			expect(zns.sent).toEqual([]);
		});

		it.each([undefined, null, {}, [], true, 912_345_678])(
			'an expression that gives %p is refused',
			async (value) => {
				const run = await zns.send(
					{ phone: '={{ $json.phone }}' },
					{ items: [{ json: { phone: value } as never }] },
				);
				expect(run.nodeError()?.message).toMatch(/^Phone /);
				expect(zns.sent).toEqual([]);
			},
		);

		it('only its hash goes out where Hash Phone is on', async () => {
			const run = await zns.send({ options: { hashPhone: true } });
			expect(run.json()).toMatchObject([{ phone: '84912345678' }]);
			expect(zns.calls(HASH_PATH)).toBe(1);
			expect(lastBody()).toMatchObject({ hash_phone: HASH });
			expect(JSON.stringify(lastBody())).not.toContain('912345678');
		});
	});

	describe('to a hashed phone number', () => {
		it('puts the hash out', async () => {
			const run = await zns.send({ sendTo: 'phoneHash', phoneHash: HASH.toUpperCase() });
			expect(run.json()).toMatchObject([{ phoneHash: HASH, trackingId: expect.any(String) }]);
			expect(lastBody()).toMatchObject({ hash_phone: HASH });
		});

		it.each(['', '0912345678', HASH.slice(1), `${HASH}0`, HASH.replace(/^./, 'g')])(
			'that is none is refused: %s',
			async (phoneHash) => {
				const run = await zns.send({ sendTo: 'phoneHash', phoneHash: `={{ ${JSON.stringify(phoneHash)} }}` });
				expect(run.nodeError()?.message).toMatch(/^Phone Hash is (empty|no SHA-256 hash)/);
				expect(zns.sent).toEqual([]);
			},
		);
	});

	describe('to a user', () => {
		const toUser = async (parameters = {}) =>
			await zns.send({ sendTo: 'user', userId: zns.world.user.userId, ...parameters });

		it.each([false, true])('puts out who got it (time beside data: %p)', async (timeBeside) => {
			zns.world.sandbox.spelling = { sentTimePlace: timeBeside ? 'beside' : 'data' };
			expect((await toUser()).json()).toMatchObject([
				{
					messageId: expect.any(String),
					userId: zns.world.user.userId,
					trackingId: null,
					sentAt: sentAt(),
				},
			]);
			expect(zns.calls(BY_USER_PATH)).toBe(1);
			expect(lastBody()).toEqual({
				user_id: zns.world.user.userId,
				template_id: zns.template.templateId,
				template_data: DATA,
			});
			expect(zns.sent).toMatchObject([{ price: 200 }]);
		});

		it('tells nothing to Zalo that is for phone numbers alone', async () => {
			const options = { developmentMode: false, sendingMode: '3', trackingId: 'x', journeyToken: '' };
			await toUser({ sendTo: '={{ "user" }}', phoneHash: HASH, options });
			expect(Object.keys(lastBody())).toEqual(['user_id', 'template_id', 'template_data']);
		});
	});

	describe('switches', () => {
		const values = ['={{ 1 }}', '={{ "yes" }}', '={{ $json.missing }}', '={{ null }}', '={{ "" }}'];
		it.each(values)('Development Mode: %s is not taken for "off"', async (developmentMode) => {
			const error = (await zns.send({ options: { developmentMode } })).nodeError();
			expect(error?.message).toBe('Development Mode is neither true nor false');
			expect(zns.sent).toEqual([]);
		});

		it.each(values)('Hash Phone: %s is not taken for "off"', async (hashPhone) => {
			const error = (await zns.send({ options: { hashPhone } })).nodeError();
			expect(error?.message).toBe('Hash Phone is neither true nor false');
			expect(zns.world.sandbox.requests.list.map(({ bodyText }) => bodyText).join()).not.toContain(
				'912345678',
			);
		});

		it.each([{ developmentMode: true }, { journeyToken: 'abc' }])(
			'%j does nothing for users, and so refuses them',
			async (options) => {
				const { userId } = zns.world.user;
				const run = await zns.send({
					sendTo: '={{ "user" }}',
					userId,
					phoneHash: HASH,
					options,
				});
				expect(run.nodeError()?.message).toMatch(/is for phone numbers only/);
				expect(zns.sent).toEqual([]);
			},
		);
	});
});
