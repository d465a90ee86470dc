import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
	EXAMPLE_ADMIN,
	exampleFiles,
	EXAMPLES,
	filledIn,
	itemsOf,
	Messengers,
	readExample,
	README_PICTURES,
	REMINDER,
	triggerOf,
	waitFor,
	withoutReminder,
	World,
	type Credential,
	type Execution,
	type WorkflowFile,
} from '../support';

/** Low enough for every alert. */
const LOW_QUOTA = { type: 'active', remain: 42, total: 2000 };

const SEND_MESSAGE = { path: '/v3.0/oa/message/cs' };

const RAW = 'https://raw.githubusercontent.com/n8n-nodes-zalo-oa/n8n-nodes-zalo-oa/main/examples';

const REPORT = 'Chào buổi sáng! Zalo OA của shop còn 42/2.000 tin tư vấn miễn phí (2,1%), đã dùng 1.958 tin.';
const ALERT = 'Zalo OA sắp hết hạn mức: chỉ còn 42/2.000 tin tư vấn miễn phí (2,1%).';
const crossed = (percent: number) =>
	`Zalo OA đã xuống dưới mức ${percent}%: chỉ còn 42/2.000 tin tư vấn miễn phí (2,1%).`;
const TRIAL = 'Chạy thử: Zalo OA đang còn 42/2.000 tin tư vấn miễn phí (2,1%).';

/** Who is told what by an example that sends messages. */
const MESSAGES: Record<string, { way: string; text: string }> = {
	'morning-report.json': { way: 'team chat', text: REPORT },
	'morning-report-telegram.json': { way: 'Telegram', text: REPORT },
	'morning-report-email.json': { way: 'email', text: REPORT },
	'quota-alert.json': { way: 'team chat', text: ALERT },
	'quota-trigger-alert.json': { way: 'team chat', text: TRIAL },
	'quota-trigger-telegram.json': { way: 'Telegram', text: TRIAL },
};

/** Those in which nothing has to be filled in. */
const COMPLETE = [
	'quota-log.json',
	'welcome-and-tag.json',
	'birthday-greeting.json',
	'zns-appointment-reminder.json',
];

/** These wait for a call or an event: see messageExamples, triggerExamples and znsExamples. */
const WITH_WEBHOOK = [
	'order-update.json',
	'zns-order-confirmation.json',
	'fallback-chain.json',
	'answer-with-quote.json',
	'ai-agent.json',
	'forms-to-table.json',
	'join-quick-messages.json',
];

/** This one is started by hand, so that there is nothing to publish. */
const BY_HAND = 'broadcast-to-tag.json';

const BY_TRIGGER = exampleFiles().filter((file) => file.startsWith('quota-trigger'));
const WITH_CHAT = Object.keys(MESSAGES).filter((file) => MESSAGES[file]?.way === 'team chat');

