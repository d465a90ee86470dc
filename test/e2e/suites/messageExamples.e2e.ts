import type { SandboxUser } from '../../sandbox';
import {
	addRows,
	EXAMPLE_TAG,
	ExampleWorld,
	waitFor,
	type Connection,
	type Messengers,
	type World,
	type Credential,
	type StoredWorkflow,
} from '../support';

const SEND = '/v3.0/oa/message/cs';
const HOUR = 3_600_000;

/** Zalo refuses the next message. */
const REFUSAL = {
	path: SEND,
	times: 1,
	fault: { kind: 'zaloError', code: -200, message: 'Send failed' },
} as const;

describe('the examples that write to people', () => {
	let examples: ExampleWorld;
	let world: World;
	let messengers: Messengers;
	let connection: Connection & { credential: Credential };
	beforeAll(async () => {
		examples = await ExampleWorld.start('messageExamples');
		({ world, messengers } = examples);
	});
	beforeEach(async () => {
		connection = await examples.connect();
	});
	afterAll(async () => await examples?.stop());

	const imported = async (file: string) => await examples.import(file);
	const run = async (workflow: StoredWorkflow) => await examples.run(workflow);
	const newUser = (hoursAgo = 1, tags: string[] = []) =>
		world.sandbox.createUser(connection.oa, {
			lastInteraction: world.sandbox.clock.now() - hoursAgo * HOUR,
			tags: new Set(tags),
		});
	/** The users to whom messages have gone that Zalo has taken. */
	const written = () =>
		world.sandbox.messages(connection.oa).map(({ recipient }) => Object.values(recipient)[0]);

	it('order-update.json writes to the customer; if that costs money or fails, the team is told', async () => {
		const workflow = await imported('order-update.json');
		await world.client.goLive(workflow, 'order-update');
		const update = async (userId: string) =>
			await world.client.callWebhook('order-update', { userId, orderCode: 'DH-01', status: 'đang giao' });
		const told = async (userId: string) =>
			await waitFor('the team to be told', async () =>
				messengers.messages.find(({ text }) => text.includes(userId)),
			);

		const recent = newUser().userId;
		await update(recent);
		await waitFor('the message', async () => written().length > 0);
		expect(written()).toEqual([recent]);

		world.sandbox.setQuota(connection.oa, { remain: 0 });
		const old = newUser(72).userId;
		await update(old);
		expect((await told(old)).text).toContain('would be charged');

		world.sandbox.faults.order(REFUSAL);
		const unlucky = newUser().userId;
		await update(unlucky);
		expect((await told(unlucky)).text).toContain('DH-01');
		expect(written()).toEqual([recent]);
		await world.client.deactivate(workflow);
	});

	it('broadcast-to-tag.json writes to those with the tag, and says who did not get it', async () => {
		const tagged = [newUser(1, [EXAMPLE_TAG]), newUser(1, [EXAMPLE_TAG]), newUser(1, [EXAMPLE_TAG])];
		newUser();
		world.sandbox.faults.order({ ...REFUSAL, holds: String(tagged[0]?.userId) });
		const { error } = await run(await imported('broadcast-to-tag.json'));
		expect(error?.message).toContain(`Not sent to these user IDs (1): ${tagged[0]?.userId}.`);
		expect(new Set(written())).toEqual(new Set(tagged.slice(1).map(({ userId }) => userId)));
	});

	describe('welcome-and-tag.json', () => {
		/** The list of chats shows who wrote last: only somebody who writes again could be greeted again. */
		const write = (...users: SandboxUser[]) => {
			for (const user of users) {
				const receivedAt = world.sandbox.clock.now();
				world.sandbox.receive(connection.oa, user, { message: 'Chào shop', receivedAt });
			}
		};

		it('greets each new contact once, and again who was not reached', async () => {
			const [one, other] = [newUser(), newUser()];
			write(one, other);
			world.sandbox.faults.order({ ...REFUSAL, holds: other.userId });
			const workflow = await imported('welcome-and-tag.json');

			const first = await run(workflow);
			expect(first.error?.message).toContain(`Not welcomed or not tagged (1): ${other.displayName}.`);
			expect(written()).toEqual([one.userId]);
			expect([one.tags.size, other.tags.size]).toEqual([1, 0]);

			write(one, other);
			const second = await run(workflow);
			expect(second.error).toBeUndefined();
			expect(written()).toEqual([one.userId, other.userId]);

			write(one, other);
			expect((await run(workflow)).status).toBe('success');
			expect(written()).toHaveLength(2);
		});

		it.each([
			['the tag is refused', { ...REFUSAL, path: '/v2.0/oa/tag/tagfollower' }],
			['nobody knows whether the message arrived', { path: SEND, times: 1, fault: { kind: 'lostAnswer' } }],
		] as const)('greets nobody twice when %s', async (_what, fault) => {
			const user = newUser();
			write(user);
			world.sandbox.faults.order(fault);
			const workflow = await imported('welcome-and-tag.json');

			expect((await run(workflow)).error?.message).toContain('Not welcomed or not tagged (1)');
			expect(user.tags.size).toBe(0);
			write(user);
			expect((await run(workflow)).status).toBe('success');
			expect(written()).toEqual([user.userId]);
		});
	});

	it('birthday-greeting.json greets who was born today, and says which greeting has failed', async () => {
		const workflow = await imported('birthday-greeting.json');
		expect((await run(workflow)).status).toBe('success');
		const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
		const customers = [newUser(), newUser(), newUser()];
		const rows = customers.map(({ userId }, index) => ({
			user_id: userId,
			name: `Khách ${index}`,
			birthday: index === 2 ? '1990-01-32' : `1990${today.slice(4)}`,
		}));
		await addRows(world.client, 'zalo_oa_customers', rows);
		world.sandbox.faults.order({ ...REFUSAL, holds: String(customers[0]?.userId) });

		const { error } = await run(workflow);
		expect(error?.message).toContain('Not greeted (1): Khách 0.');
		expect(written()).toEqual([customers[1]?.userId]);
	});
});
