import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { messageCall, sendMessage, type Recipient, type SentMessage } from '../../api/message';
import type { Json } from '../../transport/types';
import { waitForBatch } from '../batching';
import { addAdvice } from '../errorItem';
import type { Item } from '../item';
import type { Draft } from './draft';
import { FreeMessages } from './freeMessages';
import { guardOf, type QuotaGuard, type Refusal } from './quotaGuard';

const mayHaveArrived = (error: unknown): boolean =>
	error instanceof NodeApiError && error.context.mayHaveArrived === true;

/** Of a text in parts, somebody has to know which of them have arrived. */
function tellOfParts(error: unknown, sent: number, count: number): void {
	if (!(error instanceof NodeApiError || error instanceof NodeOperationError) || count === 1) return;
	const before = sent === 0 ? 'None' : String(sent);
	const next = mayHaveArrived(error) ? '' : ` Retry On Fail goes on with part ${sent + 1}.`;
	addAdvice(error, `${before} of the ${count} parts of this message had been sent before.${next}`);
}

/** An upload may have arrived; the message that it is for has not been sent. */
async function compose(draft: Draft): Promise<Json> {
	return await draft.compose().catch((error: unknown) => {
		if (error instanceof NodeApiError) error.context.mayHaveArrived = false;
		throw error;
	});
}

/** Sends one message that no earlier try has sent, unless the guard holds it back. */
async function sendNew(
	item: Item,
	recipient: Recipient,
	draft: Draft,
	guard: QuotaGuard | undefined,
): Promise<SentMessage | Refusal> {
	const message = await compose(draft);
	const refusal = await guard?.refusesNow();
	if (refusal) return refusal;
	const sent = await sendMessage(item, recipient, messageCall(recipient, draft.identity, message)).catch(
		(error: unknown) => {
			if (mayHaveArrived(error)) guard?.noteLost();
			throw error;
		},
	);
	if (guard) guard.noteSent(sent);
	// Sent anyway; items that may not cost anything have that much less.
	else item.run.of(FreeMessages).noteSent(sent, false);
	return sent;
}

/** @param output filled with what has come of each message, also of those before a failure */
async function sendAll(
	item: Item,
	recipient: Recipient,
	drafts: Draft[],
	guard: QuotaGuard | undefined,
	output: object[],
): Promise<void> {
	const messages = drafts.map((draft, ahead) => {
		const call = messageCall(recipient, draft.identity);
		return { draft, call, wasTried: item.wasTried(call, ahead) };
	});
	const missing = messages.filter(({ wasTried }) => !wasTried).length;
	if (missing > 0) await waitForBatch(item);
	const refusal = missing > 0 ? await guard?.refuses(missing) : undefined;
	for (const { draft, call, wasTried } of messages) {
		const result = wasTried
			? await sendMessage(item, recipient, call)
			: (refusal ?? (await sendNew(item, recipient, draft, guard)));
		if (wasTried && !('reason' in result)) guard?.noteEarlier(result);
		if (guard && 'reason' in result) {
			output.push(guard.skip(result));
			return;
		}
		output.push(result);
	}
}

/**
 * Sends the messages of an item one after the other, so that they arrive in order. What an earlier try of n8n's has
 * sent is only told again: it needs no upload, no batch and no quota.
 *
 * @returns what has come of each message; where the guard holds one back, those behind it are not sent either
 * @throws NodeOperationError and NodeApiError, which say how many of several messages have gone out
 */
export async function sendInOrder(item: Item, recipient: Recipient, drafts: Draft[]): Promise<object[]> {
	const guard = guardOf(item, recipient);
	const output: object[] = [];
	await sendAll(item, recipient, drafts, guard, output)
		.catch((error: unknown) => {
			tellOfParts(error, output.length, drafts.length);
			throw error;
		})
		.finally(() => guard?.end());
	return output;
}
