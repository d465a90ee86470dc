import { newId } from '../secrets';

/** A group chat of an OA (zalo-oa-api.md, section 9). */
export interface SandboxGroup {
	groupId: string;
	name: string;
	/** False once its package has expired (-237). */
	isEnabled: boolean;
}

export const newGroup = (partial: Partial<SandboxGroup> = {}): SandboxGroup => ({
	groupId: newId(),
	name: 'Khách hàng thân thiết',
	isEnabled: true,
	...partial,
});
