import { errorTable, lookUpError } from '../../../nodes/ZaloOa/errors/tables';
import type { ZaloHost } from '../../../nodes/ZaloOa/http/hosts';

/** The codes of zalo-oa-api.md, section by section, written down a second time. */
const documented: Record<ZaloHost, string> = {
	// 11.1, and 404 from its introduction
	openapi: `-32 -100 -200 -201 -204 -205 -209 -210 -211 -212 -213 -214 -216 -217 -218 -219 -220 -221 -223 -224 -227
		-230 -232 -233 -234 -235 -237 -238 -240 -241 -242 -244 -248 -249 -320 -321 -403 -1340 -1341 404`,
	// 11.2, and -32, which is not in it
	business: `-32 -100 -101 -102 -103 -104 -105 -106 -107 -108 -109 -1091 -110 -111 -112 -1121 -1122 -1123 -1124 -113 -1131
		-114 -115 -116 -117 -118 -119 -120 -1201 -1202 -121 -122 -123 -124 -1241 -125 -126 -127 -128 -129 -130 -131 -132
		-133 -134 -135 -1351 -136 -137 -138 -1381 -139 -140 -141 -142 -143 -144 -1441 -145 -146 -147 -1471 -1472 -148 -149
		-1491 -150 -151 -152 -153 -158 -159 -160 -161 -162`,
	// 2.3
	oauth: '-14002 -14003 -14004 -14005 -14014 -14012 -14024 -14018 -14020 -14068 -1013 404',
};

const hosts = Object.keys(documented) as ZaloHost[];
const rows = hosts.flatMap((host) =>
	Object.entries(errorTable[host]).flatMap(([code, entry]) =>
		[entry, ...(entry.alternatives ?? [])].map((row) => [`${host} ${code}`, row] as const),
	),
);

const findRepeated = (texts: string[]) => texts.filter((text, index) => texts.indexOf(text) !== index);

describe('the error table', () => {
	it.each(hosts)('has every documented code of %s, and no other', (host) => {
		expect(Object.keys(errorTable[host]).sort()).toEqual(documented[host].split(/\s+/).sort());
	});

	it.each(rows)('%s says what happened and what to do', (_name, { message, description }) => {
		expect(message).toMatch(/^[A-Z].*[^.]$/s);
		expect(description).toMatch(/^[A-Z].*\.$/s);
		expect(message).not.toMatch(/error|problem|failure|mistake/i);
		// One or two sentences, and no code of Zalo's: the caller adds it.
		expect(description.match(/\.(\s|$)/g)?.length).toBeLessThanOrEqual(2);
		expect(`${message} ${description}`).not.toMatch(/-\d/);
	});

	// n8n's NodeApiError replaces a message that holds one of these by a general one of its own.
	it.each(rows)('%s holds no word that n8n would replace', (_name, { message }) => {
		expect(message).not.toMatch(
			/ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|ERRADDRINUSE|EADDRNOTAVAIL|ECONNABORTED|EHOSTUNREACH|EAI_AGAIN|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM|GETADDRINFO/i,
		);
	});

	it.each(hosts)('says something different for each code of %s', (host) => {
		const entries = rows.filter(([name]) => name.startsWith(`${host} `)).map(([, row]) => row);
		// The two codes of a dead token mean the same, so they give the same advice.
		const advised = entries.filter(({ kind }) => kind !== 'token');
		expect(findRepeated(entries.map(({ message }) => message))).toEqual([]);
		expect(findRepeated(advised.map(({ description }) => description))).toEqual([]);
	});

	it('renews the token for the codes of a dead one, and waits for the rate limit, and nothing else', () => {
		const codesOf = (host: ZaloHost, kind: string) =>
			Object.entries(errorTable[host]).flatMap(([code, entry]) => (entry.kind === kind ? [code] : []));
		expect(codesOf('openapi', 'token')).toEqual(['-216', '-220']);
		expect(codesOf('business', 'token')).toEqual(['-124']);
		expect(codesOf('oauth', 'token')).toEqual([]);
		expect(hosts.flatMap((host) => codesOf(host, 'rate'))).toEqual(['-32', '-32']);
	});

	it.each([
		['-32', 'Your application reached limit call api', 'The app has'],
		['-32', 'Your OA reached limit call api', 'The OA has'],
		['-32', undefined, 'The app has'],
		['-223', 'Official Account has not authorized this API', 'The Official Account has not allowed'],
		['-223', 'OA has not granted the permission to manage articles', 'The Official Account has not allowed'],
		['-223', 'Your OA has reach the limit quota create article', 'The article quota'],
		['-223', 'Vượt hạn mức xuất bản nội dung', 'The article quota'],
		['-223', undefined, 'The Official Account has not allowed'],
	])('tells the meanings of %s apart by "%s"', (code, said, start) => {
		expect(lookUpError('openapi', code, said)?.message).toMatch(new RegExp(`^${start}`));
	});

	it.each([-216, '-216', ' -216\n'])('finds a code that is sent as %j', (code) => {
		expect(lookUpError('openapi', code)).toBe(errorTable.openapi['-216']);
	});

	it('knows that -100 means different things per server', () => {
		expect(lookUpError('openapi', '-100')?.kind).toBe('input');
		expect(lookUpError('business', '-100')?.kind).toBe('server');
	});

	it.each([-999, '-999', 0, '0', '', 'constructor', '__proto__', 'toString'])(
		'knows nothing of "%s"',
		(code) => {
			expect(lookUpError('openapi', code)).toBeUndefined();
		},
	);
});

describe('a missing permission for the quota', () => {
	it.each(['OA has not granted the app permission to get quota', 'Chưa cấp quyền xem hạn mức'])(
		'is not taken for a used-up article quota: "%s"',
		(said) => {
			expect(lookUpError('openapi', '-223', said)?.kind).toBe('permission');
		},
	);
});
