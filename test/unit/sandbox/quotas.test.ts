import { CONSULTATION_PRICE } from '../../sandbox/state/cloudAccount';
import { newQuotas, renewWhenDue, spendMessage, type Quotas } from '../../sandbox/state/quotas';
import { newUser } from '../../sandbox/state/users';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 23, 12);

describe('the quotas of the sandbox', () => {
	let quotas: Quotas;
	beforeEach(() => {
		quotas = newQuotas(NOW);
		quotas.messageQuota = { type: 'active', remain: 1, total: 500 };
	});
	const asset = (quotaType: string) => ({
		assetId: quotaType,
		owner: 'OA' as const,
		productType: 'cs',
		quotaType,
		validThrough: '31/12/2026',
		autoRenew: false,
		remain: 1,
		total: 1,
	});

	it('are used up in Zalo’s order', () => {
		quotas.assets = [asset('reward_quota'), asset('purchase_quota')];
		const user = newUser({ lastInteraction: NOW - 49 * HOUR });
		const spent = Array.from({ length: 5 }, () => spendMessage(quotas, user, NOW).source);
		expect(spent).toEqual(['sub_quota', 'purchase_quota', 'reward_quota', 'paid', 'paid']);
		expect(quotas).toMatchObject({ messageQuota: { remain: 0 }, paidMessages: 2 });
	});

	it('are not used within 48 hours, nor after 7 days', () => {
		const write = (age: number) => spendMessage(quotas, newUser({ lastInteraction: NOW - age }), NOW).source;
		expect(write(48 * HOUR)).toBe('reply');
		expect(write(7 * 24 * HOUR + 1)).toBe('refused');
		expect(quotas.messageQuota.remain).toBe(1);
		expect(write(48 * HOUR + 1)).toBe('sub_quota');
	});

	it('tell where a message was bought, and end where the money does', () => {
		const bought = asset('purchase_quota');
		quotas.messageQuota.remain = 0;
		quotas.assets = [bought];
		quotas.cloudAccount.balance = CONSULTATION_PRICE;
		const user = newUser({ lastInteraction: NOW - 49 * HOUR });
		expect(Array.from({ length: 3 }, () => spendMessage(quotas, user, NOW))).toEqual([
			{ source: 'purchase_quota', asset: bought },
			{ source: 'paid' },
			{ source: 'unaffordable' },
		]);
		expect(quotas.paidMessages).toBe(1);
	});

	it('has a few messages for a follower who never wrote', () => {
		const user = newUser({ welcomeMessagesLeft: 1 });
		const write = () => spendMessage(quotas, user, NOW).source;
		expect([write(), write()]).toEqual(['welcome_msg', 'refused']);
	});

	it('the package is renewed at the beginning of the month in Vietnam', () => {
		const midnightInVietnam = Date.UTC(2026, 10, 30, 17);
		renewWhenDue(quotas, midnightInVietnam - 1);
		expect(quotas.messageQuota.remain).toBe(1);
		renewWhenDue(quotas, midnightInVietnam);
		expect(quotas.messageQuota.remain).toBe(500);
		quotas.messageQuota.remain = 3;
		renewWhenDue(quotas, midnightInVietnam + 20 * 24 * HOUR);
		expect(quotas.messageQuota.remain).toBe(3);
	});
});
