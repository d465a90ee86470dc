import { phones, TEMPLATE_PATH, ZNS_PATH, ZnsWorld } from './znsWorld';

const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
const goOn = { onError: 'continueRegularOutput' } as const;

/** Max Cost: nothing at all is sent where the run would cost too much, or Zalo would stop it halfway. */
describe('ZNS Message: Send: Max Cost', () => {
	let zns: ZnsWorld;
	beforeAll(async () => {
		zns = await ZnsWorld.start();
	});
	beforeEach(() => zns.reset());
	afterAll(async () => await zns.stop());

	const limited = (maxCost: unknown) => ({ options: { maxCost: maxCost as number } });

	it('is kept to the last dong', async () => {
		expect((await zns.sendToAll(phones(10), limited(3000))).json()).toHaveLength(10);
		zns.reset();
		const error = (await zns.sendToAll(phones(10), limited(2999))).nodeError();
		expect(error?.message).toBe('The messages of this run would cost 3,000 VND, and Max Cost is 2,999 VND');
		expect(error?.description).toContain('9 of 10 messages could have gone out. Nothing was sent.');
		expect(zns.calls(ZNS_PATH)).toBe(0);
	});

	it('each item says the same under Continue On Fail', async () => {
		const items = (await zns.sendToAll(phones(3), limited(600), goOn)).json();
		expect(new Set(items.map(({ message }) => message)).size).toBe(1);
		expect(items).toHaveLength(3);
		expect(zns.sent).toEqual([]);
	});

	it('counts what a message to a user costs', async () => {
		const parameters = { sendTo: 'user', userId: zns.world.user.userId };
		expect((await zns.send({ ...parameters, ...limited(199) })).nodeError()?.message).toContain('200 VND');
		expect((await zns.send({ ...parameters, ...limited(200) })).json()).toHaveLength(1);
	});

	it('in development mode nothing costs anything', async () => {
		zns.world.sandbox.createPhone(zns.world.oa, { phone: '84912345678', isAdministrator: true });
		const run = await zns.send({ options: { maxCost: 0, developmentMode: true } });
		expect(run.json()).toHaveLength(1);
	});

	it('0 sends nothing that costs', async () => {
		expect((await zns.send(limited(0))).nodeError()?.message).toContain('Max Cost is 0 VND');
	});

	it.each(['abc', -1, null, {}])('%p is refused', async (maxCost) => {
		expect((await zns.send(limited(maxCost))).nodeError()?.message).toBe('Max Cost is no number');
		expect(zns.sent).toEqual([]);
	});

	it('adds up the prices of several templates', async () => {
		const dear = zns.world.sandbox.createTemplate(zns.world.oa, { priceByPhone: 1000 });
		const items = [zns.template, dear].map(({ templateId }, index) => ({
			json: { templateId, phone: phones(2)[index] },
		}));
		const parameters = { phone: '={{ $json.phone }}', templateId: '={{ $json.templateId }}' };
		const error = (await zns.send({ ...parameters, ...limited(1299) }, { items })).nodeError();
		expect(error?.message).toContain('1,300 VND');
		expect((await zns.send({ ...parameters, ...limited(1300) }, { items })).json()).toHaveLength(2);
	});

	it('stops where the quota of the day is too small', async () => {
		zns.world.oa.znsQuota.remainingQuota = 4;
		const error = (await zns.sendToAll(phones(5), limited(100_000))).nodeError();
		expect(error?.message).toBe('The ZNS quota has 4 messages left today, and this run needs 5');
		expect(error?.description).toContain('4 of 5 messages could have gone out. Nothing was sent.');
		expect(zns.sent).toEqual([]);
	});

	it("stops where the template's own limit is too small", async () => {
		Object.assign(zns.template, {
			applyTemplateQuota: true,
			templateDailyQuota: 100,
			templateRemainingQuota: 2,
		});
		const error = (await zns.sendToAll(phones(3), limited(100_000))).nodeError();
		expect(error?.message).toContain('has 2 messages left today, and this run needs 3');
		expect(zns.sent).toEqual([]);
	});

	it('where a template has no price, says so', async () => {
		zns.world.answerWith('/template/info/v2', {
			templateId: zns.template.templateId,
			status: 'ENABLE',
			listParams: [],
		});
		const error = (
			await zns.send({ ...limited(1000), templateData: { mappingMode: 'defineBelow', value: null } })
		).nodeError();
		expect(error?.message).toBe('Zalo names no price for a template, so Max Cost cannot be kept');
		expect(zns.calls(ZNS_PATH)).toBe(0);
	});

	it('what an earlier try has sent is paid already', async () => {
		const numbers = phones(3);
		zns.world.sandbox.faults.order({
			path: ZNS_PATH,
			holds: `84${numbers[2]?.slice(1)}`,
			times: 1,
			fault: { kind: 'zaloError', code: -114, message: 'User is inactive' },
		});
		const options = { maxCost: 900, batching: { batch: { batchSize: 1, batchInterval: 1000 } } };
		const run = await zns.sendToAll(numbers, { options }, { settings });
		expect(run.json()).toHaveLength(3);
		expect(zns.sent).toHaveLength(3);
	});

	const failingTemplate = (templateId: string) =>
		zns.world.sandbox.faults.order({
			path: TEMPLATE_PATH,
			holds: templateId,
			times: 3,
			fault: { kind: 'http', status: 503, body: '' },
		});

	it('what could not be counted is not sent', async () => {
		const dear = zns.world.sandbox.createTemplate(zns.world.oa, { priceByPhone: 1000 });
		failingTemplate(dear.templateId);
		const items = [zns.template, dear].map(({ templateId }) => ({ json: { templateId } }));
		const run = await zns.send(
			{ templateId: '={{ $json.templateId }}', ...limited(500) },
			{ items, ...goOn },
		);
		expect(zns.sent.map(({ price }) => price)).toEqual([300]);
		expect(run.json()[1]).toHaveProperty('error');
	});

	it('what an earlier try has spent counts', async () => {
		const dear = zns.world.sandbox.createTemplate(zns.world.oa, { priceByPhone: 1000 });
		failingTemplate(dear.templateId);
		const items = [dear, zns.template, zns.template, zns.template].map(({ templateId }, index) => ({
			json: { templateId, phone: phones(4)[index] },
		}));
		const parameters = { phone: '={{ $json.phone }}', templateId: '={{ $json.templateId }}' };
		const run = await zns.send({ ...parameters, ...limited(1000) }, { items, settings, ...goOn });
		expect(zns.sent.map(({ price }) => price)).toEqual([300, 300, 300]);
		expect(run.json()[0]).toHaveProperty('error');
	});

	it('messages that may go beyond the quota of the day are not held back by it', async () => {
		zns.world.oa.znsQuota.remainingQuota = 0;
		zns.world.oa.maySendBeyondQuota = true;
		zns.template.templateTag = 'PROMOTION';
		expect((await zns.send({ options: { maxCost: 300, sendingMode: '3' } })).json()).toHaveLength(1);
	});

	it.each([
		{ dailyQuota: 5000, remainingQuota: -1 },
		{ dailyQuota: -1, remainingQuota: -1 },
	])('%j holds nothing back', async (quota) => {
		zns.world.answerWith('/message/quota', quota);
		expect((await zns.send(limited(300))).json()).toHaveLength(1);
	});

	it('the limit of a template is one for users as well', async () => {
		Object.assign(zns.template, {
			applyTemplateQuota: true,
			templateDailyQuota: 100,
			templateRemainingQuota: 1,
		});
		const items = [1, 2, 3].map((hours) => ({ json: { user: zns.world.userOf(hours).userId } }));
		const parameters = { sendTo: 'user', userId: '={{ $json.user }}' };
		const error = (await zns.send({ ...parameters, ...limited(100_000) }, { items })).nodeError();
		expect(error?.message).toContain('has 1 messages left today, and this run needs 3');
		expect(zns.sent).toEqual([]);
	});

	it('a run to users alone does not ask for the quota of phone numbers', async () => {
		const fault = { kind: 'zaloError', code: -138, message: 'no permission' } as const;
		zns.world.sandbox.faults.order({ path: '/message/quota', times: Infinity, fault });
		const parameters = { sendTo: 'user', userId: zns.world.user.userId };
		expect((await zns.send({ ...parameters, ...limited(1000) })).json()).toHaveLength(1);
	});

	it('a quota that Zalo refuses to tell is asked for once, and nothing goes out', async () => {
		const fault = { kind: 'zaloError', code: -138, message: 'no permission' } as const;
		zns.world.sandbox.faults.order({ path: '/message/quota', times: Infinity, fault });
		const run = await zns.sendToAll(phones(1000), limited(1_000_000), goOn);
		expect(new Set(run.json().map(({ message }) => message)).size).toBe(1);
		expect(zns.calls('/message/quota')).toBe(1);
		expect(zns.sent).toEqual([]);
	});

	it('an item whose number is none costs nothing', async () => {
		const run = await zns.sendToAll(['12', ...phones(2)], limited(600), goOn);
		expect(run.json().filter(({ messageId }) => messageId)).toHaveLength(2);
	});
});
