import { newId } from '../secrets';
import type { SandboxGroup } from './groups';
import { newQuotas, type Quotas } from './quotas';
import type { SandboxUser } from './users';
import type { SandboxVisitor } from './visitors';
import { newZnsAccount, type ZnsAccount } from './zns';

/** Groups of rights which the OA's administrator ticks before granting (zalo-oa-api.md, section 1 "Preconditions"). */
export const PERMISSIONS = ['oaInfo', 'messages', 'users', 'groups', 'articles', 'zns'] as const;
export type Permission = (typeof PERMISSIONS)[number];

export interface SandboxOa extends Quotas, ZnsAccount {
	oaId: string;
	name: string;
	description: string;
	isVerified: boolean;
	/** 2 business, 4 state body (section 6.9). */
	oaType: number;
	packageName: string;
	packageActive: boolean;
	followers: number;
	permissions: Set<Permission>;
	/** Each of these by its id. */
	users: Map<string, SandboxUser>;
	groups: Map<string, SandboxGroup>;
	visitors: Map<string, SandboxVisitor>;
	/** Those that no user needs to have; those of its users are the OA's as well (`tagsOf`). */
	tags: Set<string>;
	/** Section 11.3: it depends on the package, the numbers are not published. No limit unless a test sets one. */
	requestsPerMinute: number;
	/** Section 5; of what it counts, the sources tell the month alone since 2026. */
	uploadsPerMonth: number;
}

export function newOa(now: number, partial: Partial<SandboxOa> = {}): SandboxOa {
	return {
		oaId: newId(),
		name: 'Cửa hàng thử nghiệm',
		description: 'A shop that exists only on this machine',
		isVerified: true,
		oaType: 2,
		packageName: 'Toàn diện',
		packageActive: true,
		followers: 1234,
		permissions: new Set(PERMISSIONS),
		users: new Map(),
		groups: new Map(),
		visitors: new Map(),
		tags: new Set(),
		requestsPerMinute: Infinity,
		uploadsPerMonth: 5000,
		...newQuotas(now),
		...newZnsAccount(),
		...partial,
	};
}

/** All tags that there are at the OA (section 6.6). */
export const tagsOf = (oa: SandboxOa): Set<string> =>
	new Set([...oa.tags, ...[...oa.users.values()].flatMap(({ tags }) => [...tags])]);
