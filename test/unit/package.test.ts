import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { nodeProperties, resources, subtitle } from '../../nodes/ZaloOa/actions/registry';
import manifest from '../../package.json';

const projectRoot = join(__dirname, '..', '..');
const toPath = (file: string) => relative(projectRoot, file).split(sep).join('/');

function filesIn(folder: string): string[] {
	return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => toPath(join(entry.parentPath, entry.name)));
}

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const shippedSources = [...filesIn('nodes'), ...filesIn('credentials')].filter((path) =>
	path.endsWith('.ts'),
);

describe('shipped code', () => {
	it.each([...shippedSources, 'index.js'])(
		'%s imports only n8n-workflow, node:crypto and its own files',
		(path) => {
			const imports = [
				...read(path).matchAll(/(?:^(?:import|export|\}).*\bfrom\s*|^import\s*|require\()['"]([^'"]+)['"]/gm),
			].map((match) => match[1]);
			const foreign = imports.filter((name) => !/^(n8n-workflow$|node:crypto$|\.{1,2}\/)/.test(name ?? ''));
			expect(foreign).toEqual([]);
		},
	);

	it.each(shippedSources)('%s uses no environment, no console and no timers', (path) => {
		expect(read(path)).not.toMatch(
			/\bprocess\.|\bconsole\.|\bset(Timeout|Interval|Immediate)\(|\bglobalThis\b/,
		);
	});

	it.each(shippedSources)('%s has no any', (path) => {
		expect(read(path)).not.toMatch(/:\s*any\b|\bas any\b|<any>|any\[\]/);
	});
});

describe('the package', () => {
	const [packed] = JSON.parse(
		execFileSync('npm', ['pack', '--dry-run', '--json'], {
			cwd: projectRoot,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		}),
	) as Array<{ size: number; files: Array<{ path: string }> }>;
	const paths = packed?.files.map(({ path }) => path) ?? [];

	it('holds dist, the READMEs (npm packs each), LICENSE, package.json and index.js, and nothing else', () => {
		const others = paths.filter((path) => !path.startsWith('dist/'));
		expect(others.sort()).toEqual(['LICENSE', 'README.md', 'README.vi.md', 'index.js', 'package.json']);
		const strange = paths.filter((path) => path.startsWith('dist/') && !/\.(js|svg|json)$/.test(path));
		expect(strange).toEqual([]);
	});

	it('stays under 200 kB', () => {
		expect(packed?.size).toBeLessThan(200_000);
	});

	it('holds every file that package.json names', () => {
		expect(paths).toEqual(expect.arrayContaining([...manifest.n8n.nodes, ...manifest.n8n.credentials]));
	});

	it('holds icon, codex and output schemas of the node', () => {
		expect(paths).toEqual(
			expect.arrayContaining([
				'dist/nodes/ZaloOa/zaloOa.svg',
				'dist/nodes/ZaloOa/zaloOa.dark.svg',
				'dist/nodes/ZaloOa/ZaloOa.node.json',
				'dist/nodes/ZaloOa/ZaloOaQuotaTrigger.node.json',
				'dist/nodes/ZaloOa/ZaloOaTrigger.node.json',
			]),
		);
	});

	it('needs nothing at run time but n8n-workflow', () => {
		expect(manifest).not.toHaveProperty('dependencies');
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('hands out the built classes to whoever requires it', () => {
		const entry = execFileSync(process.execPath, ['-p', 'Object.keys(require("./index.js")).join()'], {
			cwd: projectRoot,
			encoding: 'utf8',
		});
		expect(entry.trim().split(',').sort()).toEqual([
			'ZaloOa',
			'ZaloOaApi',
			'ZaloOaQuotaTrigger',
			'ZaloOaTrigger',
		]);
	});
});

describe('the resources and operations', () => {
	const operations = resources.flatMap((resource) =>
		resource.operations.map((operation) => ({ resource, operation })),
	);
	const cases = operations.map(
		({ resource, operation }) => [`${resource.option.value}.${operation.option.value}`, operation] as const,
	);

	it.each(cases)('%s is described by n8n’s conventions', (_name, { option }) => {
		expect(option.value).toMatch(/^[a-z][A-Za-z]*$/);
		expect(option.name).toMatch(/^[A-Z][A-Za-z]*( [A-Za-z]+)*$/);
		expect(option.action).toMatch(/^[A-Z][a-z]+( [A-Za-z]+,?)*( [A-Za-z]+)$/);
		expect(option.description).toMatch(/^[A-Z].*[^.]$/);
		expect(option.description).not.toBe(option.name);
	});

	it.each(cases)('%s has an output schema', (name) => {
		const schema = JSON.parse(
			read(`nodes/ZaloOa/__schema__/v1.0.0/${name.replace('.', '/')}.json`),
		) as Record<string, unknown>;
		expect(schema).toMatchObject({ type: 'object', version: 1 });
	});

	it('keeps names unique, and lists the default operation first', () => {
		for (const { operations: list, defaultOperation } of resources) {
			for (const key of ['value', 'name', 'action'] as const) {
				expect(new Set(list.map(({ option }) => option[key])).size).toBe(list.length);
			}
			expect(list[0]?.option.value).toBe(defaultOperation);
		}
	});

	it('knows each operation by words on the canvas', () => {
		for (const { resource, operation } of operations) {
			const words = `${JSON.stringify(`${resource.option.value}.${operation.option.value}`)}:"${operation.option.name}"`;
			expect(subtitle).toContain(words);
		}
	});

	it('starts a new node with the message quota', () => {
		const defaultOf = (name: string) => nodeProperties.find((property) => property.name === name)?.default;
		expect(defaultOf('resource')).toBe('quota');
		expect(defaultOf('operation')).toBe('getMessageQuota');
	});

	it('has no empty selector, which would stop n8n at its start', () => {
		const selectors = nodeProperties.filter((property: INodeProperties) => property.type === 'options');
		for (const { options, default: value } of selectors) {
			const values = (options as INodePropertyOptions[]).map((option) => option.value);
			expect(values).toContain(value);
		}
	});

	it('names nothing by an emoji, which n8n forbids', () => {
		expect(JSON.stringify(nodeProperties)).not.toMatch(/\p{Extended_Pictographic}/u);
	});

	it('shows each operation’s own fields only with that operation', () => {
		const own = nodeProperties.filter(({ name }) => name !== 'resource' && name !== 'operation');
		for (const { displayOptions } of own) {
			expect(displayOptions?.show).toMatchObject({
				resource: [expect.any(String)],
				operation: [expect.any(String)],
			});
		}
	});
});
