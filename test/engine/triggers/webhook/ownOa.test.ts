import type { WebhookWorkflow } from '../../support/webhookTrigger';
import { userMessage, type SandboxOa } from '../../../sandbox';
import { OA_PATH, World } from '../../support/world';
import { TriggerWorld } from './triggerWorld';

/** An app may serve several OAs; a trigger takes the events of its credential's alone. */
describe('Zalo OA Trigger: the own OA', () => {
	let world: World;
	let trigger: TriggerWorld;
	let other: SandboxOa;
	beforeAll(async () => {
		world = await World.start();
	});
	beforeEach(() => {
		world.reset();
		trigger = new TriggerWorld(world);
		other = world.sandbox.createOa();
	});
	afterAll(async () => await world.stop());

	let messages = 0;
	const starts = async (workflow: WebhookWorkflow, oa: SandboxOa) => {
		const members = userMessage(oa, '1', { text: 'Hi', msg_id: `m${messages++}` });
		return (await workflow.deliver(trigger.event('user_send_text', members))).item !== undefined;
	};
	const own = async (workflow: WebhookWorkflow) => [
		await starts(workflow, world.oa),
		await starts(workflow, other),
	];
	const loseZalo = () => world.sandbox.faults.order({ times: Infinity, fault: { kind: 'cut' } });

	it('is found out when the workflow is published', async () => {
		const workflow = await trigger.workflow();
		await workflow.activate();
		expect(await own(workflow)).toEqual([true, false]);
	});

	it('where Zalo has never said which it is, events of all of them are taken', async () => {
		loseZalo();
		const workflow = await trigger.workflow();
		await workflow.activate();
		expect(await own(workflow)).toEqual([true, true]);
	});

	it('is still known where Zalo does not answer when it is published again, also after a restart', async () => {
		const workflow = await trigger.workflow();
		await workflow.activate();
		loseZalo();
		await workflow.activate();
		expect(await own(workflow)).toEqual([true, false]);
		await world.restart();
		const after = await trigger.workflow();
		after.restore(workflow);
		expect(await own(after)).toEqual([true, false]);
	});

	it('with another credential it is another one', async () => {
		const workflow = await trigger.workflow();
		await workflow.activate();
		const tokens = world.sandbox.issueTokens(world.app, other);
		await workflow.useCredential({ ...(await trigger.credentialData()), accessToken: tokens.accessToken });
		await workflow.activate();
		expect(await own(workflow)).toEqual([false, true]);
	});

	it('of another credential that Zalo says nothing about, the one before is not kept', async () => {
		const workflow = await trigger.workflow();
		await workflow.activate();
		await workflow.useCredential(await trigger.credentialData());
		loseZalo();
		await workflow.activate();
		expect(await own(workflow)).toEqual([true, true]);
	});

	it('while nobody knows it yet, Zalo is told to come again', async () => {
		const workflow = await trigger.workflow();
		world.sandbox.faults.order({ path: OA_PATH, fault: { kind: 'latency', ms: 200 } });
		const publishing = workflow.activate();
		while (world.sandbox.requests.count({ path: OA_PATH }) === 0) {
			await new Promise((done) => setImmediate(done));
		}
		const early = await workflow.deliver(trigger.text('Hi', 'early'));
		expect(early).toMatchObject({ status: 503, item: undefined });
		await publishing;
		expect((await workflow.deliver(trigger.text('Hi', 'early'))).item).toBeDefined();
	});

	it('is written down again where a call that began earlier has stored over it', async () => {
		const workflow = await trigger.workflow();
		const before = workflow.copy();
		await workflow.activate();
		workflow.restore(before);
		expect(await own(workflow)).toEqual([true, false]);
		await world.restart();
		const after = await trigger.workflow();
		after.restore(workflow);
		expect(await own(after)).toEqual([true, false]);
	});

	it('of a silent Zalo nobody waits for half a minute', async () => {
		world.sandbox.faults.order({ times: Infinity, fault: { kind: 'silence' } });
		await (await trigger.workflow()).activate();
	}, 15_000);
});
