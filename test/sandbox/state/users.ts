import { newId } from '../secrets';

/** Somebody who follows the OA or has written to it. */
export interface SandboxUser {
	userId: string;
	/** Epoch ms; undefined for a follower who has never interacted. */
	lastInteraction: number | undefined;
	/** For such a follower (zalo-oa-api.md, section 3.8). */
	welcomeMessagesLeft: number;
	promotion: { dailyRemain: number; dailyTotal: number; monthlyRemain: number; monthlyTotal: number };
}

export function newUser(partial: Partial<SandboxUser> = {}): SandboxUser {
	return {
		userId: newId(),
		lastInteraction: undefined,
		welcomeMessagesLeft: 3,
		promotion: { dailyRemain: 1, dailyTotal: 1, monthlyRemain: 6, monthlyTotal: 6 },
		...partial,
	};
}
