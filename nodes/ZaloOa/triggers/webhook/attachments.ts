import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { readAttachments } from '../../api/webhookEvent';
import { isRecord, toBoolean, toText } from '../../helpers/guards';
import { download, NoDownload } from './download';

/** Nobody sends more at once; what comes by an address that is not verified must not keep n8n busy for days. */
const MOST_FILES = 20;

/** A file that could not be had. The event is there all the same. */
interface Failed {
	attachment: number;
	message: string;
}

/** What is loaded of an attachment; undefined for what has no file: a link, a place. */
type File = { url: string; name: string | undefined } | undefined;

/** As the trigger has put them out, or as Zalo has sent them. */
function filesIn({ attachments, message }: IDataObject): File[] {
	const listed: unknown[] = Array.isArray(attachments)
		? attachments
		: isRecord(message)
			? readAttachments(message)
			: [];
	return listed.map((attachment) => {
		const { type, url, name } = isRecord(attachment) ? attachment : {};
		const address = type === 'link' ? undefined : toText(url);
		return address === undefined ? undefined : { url: address, name: toText(name) };
	});
}

/** Only our own words: those of the HTTP library hold whole addresses. */
const wordsOf = (error: unknown): string =>
	error instanceof NoDownload ? error.message : 'The attachment could not be downloaded';

async function withFiles(n8n: IExecuteFunctions, item: INodeExecutionData): Promise<INodeExecutionData> {
	const binary: NonNullable<INodeExecutionData['binary']> = {};
	const failed: Failed[] = [];
	for (const [index, file] of filesIn(item.json).entries()) {
		if (file === undefined) continue;
		try {
			if (index >= MOST_FILES) throw new NoDownload(`Only the first ${MOST_FILES} attachments are loaded`);
			const { content, fileName } = await download(n8n, file.url);
			binary[`attachment_${index}`] = await n8n.helpers.prepareBinaryData(content, file.name ?? fileName);
		} catch (error) {
			failed.push({ attachment: index, message: wordsOf(error) });
		}
	}
	return {
		...item,
		json: { ...item.json, ...(failed.length > 0 && { downloadErrors: failed as unknown as IDataObject[] }) },
		...(Object.keys(binary).length > 0 && { binary }),
	};
}

/**
 * The trigger as a step of the execution that an event has started. By now the event is answered and stored, so there is
 * time for what is slow: pictures and files of a message come into binary fields `attachment_0`, `attachment_1` and so on.
 * What cannot be had is told in the item under `downloadErrors`.
 */
export async function addAttachments(n8n: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = n8n.getInputData();
	const wants = toBoolean(n8n.getNodeParameter('options.downloadAttachments', 0, false)) ?? false;
	if (!wants) return [items];
	const loaded: INodeExecutionData[] = [];
	for (const item of items) loaded.push(await withFiles(n8n, item));
	return [loaded];
}
