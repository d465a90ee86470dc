import { missing, tooMuch, unfit } from '../refusal';

/** What a member may hold. `read` gives the value with its type, or throws a Refusal that names the member. */
export interface Kind<Value> {
	read(value: unknown, name: string): Value;
}

export interface Optional<Value> {
	optional: Kind<Value>;
}

/** The members that are allowed. All others are refused. */
export type Shape = Record<string, Kind<unknown> | Optional<unknown>>;

/** The type of the values that a shape lets through. */
export type Values<S extends Shape> = {
	[Name in keyof S as S[Name] extends Kind<unknown> ? Name : never]: S[Name] extends Kind<infer Value>
		? Value
		: never;
} & {
	[Name in keyof S as S[Name] extends Kind<unknown> ? never : Name]?: S[Name] extends Optional<infer Value>
		? Value
		: never;
};

export const optional = <Value>(kind: Kind<Value>): Optional<Value> => ({ optional: kind });

interface TextLimits {
	min?: number;
	max?: number;
	like?: RegExp;
}

export const text = ({ min = 0, max = Infinity, like }: TextLimits = {}): Kind<string> => ({
	read: (value, name) => {
		if (typeof value !== 'string' || value.length < min) throw unfit(name);
		if (value.length > max) throw tooMuch(name, `${max} characters`);
		if (like && !like.test(value)) throw unfit(name);
		return value;
	},
});

/** Text that is one of these. */
export const choice = <const Choice extends string>(...choices: Choice[]): Kind<Choice> => ({
	read: (value, name) => {
		const chosen = choices.find((each) => each === value);
		if (chosen === undefined) throw unfit(name);
		return chosen;
	},
});

interface NumberLimits {
	min?: number;
	max?: number;
}

/** A number as JSON has it: quoted, it is refused. */
export const integer = ({ min = 0, max = Infinity }: NumberLimits = {}): Kind<number> => ({
	read: (value, name) => {
		if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min) throw unfit(name);
		if (value > max) throw tooMuch(name, String(max));
		return value;
	},
});

/** A number, or digits: the only way to write one in plain query members and in forms. */
export const integerOrDigits = (limits: NumberLimits = {}): Kind<number> => ({
	read: (value, name) =>
		integer(limits).read(typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value, name),
});

export const flag = (): Kind<boolean> => ({
	read: (value, name) => {
		if (typeof value !== 'boolean') throw unfit(name);
		return value;
	},
});

/** A boolean, or "true" and "false". */
export const flagOrText = (): Kind<boolean> => ({
	read: (value, name) => (value === 'true' ? true : value === 'false' ? false : flag().read(value, name)),
});

export const listOf = <Item>(
	kind: Kind<Item>,
	{ min = 0, max = Infinity }: NumberLimits = {},
): Kind<Item[]> => ({
	read: (value, name) => {
		if (!Array.isArray(value) || value.length < min) throw unfit(name);
		if (value.length > max) throw tooMuch(name, `${max} entries`);
		return value.map((item: unknown, index) => kind.read(item, `${name}[${index}]`));
	},
});

const isMembers = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object whose members Zalo does not fix, such as the data of a template. */
export const anyObject = (): Kind<Record<string, unknown>> => ({
	read: (value, name) => {
		if (!isMembers(value)) throw unfit(name);
		return value;
	},
});

/** `null` stands for a member that is not there: real clients send it (zalo-oa-api.md, section 3.1). */
const isMissing = (value: unknown): boolean => value === undefined || value === null;

/** An object with just these members, each named by its path: `recipient.user_id`. */
export const object = <S extends Shape>(shape: S): Kind<Values<S>> => members(shape, (name) => `${name}.`);

/** The whole of an input: it has a name, such as `body`, but its members go by theirs alone. */
export const wholeInput = <S extends Shape>(shape: S): Kind<Values<S>> => members(shape, () => '');

const members = <S extends Shape>(shape: S, prefixOf: (name: string) => string): Kind<Values<S>> => ({
	read: (value, name) => {
		if (!isMembers(value)) throw unfit(name);
		const pathOf = (member: string) => prefixOf(name) + member;
		for (const member of Object.keys(value)) {
			if (!Object.hasOwn(shape, member) && !isMissing(value[member])) throw unfit(pathOf(member));
		}
		const values: Record<string, unknown> = {};
		for (const [member, kind] of Object.entries(shape)) {
			if (isMissing(value[member])) {
				if ('optional' in kind) continue;
				throw missing(pathOf(member));
			}
			const present = 'optional' in kind ? kind.optional : kind;
			values[member] = present.read(value[member], pathOf(member));
		}
		// The loop has just made it so, member by member, which TypeScript cannot follow.
		return values as Values<S>;
	},
});

type ValueOf<K> = K extends Kind<infer Value> ? Value : never;

type ByValue<Member extends string, Kinds> = {
	[Told in keyof Kinds]: Record<Member, Told> & ValueOf<Kinds[Told]>;
}[keyof Kinds];

/** An object of one of several kinds, told apart by what this member says. The kind meant reads all other members. */
export const objectByValue = <Member extends string, Kinds extends Record<string, Kind<object>>>(
	member: Member,
	kinds: Kinds,
): Kind<ByValue<Member, Kinds>> => ({
	read: (value, name) => {
		if (!isMembers(value)) throw unfit(name);
		const { [member as string]: told, ...others } = value;
		if (isMissing(told)) throw missing(`${name}.${member}`);
		const [, meant] = Object.entries<Kind<object>>(kinds).find(([each]) => each === told) ?? [];
		if (!meant) throw unfit(`${name}.${member}`);
		const values: unknown = { [member]: told, ...meant.read(others, name) };
		// The member has chosen who read the others, which TypeScript cannot follow.
		return values as ByValue<Member, Kinds>;
	},
});

/** An object of one of several kinds, told apart by which of these members it has: the first counts, or the last. */
export const objectByMember = <Kinds extends Record<string, Kind<object>>>(
	kinds: Kinds,
): Kind<ValueOf<Kinds[keyof Kinds]>> => ({
	read: (value, name) => {
		if (!isMembers(value)) throw unfit(name);
		const entries = Object.entries<Kind<object>>(kinds);
		const [, meant] = entries.find(([member]) => !isMissing(value[member])) ?? entries.at(-1) ?? [];
		if (!meant) throw unfit(name);
		const read: unknown = meant.read(value, name);
		// It comes from one of the kinds, which TypeScript has lost sight of in the list.
		return read as ValueOf<Kinds[keyof Kinds]>;
	},
});

/** A day of the calendar since 1970 as Zalo writes it: dd/MM/yyyy. */
export const dayMonthYear = (): Kind<string> => ({
	read: (value, name) => {
		const day = text({ like: /^\d{2}\/\d{2}\/\d{4}$/ }).read(value, name);
		const iso = day.split('/').reverse().join('-');
		const time = Date.parse(iso);
		// Some days that no month has, such as 31/02, are taken for days of the next one.
		if (!(time >= 0) || new Date(time).toISOString().slice(0, 10) !== iso) throw unfit(name);
		return day;
	},
});
