import type { INodeProperties } from 'n8n-workflow';

export const phone: INodeProperties = {
	displayName: 'Phone',
	name: 'phone',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 0912 345 678',
	description:
		'A Vietnamese mobile number, in any form that people write: 0912345678, +84 912-345-678, 84912345678',
};
