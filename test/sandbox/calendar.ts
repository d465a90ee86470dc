/** Zalo counts by the calendar of Vietnam, which is 7 hours ahead of UTC all year. */
const AHEAD_MS = 7 * 3_600_000;

/** As "2026-11-30". */
export const dayInVietnam = (now: number): string => new Date(now + AHEAD_MS).toISOString().slice(0, 10);

/** As "2026-11". */
export const monthInVietnam = (now: number): string => dayInVietnam(now).slice(0, 7);

/** From 0 to 23. */
export const hourInVietnam = (now: number): number => new Date(now + AHEAD_MS).getUTCHours();

/** When Zalo lets promotions rest (zalo-oa-api.md, section 11.3), if the hours are those of Vietnam. */
export const isNightInVietnam = (now: number): boolean => {
	const hour = hourInVietnam(now);
	return hour < 6 || hour >= 22;
};

/** As "30/11/2026", which is how Zalo writes dates. */
export const dateInVietnam = (now: number): string => dayInVietnam(now).split('-').reverse().join('/');
