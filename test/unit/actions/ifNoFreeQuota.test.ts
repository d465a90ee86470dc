import type { INodeProperties } from 'n8n-workflow';

import { ZaloOa } from '../../../nodes/ZaloOa/ZaloOa.node';

describe('If No Free Quota', () => {
	const { properties } = new ZaloOa().description;
	const operationsOf = ({ displayOptions }: INodeProperties) => displayOptions?.show?.operation ?? [];
	const isOfMessages = ({ displayOptions }: INodeProperties) =>
		displayOptions?.show?.resource?.includes('message') === true;
	const choosing = properties
		.filter((property) => property.name === 'sendTo' && isOfMessages(property))
		.flatMap(operationsOf);
	const guards = properties.flatMap((property) =>
		(property.options ?? []).flatMap((option) =>
			'default' in option && option.name === 'ifNoFreeQuota'
				? operationsOf(property).map((operation) => ({ operation, show: option.displayOptions?.show }))
				: [],
		),
	);

	it('is shown for users only, wherever somebody else can be chosen', () => {
		expect(choosing).toHaveLength(4);
		for (const { operation, show } of guards) {
			expect(show).toEqual(choosing.includes(operation) ? { '/sendTo': ['user'] } : undefined);
		}
		expect(guards).toHaveLength(6);
	});
});
