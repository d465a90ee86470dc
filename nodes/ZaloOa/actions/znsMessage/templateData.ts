import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Template, TemplateField } from '../../api/znsTemplate';
import { isRecord } from '../../helpers/guards';
import { isBlank, toNfc } from '../../helpers/text';
import { readJson } from '../../http/json';
import type { Json } from '../../transport/types';
import type { Item } from '../item';
import { fieldText, labelOfField } from './fieldText';

const modes: INodePropertyOptions[] = [
	{ name: 'Using Fields Below', value: 'fields', description: 'Each field of the template on its own' },
	{
		name: 'Using JSON',
		value: 'json',
		description: 'All fields at once, for AI agents, and where an expression chooses the template',
	},
];

/** What the template is filled in with. */
export const templateDataFields: INodeProperties[] = [
	{
		displayName: 'Fill In Template',
		name: 'dataMode',
		type: 'options',
		options: modes,
		default: 'fields',
		description: 'How the fields of the template are given',
	},
	{
		displayName: 'Template Data',
		name: 'templateData',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		required: true,
		typeOptions: {
			loadOptionsDependsOn: ['templateId.value'],
			resourceMapper: {
				resourceMapperMethod: 'getTemplateFields',
				mode: 'add',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: true,
				supportAutoMap: true,
				noFieldsError: 'No fields yet. The note below says why.',
			},
		},
		displayOptions: { show: { dataMode: ['fields'] } },
		description: 'What stands in the fields of the template for this message',
	},
	{
		displayName: 'Template Data',
		name: 'templateDataJson',
		type: 'json',
		default: '{}',
		required: true,
		displayOptions: { show: { dataMode: ['json'] } },
		description:
			'The fields of the template by their names, e.g. {"customer_name": "An"}. ZNS Template: Get Sample Data gives all of them.',
	},
];

function parsed(item: Item, value: unknown): Json {
	const json = typeof value === 'string' ? readJson(value)?.json : value;
	if (isRecord(json)) return json;
	return item.fail(
		'Template Data is no JSON object',
		'Enter the fields in curly brackets, for example {"customer_name": "An"}. In expressions, texts with quotes in them break it: give an object instead of a text.',
	);
}

/** With n8n's automatic mapping: the members of the item that are called like fields; the others are not meant. */
function fromItem(item: Item, fields: TemplateField[]): Json {
	const names = new Set(fields.map(({ name }) => toNfc(name)));
	return Object.fromEntries(Object.entries(item.json).filter(([name]) => names.has(toNfc(name))));
}

function givenData(item: Item, fields: TemplateField[]): Json {
	if (item.choice('dataMode', modes) === 'json') return parsed(item, item.value('templateDataJson'));
	// As a whole: asked for its `value` alone, n8n holds it to the template as it was when the step was made.
	const mapped = item.value('templateData');
	const { mappingMode, value } = isRecord(mapped) ? mapped : {};
	if (mappingMode === 'autoMapInputData') return fromItem(item, fields);
	return isRecord(value) ? value : {};
}

const isMissing = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && isBlank(value));

/** What is filled in for a field that the template does not have would be lost, or let Zalo refuse the message. */
function refuseUnknown(item: Item, given: Map<string, unknown>, fields: Template['fields']): void {
	const names = (fields ?? []).map(({ name }) => toNfc(name));
	const unknown = [...given].find(([name, value]) => !names.includes(name) && !isMissing(value));
	if (!unknown) return;
	if (!fields) {
		item.fail(
			"Zalo's answer does not say which fields the template has",
			'Without them nothing can be checked, and a refused message may still cost a try. Run the step again later; if it comes back, look whether the template still exists.',
		);
	}
	const known = names.length > 0 ? `It has: ${names.join(', ')}.` : 'It has no fields.';
	item.fail(
		`The template has no field "${unknown[0].slice(0, 50)}"`,
		`${known} If the template has changed, open the step and press ⋮ → Refresh Field List beside Values to Send.`,
	);
}

function toEntry(item: Item, field: TemplateField, value: unknown): Array<[string, string]> {
	if (!isMissing(value)) return [[field.name, fieldText(item, field, value)]];
	if (!field.isRequired) return [];
	if (field.acceptsEmpty) return [[field.name, '']];
	return item.fail(
		`${labelOfField(field)} is empty, and the template requires it`,
		'Fill it in. If it comes from an expression, look whether the item has that field; if the template has changed, open the step and press ⋮ → Refresh Field List beside Values to Send.',
	);
}

/**
 * The template's fields as the item fills them in, checked against the template as it is now: what n8n has stored with
 * the workflow may be older.
 *
 * @throws NodeOperationError which names the field: missing, unknown, too long, of another kind
 */
export function readTemplateData(item: Item, { fields }: Template): Record<string, string> {
	// The same name may be written with accents in two ways.
	const given = new Map(
		Object.entries(givenData(item, fields ?? [])).map(([name, value]) => [toNfc(name), value]),
	);
	refuseUnknown(item, given, fields);
	return Object.fromEntries(
		(fields ?? []).flatMap((field) => toEntry(item, field, given.get(toNfc(field.name)))),
	);
}
