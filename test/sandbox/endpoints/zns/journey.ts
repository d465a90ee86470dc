import { choice, nothing, optional } from '../../input';
import { Refusal } from '../../refusal';
import { hashOfPhone, JOURNEY_TOKEN_TYPES, phoneOf, type Journey, type ZnsTemplate } from '../../state/zns';
import { success, type Caller, type Endpoint } from '../endpoint';
import { phoneNumber } from './phoneNumber';
import { checkReceivable } from './receivable';
import { znsBody, znsEndpoint } from './znsEndpoint';

function foundJourney(token: string | undefined, { oa, state }: Caller): Journey {
	if (token === undefined || token === '') throw new Refusal(-148, 'Journey token is missing');
	const journey = state.journeys.find(oa, token);
	if (!journey) throw new Refusal(-149, 'Journey token is invalid');
	if (state.journeys.isExpired(journey)) throw new Refusal(-150, 'Journey token has expired');
	return journey;
}

/**
 * The journey that a message is a part of, if it is of one. A template of journeys wants a token (-148), and one of
 * another kind, or of none, does not take it (-1491); a token is for one number. Sections 7.3 and 11.2.
 */
export function journeyOf(
	template: ZnsTemplate,
	token: string | undefined,
	phoneHash: string,
	caller: Caller,
): Journey | undefined {
	if (token === undefined && !template.journey) return undefined;
	const journey = foundJourney(token, caller);
	if (hashOfPhone(journey.phone) !== phoneHash)
		throw new Refusal(-149, 'Journey token is of another phone number');
	if (journey.kind !== template.journey)
		throw new Refusal(-1491, 'Journey token is of a wrong type for this template');
	return journey;
}

/** Section 7.3. Token and id stand beside `data`, which is not there. */
const getJourneyToken = znsEndpoint({
	method: 'POST',
	path: '/journey/get-token',
	input: znsBody({ phone: phoneNumber(), token_type: optional(choice(...JOURNEY_TOKEN_TYPES)) }),
	answer: ({ phone, token_type = 'token_logistics_7' }, { app, oa, state }) => {
		if (!oa.maySendJourneys) throw new Refusal(-120, 'Official Account has no permission for journeys');
		const person = phoneOf(oa, phone);
		checkReceivable(person);
		const { token, journeyId } = state.journeys.begin(app, oa, person.phone, token_type);
		return success(undefined, { token, journey_id: journeyId });
	},
});

/** The token is in a header, as with messages; what is told of it is from a page of 2022 of the docs. */
const checkJourneyToken = znsEndpoint({
	method: 'GET',
	path: '/journey/check-token',
	input: {
		read: (call) => {
			nothing.read(call);
			return { token: call.headers['journey_token'] };
		},
	},
	answer: ({ token }, caller) => {
		const { appId, oaId, beganAt, expiresAt } = foundJourney(token, caller);
		return success({ appId, oaId, createdAt: String(beganAt), expiredAt: String(expiresAt) });
	},
});

export const journeyEndpoints: Endpoint[] = [getJourneyToken, checkJourneyToken];
