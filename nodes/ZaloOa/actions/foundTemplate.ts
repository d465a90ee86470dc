import { getTemplate } from '../api/znsTemplate';
import type { Json } from '../transport/types';
import type { Item } from './item';

/**
 * What Zalo says of the template that the item names; asked once per run and template.
 *
 * @throws NodeOperationError when no template is named, or Zalo says success but sends nothing about it
 */
export async function foundTemplate(item: Item, templateId: string): Promise<Json> {
	const sent = await getTemplate(item, templateId);
	return (
		sent ??
		item.fail(
			"Zalo's answer holds no template",
			'Zalo accepted the request but sent nothing about the template. Look whether it still exists, and choose it again.',
		)
	);
}
