import { jsonBody, type Input, type Shape, type Values } from '../../input';
import type { SandboxCall } from '../../proxy/call';
import { InputRefusal, Refusal } from '../../refusal';
import type { SandboxOa } from '../../state/officialAccounts';
import { endpoint, type Declaration, type Endpoint } from '../endpoint';

/** For members that have codes of their own (zalo-oa-api.md, section 11.2). */
const CODES = new Map<string, number>([
	['body', -122],
	['Content-Type', -122],
	['phone', -108],
	['hash_phone', -108],
	['template_id', -109],
	['template_data', -111],
	['message_id', -107],
]);
/** For all others. */
const PARAMETER_INVALID = -132;

const MAX_BODY = 100_000;

/** What is wrong with the input is told by this host's codes. */
function readWithZnsCodes<Given>(input: Input<Given>, call: SandboxCall): Given {
	try {
		return input.read(call);
	} catch (error) {
		if (!(error instanceof InputRefusal)) throw error;
		throw new Refusal(CODES.get(error.member) ?? PARAMETER_INVALID, error.message);
	}
}

/** A JSON body: unlike the OA host's, one that is not there has a code of its own, and so has one that is too long. */
export function znsBody<S extends Shape>(shape: S): Input<Values<S>> {
	const body = jsonBody(shape);
	return {
		read: (call) => {
			const { length } = call.bodyText.trim();
			if (length === 0) throw new Refusal(-121, 'Request body is empty');
			if (length > MAX_BODY) throw new Refusal(-130, `Request body is longer than ${MAX_BODY} characters`);
			return body.read(call);
		},
	};
}

/** Not registered, an OA gets no answer at all (section 3.7 has it for the quota; for the rest it is a guess). */
function checkRegistered({ znsStanding }: SandboxOa): void {
	if (znsStanding === 'notRegistered')
		throw new Refusal(-135, 'Official Account has no permission to send ZNS');
}

type ZnsDeclaration<Given, Data> = Omit<Declaration<Given, Data>, 'host' | 'permission'>;

/** One call of business.openapi.zalo.me. */
export const znsEndpoint = <Given, Data>({
	input,
	answer,
	...others
}: ZnsDeclaration<Given, Data>): Endpoint =>
	endpoint<Given, Data>({
		...others,
		host: 'business.openapi.zalo.me',
		permission: 'zns',
		input: { read: (call) => readWithZnsCodes(input, call) },
		answer: (given, caller) => {
			checkRegistered(caller.oa);
			return answer(given, caller);
		},
	});
