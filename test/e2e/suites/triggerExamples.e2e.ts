import { userMessage, WebhookSender, type EventParts, type SandboxUser } from '../../sandbox';
import {
	filledIn,
	Messengers,
	readExample,
	rowsOf,
	StandInModel,
	waitFor,
	World,
	type Connection,
	type Credential,
	type StoredWorkflow,
} from '../support';

const HOUR = 3_600_000;

/** Published examples, and what customers write. */
describe('the examples that begin with an event of Zalo', () => {
	let world: World;
	let messengers: Messengers;
	let model: StandInModel;
	let connection: Connection & { credential: Credential };
	beforeAll(async () => {
		messengers = await Messengers.start();
		model = await StandInModel.start();
		world = await World.start({ name: 'triggerExamples' });
	});
	beforeEach(async () => {
		connection = await world.connectedCredential();
	});
	afterAll(async () => {
		await world?.stop();
		await messengers?.stop();
		await model?.stop();
	});

	/** Zalo, with the address of the example's trigger in its console. */
	async function published(file: string, others: Credential[] = []): Promise<WebhookSender> {
		const example = await readExample(file, [connection.credential, ...others]);
		const workflow = await world.client.importWorkflow(filledIn(example, messengers.chatUrl));
		await world.client.activate(workflow);
		expect(await world.client.publicationErrors(workflow)).toEqual([]);
		const url = addressOf(workflow);
		await waitFor('the webhook to be live', async () => (await fetch(url)).status === 200);
		return new WebhookSender(connection.app, world.sandbox.clock, async ({ body, headers }) => {
			return (await fetch(url, { method: 'POST', body, headers })).status;
		});
	}

	const addressOf = ({ nodes }: StoredWorkflow): string => {
		const trigger = nodes.find(({ type }) => type === 'n8n-nodes-zalo-oa.zaloOaTrigger');
		return `${world.server.url}/webhook/${String(trigger?.webhookId)}/webhook`;
	};

	const newUser = () =>
		world.sandbox.createUser(connection.oa, { lastInteraction: world.sandbox.clock.now() - HOUR });

	let messages = 0;
	const writes = ({ userId }: SandboxUser, text: string): EventParts => ({
		eventName: 'user_send_text',
		timestamp: world.sandbox.clock.now(),
		members: userMessage(connection.oa, userId, { text, msg_id: `message-${messages++}` }),
	});

	/** What has been written to somebody, once it is so much. */
	const answersTo = async ({ userId }: SandboxUser, count: number) =>
		await waitFor(`${count} answers`, async () => {
			const sent = world.sandbox
				.messages(connection.oa)
				.filter(({ recipient }) => Object.values(recipient).includes(userId));
			return sent.length >= count && sent.map(({ message }) => message);
		});

	it('answer-with-quote.json answers each message, quoted', async () => {
		const zalo = await published('answer-with-quote.json');
		const [one, other] = [newUser(), newUser()];
		const question = writes(one, 'Còn hàng không shop?');
		expect(await zalo.send(question)).toBe(200);
		expect(await zalo.send(writes(other, 'Shop ơi'))).toBe(200);
		const { msg_id: asked } = question.members.message as { msg_id: string };
		expect(await answersTo(one, 1)).toMatchObject([{ quote_message_id: asked }]);
		await answersTo(other, 1);
		expect(world.sandbox.messages(connection.oa)).toHaveLength(2);
	});

	it('forms-to-table.json keeps the newest form of each customer', async () => {
		const zalo = await published('forms-to-table.json');
		const user = newUser();
		const fillsIn = (phone: string): EventParts => ({
			eventName: 'user_submit_info',
			timestamp: world.sandbox.clock.now(),
			members: {
				sender: { id: user.userId },
				recipient: { id: connection.oa.oaId },
				info: {
					name: 'Nguyễn Văn An',
					phone,
					user_dob: '31/12/1999',
					full_address: { user_city: 'Hà Nội', user_ward: 'Láng Hạ', user_address: '1 Thái Hà' },
				},
			},
		});
		await zalo.send(fillsIn('84912345678'));
		await answersTo(user, 1);
		await zalo.send(fillsIn('84987654321'));
		const [thanks] = await answersTo(user, 2);
		expect(thanks).toMatchObject({ text: expect.stringContaining('Nguyễn Văn An') });
		expect(await rowsOf(world.client, 'zalo_oa_contacts')).toMatchObject([
			{
				user_id: user.userId,
				phone: '84987654321',
				birthday: '1999-12-31',
				address: '1 Thái Hà, Láng Hạ, Hà Nội',
			},
		]);
	});

	it('join-quick-messages.json answers once to what was written quickly, and to each customer', async () => {
		const zalo = await published('join-quick-messages.json');
		const [one, other] = [newUser(), newUser()];
		await zalo.send(writes(one, 'Shop ơi'));
		await zalo.send(writes(other, 'Chào shop'));
		await zalo.send(writes(one, 'áo này'));
		await zalo.send(writes(one, 'còn không?'));
		const [answer] = await answersTo(one, 1);
		expect(answer).toMatchObject({ text: expect.stringContaining('Shop ơi / áo này / còn không?') });
		expect(await answersTo(other, 1)).toMatchObject([{ text: expect.stringContaining('Chào shop') }]);

		// Nothing of before is answered again.
		await zalo.send(writes(one, 'Cảm ơn'));
		const [, second] = await answersTo(one, 2);
		expect(second).toMatchObject({ text: expect.stringMatching(/: Cảm ơn$/) });
		expect(world.sandbox.messages(connection.oa)).toHaveLength(3);
		expect(await rowsOf(world.client, 'zalo_oa_waiting')).toEqual([]);
	});

	it('ai-agent.json answers with its memory, hands over when asked to, and is silent then', async () => {
		const modelCredential = await world.client.createCredential(
			'OpenAI account',
			{ apiKey: 'any', url: model.url },
			'openAiApi',
		);
		const zalo = await published('ai-agent.json', [modelCredential]);
		const user = newUser();
		model.script(['Dạ còn ạ.', 'Dạ 250.000đ ạ.', 'NHANVIEN']);
		await zalo.send(writes(user, 'Áo này còn không?'));
		expect(await answersTo(user, 1)).toMatchObject([{ text: 'Dạ còn ạ.' }]);
		await zalo.send(writes(user, 'Giá bao nhiêu?'));
		await answersTo(user, 2);
		const words = model.requests.at(-1)?.messages.map(({ content }) => content) ?? [];
		expect(words).toEqual(expect.arrayContaining(['Áo này còn không?', 'Dạ còn ạ.', 'Giá bao nhiêu?']));

		await zalo.send(writes(user, 'Cho gặp nhân viên'));
		const [, , handover] = await answersTo(user, 3);
		expect(handover).toMatchObject({ text: expect.stringMatching(/^(Bạn chờ một chút|Cửa hàng đang nghỉ)/) });
		await waitFor('the team to be told', async () =>
			messengers.messages.find(({ text }) => text.includes('Cho gặp nhân viên')),
		);

		const before = model.requests.length;
		await zalo.send(writes(user, 'Alo?'));
		const other = newUser();
		model.script(['Chào bạn.']);
		await zalo.send(writes(other, 'Chào'));
		expect(await answersTo(other, 1)).toMatchObject([{ text: 'Chào bạn.' }]);
		expect(model.requests).toHaveLength(before + 1);
		expect(await answersTo(user, 3)).toHaveLength(3);
	});
});
