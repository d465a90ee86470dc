import { runInThisContext } from 'node:vm';

/**
 * mockttp, loaded by Node itself. One of its dependencies is an ES module, which Node can `require` and jest's own
 * module system, before Node 24.9, cannot. "This context" is Node's own, not the one jest runs a test file in; outside
 * jest the two are the same, and all this is an ordinary `require`.
 */
const realProcess = runInThisContext('process') as NodeJS.Process;
const { createRequire } = realProcess.getBuiltinModule('node:module');

export const { generateCACertificate, getLocal } = createRequire(__filename)(
	'mockttp',
) as typeof import('mockttp');
