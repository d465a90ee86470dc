import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../../../nodes/ZaloOa/actions/registry';
import { toItem } from '../../../nodes/ZaloOa/triggers/quota/output';
import manifest from '../../../package.json';
import { fieldsIn, inEnglish, isThere, Page, projectRoot, readText } from '../../docs/markdown';
import { PENDING } from '../../docs/pending';

const RAW = 'https://raw.githubusercontent.com/n8n-nodes-zalo-oa/n8n-nodes-zalo-oa/main/';

/** In English only: it is written by the measurements. */
const NOT_TRANSLATED = ['docs/benchmarks.md'];

const docs = readdirSync(join(projectRoot, 'docs'))
	.filter((name) => name.endsWith('.md'))
	.map((name) => `docs/${name}`)
	.filter((path) => !NOT_TRANSLATED.includes(path));
const paths = ['README.md', 'README.vi.md', ...docs];
const vietnamese = paths.filter((path) => path.endsWith('.vi.md'));
const english = paths.filter((path) => !path.endsWith('.vi.md'));
const readmes = ['README.md', 'README.vi.md'];

const isThereOrPending = (path: string) => isThere(path) || PENDING.includes(path);
const examples = readdirSync(join(projectRoot, 'examples'))
	.filter((name) => name.endsWith('.json'))
	.map((name) => `examples/${name}`);

