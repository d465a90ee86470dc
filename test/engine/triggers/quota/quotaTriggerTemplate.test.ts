import { HOUR, messages, on, QuotaTriggerWorld, told } from '../../support/quotaTriggerWorld';
import { testClock } from '../../support/testClock';

/** A few templates have a limit of their own a day. */
describe('the limit of a template in the Zalo OA Quota Trigger', () => {
	let trigger: QuotaTriggerWorld;
	beforeAll(async () => {
		trigger = await QuotaTriggerWorld.start();
	});
	beforeEach(() => trigger.reset());
	afterAll(async () => await trigger.stop());

	const add = (partial = {}) =>
		trigger.world.sandbox.createTemplate(trigger.world.oa, {
			applyTemplateQuota: true,
			templateDailyQuota: 100,
			templateRemainingQuota: 100,
			...partial,
		});
	const watching = async (templateId: string, events = ['fallsBelow']) =>
		await trigger.activate({
			...on(events, messages(10)),
			quota: 'znsTemplate',
			templateId: { __rl: true, mode: 'list', value: templateId },
		});

	it('is told when few messages are left of it', async () => {
		const template = add();
		const workflow = await watching(template.templateId);
		expect(await workflow.poll()).toBeNull();
		template.templateRemainingQuota = 9;
		testClock.advance(HOUR);
		expect(await workflow.poll()).toMatchObject([
			{
				event: 'fallsBelow',
				quota: 'znsTemplate',
				templateId: template.templateId,
				remain: 9,
				total: 100,
				used: 91,
				usedSinceLastPoll: 91,
			},
		]);
	});

	it('is told as renewed on the next day', async () => {
		const template = add({ templateRemainingQuota: 3 });
		const workflow = await watching(template.templateId, ['isRenewed']);
		expect(await workflow.poll()).toBeNull();
		template.templateRemainingQuota = 100;
		testClock.advance(24 * HOUR);
		expect(told(await workflow.poll())).toEqual(['isRenewed']);
	});

	it('a template without one is told, with what to watch instead', async () => {
		const workflow = await watching(add({ applyTemplateQuota: false }).templateId);
		const failed = workflow.poll();
		await expect(failed).rejects.toThrow('does not hold the watched quota');
		await expect(failed).rejects.toMatchObject({ description: expect.stringContaining('Choose ZNS Quota') });
	});

	it('a template that is not there is told', async () => {
		await expect((await watching('999')).poll()).rejects.toThrow('does not know this template');
	});

	it('none chosen is told', async () => {
		await expect((await watching('')).poll()).rejects.toThrow('No template is chosen');
	});

	it('another template begins anew', async () => {
		const [one, other] = [add({ templateRemainingQuota: 50 }), add({ templateRemainingQuota: 20 })];
		const workflow = await watching(one.templateId, ['changes']);
		expect(await workflow.poll()).toBeNull();
		workflow.restart({
			parameters: {
				...on(['changes']),
				quota: 'znsTemplate',
				templateId: { __rl: true, mode: 'id', value: other.templateId },
			},
		});
		expect(await workflow.poll()).toBeNull();
	});
});
