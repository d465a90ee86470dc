import {
	EXAMPLE_ADMIN,
	exampleFiles,
	EXAMPLE_CHAT,
	readExample,
	TeamChat,
	withChatAt,
	World,
	type StoredWorkflow,
} from '../support';

/** Low enough for every alert. */
const LOW_QUOTA = { type: 'active', remain: 42, total: 2000 };

describe('the examples', () => {
	let world: World;
	let chat: TeamChat;
	beforeAll(async () => {
		chat = await TeamChat.start();
		world = await World.start({ name: 'examples' });
	});
	afterAll(async () => {
		await world?.stop();
		await chat?.stop();
	});

	it.each(exampleFiles())('%s imports, activates and runs', async (file) => {
		const { credential, oa } = await world.connectedCredential({}, { messageQuota: LOW_QUOTA });
		world.createUser(oa, EXAMPLE_ADMIN);
		const example = withChatAt(chat.url, await readExample(file, credential));
		const said = chat.messages.length;

		const workflow = await world.client.importWorkflow(example);
		const { active } = await world.client.activate(workflow);
		const execution = await world.client.runManually(workflow, triggerOf(workflow));

		expect(active).toBe(true);
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');
		if (JSON.stringify(await readExample(file, credential)).includes(EXAMPLE_CHAT)) {
			expect(chat.messages.slice(said).join()).toContain('42');
		}
	});
});

function triggerOf({ nodes, name }: StoredWorkflow): string {
	const trigger = nodes.find(({ type }) => /trigger$/i.test(type));
	if (!trigger) throw new Error(`${name} has no trigger`);
	return trigger.name;
}
