import { Refusal } from '../refusal';
import type { SandboxOa } from '../state/officialAccounts';
import type { SandboxUser } from '../state/users';

/** The user of the OA; -213 for everybody else (zalo-oa-api.md, section 11.1). */
export function knownUser(oa: SandboxOa, userId: string): SandboxUser {
	const user = oa.users.get(userId);
	if (!user) throw new Refusal(-213, 'User has not interacted with this Official Account');
	return user;
}
