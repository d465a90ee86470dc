import type { IDataObject, IWebhookResponseData } from 'n8n-workflow';

/**
 * The answer to a delivery that starts a workflow; n8n stores static data when it has read it.
 *
 * n8n 2.0 stores them before it begins the execution. Newer ones begin it first, on the same static data, and thereby
 * forget that a webhook has changed them: after a restart a delivered event would start the workflow again. The answer
 * is read in between, so what was changed is set once more at this moment.
 *
 * @param stored the trigger's static data
 * @param before what was in them before the delivery was looked at
 */
export function answerThatStores(
	stored: IDataObject,
	before: IDataObject,
	answer: IDataObject,
): Pick<IWebhookResponseData, 'webhookResponse'> {
	const changed = Object.entries(stored).filter(([name, value]) => value !== before[name]);
	return {
		get webhookResponse() {
			for (const [name, value] of changed) stored[name] = value;
			return answer;
		},
	};
}
