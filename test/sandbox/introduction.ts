import type { RequestRecord, ZaloSandbox } from '.';

/** An OA with three sets of what a user pastes into the credential, as text for a person. */
export function introduceOa(sandbox: ZaloSandbox): string {
	const app = sandbox.createApp();
	const oa = sandbox.createOa({ name: 'Cửa hàng thử nghiệm' });
	sandbox.setQuota(oa, { remain: 1874, total: 2000 });
	// A second app for the code: redeeming it with the first one would kill the pair printed beside it.
	const otherApp = sandbox.createApp();
	const code = sandbox.authorise(otherApp, oa);
	const { accessToken, refreshToken } = sandbox.issueTokens(app, oa);
	return `The sandbox knows the Official Account "${oa.name}" (id ${oa.oaId}), which has 1,874 of 2,000 free messages left.
Paste one of these sets into the credential:

  1. Access token, works for 25 hours
       Access token        ${accessToken}

  2. Refresh token, stays connected (works once, and ends the access token above)
       App ID              ${app.appId}
       App secret          ${app.appSecret}
       Refresh token       ${refreshToken}

  3. Authorization code, stays connected (works once, within 10 minutes)
       App ID              ${otherApp.appId}
       App secret          ${otherApp.appSecret}
       Authorization code  ${code}
`;
}

/** One line per request. */
export function printRequest({ at, method, host, path, answeredCode }: RequestRecord): void {
	const time = new Date(at).toISOString().slice(11, 19);
	console.log(`${time}  ${method} ${host}${path}  ${answeredCode}`);
}
