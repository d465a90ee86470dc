import type { INodeProperties } from 'n8n-workflow';

import { ZaloOa } from '../../../nodes/ZaloOa/ZaloOa.node';

/** All names that the editor shows: of fields, of what can be chosen in them, of collections and what they hold. */
function namesIn(properties: INodeProperties[]): string[] {
	return properties.flatMap((property) => [
		property.displayName,
		...(property.options ?? []).flatMap((option) => {
			if ('values' in option) return [option.displayName, ...namesIn(option.values)];
			return 'displayName' in option ? namesIn([option]) : [option.name];
		}),
	]);
}

describe('names in the editor', () => {
	const names = namesIn(new ZaloOa().description.properties);

	it('are words without emoji, as n8n wants them', () => {
		expect(names.length).toBeGreaterThan(50);
		expect(names.filter((name) => /\p{Extended_Pictographic}/u.test(name))).toEqual([]);
	});
});

describe('If No Free Quota', () => {
	const { properties } = new ZaloOa().description;
	const operationsOf = ({ displayOptions }: INodeProperties) => displayOptions?.show?.operation ?? [];
	const choosing = properties.filter(({ name }) => name === 'sendTo').flatMap(operationsOf);
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
