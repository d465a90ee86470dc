import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { readListedTemplate, templateList } from '../../api/znsTemplate';
import { isRecord } from '../../helpers/guards';
import { Run } from '../../transport/run';
import type { Json } from '../../transport/types';
import { matches } from './matches';
import { searchPages } from './searchPages';

/** A page is one call, of 100 templates with all that a row shows. */
const MOST_PAGES = 10;

/** "Order confirmation · 300 VND · TRANSACTION · HIGH". Its state is told where it is not the usual one. The field cuts off the
 * end, so the price comes early. */
function toRow(sent: Json): INodeListSearchItems {
	const { templateId, name, tag, quality, priceByPhone, status } = readListedTemplate(sent);
	const price = priceByPhone === null ? null : `${priceByPhone.toLocaleString('en')} VND`;
	const state = status === 'enabled' ? null : status;
	const known = [name ?? templateId, price, tag, quality, state].filter((part) => part !== null);
	return { name: known.join(' · '), value: templateId };
}

async function search(
	context: ILoadOptionsFunctions,
	filter: string,
	paginationToken: string | undefined,
	isMeant: (status: string | null) => boolean,
): Promise<INodeListSearchResult> {
	const searched = {
		what: 'templates',
		list: templateList(undefined),
		mostPages: MOST_PAGES,
		toRows: (templates: Json[]) =>
			templates
				.filter((sent) => {
					const { templateId, name, status } = readListedTemplate(sent);
					return isMeant(status) && matches(filter, name, templateId);
				})
				.map(toRow),
	};
	return await searchPages(new Run(context, false), searched, filter, paginationToken);
}

/**
 * The templates of the OA, for the list of a field.
 *
 * @param filter what was typed: a part of the name, or the id
 * @param paginationToken where to go on in Zalo's list
 * @throws NodeApiError and NodeOperationError, whose words the editor shows in place of the list
 */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, filter, paginationToken, () => true);
}

/** The same of those that messages can be sent by; in development mode also by those that wait for approval. */
export async function searchUsableTemplates(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const options: unknown = this.getCurrentNodeParameter('options');
	const isDevelopment = isRecord(options) && options.developmentMode === true;
	return await search(
		this,
		filter,
		paginationToken,
		(status) => status === null || status === 'enabled' || (isDevelopment && status === 'pending'),
	);
}
