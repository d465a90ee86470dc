import type { ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';

import { getTemplate, readTemplate, type TemplateField } from '../../api/znsTemplate';
import { toText } from '../../helpers/guards';
import { callerFor } from '../../transport/request';
import { Run } from '../../transport/run';

const KINDS: Readonly<Record<string, string>> = { DATE: 'dd/mm/yyyy', NUMBER: 'digits only' };

/** "customer_name (max 30)", so that nobody has to look the template up. The editor cuts off what is much longer. */
function labelOf({ name, type, maxLength }: TemplateField): string {
	const limit = maxLength !== null && maxLength > 0 ? `max ${maxLength}` : undefined;
	const words = KINDS[type ?? ''] ?? limit;
	return words === undefined ? name : `${name} (${words})`;
}

/** All are texts: n8n must not make another date or number of what Zalo wants written in its own way. */
const toMapped = (field: TemplateField): ResourceMapperField => ({
	id: field.name,
	displayName: labelOf(field),
	required: field.isRequired && !field.acceptsEmpty,
	defaultMatch: false,
	display: true,
	type: 'string',
});

/**
 * The fields of the chosen template, for Template Data. n8n swallows what is thrown here, so what is wrong is told as a
 * notice.
 */
export async function getTemplateFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const templateId = toText(this.getCurrentNodeParameter('templateId', { extractValue: true }));
	if (templateId === undefined)
		return {
			fields: [],
			emptyFieldsNotice:
				'Choose a template above, and its fields appear here. Chosen already? Close this step and open it again.',
		};
	try {
		const sent = await getTemplate(callerFor(new Run(this, false)), templateId);
		const fields = sent ? (readTemplate(sent, templateId).fields ?? []) : [];
		return fields.length > 0
			? { fields: fields.map(toMapped) }
			: { fields: [], emptyFieldsNotice: 'This template has no fields: nothing has to be filled in.' };
	} catch (error) {
		const reason = error instanceof Error ? error.message : 'Zalo does not say why';
		return { fields: [], emptyFieldsNotice: `The fields could not be loaded: ${reason}` };
	}
}
