import { newId } from '../secrets';

/** For a follower who has never interacted (zalo-oa-api.md, section 3.8). */
export const WELCOME_MESSAGES = 3;

/** What a user has told about themselves in the form that an OA can send (section 6.2). */
export interface SharedInfo {
	name: string;
	phone: string;
	address: string;
	city: string;
	district: string;
	/** dd/MM/yyyy */
	dateOfBirth: string;
}

/** Somebody who follows the OA or has written to it (section 6). */
export interface SandboxUser {
	userId: string;
	/** The same person's id for the app, as section 6.2 has it. */
	userIdByApp: string;
	displayName: string;
	/** The OA's own name for the user, its own id, and its notes. */
	alias: string;
	externalId: string;
	notes: string[];
	/** Under 18. */
	isSensitive: boolean;
	isFollower: boolean;
	/** Takes no messages of this OA (-244). */
	blocksMessages: boolean;
	/** By name (section 6.6). */
	tags: Set<string>;
	/** Epoch ms; undefined for a follower who has never interacted. */
	lastInteraction: number | undefined;
	/** For such a follower. */
	welcomeMessagesLeft: number;
	promotion: { dailyRemain: number; dailyTotal: number; monthlyRemain: number; monthlyTotal: number };
	/** Undefined until there is some. */
	sharedInfo: SharedInfo | undefined;
}

export function newUser(partial: Partial<SandboxUser> = {}): SandboxUser {
	const displayName = partial.displayName ?? 'Nguyễn Văn An';
	return {
		userId: newId(),
		userIdByApp: newId(),
		displayName,
		alias: displayName,
		externalId: '',
		notes: [],
		isSensitive: false,
		isFollower: true,
		blocksMessages: false,
		tags: new Set(),
		lastInteraction: undefined,
		welcomeMessagesLeft: WELCOME_MESSAGES,
		promotion: { dailyRemain: 1, dailyTotal: 1, monthlyRemain: 6, monthlyTotal: 6 },
		sharedInfo: undefined,
		...partial,
	};
}

/** Puts what is given over what is there; what nobody has told is empty. */
export function shareInfo(user: SandboxUser, given: Partial<SharedInfo>): void {
	const untold = { name: '', phone: '', address: '', city: '', district: '', dateOfBirth: '' };
	user.sharedInfo = { ...untold, ...user.sharedInfo, ...given };
}

/** What the OA itself keeps of the user goes (section 6.4); the user stays, and still follows. */
export function forgetUser(user: SandboxUser): void {
	Object.assign(user, { alias: user.displayName, externalId: '', notes: [], sharedInfo: undefined });
	user.tags.clear();
}
