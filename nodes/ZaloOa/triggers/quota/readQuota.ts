import { NodeOperationError, type INode } from 'n8n-workflow';

import { isKnown, type Amounts } from '../../api/amounts';
import { getMessageQuota, readMessageQuota } from '../../api/messageQuota';
import { getMessageAssets, sumMessageAssets } from '../../api/quotaAssets';
import { getZnsQuota, readZnsQuota } from '../../api/znsQuota';
import { getTemplate, readTemplateQuota } from '../../api/znsTemplate';
import type { ZaloCaller } from '../../transport/types';
import type { WatchedQuota } from './settings';

async function readAmountsOf(
	zalo: ZaloCaller,
	watched: WatchedQuota,
	wasSeen: boolean,
): Promise<Amounts | undefined> {
	if (watched.quota === 'messageQuota') {
		const { data, isSuccessor } = await getMessageQuota(zalo);
		return readMessageQuota(data, isSuccessor);
	}
	if (watched.quota === 'znsQuota') {
		const quota = readZnsQuota(await getZnsQuota(zalo));
		return quota && isKnown(quota) ? quota : undefined;
	}
	if (watched.quota === 'znsTemplate') {
		const template = await getTemplate(zalo, watched.templateId);
		return template && readTemplateQuota(template);
	}
	const assets = await getMessageAssets(zalo, watched);
	const isThere = assets !== undefined && (assets.length > 0 || wasSeen);
	return isThere ? sumMessageAssets(assets) : undefined;
}

const NOT_FOUND =
	'Zalo accepted the request but sent no numbers for it. The OA may not have this quota, or no limit: look in OA Manager, or choose another one under Quota.';

const NO_LIMIT =
	'Zalo gives only some templates a daily limit of their own; the others count for the ZNS quota of the OA alone. Choose ZNS Quota under Quota, or another template.';

/**
 * The present state of the watched quota.
 *
 * @param wasSeen whether an earlier poll has found it. Assets that were there and no longer are have come to their
 *   end, and nothing is left of them; just then nobody is helped by an error.
 * @throws NodeApiError when Zalo refuses or cannot be reached
 * @throws NodeOperationError when Zalo says success but sends no numbers of this quota
 */
export async function readQuota(
	node: INode,
	zalo: ZaloCaller,
	watched: WatchedQuota,
	wasSeen: boolean,
): Promise<Amounts> {
	const quota = await readAmountsOf(zalo, watched, wasSeen);
	if (quota) {
		const { remain, total, used, remainPercent } = quota;
		return { remain, total, used, remainPercent };
	}
	throw new NodeOperationError(node, "Zalo's answer does not hold the watched quota", {
		description: watched.quota === 'znsTemplate' ? NO_LIMIT : NOT_FOUND,
	});
}
