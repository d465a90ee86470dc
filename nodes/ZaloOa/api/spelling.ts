import type { Json } from '../transport/types';

/**
 * A member in whichever of the spellings that Zalo's pages use for the same thing: `templateId` in examples, `template_id`
 * in the tables beside them, `TemplateId` in one source (zalo-oa-api.md 3.7, 7.5).
 *
 * @param name as examples have it: "templateId"
 */
export function memberOf(sent: Json, name: string): unknown {
	const snakeCase = name.replace(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`);
	const capitalised = name.charAt(0).toUpperCase() + name.slice(1);
	return sent[name] ?? sent[snakeCase] ?? sent[capitalised];
}
