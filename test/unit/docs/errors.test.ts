import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';

import { toNodeApiError } from '../../../nodes/ZaloOa/errors/nodeError';
import { errorTable } from '../../../nodes/ZaloOa/errors/tables';
import type { Failure } from '../../../nodes/ZaloOa/http/failure';
import type { ZaloHost } from '../../../nodes/ZaloOa/http/hosts';
import { allErrors, errorPages, staleErrors } from '../../docs/errorPages';
import translated from '../../docs/translated.json';
import { byHost, others } from '../../docs/vietnamese';

const projectRoot = join(__dirname, '..', '..', '..');
const hosts = Object.keys(errorTable) as ZaloHost[];

describe('the pages of all errors', () => {
	it.each(Object.entries(errorPages()))('%s is what "npm run docs" writes', (path, text) => {
		expect(readFileSync(join(projectRoot, path), 'utf8')).toBe(text);
	});

	it.each(hosts)('the Vietnamese texts have each code of %s, and no other', (host) => {
		expect(Object.keys(byHost[host]).sort()).toEqual(Object.keys(errorTable[host]).sort());
	});

	it('have as many meanings of a code in Vietnamese as in English', () => {
		for (const { key, english, vietnamese } of allErrors()) {
			expect([key, vietnamese.length]).toEqual([key, english.length]);
		}
	});

	it('were looked at in Vietnamese since their English has changed ("npm run docs" says more)', () => {
		expect(staleErrors(translated).map(({ key }) => key)).toEqual([]);
	});

	it('know of no error that is gone', () => {
		expect(Object.keys(translated).sort()).toEqual(
			allErrors()
				.map(({ key }) => key)
				.sort(),
		);
	});

	it('say in Vietnamese what happened without a final period, and what to do in sentences', () => {
		for (const { key, vietnamese } of allErrors()) {
			for (const { what, todo } of vietnamese) {
				expect([key, what]).toEqual([key, expect.stringMatching(/^\p{Lu}.*[^.]$/u)]);
				expect([key, todo]).toEqual([key, expect.stringMatching(/^\p{Lu}.*\.$/u)]);
				expect([key, what.normalize('NFC'), todo.normalize('NFC')]).toEqual([key, what, todo]);
			}
		}
	});
});

describe('the errors of no table', () => {
	const failures: Array<[keyof typeof others, Failure]> = [
		['undocumented', { type: 'zalo', code: '-99999', text: '' }],
		['gatewayFailed', { type: 'http', httpStatus: 502 }],
		['gatewayRefused', { type: 'http', httpStatus: 403 }],
	];

	it.each(failures)('%s is named in the words that n8n shows', (name, failure) => {
		const call = { method: 'GET', url: 'https://openapi.zalo.me/', effect: 'read' } as const;
		const error = toNodeApiError({ name: 'Zalo OA' } as INode, 'openapi', failure, call, {
			secrets: [],
			isRenewable: false,
		});
		expect(error.message).toContain(others[name].english);
		expect(error.description).toBe(others[name].todoInEnglish);
	});
});