describe('the examples', () => {
	let world: World;
	let messengers: Messengers;
	let others: Credential[];
	beforeAll(async () => {
		messengers = await Messengers.start();
		world = await World.start({ name: 'examples' });
		others = await messengers.createCredentials(world.client);
	});
	afterAll(async () => {
		await world?.stop();
		await messengers?.stop();
	});

	/** As a user has it after the import, with all credentials and the template chosen. */
	async function imported(file: string, quota = LOW_QUOTA): Promise<WorkflowFile> {
		const { credential, oa } = await world.connectedCredential({}, { messageQuota: quota });
		world.createUser(oa, EXAMPLE_ADMIN);
		const { templateId } = world.sandbox.createTemplate(oa);
		return await readExample(file, [credential, ...others], templateId);
	}

	async function run(example: WorkflowFile): Promise<Execution> {
		const workflow = await world.client.importWorkflow(example);
		return await world.client.runManually(workflow, triggerOf(workflow));
	}

	it.each(exampleFiles().filter((file) => file !== BY_HAND))(
		'%s publishes, and keeps to Vietnamese time',
		async (file) => {
			const workflow = await world.client.importWorkflow(await imported(file));
			const { active } = await world.client.activate(workflow);
			await world.client.deactivate(workflow);

			expect(active).toBe(true);
			expect(workflow.settings).toMatchObject({ timezone: 'Asia/Ho_Chi_Minh' });
		},
	);

	it.each(exampleFiles().filter((file) => !COMPLETE.includes(file) && !WITH_WEBHOOK.includes(file)))(
		'%s stops with words as long as something has to be filled in, and sends nothing',
		async (file) => {
			const before = {
				messages: messengers.messages.length,
				zalo: world.sandbox.requests.count(SEND_MESSAGE),
			};

			const { status, error } = await run(await imported(file));

			expect(status).toBe('error');
			const words = file.startsWith('guard')
				? ['thay bước "Send Here"', 'replace this step, "Send Here"']
				: ['rồi xóa bước này', 'then delete this step'];
			for (const part of words) expect(error?.message).toContain(part);
			expect(messengers.messages).toHaveLength(before.messages);
			expect(world.sandbox.requests.count(SEND_MESSAGE)).toBe(before.zalo);
		},
	);

	it.each(WITH_CHAT)('%s still says what is missing when only the reminder is deleted', async (file) => {
		const { error } = await run(withoutReminder(await imported(file)));

		expect(error?.message).toContain('Invalid URL: PASTE YOUR WEBHOOK ADDRESS HERE');
	});

	it.each(Object.entries(MESSAGES))('%s, filled in, writes to whom it shall', async (file, message) => {
		const before = messengers.messages.length;

		const execution = await run(filledIn(await imported(file), messengers.chatUrl));

		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');
		const news = messengers.messages.slice(before);
		expect(news.map(({ way, text }) => ({ way, text: text.trim() }))).toEqual([message]);
	});

	it.each(BY_TRIGGER)('%s, published, tells of each threshold', async (file) => {
		const before = messengers.messages.length;
		const example = filledIn(await imported(file), messengers.chatUrl);
		const workflow = await world.client.importWorkflow(example);
		await world.client.activate(workflow);

		const news = await waitFor('the alerts', async () => {
			const arrived = messengers.messages.slice(before).map(({ text }) => text);
			return arrived.length >= 2 && arrived;
		});
		await world.client.deactivate(workflow);
		// Below 20 and below 5 percent at once.
		expect(news).toEqual([crossed(20), crossed(5)]);
	});

	it('quota-alert.json is silent as long as enough is left', async () => {
		const before = messengers.messages.length;
		const plenty = { ...LOW_QUOTA, remain: 1874 };

		const execution = await run(filledIn(await imported('quota-alert.json', plenty), messengers.chatUrl));

		expect(execution.status).toBe('success');
		expect(messengers.messages).toHaveLength(before);
	});

	it('message-to-admin.json writes to the admin by Zalo, and fails if Zalo does not take the message', async () => {
		const example = filledIn(await imported('message-to-admin.json'), messengers.chatUrl);
		const execution = await run(example);

		expect(execution.status).toBe('success');
		const sent = world.sandbox.requests.list.filter(({ path }) => path === SEND_MESSAGE.path).at(-1);
		expect(sent?.answeredCode).toBe(0);
		expect(JSON.parse(sent?.bodyText ?? '')).toEqual({
			recipient: { user_id: EXAMPLE_ADMIN },
			message: { text: 'Zalo OA sắp hết hạn mức: chỉ còn 42/2.000 tin tư vấn miễn phí.' },
		});

		const toNobody = JSON.stringify(example).replaceAll(EXAMPLE_ADMIN, '2000000000000000002');
		const { status, error } = await run(JSON.parse(toNobody) as WorkflowFile);
		expect(status).toBe('error');
		expect(error?.message).toContain('Zalo code -213');
	});

	it('quota-log.json writes a row at each run', async () => {
		const workflow = await world.client.importWorkflow(await imported('quota-log.json'));
		for (let n = 1; n <= 2; n++) {
			const execution = await world.client.runManually(workflow, triggerOf(workflow));
			expect(execution.error).toBeUndefined();
			const row = { id: n, remain: 42, total: 2000, used_since_last: 0 };
			expect(itemsOf(execution, 'Add Row')).toEqual([expect.objectContaining(row)]);
		}
	});

	it('guard-before-sending.json hands on each recipient, or stops if the quota is too small', async () => {
		const file = 'guard-before-sending.json';
		const execution = await run(filledIn(await imported(file), messengers.chatUrl));
		expect(execution.status).toBe('success');
		expect(itemsOf(execution, 'Send Here')).toHaveLength(3);

		const tooLittle = { ...LOW_QUOTA, remain: 2 };
		const { status, error } = await run(filledIn(await imported(file, tooLittle), messengers.chatUrl));
		expect(status).toBe('error');
		expect(error?.message).toContain('chỉ còn 2 tin miễn phí, mà danh sách có 3 người nhận');
	});
});

describe.each(['README.md', 'README.vi.md'])('examples/%s', (readme) => {
	it.each(exampleFiles())('has %s with its picture and its address', async (file) => {
		const text = await readFile(join(EXAMPLES, readme), 'utf8');
		const picture = `images/examples/${basename(file, '.json')}.png`;

		expect(text).toContain(`(${file})`);
		expect(text).toContain(`${RAW}/${file}`);
		expect(text).toContain(`../docs/${picture}`);
		expect(existsSync(join(README_PICTURES, '..', picture))).toBe(true);
	});

	it('calls the step to delete by its name', async () => {
		expect(await readFile(join(EXAMPLES, readme), 'utf8')).toContain(`**${REMINDER}**`);
	});
});
