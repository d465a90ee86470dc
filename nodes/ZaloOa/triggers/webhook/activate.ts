import { NodeOperationError, type ICredentialDataDecryptedObject, type IHookFunctions } from 'n8n-workflow';

import { getOfficialAccount, readOfficialAccount } from '../../api/officialAccount';
import { toText } from '../../helpers/guards';
import { callerFor } from '../../transport/request';
import { CREDENTIAL_TYPE, Run } from '../../transport/run';
import { findOwnOa } from './ownOa';
import { readSettings } from './settings';
import { triggerOf } from './trigger';
import { missingIn } from './verify';

/** Where what is missing is found. */
const WHERE = {
	'App ID': 'The App ID is the long number on the page of your app at developers.zalo.me.',
	'OA Secret Key':
		'The OA Secret Key stands on the Webhook page of your app at developers.zalo.me once an address is saved there, and it is not the App Secret Key. To save the address for the first time, publish with Options → Verify Signature switched off; switch it on again afterwards.',
};

/** As Zalo gives it: at developers.zalo.me nothing else on the page looks like it. */
const APP_ID = /^\d+$/;

/** Why signatures could not be checked with the credential, and what to do; undefined where they can. */
function mistakeIn(credential: ICredentialDataDecryptedObject): string | undefined {
	const missing = missingIn(credential);
	if (missing.length > 0) {
		const places = missing.map((field) => WHERE[field]).join(' ');
		return `The credential has no ${missing.join(' and no ')}, without which nobody can tell events of Zalo from forged ones. ${places}`;
	}
	const { appId, oaSecretKey, appSecret } = credential;
	if (!APP_ID.test(toText(appId) ?? '')) {
		return `App ID of the credential holds something else. ${WHERE['App ID']}`;
	}
	const isAppSecret = toText(oaSecretKey) === toText(appSecret);
	return isAppSecret
		? `What stands in OA Secret Key of the credential is the App Secret Key. ${WHERE['OA Secret Key']}`
		: undefined;
}

/** Time (ms) for Zalo's answer, which is asked for twice: as long as it takes, a new trigger takes no events. */
const TIMEOUT = 2_500;

/** Whose credential it is, by Zalo's word; undefined where Zalo does not say. */
async function askZalo(hook: IHookFunctions): Promise<string | undefined> {
	const run = new Run(hook, false);
	try {
		const sent = await getOfficialAccount(callerFor(run), TIMEOUT);
		return sent ? (readOfficialAccount(sent).oaId ?? undefined) : undefined;
	} catch {
		return undefined;
	} finally {
		run.close();
	}
}

/** Tells credentials apart: by what it is stored as, and by the app. */
function nameOf(hook: IHookFunctions, { appId }: ICredentialDataDecryptedObject): string {
	const { id } = hook.getNode().credentials?.[CREDENTIAL_TYPE] ?? {};
	return [id ?? '', toText(appId) ?? ''].join(' ');
}

/**
 * When the workflow is published, or tried out. Zalo has no call that registers an address: it is typed in by hand
 * (zalo-oa-api.md 10.1). What can be done is to say what is missing, instead of refusing each event later.
 *
 * @returns true: there is nothing to register
 * @throws NodeOperationError when the credential lacks what the signature is checked with. All is in its message: n8n
 *   shows nothing else of an error when a workflow is published
 */
export async function activate(hook: IHookFunctions): Promise<boolean> {
	const read = (name: string, fallback: unknown): unknown => hook.getNodeParameter(name, fallback);
	const { verifies, wanted } = readSettings(read, undefined);
	if (wanted.events.length === 0) {
		throw new NodeOperationError(
			hook.getNode(),
			'No event is chosen. Choose at least one under Events, or enter names of Zalo under Custom Events.',
		);
	}
	const credential = await hook.getCredentials(CREDENTIAL_TYPE);
	const mistake = verifies ? mistakeIn(credential) : undefined;
	if (mistake !== undefined) throw new NodeOperationError(hook.getNode(), mistake);
	const isKnown = await findOwnOa(
		triggerOf(hook),
		hook.getWorkflowStaticData('node'),
		nameOf(hook, credential),
		async () => await askZalo(hook),
	);
	if (!isKnown) {
		hook.logger.warn(
			`${hook.getNode().name}: Zalo does not say which OA the credential is for, so events of all OAs of the app are taken.`,
		);
	}
	return true;
}
