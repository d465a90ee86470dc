/** Files that the documentation names and the project does not have yet. */
export const PENDING: string[] = [
	'docs/images/examples/order-update.png',
	'docs/images/examples/broadcast-to-tag.png',
	'docs/images/examples/welcome-and-tag.png',
	'docs/images/examples/birthday-greeting.png',
];
