import { Refusal } from '../../refusal';
import type { ZnsPhone } from '../../state/zns';

/** Throws the reason for which the person at this number gets no message (zalo-oa-api.md, section 11.2). */
export function checkReceivable({ hasZalo, isOldApp, blocks, standing }: ZnsPhone): void {
	if (!hasZalo) throw new Refusal(-118, 'Zalo account does not exist');
	if (isOldApp) throw new Refusal(-110, "Receiver's version of Zalo is not supported");
	if (blocks === 'oa') throw new Refusal(-141, 'User has refused ZNS of this Official Account');
	if (blocks === 'type') throw new Refusal(-139, 'User has refused this type of ZNS');
	switch (standing) {
		case 'unreachable':
			throw new Refusal(-114, 'User cannot receive ZNS');
		case 'limited':
			throw new Refusal(-119, 'Account cannot receive ZNS');
		case 'ineligible':
			throw new Refusal(-140, 'User is not eligible for this ZNS by policy');
		case 'usual':
	}
}