describe('the documentation', () => {
	it('has each page in both languages', () => {
		expect(vietnamese.map(inEnglish).sort()).toEqual([...english].sort());
	});

	it.each(paths)('%s links only to files and places that exist', (path) => {
		const missing = new Page(path).targets.filter(({ path: target, anchor }) => {
			if (!isThereOrPending(target)) return true;
			return anchor !== undefined && isThere(target) && !new Page(target).anchors.includes(anchor);
		});
		expect(missing).toEqual([]);
	});

	it.each(paths)('%s gives raw addresses of examples only, and of those that exist', (path) => {
		const raw = [...readText(path).matchAll(/https:\/\/raw\.githubusercontent\.com\/[^\s`)]+/g)].map(String);
		const missing = raw.filter(
			(address) => !address.startsWith(`${RAW}examples/`) || !isThereOrPending(address.slice(RAW.length)),
		);
		expect(missing).toEqual([]);
	});
});

describe.each(vietnamese)('%s and its English twin', (path) => {
	const own = new Page(path);
	const other = new Page(inEnglish(path));
	/** By its English name, so that a page and its twin compare as equal. */
	const linkedFiles = (page: Page) =>
		page.targets.map(({ path: target, anchor }) => `${inEnglish(target)}#${anchor ?? ''}`).sort();
	const addresses = (page: Page) => page.links.filter((link) => /^https?:/.test(link)).sort();

	it('have the same sections in the same order', () => {
		expect(own.anchors).toEqual(other.anchors);
		expect(own.headingLevels).toEqual(other.headingLevels);
	});

	it('have as many steps, points and rows of tables', () => {
		expect(own.listing).toEqual(other.listing);
	});

	it('show the same pictures', () => {
		expect(own.images).toEqual(other.images);
	});

	it('link to the same pages, examples and addresses', () => {
		expect(linkedFiles(own)).toEqual(linkedFiles(other));
		expect(addresses(own)).toEqual(addresses(other));
	});

	it('name the same error codes, and the same words of code', () => {
		expect(own.errorCodes).toEqual(other.errorCodes);
		expect(own.codeSpans).toEqual(other.codeSpans);
	});

	it('hold the same blocks of code', () => {
		const withoutComments = (page: Page) => page.codeBlocks.map((block) => block.replace(/ +# .*$/gm, ''));
		expect(withoutComments(own)).toEqual(withoutComments(other));
	});
});

describe.each(readmes)('%s', (path) => {
	const page = new Page(path);

	it('has what a newcomer looks for, in the order of need', () => {
		expect(page.anchors).toEqual([
			'what',
			'install',
			'connect',
			'first-report',
			'first-message',
			'operations',
			'trigger',
			'quota-trigger',
			'examples',
			'errors',
			'costs',
			'administrators',
			'compatibility',
			'wishes',
			'development',
		]);
	});

	it('names each operation as n8n lists it', () => {
		for (const resource of resources) {
			const [, behind = ''] = page.section('operations').split(`\nResource **${resource.option.name}**:\n`);
			const [ownPart = ''] = behind.split('\nResource **');
			const rows = ownPart
				.split('\n')
				.filter((line) => line.startsWith('|'))
				.slice(2);
			const named = rows.map((row) =>
				row
					.split('|')
					.map((cell) => cell.trim())
					.slice(1, 3),
			);
			const expected = resource.operations.map(({ option }) => [option.name, option.action]);
			expect(named).toEqual(expected);
		}
	});

	it('names every example, with its raw address', () => {
		for (const example of examples) {
			expect(page.links).toContain(example);
			expect(page.links).toContain(`${RAW}${example}`);
		}
	});

	it('explains the errors that beginners meet first', () => {
		const rows =
			page
				.section('errors')
				.match(/^\| [-\d, ]+\|/gm)
				?.join(' ') ?? '';
		const codes = [-14002, -14003, -14004, -14005, -14014, -201, -216, -221, -223, -224, -32];
		expect(rows.match(/-\d+/g)).toEqual(expect.arrayContaining(codes.map(String)));
	});

	it('names only commands that there are', () => {
		const commands = [...page.text.matchAll(/^\| `npm (?:run )?(\w+)`/gm)].map((match) => match[1]);
		expect(commands.length).toBeGreaterThan(5);
		expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(commands));
	});
});

interface Schema {
	properties: Record<string, Partial<Schema>>;
}

/** "promotion" and "promotion.dailyRemain" of an output schema. */
function fieldsOf({ properties }: Schema, prefix = ''): string[] {
	return Object.entries(properties).flatMap(([name, inner]) => [
		`${prefix}${name}`,
		...(inner.properties ? fieldsOf({ properties: inner.properties }, `${prefix}${name}.`) : []),
	]);
}

/** The page that explains the operations of a resource. */
const PAGES: Record<string, string> = {
	quota: 'operations',
	message: 'messages',
	file: 'messages',
	user: 'people',
	tag: 'people',
	officialAccount: 'people',
	znsMessage: 'zns',
	znsTemplate: 'zns',
};

/** Pages on which operations of several resources have the same name. */
const SEVERAL_RESOURCES = ['people', 'zns'];

describe.each(['md', 'vi.md'])('the pages of operations, .%s', (language) => {
	const operations = resources.flatMap((resource) =>
		resource.operations.map(({ option }) => [resource.option.value, option.value, option.name] as const),
	);

	it.each(operations)('%s %s: names every field of its output, and no other', (resource, value, name) => {
		const page = new Page(`docs/${PAGES[resource]}.${language}`);
		const schema = JSON.parse(readText(`nodes/ZaloOa/__schema__/v1.0.0/${resource}/${value}.json`)) as Schema;
		const section = page.section(
			SEVERAL_RESOURCES.includes(PAGES[resource] ?? '') ? `${resource}-${value}` : value,
		);
		// A second table, about the values of a field, is no list of fields.
		const [, table = ''] = section.split(/^\| (?:Field|Trường) .*$/m);
		const [ownTable = ''] = table.trim().split('\n\n');
		expect(section).toMatch(new RegExp(`^## (.*: )?${name}$`, 'm'));
		expect(fieldsIn(ownTable)).toEqual(fieldsOf(schema));
	});
});

describe.each(['docs/quota-trigger.md', 'docs/quota-trigger.vi.md'])('%s', (path) => {
	it('names every field of the items', () => {
		const day = 86_400_000;
		const history = [0, 1, 2].map((age) => ({ at: age * day, remain: 100 - age, total: 200 }));
		const watched = {
			quota: 'quotaAsset',
			quotaOwner: 'OA',
			productType: 'cs',
			quotaType: 'sub_quota',
		} as const;
		const amounts = { remain: 98, total: 200, used: 102, remainPercent: 49 };
		const threshold = { value: 10, unit: 'percent' } as const;
		const item = toItem('test', threshold, watched, amounts, history[1], history);
		const fields = [...Object.keys(item), 'templateId', 'wouldTrigger'];
		expect(fieldsIn(readText(path)).sort()).toEqual(fields.sort());
	});
});
