import type { INodeTypeDescription } from 'n8n-workflow';

const PARAGRAPH = '<br><br>';

/** What has to be done once; n8n shows it as it is, so it has to fit beside the fields. */
const UNTIL_PUBLISHED = [
	'1. <b>The first time</b>, add Options → <b>Verify Signature</b> and switch it off: Zalo shows its key only after step 3.',
	'2. <b>Publish</b> this workflow: Zalo asks the address for an answer when you save it. Then open <b>Webhook URLs</b> and copy the <b>Production URL</b>.',
];

const ONCE_PUBLISHED = [
	'3. At developers.zalo.me, open your app → <b>Webhook</b>, paste the address and save it. Its domain has to be verified there before. Then switch on the <b>events</b> that you have chosen here: they are all off at first.',
	'4. Copy the <b>OA Secret Key</b> from that page into the credential, look whether <b>App ID</b> is filled in, switch <b>Verify Signature</b> on again, and publish.',
];

const DETAILS = `<b>The domain</b> is verified by the file that Zalo gives you, which your web server or proxy hands out at the root of the domain, or by Zalo's meta tag on the start page. n8n itself can do neither.<br><br>
<b>An app has one address.</b> To try it with real events, press <b>Execute step</b> first, then paste the Test URL at Zalo and save it, and do something in Zalo within 2 minutes. Paste the Production URL again afterwards. For several workflows, use one trigger with several events and a Switch behind it.`;

/** What the editor shows beside the trigger. */
export const triggerPanel: NonNullable<INodeTypeDescription['triggerPanel']> = {
	header: 'Start when something happens in the OA',
	executionsHelp: {
		inactive: `<b>Only while it is published</b> does this workflow start by itself, with each event that you have chosen. You find those runs under Executions.<br><br>${DETAILS}`,
		active: `<b>Events that Zalo sends start this workflow.</b> You find each run under Executions.<br><br>${DETAILS}`,
	},
	activationHint: {
		inactive: [...UNTIL_PUBLISHED, ...ONCE_PUBLISHED].join(PARAGRAPH),
		active: [
			'The workflow is published. You find its runs under Executions.',
			'<b>If it is new, this is left to do:</b>',
			...ONCE_PUBLISHED,
		].join(PARAGRAPH),
	},
};

export const builderHint: NonNullable<INodeTypeDescription['builderHint']> = {
	searchHint:
		'Starts on events of a Zalo Official Account (messages, follows, forms). To answer, put Zalo OA → Message → Send Text behind it with userId from the event. An app has one webhook address: use one trigger and a Switch.',
};
