import { createHash, randomInt } from 'node:crypto';

/** Why messages of any OA do not arrive: not for this person now (-114), the account may not (-119), no rule lets it (-140). */
export type PhoneStanding = 'usual' | 'unreachable' | 'limited' | 'ineligible';

/** What Zalo knows of a phone number. */
export interface ZnsPhone {
	/** As Zalo writes it: "84912345678". */
	phone: string;
	/** False: -118. */
	hasZalo: boolean;
	/** Zalo on it is too old (-110). */
	isOldApp: boolean;
	/** Nothing, messages of this kind (-139), or all of this OA (-141). */
	blocks: 'none' | 'type' | 'oa';
	standing: PhoneStanding;
	/** Of the app or the OA: test messages go to nobody else (-127). */
	isAdministrator: boolean;
	/** The same person as a user of the OA, if it is one. */
	userId: string | undefined;
	/** How long a message takes to the phone, in ms; Infinity: it never arrives. */
	deliveryMs: number;
}

export const USUAL_DELIVERY_MS = 5000;

/** Somebody who can be reached, unless it is told otherwise. */
export const newPhone = (partial: Partial<ZnsPhone> = {}): ZnsPhone => ({
	hasZalo: true,
	isOldApp: false,
	blocks: 'none',
	standing: 'usual',
	isAdministrator: false,
	userId: undefined,
	deliveryMs: USUAL_DELIVERY_MS,
	...partial,
	phone: normalPhone(partial.phone ?? '84912345678'),
});

/** Of a phone in Vietnam, in Zalo's form. */
export const newPhoneNumber = (): string => `849${String(randomInt(100_000_000)).padStart(8, '0')}`;

/** "+84912345678" and "0912345678" as "84912345678". */
export const normalPhone = (phone: string): string => phone.replace(/^\+/, '').replace(/^0/, '84');

/** As a client writes a phone number which it does not tell (zalo-oa-api.md, section 7.2). */
export const hashOfPhone = (phone: string): string =>
	createHash('sha256').update(normalPhone(phone)).digest('hex');

interface PhoneBook {
	phones: ReadonlyMap<string, ZnsPhone>;
}

/** A number that nobody has made belongs to somebody who can be reached. */
export function phoneOf({ phones }: PhoneBook, given: string): ZnsPhone {
	const phone = normalPhone(given);
	return phones.get(phone) ?? newPhone({ phone });
}

/** Whose number it is can be told only of those that were made; any other hash is that of somebody who can be reached. */
export function phoneOfHash({ phones }: PhoneBook, hash: string): ZnsPhone {
	const wanted = hash.toLowerCase();
	return [...phones.values()].find(({ phone }) => hashOfPhone(phone) === wanted) ?? newPhone();
}

export const phoneOfUser = ({ phones }: PhoneBook, userId: string): ZnsPhone | undefined =>
	[...phones.values()].find((phone) => phone.userId === userId);
