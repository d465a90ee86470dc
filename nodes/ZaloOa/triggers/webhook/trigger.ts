import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

export const isTriedOut = (n8n: IHookFunctions | IWebhookFunctions): boolean => n8n.getMode() === 'manual';

/** Tells triggers apart; one that is being tried out in the editor must not use up the events of the published one. */
export const triggerOf = (n8n: IHookFunctions | IWebhookFunctions): string =>
	[n8n.getWorkflow().id, n8n.getNode().id, isTriedOut(n8n) ? 'test' : ''].join(' ');
