import type { INodeProperties } from 'n8n-workflow';

import { getOfficialAccount, readOfficialAccount } from '../../api/officialAccount';
import { simplify } from '../../fields/simplify';
import type { Item } from '../item';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get',
	value: 'get',
	action: 'Get the profile of the OA',
	description: 'Name, package, number of followers and other details of the Official Account',
};

export const properties: INodeProperties[] = [simplify];

/**
 * The profile of the OA that the credential belongs to. Source: zalo-oa-api.md 6.9.
 *
 * @throws NodeOperationError when Zalo says success but sends nothing about an OA
 */
export async function execute(item: Item): Promise<Output> {
	const sent = await getOfficialAccount(item);
	if (!sent) {
		return item.fail(
			"Zalo's answer holds no Official Account",
			'Zalo accepted the request but sent no profile of the OA. Run the step again later.',
		);
	}
	return item.isSimplified ? readOfficialAccount(sent) : sent;
}
