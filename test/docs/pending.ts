/** What the documentation names and the project does not have yet: paths of files, and action names. */
export const PENDING: string[] = [
	'docs/benchmarks.md',
	'docs/images/credential-refresh-token.png',
	'docs/images/credential-authorization-code.png',
	'docs/images/credential-access-token.png',
	'docs/images/first-report.png',
	'examples/morning-report-telegram.json',
	'examples/morning-report-email.json',
	'examples/quota-trigger-telegram.json',
	'Get messages left in the OA package',
	'Check if a user may be messaged now',
	'Get ZNS messages left today',
	'List message quotas by source',
	'List packages for group chats',
	'Get free replies left to a message of a user',
];
