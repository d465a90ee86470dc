import { createHash } from 'node:crypto';

import { connectionTexts, TRY_LATER, unreadableTexts } from '../../nodes/ZaloOa/errors/noAnswerTexts';
import { errorTable } from '../../nodes/ZaloOa/errors/tables';
import type { ZaloHost } from '../../nodes/ZaloOa/http/hosts';
import { byHost, connection, others, unreadable } from './vietnamese';

/** One error, in both languages. */
export interface DocumentedError {
	/** Unique over all: "openapi -216", "connection timeout". */
	key: string;
	/** Zalo's code; undefined where Zalo gives none. */
	code?: string;
	/** Its meanings: one, or several that only Zalo's own text tells apart. */
	english: Text[];
	vietnamese: Text[];
}

interface Text {
	what: string;
	todo: string;
}

/** Stands for a text that is still missing; a test finds it. */
const MISSING: Text = { what: '(chưa dịch)', todo: '' };

const toText = ({ message, description }: { message: string; description: string }): Text => ({
	what: message,
	todo: description,
});

const size = (code: string) => Math.abs(Number(code));

/** The codes of one of Zalo's servers, the smallest first. */
export function errorsOf(host: ZaloHost): DocumentedError[] {
	return Object.entries(errorTable[host])
		.sort(([a], [b]) => size(a) - size(b))
		.map(([code, entry]) => {
			const translated = byHost[host][code];
			return {
				key: `${host} ${code}`,
				code,
				english: [entry, ...(entry.alternatives ?? [])].map(toText),
				vietnamese: translated ? [translated, ...(translated.alternatives ?? [])] : [MISSING],
			};
		});
}

/** The failures that have no code of Zalo's. */
export function errorsWithoutCode(): DocumentedError[] {
	const reasons = Object.keys(connectionTexts) as Array<keyof typeof connectionTexts>;
	const unreadables = Object.keys(unreadableTexts) as Array<keyof typeof unreadableTexts>;
	return [
		...reasons.map((reason) => ({
			key: `connection ${reason}`,
			english: [toText(connectionTexts[reason])],
			vietnamese: [connection[reason]],
		})),
		...unreadables.map((reason) => ({
			key: `unreadable ${reason}`,
			english: [{ what: unreadableTexts[reason], todo: TRY_LATER }],
			vietnamese: [unreadable[reason]],
		})),
		...Object.values(others).map(({ english, todoInEnglish, what, todo }) => ({
			key: `other ${english}`,
			english: [{ what: english, todo: todoInEnglish }],
			vietnamese: [{ what, todo }],
		})),
	];
}

const HOSTS: ZaloHost[] = ['openapi', 'oauth', 'business'];

export const allErrors = (): DocumentedError[] => [...HOSTS.flatMap(errorsOf), ...errorsWithoutCode()];

/** Changes with every English word that the Vietnamese text was made from. */
export const fingerprint = ({ english }: DocumentedError): string =>
	createHash('sha256').update(JSON.stringify(english)).digest('hex').slice(0, 8);

/** Which Vietnamese texts were not looked at since their English has changed. */
export function staleErrors(translated: Readonly<Record<string, string>>): DocumentedError[] {
	return allErrors().filter((error) => translated[error.key] !== fingerprint(error));
}

interface Words {
	title: string;
	otherLanguage: string;
	intro: string[];
	hosts: Record<ZaloHost, { title: string; intro: string }>;
	withoutCode: { title: string; intro: string };
	/** Before a second meaning of the same code. */
	or: string;
}

const english: Words = {
	title: 'All errors, by code',
	otherLanguage: '[Tiếng Việt](errors.vi.md)',
	intro: [
		"Each error in n8n says what happened, what to do, and Zalo's code. This page lists them all. The same code can mean different things on different servers of Zalo, so there is a list for each.",
		'The errors that beginners meet first are in the [README](../README.md#errors).',
	],
	hosts: {
		openapi: {
			title: 'Official Account: openapi.zalo.me',
			intro: 'Everything but ZNS messages and tokens.',
		},
		oauth: {
			title: 'Connecting: oauth.zaloapp.com',
			intro:
				'Met while the credential is connected or renewed. Zalo documents none of these codes; what they mean was learned from use, and is less certain for -14012, -14020, -14024 and -14068.',
		},
		business: {
			title: 'ZNS, now ZBS template messages: business.openapi.zalo.me',
			intro:
				'Met by Get ZNS Quota and by the Quota Trigger when it watches the ZNS quota; most of them only when messages are sent.',
		},
	},
	withoutCode: {
		title: 'Errors without a code of Zalo',
		intro: 'Zalo could not be reached, or something else than Zalo answered.',
	},
	or: "Or, if Zalo's own text at the end of the error says so:",
};

