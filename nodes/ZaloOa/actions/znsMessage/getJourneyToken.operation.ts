import type { INodeProperties } from 'n8n-workflow';

import { getJourneyToken, type JourneyTokenType } from '../../api/znsMessage';
import { phone } from '../../fields/phone';
import type { Choice, Item } from '../item';
import { checkedPhone } from '../phoneNumber';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Get Journey Token',
	value: 'getJourneyToken',
	action: 'Get a token for a journey of ZNS messages',
	description:
		'A token by which several messages to one number are paid as one journey, where Zalo allows it',
};

const types: Array<Choice<JourneyTokenType>> = [
	{ name: 'Coach or Bus, 30 Days', value: 'token_coach_bus_30' },
	{ name: 'Coach or Bus, 7 Days', value: 'token_coach_bus_7' },
	{ name: 'Logistics, 30 Days', value: 'token_logistics_30' },
	{ name: 'Logistics, 7 Days', value: 'token_logistics_7' },
];

export const properties: INodeProperties[] = [
	phone,
	{
		displayName: 'Token Type',
		name: 'tokenType',
		type: 'options',
		options: types,
		default: 'token_logistics_7',
		description: 'For which kind of journey, and for how long',
	},
];

/** Source: zalo-oa-api.md 7.3. */
export async function execute(item: Item): Promise<Output> {
	const number = checkedPhone(item, item.value('phone'), 'Phone');
	const tokenType = item.choice('tokenType', types);
	const journey = await getJourneyToken(item, number, tokenType);
	if (journey) return { ...journey, phone: number, tokenType };
	return item.fail(
		"Zalo's answer holds no journey token",
		'Zalo accepted the request but sent no token. The OA may not be allowed to send journeys: ask Zalo.',
	);
}
