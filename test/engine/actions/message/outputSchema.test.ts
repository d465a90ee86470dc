import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { World } from '../../support/world';

const SCHEMAS = join(__dirname, '../../../../nodes/ZaloOa/__schema__/v1.0.0/message');
const DAY = 24 * 3_600_000;

describe('the output schemas of messages', () => {
	let world: World;
	beforeAll(async () => {
		world = await World.start();
	});
	afterAll(async () => await world.stop());

	const image = { source: 'url', url: 'https://example.com/a.png' };
	it.each<[string, object]>([
		['sendText', { text: 'Hi' }],
		['sendImage', image],
		['sendGif', { ...image, width: 10, height: 10 }],
		['sendSticker', { stickerId: '5' }],
		['sendFile', { source: 'token', fileToken: 'abc' }],
		['sendInfoRequest', { title: 'A', subtitle: 'B', imageUrl: image.url }],
	])('%s: hold what a message leaves that was held back', async (operation, fields) => {
		world.reset();
		const lastInteraction = world.sandbox.clock.now() - 30 * DAY;
		const { userId } = world.sandbox.createUser(world.oa, { lastInteraction });
		const run = await world.run('message', operation, {
			sendTo: 'user',
			userId,
			...fields,
			options: { ifNoFreeQuota: 'skip' },
		});
		const [item = {}] = run.json();
		expect(item).toMatchObject({ sent: false, userId });
		const schema = JSON.parse(readFileSync(join(SCHEMAS, `${operation}.json`), 'utf8')) as {
			properties: object;
		};
		expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(item)));
	});
});