const vietnamese: Words = {
	title: 'Tất cả các lỗi, theo mã',
	otherLanguage: '[English](errors.md)',
	intro: [
		'Mỗi lỗi trong n8n cho biết chuyện gì đã xảy ra, cần làm gì, và mã lỗi của Zalo. n8n yêu cầu node viết lỗi bằng tiếng Anh, nên trang này giải thích lại từng mã bằng tiếng Việt. Cùng một mã có thể có nghĩa khác nhau trên các máy chủ khác nhau của Zalo, vì vậy mỗi máy chủ có một danh sách riêng.',
		'Những lỗi người mới hay gặp nhất có trong [README](../README.vi.md#errors).',
	],
	hosts: {
		openapi: {
			title: 'Official Account: openapi.zalo.me',
			intro: 'Mọi thứ, trừ tin ZNS và việc lấy token.',
		},
		oauth: {
			title: 'Kết nối: oauth.zaloapp.com',
			intro:
				'Gặp khi kết nối hoặc gia hạn credential. Zalo không công bố các mã này; ý nghĩa được rút ra từ thực tế sử dụng, và kém chắc chắn hơn với -14012, -14020, -14024 và -14068.',
		},
		business: {
			title: 'ZNS, nay là ZBS Template Message: business.openapi.zalo.me',
			intro: 'Gặp ở Get ZNS Quota và ở Quota Trigger khi theo dõi hạn mức ZNS; phần lớn chỉ gặp khi gửi tin.',
		},
	},
	withoutCode: {
		title: 'Các lỗi không có mã của Zalo',
		intro:
			'Không tới được Zalo, hoặc nơi trả lời không phải là Zalo. Dòng đầu là câu tiếng Anh bạn thấy trong n8n.',
	},
	or: 'Hoặc, nếu câu trả lời của Zalo ở cuối lỗi nói vậy:',
};

const paragraph = ({ what, todo }: Text): string => `**${what}.** ${todo}`.trim();

/** A place that other pages can link to: "openapi-216". */
const anchorOf = (host: ZaloHost, code: string) => `<a id="${host}-${size(code)}"></a>`;

function page(words: Words, textsOf: (error: DocumentedError) => Text[]): string {
	const paragraphs = (error: DocumentedError) =>
		textsOf(error).map((text, index) => (index > 0 ? `${words.or} ${paragraph(text)}` : paragraph(text)));
	const sections = HOSTS.flatMap((host) => [
		`## ${words.hosts[host].title}`,
		words.hosts[host].intro,
		...errorsOf(host).flatMap((error) => [
			`${anchorOf(host, error.code ?? '')}`,
			`### ${error.code}`,
			...paragraphs(error),
		]),
	]);
	const withoutCode = errorsWithoutCode().flatMap((error) => [
		`### ${error.english[0]?.what}`,
		...(textsOf(error) === error.english ? [error.english[0]?.todo ?? ''] : paragraphs(error)),
	]);
	return `${[
		'<!-- Written by `npm run docs`. Edit the error tables or test/docs/vietnamese/ instead. -->',
		`# ${words.title}`,
		words.otherLanguage,
		...words.intro,
		...sections,
		`## ${words.withoutCode.title}`,
		words.withoutCode.intro,
		...withoutCode,
	].join('\n\n')}\n`;
}

/** The generated pages, by their path in the project. */
export const errorPages = (): Record<string, string> => ({
	'docs/errors.md': page(english, (error) => error.english),
	'docs/errors.vi.md': page(vietnamese, (error) => error.vietnamese),
});
