import { newId } from '../secrets';

/** Somebody who writes to the OA without an account, known by both of these (zalo-oa-api.md, section 4.6). */
export interface SandboxVisitor {
	anonymousId: string;
	conversationId: string;
}

export const newVisitor = (partial: Partial<SandboxVisitor> = {}): SandboxVisitor => ({
	anonymousId: newId(),
	conversationId: newId(),
	...partial,
});
