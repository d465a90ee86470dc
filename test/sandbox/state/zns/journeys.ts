import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../../clock';
import { newId } from '../../secrets';
import type { SandboxApp } from '../apps';
import type { SandboxOa } from '../officialAccounts';
import type { JourneyKind } from './templates';

const DAY_MS = 24 * 3_600_000;

/** zalo-oa-api.md, section 7.3. The number is taken for days of life; one page of the docs has 7 for all. */
export const JOURNEY_TOKEN_TYPES = [
	'token_logistics_7',
	'token_logistics_30',
	'token_coach_bus_7',
	'token_coach_bus_30',
] as const;
export type JourneyTokenType = (typeof JOURNEY_TOKEN_TYPES)[number];

/** A chain of messages to one person, which is paid as one. */
export interface Journey {
	token: string;
	journeyId: string;
	appId: string;
	oaId: string;
	/** As Zalo writes it: "84912345678". */
	phone: string;
	kind: JourneyKind;
	/** Epoch ms. */
	beganAt: number;
	expiresAt: number;
	/** Has its first message been sent, which is the one that is paid? */
	isPaid: boolean;
}

const kindOf = (type: JourneyTokenType): JourneyKind =>
	type.startsWith('token_logistics') ? 'logistics' : 'coach_bus';
const daysOf = (type: JourneyTokenType): number => (type.endsWith('_30') ? 30 : 7);

/** All journeys of all OAs, by their tokens. */
export class JourneyStore {
	readonly #clock: SandboxClock;
	readonly #byToken = new Map<string, Journey>();

	constructor(clock: SandboxClock) {
		this.#clock = clock;
	}

	begin({ appId }: SandboxApp, { oaId }: SandboxOa, phone: string, type: JourneyTokenType): Journey {
		const beganAt = this.#clock.now();
		const journey: Journey = {
			token: randomBytes(48).toString('base64url'),
			journeyId: newId(),
			appId,
			oaId,
			phone,
			kind: kindOf(type),
			beganAt,
			expiresAt: beganAt + daysOf(type) * DAY_MS,
			isPaid: false,
		};
		this.#byToken.set(journey.token, journey);
		return journey;
	}

	find({ oaId }: SandboxOa, token: string): Journey | undefined {
		const journey = this.#byToken.get(token);
		return journey?.oaId === oaId ? journey : undefined;
	}

	/** Of one OA, in order. */
	of({ oaId }: SandboxOa): Journey[] {
		return [...this.#byToken.values()].filter((journey) => journey.oaId === oaId);
	}

	isExpired({ expiresAt }: Journey): boolean {
		return this.#clock.now() >= expiresAt;
	}

	clear(): void {
		this.#byToken.clear();
	}
}
