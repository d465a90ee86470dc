import type { RequestRecord, SandboxApp, SandboxOa, ZaloSandbox } from '.';
import { newMessageId } from './secrets';

/** An OA with a user who has written to it, and what a user pastes into the credential, as text for a person. */
export function introduceOa(sandbox: ZaloSandbox, { userId }: { userId?: string } = {}): Introduction {
	const oa = sandbox.createOa({ name: 'Cửa hàng thử nghiệm' });
	sandbox.setQuota(oa, { remain: 1874, total: 2000 });
	const user = sandbox.createUser(oa, { ...(userId && { userId }), lastInteraction: sandbox.clock.now() });
	const template = sandbox.createTemplate(oa);
	const text = `The sandbox knows the Official Account "${oa.name}" (id ${oa.oaId}), which has 1,874 of 2,000 free messages left.
Paste one of these sets into the credential:

  1. ${newRefreshToken(sandbox, oa)}

  2. ${newCode(sandbox, oa)}

  3. ${newAccessToken(sandbox, oa)}

For fields that ask for an id:
       User ID             ${user.userId}  (has just written to the OA)
       Message ID          ${newMessageId()}  (of a message from that user)
       Template ID         ${template.templateId}  (ZNS; messages by it go to any phone number)
`;
	return { oa, text };
}

export interface Introduction {
	oa: SandboxOa;
	text: string;
}

/** An authorization code, of an app of its own: redeeming it ends no other connection. */
export function newCode(sandbox: ZaloSandbox, oa: SandboxOa): string {
	const app = sandbox.createApp();
	const code = sandbox.authorise(app, oa);
	return `Authorization code, stays connected (works once, within 10 minutes)
${fieldsOf(app)}
       Authorization Code  ${code}`;
}

/** A refresh token, of an app of its own. */
export function newRefreshToken(sandbox: ZaloSandbox, oa: SandboxOa): string {
	const app = sandbox.createApp();
	const { refreshToken } = sandbox.issueTokens(app, oa);
	return `Refresh token, stays connected (works once)
${fieldsOf(app)}
       Refresh Token       ${refreshToken}`;
}

const fieldsOf = ({ appId, appSecret, oaSecretKey }: SandboxApp): string =>
	`       App ID              ${appId}
       App Secret Key      ${appSecret}
       OA Secret Key       ${oaSecretKey}  (for the Zalo OA Trigger)`;

function newAccessToken(sandbox: ZaloSandbox, oa: SandboxOa): string {
	const { accessToken } = sandbox.issueTokens(sandbox.createApp(), oa);
	return `Access token, works for 25 hours
       Access Token        ${accessToken}`;
}

/** One line per request. */
export function printRequest({ at, method, host, path, answeredCode }: RequestRecord): void {
	const time = new Date(at).toISOString().slice(11, 19);
	console.log(`${time}  ${method} ${host}${path}  ${answeredCode}`);
}
