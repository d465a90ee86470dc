import { missing, unfit } from '../refusal';
import { mediaType, type SandboxCall } from '../proxy/call';
import { wholeInput, type Shape, type Values } from './kinds';
import { readParts } from './multipart';

export * from './file';
export * from './kinds';

/** What an endpoint takes, and where it stands in the call: the endpoint's one declaration of it. */
export interface Input<Value> {
	/** The input with its type; throws a Refusal when the call is not what was declared. */
	read(call: SandboxCall): Value;
}

const refuseQuery = ({ query }: SandboxCall): void => {
	const [name] = query.keys();
	if (name !== undefined) throw unfit(name);
};

const refuseBody = ({ body }: SandboxCall): void => {
	if (body.length > 0) throw unfit('body');
};

const refuseMediaType = (call: SandboxCall, allowed: string): void => {
	if (mediaType(call) !== allowed) throw unfit('Content-Type');
};

/** Texts by name; a name that comes twice is refused. */
function once(entries: Iterable<[string, unknown]>): Record<string, unknown> {
	const members: Record<string, unknown> = {};
	for (const [name, value] of entries) {
		if (Object.hasOwn(members, name)) throw unfit(name);
		members[name] = value;
	}
	return members;
}

function parse(json: string, name: string): unknown {
	try {
		return JSON.parse(json) as unknown;
	} catch {
		throw unfit(name);
	}
}

/** Plain query members: style (b) of zalo-oa-api.md, section 1 "GET parameters". */
export function query<S extends Shape>(shape: S): Input<Values<S>> {
	const kind = wholeInput(shape);
	return {
		read: (call) => {
			refuseBody(call);
			return kind.read(once(call.query), 'query');
		},
	};
}

/** No input. What stands in the query all the same is not looked at, as there are no parameters to mix it up with. */
export const nothing: Input<undefined> = {
	read: (call) => {
		refuseBody(call);
		return undefined;
	},
};

/** One query member `data` that holds JSON: style (a) there. Mixing the two gives -201. */
export function dataQuery<S extends Shape>(shape: S): Input<Values<S>> {
	const kind = wholeInput(shape);
	return {
		read: (call) => {
			refuseBody(call);
			const { data, ...others } = once(call.query);
			const [other] = Object.keys(others);
			if (other !== undefined) throw unfit(other);
			if (typeof data !== 'string') throw missing('data');
			return kind.read(parse(data, 'data'), 'data');
		},
	};
}

/**
 * A JSON body. "Nothing" is written in several ways by real clients: no body at all, whatever the Content-Type, or
 * an empty JSON string; `{}` is taken the same way, which is plausible but not attested (section 3.1).
 */
export function jsonBody<S extends Shape>(shape: S): Input<Values<S>> {
	const kind = wholeInput(shape);
	return {
		read: (call) => {
			refuseQuery(call);
			if (call.bodyText.trim() === '') return kind.read({}, 'body');
			refuseMediaType(call, 'application/json');
			const body = parse(call.bodyText, 'body');
			return kind.read(body === '' ? {} : body, 'body');
		},
	};
}

export function form<S extends Shape>(shape: S): Input<Values<S>> {
	const kind = wholeInput(shape);
	return {
		read: (call) => {
			refuseQuery(call);
			refuseMediaType(call, 'application/x-www-form-urlencoded');
			return kind.read(once(new URLSearchParams(call.bodyText)), 'body');
		},
	};
}

/** Parts by name (section 5): `fileOf` for those with a file name, text for others. */
export function multipart<S extends Shape>(shape: S): Input<Values<S>> {
	const kind = wholeInput(shape);
	return {
		read: (call) => {
			refuseQuery(call);
			refuseMediaType(call, 'multipart/form-data');
			return kind.read(once(readParts(call)), 'body');
		},
	};
}

/** Whether the JSON body has this member, which may be a path; for telling calls at one address apart. */
export function bodyHas(call: SandboxCall, path: string): boolean {
	let value: unknown;
	try {
		value = JSON.parse(call.bodyText);
	} catch {
		return false;
	}
	for (const member of path.split('.')) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, member)) return false;
		value = Reflect.get(value, member);
	}
	return value !== null;
}
