import type { INodeProperties } from 'n8n-workflow';

import { file } from './file';
import { message } from './message';
import { officialAccount } from './officialAccount';
import { quota } from './quota';
import { tag } from './tag';
import type { Operation, Resource } from './types';
import { user } from './user';
import { znsMessage } from './znsMessage';
import { znsTemplate } from './znsTemplate';

/** Every resource of the node. A new one is a folder beside this file and a line here. */
export const resources: readonly Resource[] = [
	quota,
	message,
	znsMessage,
	znsTemplate,
	file,
	user,
	tag,
	officialAccount,
];

const resourceSelector: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: resources.map(({ option }) => option),
	default: 'quota',
};

function operationSelector({ option, operations, defaultOperation }: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [option.value] } },
		options: operations.map((operation) => operation.option),
		default: defaultOperation,
	};
}

/** The operation's fields, shown only while it is chosen. */
function fieldsOf(resource: Resource, operation: Operation): INodeProperties[] {
	const chosen = { resource: [resource.option.value], operation: [operation.option.value] };
	return operation.properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			// These first: at the first field that holds an expression, n8n ends its look and takes the field for shown. It
			// would then want the required fields of all other operations to be filled in.
			show: { ...chosen, ...property.displayOptions?.show },
		},
	}));
}

/** All fields of the node in the order of the editor: resource, operations, then each operation's own. */
export const nodeProperties: INodeProperties[] = [
	resourceSelector,
	...resources.flatMap((resource) => [
		operationSelector(resource),
		...resource.operations.flatMap((operation) => fieldsOf(resource, operation)),
	]),
];

const operationNames = Object.fromEntries(
	resources.flatMap(({ option: { value }, operations }) =>
		operations.map(({ option }) => [`${value}.${option.value}`, option.name]),
	),
);

/** Under the node's name on the canvas: the operation, as the list calls it. */
export const subtitle = `={{ (${JSON.stringify(operationNames)})[$parameter["resource"] + "." + $parameter["operation"]] }}`;

/** Finds what to do; undefined for a pair that the node does not offer (an old or hand-written workflow). */
export function findOperation(resourceValue: string, operationValue: string): Operation | undefined {
	const resource = resources.find(({ option }) => option.value === resourceValue);
	return resource?.operations.find(({ option }) => option.value === operationValue);
}
