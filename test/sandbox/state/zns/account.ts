import type { ZnsPhone } from './phones';
import { TEMPLATE_TAGS, type Quality, type TemplateTag, type ZnsTemplate } from './templates';

/** What an OA may do with messages by templates (zalo-oa-api.md, sections 7 and 11.2). */
export interface ZnsAccount {
	/** Each of these by its id, and by its number. */
	templates: Map<string, ZnsTemplate>;
	phones: Map<string, ZnsPhone>;
	/** Not registered for them at all (-135), or blocked for what it has sent (-1351). */
	znsStanding: 'usual' | 'notRegistered' | 'blocked';
	/** Section 7.9: of the last 48 hours, and of 7 days. */
	znsQuality: { current: Quality; sevenDays: Quality };
	/** Section 7.10; another is refused (-145). */
	allowedTags: Set<TemplateTag>;
	/** Zalo lets only some OAs go beyond the quota of the day (-161). */
	maySendBeyondQuota: boolean;
	/** Zalo lets only some OAs send journeys (-120). */
	maySendJourneys: boolean;
	/** Whether Zalo still refuses messages by phone number from 22:00 to 06:00 (-133): it may have given that up. */
	restsAtNight: boolean;
	/** How many promotions of this OA one phone number gets (-1472, -1471): no source has the numbers. */
	promotionsPerPhone: { day: number; month: number };
	/** In development mode, until the app's wallet for tests is empty (-126). No limit unless a test sets one. */
	testMessagesLeft: number;
	/** For codes that no state brings about: every message by phone number is refused with it, as long as it is there. */
	znsRefusal: { code: number; message: string } | undefined;
}

export const newZnsAccount = (): ZnsAccount => ({
	templates: new Map(),
	phones: new Map(),
	znsStanding: 'usual',
	znsQuality: { current: 'HIGH', sevenDays: 'HIGH' },
	allowedTags: new Set(TEMPLATE_TAGS),
	maySendBeyondQuota: false,
	maySendJourneys: true,
	restsAtNight: false,
	promotionsPerPhone: { day: Infinity, month: Infinity },
	testMessagesLeft: Infinity,
	znsRefusal: undefined,
});
