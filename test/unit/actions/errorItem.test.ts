import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { toErrorItem } from '../../../nodes/ZaloOa/actions/errorItem';
import { toNodeApiError } from '../../../nodes/ZaloOa/errors/nodeError';
import type { Failure } from '../../../nodes/ZaloOa/http/failure';

const node: INode = {
	id: '1',
	name: 'Zalo OA',
	type: 'n8n-nodes-zalo-oa.zaloOa',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const url = 'https://openapi.zalo.me/v3.0/oa/message/cs';

const errorOf = (failure: Failure, effect: 'read' | 'change' | 'send' = 'send') =>
	toNodeApiError(
		node,
		'openapi',
		failure,
		{ method: 'POST', url, effect },
		{ secrets: [], isRenewable: false },
	);

const timeout: Failure = { type: 'connection', reason: 'timeout', mayHaveArrived: true };

describe('the item that stands for a failed one', () => {
	it('holds what happened, what to do, the code, and whether the call may have been carried out', () => {
		const error = errorOf({ type: 'zalo', code: '-230', text: 'User has not interacted' });
		expect(toErrorItem(error, 3)).toStrictEqual({
			json: {
				error: {
					message: error.message,
					description: error.description,
					code: '-230',
					mayHaveArrived: false,
				},
				message: error.message,
			},
			pairedItem: { item: 3 },
		});
		expect(error.message).toContain('-230');
		expect(error.description).toContain('User has not interacted');
	});

	it.each([
		['send', true],
		['change', true],
		['read', false],
	] as const)(
		'says of a %s that met a time-out whether it may have arrived: %s',
		(effect, mayHaveArrived) => {
			expect(toErrorItem(errorOf(timeout, effect), 0).json.error).toMatchObject({
				code: 'timeout',
				mayHaveArrived,
			});
		},
	);

	it.each<[string, () => NodeApiError | NodeOperationError]>([
		['an error of the package', () => errorOf(timeout)],
		[
			'a field that is wrong',
			() => new NodeOperationError(node, 'User ID is empty', { description: 'Fill it in.' }),
		],
		['an error without advice', () => new NodeOperationError(node, 'It broke')],
		['an error with empty advice', () => new NodeOperationError(node, 'It broke', { description: '' })],
		[
			'an error whose advice was emptied',
			() => Object.assign(new NodeOperationError(node, 'It broke'), { description: '' }),
		],
		['an error without a message', () => new NodeOperationError(node, new Error(''))],
		['an error of n8n’s for an answer', () => new NodeApiError(node, {})],
		[
			'an error with a code that is no text',
			() =>
				Object.assign(new NodeOperationError(node, 'It broke'), {
					context: { code: 5, mayHaveArrived: 'yes' },
				}),
		],
	])('fills both keys, and no other, for %s', (_name, make) => {
		const { json, ...rest } = toErrorItem(make(), 0);
		expect(Object.keys(json)).toEqual(['error', 'message']);
		expect(Object.keys(json.error as object)).toEqual(['message', 'description', 'code', 'mayHaveArrived']);
		expect(json).toMatchObject({
			message: expect.stringMatching(/\S/),
			error: { message: json.message, description: expect.stringMatching(/\S/) },
		});
		// With the error object beside it, n8n would replace both keys.
		expect(rest).toEqual({ pairedItem: { item: 0 } });
	});

	it.each([undefined, null, 5, {}, true])('gives no code and no promise where the error holds %p', (odd) => {
		const error = new NodeOperationError(node, 'It broke');
		Object.assign(error.context, { code: odd, mayHaveArrived: odd === true ? 'true' : odd });
		expect(toErrorItem(error, 0).json.error).toMatchObject({ code: null, mayHaveArrived: false });
	});

	it('holds nothing of the request but what is meant for it', () => {
		const error = errorOf(timeout);
		Object.assign(error.context, { data: { access_token: 'secret' }, request: `POST ${url}` });
		expect(JSON.stringify(toErrorItem(error, 0))).not.toMatch(/secret|openapi/);
	});
});
