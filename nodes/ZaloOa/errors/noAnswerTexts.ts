import { ANSWER_TIMEOUT } from '../http/limits';
import type { ConnectionReason, UnreadableReason } from '../http/failure';

export const TRY_LATER = 'Wait a few minutes and run the workflow again.';

export const CHECK_PROXY =
	'A proxy or firewall between n8n and Zalo may have answered in its place: check the proxy settings of the n8n server.';

/** Why Zalo could not be reached. */
export const connectionTexts: Readonly<Record<ConnectionReason, { message: string; description: string }>> = {
	refused: {
		message: 'The connection to Zalo was refused',
		description:
			'Check that n8n may reach Zalo: look at the firewall and the proxy settings of the n8n server.',
	},
	nameNotFound: {
		message: "Zalo's address could not be found",
		description: 'Check the internet connection and the DNS settings of the n8n server.',
	},
	unreachable: {
		message: 'Zalo cannot be reached from the n8n server',
		description: 'Check the internet connection and the firewall of the n8n server.',
	},
	cut: {
		message: 'The connection to Zalo was cut before the answer was complete',
		description: TRY_LATER,
	},
	timeout: {
		message: `Zalo did not answer within ${ANSWER_TIMEOUT / 1000} seconds`,
		description: TRY_LATER,
	},
	certificate: {
		message: 'No secure connection to Zalo could be made',
		description:
			"Check the clock of the n8n server, and whether a proxy or a virus scanner replaces Zalo's certificate with its own.",
	},
	// n8n shows a run as canceled, not as failed, by this word in the message.
	cancelled: {
		message: 'The request to Zalo was canceled together with the run',
		description: 'Run the workflow again when you want to.',
	},
	other: {
		message: 'The request to Zalo did not go through',
		description: 'Check the internet connection of the n8n server, then run the workflow again.',
	},
};

/** What was wrong with an answer that could not be read. */
export const unreadableTexts: Readonly<Record<UnreadableReason, string>> = {
	empty: 'Zalo sent an empty answer',
	notJson: 'Zalo sent an answer that is not JSON',
	notAnEnvelope: 'Zalo sent an answer of an unknown form',
};
