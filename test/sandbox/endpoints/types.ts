import type { Answer } from '../proxy/answers';
import type { SandboxCall } from '../proxy/call';
import type { SandboxState } from '../state';
import type { SandboxApp } from '../state/apps';
import type { Permission, SandboxOa } from '../state/officialAccounts';

/** Who is calling, once the token has been checked. */
export interface Caller {
	app: SandboxApp;
	oa: SandboxOa;
	state: SandboxState;
}

/** One address of the OA API. The gate has checked token, rate and permission before `answer` is asked. */
export interface Endpoint {
	host: 'openapi.zalo.me' | 'business.openapi.zalo.me';
	method: 'GET' | 'POST';
	path: string;
	permission: Permission;
	answer(call: SandboxCall, caller: Caller): Answer;
}
