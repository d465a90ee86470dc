import { dateInVietnam } from '../../calendar';
import { choice, integerOrDigits, optional, query, text } from '../../input';
import { Refusal } from '../../refusal';
import { spellTemplate, spellTemplateList } from '../../spelling';
import type { SandboxOa } from '../../state/officialAccounts';
import {
	renewTemplateQuota,
	type TemplateParam,
	type TemplateStatus,
	type ZnsTemplate,
} from '../../state/zns';
import { success, type Endpoint } from '../endpoint';
import { znsEndpoint } from './znsEndpoint';

/** As questions number them (zalo-oa-api.md, section 7.5). */
const STATES: Record<'1' | '2' | '3' | '4', TemplateStatus> = {
	1: 'ENABLE',
	2: 'PENDING_REVIEW',
	3: 'REJECT',
	4: 'DISABLE',
};

/** For reading, which one of another OA is not there for either. */
function knownTemplate({ templates }: SandboxOa, templateId: string): ZnsTemplate {
	const template = templates.get(templateId);
	if (!template) throw new Refusal(-109, 'Template ID is invalid');
	if (template.isWithheld)
		throw new Refusal(-117, 'Official Account or app has no permission for this template');
	return template;
}

const commonOf = ({ templateId, templateName, status, templateQuality, templateTag }: ZnsTemplate) => ({
	templateId,
	templateName,
	status,
	templateQuality,
	templateTag,
});

const pricesOf = ({ priceByPhone, priceByUser }: ZnsTemplate) => ({
	price_sdt: priceByPhone,
	price_uid: priceByUser,
});

/** Section 7.5: the newest first, which is a guess. What `filterPreset` leaves out is told nowhere. */
const listTemplates = znsEndpoint({
	method: 'GET',
	path: '/template/all',
	input: query({
		offset: integerOrDigits(),
		limit: integerOrDigits({ min: 1, max: 100 }),
		status: optional(choice('1', '2', '3', '4')),
		filterPreset: optional(choice('0', '1')),
	}),
	answer: ({ offset, limit, status }, { oa }) => {
		const wanted = [...oa.templates.values()]
			.filter((template) => status === undefined || template.status === STATES[status])
			.sort((a, b) => b.createdTime - a.createdTime);
		const page = wanted.slice(offset, offset + limit).map((template) => ({
			...commonOf(template),
			createdTime: template.createdTime,
			...pricesOf(template),
		}));
		return success(page, { metadata: { total: wanted.length } });
	},
	spell: spellTemplateList,
});

const ID = query({ template_id: text({ min: 1 }) });

/** Section 7.6. */
const templateInfo = znsEndpoint({
	method: 'GET',
	path: '/template/info/v2',
	input: ID,
	answer: ({ template_id }, { oa, state }) => {
		const template = knownTemplate(oa, template_id);
		renewTemplateQuota(template, state.clock.now());
		const { listParams, listButtons, timeout, previewUrl, priceByPhone, applyTemplateQuota } = template;
		const { templateDailyQuota, templateRemainingQuota } = template;
		return success({
			...commonOf(template),
			listParams,
			listButtons,
			timeout,
			previewUrl,
			price: priceByPhone,
			...pricesOf(template),
			applyTemplateQuota,
			...(applyTemplateQuota && { templateDailyQuota, templateRemainingQuota }),
		});
	},
	spell: spellTemplate,
});

/** Fits the parameter, so that it can be sent. */
function sampleOf({ name, type, minLength, maxLength }: TemplateParam, now: number): string {
	if (type === 'DATE') return dateInVietnam(now);
	if (type === 'NUMBER') return '100'.slice(0, Math.max(1, maxLength));
	return name.padEnd(minLength, 'x').slice(0, maxLength);
}

/** Section 7.7. */
const sampleData = znsEndpoint({
	method: 'GET',
	path: '/template/sample-data',
	input: ID,
	answer: ({ template_id }, { oa, state }) => {
		const { listParams } = knownTemplate(oa, template_id);
		const now = state.clock.now();
		return success(Object.fromEntries(listParams.map((param) => [param.name, sampleOf(param, now)])));
	},
});

export const templateEndpoints: Endpoint[] = [listTemplates, templateInfo, sampleData];
