import fc from 'fast-check';

import { openEnvelope } from '../../../nodes/ZaloOa/http/envelope';

describe('openEnvelope', () => {
	it('hands out the data of a success', () => {
		const text = '{"data":{"type":"active","remain":2000,"total":2000},"error":0,"message":"Success"}';
		expect(openEnvelope(text, 200)).toMatchObject({
			ok: true,
			data: { type: 'active', remain: 2000, total: 2000 },
		});
	});

	it.each([
		['a quoted 0', '{"data":{"a":1},"error":"0"}', { a: 1 }],
		['no error member, as the token endpoint answers', '{"data":{"a":1}}', { a: 1 }],
		['an error member that is null', '{"data":{"a":1},"error":null}', { a: 1 }],
		['no data member, as write calls answer', '{"error":0,"message":"Success"}', undefined],
		['an array', '{"error":0,"data":[1,2]}', [1, 2]],
		['a byte order mark and spaces around', '  {"error":0,"data":1}\n', 1],
	])('takes %s for a success', (_name, text, data) => {
		expect(openEnvelope(text, 200)).toMatchObject({ ok: true, data });
	});

	it.each([
		[
			'a number',
			'{"error":-216,"message":"Access token is invalid"}',
			200,
			'-216',
			'Access token is invalid',
		],
		['a quoted number', '{"error":"-216","message":"no"}', 200, '-216', 'no'],
		['a quoted number with spaces', '{"error":" -32 "}', 200, '-32', ''],
		['a message that is no text', '{"error":-201,"message":{"a":1}}', 200, '-201', ''],
		['data beside the error', '{"data":{},"error":-223,"message":"x"}', 200, '-223', 'x'],
		['an HTTP error with a code of Zalo’s', '{"error":-220,"message":"x"}', 401, '-220', 'x'],
		[
			'the answer to an unknown path',
			'{"error":404,"message":"empty or invalid API"}',
			404,
			'404',
			'empty or invalid API',
		],
	])('finds the code in %s', (_name, text, status, code, said) => {
		const httpStatus = status === 200 ? {} : { httpStatus: status };
		const failure = { type: 'zalo', code, text: said, ...httpStatus };
		expect(openEnvelope(text, status)).toEqual({ ok: false, failure });
	});

	it.each([
		['empty', '', 'empty'],
		['only white space', ' \n', 'empty'],
		['a page', '<html><body>Bad Gateway</body></html>', 'notJson'],
		['JSON that was cut off', '{"data":{"remain":1', 'notJson'],
		['a text', '"Success"', 'notAnEnvelope'],
		['null', 'null', 'notAnEnvelope'],
		['a list', '[]', 'notAnEnvelope'],
		['an object without error and data', '{}', 'notAnEnvelope'],
		['an error that is no code', '{"error":"failed","data":{}}', 'notAnEnvelope'],
	])('cannot read an answer that is %s', (_name, text, reason) => {
		expect(openEnvelope(text, 200)).toEqual({ ok: false, failure: { type: 'unreadable', reason } });
	});

	it.each([
		[500, '<h1>Internal Server Error</h1>'],
		[502, ''],
		[302, ''],
		[429, '{}'],
		[503, '{"error":0,"data":{}}'],
	])('reports HTTP %i when the body has no code of Zalo’s', (httpStatus, text) => {
		expect(openEnvelope(text, httpStatus)).toEqual({ ok: false, failure: { type: 'http', httpStatus } });
	});

	it('never rounds an id', () => {
		const longInteger = fc.bigInt({ min: 10n ** 15n, max: 10n ** 25n });
		fc.assert(
			fc.property(longInteger, fc.string(), (id, text) => {
				const body = `{"error":0,"data":{"user_id":${id},"list":[${id},-${id}],"said":${JSON.stringify(`${id} ${text} "${id}"`)}}}`;
				expect(openEnvelope(body, 200)).toMatchObject({
					ok: true,
					data: { user_id: `${id}`, list: [`${id}`, `-${id}`], said: `${id} ${text} "${id}"` },
				});
			}),
		);
	});

	it('hands out every member that is named like an id as text, whatever its length', () => {
		const ids = {
			user_id: 7,
			oaid: 8,
			templateId: 9,
			id: 0,
			member_user_ids: [1, 2],
			user_id_by_app: 3,
			msg_id: 4,
		};
		const others = { paid: 5, video: 6, valid: 7, width: 8, 'id name': 9 };
		const text = JSON.stringify({ error: 0, data: { list: [{ ...ids, ...others }] } });
		expect(openEnvelope(text, 200)).toMatchObject({
			data: {
				list: [
					{
						user_id: '7',
						oaid: '8',
						templateId: '9',
						id: '0',
						member_user_ids: ['1', '2'],
						user_id_by_app: '3',
						msg_id: '4',
						...others,
					},
				],
			},
		});
	});

	it.each([
		[
			'cut inside a text of many quotes',
			`{"error":0,"id":1234567890123456,"text":"${'\\"'.repeat(2_500_000)}`,
		],
		['of many quotes', `{"error":0,"id":1234567890123456,"text":"${'\\"'.repeat(2_500_000)}"}`],
		['that is one long number', `{"error":0,"data":${'1'.repeat(5_000_000)}}`],
		[
			'of numbers with too many digits and a point',
			`{"error":0,"data":[${'1234567890123456.5,'.repeat(250_000)}0]}`,
		],
		['nested a million levels deep', `{"error":0,"data":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`],
	])(
		'reads or refuses 5 MB %s before anybody notices',
		(_name, text) => {
			openEnvelope(text, 200);
		},
		20_000,
	);

	it('leaves all other JSON as JSON.parse reads it', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (data) => {
				const short = JSON.parse(JSON.stringify(data), (_key, value: unknown) =>
					typeof value === 'number' && Math.abs(value) >= 1e15 ? 0 : value,
				) as unknown;
				fc.pre(!/ids?"/i.test(JSON.stringify(data)));
				const text = JSON.stringify({ error: 0, data: short });
				expect(openEnvelope(text, 200)).toEqual({
					ok: true,
					data: (JSON.parse(text) as { data: unknown }).data,
					envelope: JSON.parse(text),
				});
			}),
		);
	});

	it('says something about any text, and never throws', () => {
		fc.assert(
			fc.property(fc.string(), fc.integer({ min: 100, max: 599 }), (text, status) => {
				expect(openEnvelope(text, status)).toHaveProperty('ok');
			}),
		);
	});
});
