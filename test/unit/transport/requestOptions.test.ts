import { toRequestOptions } from '../../../nodes/ZaloOa/transport/requestOptions';
import type { ZaloCall } from '../../../nodes/ZaloOa/transport/types';

const url = 'https://openapi.zalo.me/v3.0/oa/message/cs';
const post = (rest: Partial<ZaloCall>): ZaloCall => ({ method: 'POST', url, effect: 'send', ...rest });
const get = (rest: Partial<ZaloCall>): ZaloCall => ({ method: 'GET', url, effect: 'read', ...rest });

const sampleText = 'Chào bạn, đơn hàng số 5 & 6 đã tới 🎉 = 100% + "phí"?#';

describe('what n8n is told to send', () => {
	it('is exactly this for a call without anything', () => {
		expect(toRequestOptions(get({}))).toStrictEqual({
			method: 'GET',
			url,
			headers: { Accept: 'application/json' },
			timeout: 30_000,
			encoding: 'text',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		});
	});

	it('names the type of a POST without a body, and of no GET', () => {
		expect(toRequestOptions(post({})).headers).toEqual({
			Accept: 'application/json',
			'Content-Type': 'application/json',
		});
		expect(toRequestOptions(post({}))).not.toHaveProperty('body');
	});

	it('has a time limit of its own where the call says so', () => {
		expect(toRequestOptions(post({ timeout: 120_000 })).timeout).toBe(120_000);
	});
});

describe('a body', () => {
	it('of JSON is text, every character as it was', () => {
		const json = { recipient: { user_id: '1234567890123456789' }, message: { text: sampleText } };
		const { body, headers } = toRequestOptions(post({ body: { json } }));
		expect(JSON.parse(body as string)).toEqual(json);
		expect(headers).toMatchObject({ 'Content-Type': 'application/json' });
	});

	it('of JSON with half an emoji is still text that can be sent', () => {
		const { body } = toRequestOptions(post({ body: { json: { text: '🎉'.slice(0, 1) } } }));
		expect(body).toBe('{"text":"\\ud83c"}');
	});

	it.each(['', sampleText, '{"not":"touched" }'])('of text goes out as it is: %j', (text) => {
		const { body, headers } = toRequestOptions(post({ body: { text, contentType: 'text/plain' } }));
		expect(body).toBe(text);
		expect(headers).toMatchObject({ 'Content-Type': 'text/plain' });
	});

	const content = Uint8Array.from([0, 255, 10, 13]);
	const form: ZaloCall = post({
		body: {
			form: [
				{ name: 'kind', value: sampleText },
				{ name: 'file', file: { content, fileName: 'hóa đơn.pdf', mimeType: 'application/pdf' } },
			],
		},
	});

	it('of a form holds values and files, and says its own type', async () => {
		const { body, headers } = toRequestOptions(form);
		const sent = body as unknown as FormData;
		const file = sent.get('file') as File;
		expect(sent.get('kind')).toBe(sampleText);
		expect([file.name, file.type]).toEqual(['hóa đơn.pdf', 'application/pdf']);
		expect(new Uint8Array(await file.arrayBuffer())).toEqual(content);
		// The type holds the boundary, which only the sender knows.
		expect(headers).toEqual({ Accept: 'application/json' });
	});

	it('of a form is made anew for each try, because it is used up', async () => {
		const [first, second] = [toRequestOptions(form).body, toRequestOptions(form).body];
		expect(second).not.toBe(first);
		const texts = [first, second].map(async (body) => await new Response(body as unknown as FormData).text());
		expect((await texts[1])!.length).toBe((await texts[0])!.length);
	});

	it('of a form keeps several parts of one name in their order', () => {
		const body = { form: ['a', 'b'].map((value) => ({ name: 'uid', value })) };
		expect((toRequestOptions(post({ body })).body as unknown as FormData).getAll('uid')).toEqual(['a', 'b']);
	});
});

describe('a query', () => {
	const queryOf = (call: ZaloCall) => new URL(toRequestOptions(call).url).searchParams;

	it('holds plain values', () => {
		const { url: address } = toRequestOptions(
			get({ query: { offset: 0, isFollower: true, tag: 'khách mới & cũ' } }),
		);
		expect(address).toBe(`${url}?offset=0&isFollower=true&tag=kh%C3%A1ch+m%E1%BB%9Bi+%26+c%C5%A9`);
	});

	it.each([
		{ offset: 0, count: 50 },
		{ tag_name: sampleText },
		{ user_id: '1234567890123456789', nested: { list: [1, 'hai', null] } },
		{},
	])('of data is one JSON text: %j', (dataQuery) => {
		const parameters = queryOf(get({ dataQuery }));
		expect([...parameters.keys()]).toEqual(['data']);
		expect(JSON.parse(parameters.get('data')!)).toEqual(dataQuery);
	});

	it('of data holds no character that ends or splits a query', () => {
		const { url: address } = toRequestOptions(get({ dataQuery: { text: sampleText } }));
		expect(address.split('?')[1]).toMatch(/^data=[\w%+*.-]+$/);
	});

	it('may have both', () => {
		expect([...queryOf(get({ dataQuery: { a: 1 }, query: { b: 2 } }))]).toEqual([
			['data', '{"a":1}'],
			['b', '2'],
		]);
	});

	it('is not there where it is empty', () => {
		expect(toRequestOptions(get({ query: {} })).url).toBe(url);
	});
});

describe('headers', () => {
	it('of the call are added', () => {
		const { headers } = toRequestOptions(post({ headers: { journey_token: 'j' }, body: { json: {} } }));
		expect(headers).toEqual({
			Accept: 'application/json',
			'Content-Type': 'application/json',
			journey_token: 'j',
		});
	});

	// Only the credential adds the token. One in other spelling would go out beside it.
	it.each(['access_token', 'Access_Token', 'ACCESS_TOKEN'])(
		'never hold a token that a call brings as %s',
		(name) => {
			const { headers } = toRequestOptions(get({ headers: { [name]: 'of somebody else', other: 'stays' } }));
			expect(headers).toEqual({ Accept: 'application/json', other: 'stays' });
		},
	);

	it('are new for each try, because the credential adds its token in place', () => {
		const call = get({ headers: { other: 'stays' } });
		toRequestOptions(call).headers!.access_token = 'secret';
		expect(toRequestOptions(call).headers).toEqual({ Accept: 'application/json', other: 'stays' });
		expect(call.headers).toEqual({ other: 'stays' });
	});
});
