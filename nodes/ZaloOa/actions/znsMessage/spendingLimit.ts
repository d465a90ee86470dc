import type { INodeProperties } from 'n8n-workflow';

import { getZnsQuota, readZnsQuota } from '../../api/znsQuota';
import { toNumber } from '../../helpers/guards';
import type { Item } from '../item';
import { planRun, type Plan } from './plan';

export const maxCost: INodeProperties = {
	displayName: 'Max Cost (VND)',
	name: 'maxCost',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		'Send nothing at all if the messages of this run would cost more than this, or if the quota of the day is too small for them. Checked before the first message.',
};

/** Why nothing may go out. */
interface Refusal {
	message: string;
	advice: string;
}

/** Made once per run, since all items come to the same. */
class Verdicts {
	readonly plans = new Map<'plan', Promise<Plan>>();
	readonly costs = new Map<number, Refusal | null>();
	readonly quotas = new Map<number, Refusal | null>();
}

function verdict(
	verdicts: Map<number, Refusal | null>,
	limit: number,
	judge: () => Refusal | undefined,
): Refusal | undefined {
	if (!verdicts.has(limit)) verdicts.set(limit, judge() ?? null);
	return verdicts.get(limit) ?? undefined;
}

/** How many of the first messages fit into an amount. */
function fitting(costs: number[], amount: number): number {
	let left = amount;
	const first = costs.findIndex((cost) => (left -= cost) < 0);
	return first < 0 ? costs.length : first;
}

const vnd = (amount: number): string => `${amount.toLocaleString('en')} VND`;

const couldGoOut = (some: number, all: number, { wasSent }: Plan): string =>
	`${some} of ${all} messages could have gone out. ${wasSent ? 'Nothing more' : 'Nothing'} was sent.`;

const TOMORROW = 'Go on tomorrow, or give the step fewer items.';

function judgeCost(plan: Plan, most: number): Refusal | undefined {
	const costs = [...plan.messages.values()].flatMap(({ cost }) => cost ?? []);
	if (costs.length < plan.messages.size) {
		return {
			message: 'Zalo names no price for a template, so Max Cost cannot be kept',
			advice: 'Remove Max Cost under Options, or choose a template with a price: ZNS Template: Get shows it.',
		};
	}
	const all = costs.reduce((sum, cost) => sum + cost, plan.spent);
	if (all <= most) return undefined;
	return {
		message: `The messages of this run would cost ${vnd(all)}, and Max Cost is ${vnd(most)}`,
		advice: `${couldGoOut(fitting(costs, most - plan.spent), costs.length, plan)} Raise Max Cost under Options, or give the step fewer items.`,
	};
}

function judgeTemplates(plan: Plan): Refusal | undefined {
	for (const [templateId, remain] of plan.leftOf) {
		const wanted = [...plan.messages.values()].filter(
			(message) => message.templateId === templateId && message.isReal,
		).length;
		if (wanted <= remain) continue;
		return {
			message: `Template ${templateId} has ${remain} messages left today, and this run needs ${wanted}`,
			advice: `${couldGoOut(remain, wanted, plan)} ${TOMORROW}`,
		};
	}
	return undefined;
}

function judgeQuota(plan: Plan, left: number): Refusal | undefined {
	const wanted = [...plan.messages.values()].filter(({ countsToday }) => countsToday).length;
	if (wanted <= left) return undefined;
	return {
		message: `The ZNS quota has ${left} messages left today, and this run needs ${wanted}`,
		advice: `${couldGoOut(left, wanted, plan)} ${TOMORROW}`,
	};
}

/** What is left of the OA's quota of the day; Infinity where Zalo names none. */
async function leftToday(item: Item): Promise<number> {
	const remain = readZnsQuota(await getZnsQuota(item))?.remain ?? -1;
	return remain < 0 ? Infinity : remain;
}

/**
 * Looks at all items of the run before the first of them is sent. Each item that has the option fails with the same
 * words.
 *
 * @throws NodeOperationError where the run would cost more than the user wants, or Zalo would stop it halfway
 * @throws NodeApiError where Zalo does not tell the quota of the day
 */
export async function keepSpendingLimit(item: Item): Promise<void> {
	if (!item.hasOption('maxCost')) return;
	const most = toNumber(item.option('maxCost'));
	if (most === undefined || most < 0) {
		item.fail('Max Cost is no number', 'Enter the most that this run may cost, in VND: 100000.');
	}
	const { plans, costs, quotas } = item.run.of(Verdicts);
	const plan = await item.run.once(plans, 'plan', async () => await planRun(item));
	const own = plan.messages.get(item.index);
	if (!own) {
		item.fail(
			'What this message costs was not known when the run was added up',
			'Its template could not be read then. Run the step again for this item.',
		);
	}
	stopAt(
		item,
		verdict(costs, most, () => judgeCost(plan, most) ?? judgeTemplates(plan)),
	);
	if (!own.countsToday) return;
	const left = await leftToday(item);
	stopAt(
		item,
		verdict(quotas, left, () => judgeQuota(plan, left)),
	);
}

function stopAt(item: Item, refusal: Refusal | undefined): void {
	if (refusal) item.fail(refusal.message, refusal.advice);
}
