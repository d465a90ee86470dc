import type { INodeProperties } from 'n8n-workflow';

import { updateUser, type ChangeableField, type UserChanges } from '../../api/user';
import { userId } from '../../fields/userId';
import { vietnamDate } from '../../helpers/dates';
import { toVietnamDay } from '../../helpers/days';
import { isRecord, toNumber } from '../../helpers/guards';
import type { Item } from '../item';
import { checkedPhone } from '../phoneNumber';
import type { Operation, Output } from '../types';

export const option: Operation['option'] = {
	name: 'Update',
	value: 'update',
	action: 'Update what the OA knows of a user',
	description: 'Change name, phone number, address, birthday, alias or external ID of a user in the OA',
};

const fields: INodeProperties[] = [
	{
		displayName: 'Address',
		name: 'address',
		type: 'string',
		default: '',
		description: 'House number and street',
	},
	{
		displayName: 'Alias',
		name: 'alias',
		type: 'string',
		default: '',
		description: 'The name by which the OA calls the user; the user does not see it',
	},
	{
		displayName: 'Birthday',
		name: 'birthday',
		type: 'dateTime',
		default: '',
		description: 'The day of birth. Zalo takes none before 1970.',
	},
	{
		displayName: 'City ID',
		name: 'cityId',
		type: 'number',
		default: 0,
		typeOptions: { minValue: 1 },
		description: "The number that Zalo's list of cities and provinces gives to the place",
	},
	{
		displayName: 'District ID',
		name: 'districtId',
		type: 'number',
		default: 0,
		typeOptions: { minValue: 1 },
		description: "The number that Zalo's list of districts gives to the place",
	},
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		default: '',
		description: 'The ID that the user has in a system of yours, for example as a customer',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		description: 'The full name of the user',
	},
	{
		displayName: 'Phone',
		name: 'phone',
		type: 'string',
		default: '',
		placeholder: 'e.g. 0912345678',
		description: 'A Vietnamese mobile number, with or without the code of the country (84)',
	},
];

export const properties: INodeProperties[] = [
	userId,
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'What to change. Fields that are not added stay as they are.',
		options: fields,
	},
];

/** Reads what was filled in; fails in words that name the field. */
type Reader = (item: Item, value: unknown, label: string) => string | number;

/** What Zalo does with an empty value is not known. An expression that finds nothing must not try it out. */
const text = (item: Item, value: unknown, label: string): string => item.checkedText(value, label).trim();

const placeNumber: Reader = (item, value, label) => {
	const number = toNumber(value);
	if (number !== undefined && Number.isSafeInteger(number) && number > 0) return number;
	return item.fail(
		`${label} is not a whole number above 0`,
		`Enter the number of the place in Zalo's list, or remove ${label} from Update Fields.`,
	);
};

/** Zalo takes no earlier birthday (zalo-oa-api.md 6.3). */
const FIRST_BIRTHDAY = '1970-01-01';

const birthday: Reader = (item, value, label) => {
	const day = toVietnamDay(value);
	if (day === undefined) {
		return item.fail(
			`${label} is no date`,
			`Pick a day under ${label}, or let the expression give one as 1999-12-31.`,
		);
	}
	if (day > vietnamDate(Date.now())) {
		return item.fail(`${label} is in the future`, `Look at the year that stands in ${label}.`);
	}
	if (day >= FIRST_BIRTHDAY) return day;
	return item.fail(
		`${label} is before 1970, which Zalo does not take`,
		`Remove ${label} from Update Fields for this user.`,
	);
};

const readers: Readonly<Record<ChangeableField, Reader>> = {
	address: text,
	alias: text,
	birthday,
	cityId: placeNumber,
	districtId: placeNumber,
	externalId: text,
	name: text,
	phone: checkedPhone,
};

const isChangeable = (name: string): name is ChangeableField => Object.hasOwn(readers, name);

/** @throws NodeOperationError when nothing is to change, or a value is none that Zalo takes */
function readChanges(item: Item): UserChanges {
	const added: unknown = item.value('updateFields');
	const changes: UserChanges = {};
	for (const { name, displayName } of fields) {
		if (isRecord(added) && name in added && isChangeable(name)) {
			changes[name] = readers[name](item, added[name], displayName);
		}
	}
	if (Object.keys(changes).length > 0) return changes;
	return item.fail(
		'There is nothing to update',
		'Add at least one field under Update Fields, for example Alias, and fill it in.',
	);
}

/**
 * Changes what the OA knows of a user: only the fields that were added. Source: zalo-oa-api.md 6.3.
 *
 * @throws NodeOperationError when the user id is empty, nothing is to change, or a value is none that Zalo takes
 */
export async function execute(item: Item): Promise<Output> {
	const id = item.userId('userId');
	await updateUser(item, id, readChanges(item));
	return { success: true, userId: id };
}
