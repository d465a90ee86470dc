import { newId } from '../secrets';

/** Somebody who follows the OA or has written to it (zalo-oa-api.md, section 6). */
export interface SandboxUser {
	userId: string;
	isFollower: boolean;
	/** By name (section 6.6). */
	tags: Set<string>;
	/** Epoch ms; undefined for a follower who has never interacted. */
	lastInteraction: number | undefined;
	/** For such a follower (section 3.8). */
	welcomeMessagesLeft: number;
	promotion: { dailyRemain: number; dailyTotal: number; monthlyRemain: number; monthlyTotal: number };
}

export function newUser(partial: Partial<SandboxUser> = {}): SandboxUser {
	return {
		userId: newId(),
		isFollower: true,
		tags: new Set(),
		lastInteraction: undefined,
		welcomeMessagesLeft: 3,
		promotion: { dailyRemain: 1, dailyTotal: 1, monthlyRemain: 6, monthlyTotal: 6 },
		...partial,
	};
}
