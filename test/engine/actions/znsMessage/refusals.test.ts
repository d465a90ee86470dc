import { businessErrors } from '../../../../nodes/ZaloOa/errors/tables/business';
import { ZNS_PATH, ZnsWorld, phones, BY_USER_PATH } from './znsWorld';

/** What a sender can cause, or meet, by the sandbox's own state: zalo-oa-api.md 11.2. */
describe('ZNS Message: Send: what Zalo refuses', () => {
	let zns: ZnsWorld;
	beforeAll(async () => {
		zns = await ZnsWorld.start();
	});
	beforeEach(() => zns.reset());
	afterAll(async () => await zns.stop());

	const PHONE = '84912345678';
	type Setting = (world: ZnsWorld) => void;
	const person =
		(partial: object): Setting =>
		(world) => {
			world.world.sandbox.createPhone(world.world.oa, { phone: PHONE, ...partial });
		};
	const account =
		(partial: object): Setting =>
		(world) =>
			Object.assign(world.world.oa, partial);
	const template =
		(partial: object): Setting =>
		(world) =>
			Object.assign(world.template, partial);

	const cases: Array<[keyof typeof businessErrors, Setting]> = [
		['-118', person({ hasZalo: false })],
		['-110', person({ isOldApp: true })],
		['-114', person({ standing: 'unreachable' })],
		['-119', person({ standing: 'limited' })],
		['-140', person({ standing: 'ineligible' })],
		['-139', person({ blocks: 'type' })],
		['-141', person({ blocks: 'oa' })],
		['-135', account({ znsStanding: 'notRegistered' })],
		['-1351', account({ znsStanding: 'blocked' })],
		['-136', (world) => (world.world.oa.cloudAccount.isLinked = false)],
		['-137', (world) => (world.world.oa.cloudAccount.refusesCharges = true)],
		['-115', (world) => (world.world.oa.cloudAccount.balance = 299)],
		['-144', (world) => (world.world.oa.znsQuota.remainingQuota = 0)],
		[
			'-1441',
			(world) => {
				world.template.templateTag = 'PROMOTION';
				world.world.oa.znsQuota.remainingMonthlyPromotionQuota = 0;
			},
		],
		['-145', account({ allowedTags: new Set(['CUSTOMER_CARE']) })],
		['-147', template({ applyTemplateQuota: true, templateDailyQuota: 10, templateRemainingQuota: 0 })],
		['-117', template({ isWithheld: true })],
		['-148', template({ journey: 'logistics' })],
	];

	it.each(cases)('%s: told with what to do, and nothing is paid', async (code, arrange) => {
		arrange(zns);
		const { balance } = zns.world.oa.cloudAccount;
		const error = (await zns.send()).nodeError();
		expect(error?.context).toMatchObject({ code, mayHaveArrived: false });
		expect(error?.message).toBe(`${businessErrors[code].message} (Zalo code ${code})`);
		expect(error?.description).toContain(businessErrors[code].description);
		expect(zns.sent).toEqual([]);
		expect(zns.world.oa.cloudAccount.balance).toBe(balance);
	});

	it('at night, where Zalo still refuses it (-133)', async () => {
		zns.world.oa.restsAtNight = true;
		const clock = new Date(zns.world.sandbox.clock.now());
		const untilNight = (23 - ((clock.getUTCHours() + 7) % 24) + 24) % 24;
		zns.world.sandbox.clock.advance(untilNight * 3_600_000);
		zns.world.tokens = zns.world.sandbox.issueTokens(zns.world.app, zns.world.oa);
		expect((await zns.send()).nodeError()?.context.code).toBe('-133');
	});

	it.each(Object.keys(businessErrors).filter((code) => !['-32', '-124'].includes(code)))(
		'%s: the code and its advice are in the error item, and it is asked once',
		async (code) => {
			zns.world.sandbox.faults.order({
				path: ZNS_PATH,
				times: Infinity,
				fault: { kind: 'zaloError', code: Number(code), message: 'Words of Zalo' },
			});
			const [item] = (await zns.send({}, { onError: 'continueRegularOutput' })).json();
			const row = businessErrors[code as keyof typeof businessErrors];
			const message = `${row.message} (Zalo code ${code})`;
			// After an unknown error nobody knows whether it has gone out, so the advice is not to try again.
			const advice = code === '-100' ? 'may have arrived' : row.description;
			expect(item).toMatchObject({
				error: { code, message, description: expect.stringContaining(advice) },
				message,
			});
			expect(zns.calls(ZNS_PATH)).toBe(1);
		},
	);

	it.each<[string, Setting]>([
		['-249', template({ isOtp: true })],
		['-320', (world) => (world.world.oa.cloudAccount.isLinked = false)],
		['-321', (world) => (world.world.oa.cloudAccount.balance = 0)],
	])('%s to a user', async (code, arrange) => {
		arrange(zns);
		const parameters = { sendTo: 'user', userId: zns.world.user.userId };
		expect((await zns.send(parameters)).nodeError()?.context).toMatchObject({ code, mayHaveArrived: false });
		expect(zns.calls(BY_USER_PATH)).toBe(1);
		expect(zns.sent).toEqual([]);
	});

	it('development mode: only to administrators (-127), and as long as its wallet lasts (-126)', async () => {
		const options = { developmentMode: true };
		expect((await zns.send({ options })).nodeError()?.context.code).toBe('-127');
		person({ isAdministrator: true })(zns);
		zns.world.oa.testMessagesLeft = 1;
		expect((await zns.send({ options })).json()).toHaveLength(1);
		expect((await zns.send({ options })).nodeError()?.context.code).toBe('-126');
	});

	it('a template that is switched off between two runs is found out', async () => {
		await zns.send();
		zns.template.status = 'DISABLE';
		expect((await zns.send()).nodeError()?.message).toContain('is disabled');
	});

	it('without Continue On Fail nothing new begins after the first that is refused, and the error says what was sent', async () => {
		const numbers = phones(500);
		zns.world.sandbox.createPhone(zns.world.oa, { phone: String(numbers[3]), hasZalo: false });
		const error = (await zns.sendToAll(numbers)).nodeError();
		expect(error?.context.code).toBe('-118');
		expect(zns.sent.length).toBeLessThan(200);
		expect(error?.description).toContain('sent');
	});
});
