/** VND for a consultation message that no quota covers (zalo-oa-api.md, section 3.8). */
export const CONSULTATION_PRICE = 55;

/** The Zalo Cloud Account, which pays for what no quota covers, by user and by phone number alike. */
export interface CloudAccount {
	isLinked: boolean;
	/** VND: no limit unless a test sets one. */
	balance: number;
	/** Money is there, and cannot be taken all the same. */
	refusesCharges: boolean;
}

export const newCloudAccount = (): CloudAccount => ({
	isLinked: true,
	balance: Infinity,
	refusesCharges: false,
});

export type ChargeOutcome = 'paid' | 'notLinked' | 'unaffordable' | 'refused';

/** Takes the price if it can be taken. */
export function charge(account: CloudAccount, price: number): ChargeOutcome {
	const outcome = mayCharge(account, price);
	if (outcome === 'paid') account.balance -= price;
	return outcome;
}

/** What `charge` would say. */
export function mayCharge({ isLinked, balance, refusesCharges }: CloudAccount, price: number): ChargeOutcome {
	if (!isLinked) return 'notLinked';
	if (balance < price) return 'unaffordable';
	return refusesCharges ? 'refused' : 'paid';
}
