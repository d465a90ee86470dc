import type { IDataObject } from 'n8n-workflow';

import { isRecord, toText } from '../../helpers/guards';

/**
 * Which OA the trigger is for; an app may serve several. Kept in the trigger's static data, and in this process as well:
 * n8n stores static data as a whole, so whoever has read it earlier and stores it later takes away what was found out
 * meanwhile.
 */
interface OwnOa {
	oaId: string;
	/** Of which credential it was found out: another one may belong to another OA. */
	credential: string;
}

const MEMBER = 'oa';

/** What this process has found out, by trigger. */
const found = new Map<string, OwnOa>();

/** Triggers that are just being published, of which nobody knows yet whose they are. */
const findingOut = new Set<string>();

function storedIn(stored: IDataObject): OwnOa | undefined {
	const kept = stored[MEMBER];
	if (!isRecord(kept)) return undefined;
	const oaId = toText(kept.oaId);
	return oaId === undefined ? undefined : { oaId, credential: toText(kept.credential) ?? '' };
}

/** The OA as far as it is known: undefined where events of all OAs of the app are taken. */
export function ownOaOf(trigger: string, stored: IDataObject): string | undefined {
	const known = found.get(trigger);
	if (known === undefined) return storedIn(stored)?.oaId;
	if (storedIn(stored)?.oaId !== known.oaId) stored[MEMBER] = { ...known };
	return known.oaId;
}

/** Is it not even known yet whether the OA is known? Zalo has to deliver again then. */
export const isFindingOut = (trigger: string): boolean => findingOut.has(trigger);

/**
 * Finds out which OA the trigger is for, as it is published.
 *
 * @param credential tells credentials apart
 * @param ask Zalo; undefined where it does not say
 * @returns false where the OA is not known. An OA that was found out with the same credential before still holds
 */
export async function findOwnOa(
	trigger: string,
	stored: IDataObject,
	credential: string,
	ask: () => Promise<string | undefined>,
): Promise<boolean> {
	const before = found.get(trigger) ?? storedIn(stored);
	const isStillIts = before?.credential === credential;
	if (!isStillIts) {
		found.delete(trigger);
		delete stored[MEMBER];
		findingOut.add(trigger);
	}
	try {
		const oaId = (await ask()) ?? (isStillIts ? before.oaId : undefined);
		if (oaId === undefined) return false;
		const own = { oaId, credential };
		found.set(trigger, own);
		stored[MEMBER] = { ...own };
		return true;
	} finally {
		findingOut.delete(trigger);
	}
}
