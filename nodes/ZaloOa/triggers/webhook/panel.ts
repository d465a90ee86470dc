import type { INodeTypeDescription } from 'n8n-workflow';

/** All that has to be done once; n8n shows it as it is, so it has to fit beside the fields. */
const STEPS = [
	'1. In the credential, fill in <b>App ID</b> and <b>OA Secret Key</b>. The key stands on the Webhook page of your app at developers.zalo.me.',
	'2. <b>Publish</b> this workflow: Zalo asks the address for an answer when you save it there. Then open <b>Webhook URLs</b> and copy the <b>Production URL</b>.',
	'3. At developers.zalo.me, open your app → <b>Webhook</b>, paste the address and save it. Its domain has to be verified there before.',
	'4. On the same page, switch on the <b>events</b> that you have chosen here. They are all off at first.',
].join('<br><br>');

const DETAILS = `<b>The domain</b> is verified by the file that Zalo gives you, which your web server or proxy hands out at the root of the domain, or by Zalo's meta tag on the start page. n8n itself can do neither.<br><br>
<b>If Zalo shows no OA Secret Key yet</b>, publish once with Options → Verify Signature switched off, save the address at Zalo, copy the key into the credential, and switch it on again.<br><br>
<b>An app has one address.</b> To try the workflow out with real events, paste the Test URL there for a while, press <b>Execute step</b>, and do something in Zalo; paste the Production URL again afterwards. For several workflows, use one trigger with several events and a Switch behind it.`;

/** What the editor shows beside the trigger. */
export const triggerPanel: NonNullable<INodeTypeDescription['triggerPanel']> = {
	header: 'Start when something happens in the OA',
	executionsHelp: {
		inactive: DETAILS,
		active: `<b>Events that Zalo sends start this workflow.</b> You find each run under Executions.<br><br>${DETAILS}`,
	},
	activationHint: {
		inactive: STEPS,
		active:
			'The workflow is published: each event that Zalo sends starts it. You do not see those runs here, but under Executions.',
	},
};

export const builderHint: NonNullable<INodeTypeDescription['builderHint']> = {
	searchHint:
		'Starts on events of a Zalo Official Account (messages, follows, forms). To answer, put Zalo OA → Message → Send Text behind it with userId from the event. An app has one webhook address: use one trigger and a Switch.',
};
