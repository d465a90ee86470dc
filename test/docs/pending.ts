/** Files that the documentation names and the project does not have yet. */
export const PENDING: string[] = [
	'docs/benchmarks.md',
	'docs/images/credential-refresh-token.png',
	'docs/images/credential-authorization-code.png',
	'docs/images/credential-access-token.png',
	'docs/images/first-report.png',
	'examples/morning-report-telegram.json',
	'examples/morning-report-email.json',
	'examples/quota-trigger-telegram.json',
];
