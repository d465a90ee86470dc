import { randomUUID } from 'node:crypto';
import './environment';
import { CREDENTIAL_BLANKING_VALUE, CREDENTIAL_EMPTY_VALUE, NodeHelpers, deepCopy } from 'n8n-workflow';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';
import type { CredentialStore, StoredCredential } from './credentialStore';
import { CredentialTester } from './credentialTester';
import type { CredentialTestResult } from './credentialTester';
import type { EngineCredentialsHelper } from './credentialsHelper';

/** The fields of the dialog as the browser holds them. */
export type CredentialForm = ICredentialDataDecryptedObject;

/**
 * The credential dialog: what n8n 2.41's editor does when a user fills in, saves and tests a credential,
 * together with the server's part of it. The form belongs to the caller, as it belongs to the browser:
 * saving and testing do not change it, and only `openForm` reads it anew from the server. So a form that
 * stays open after its first Save is played by passing the same object again.
 */
export class CredentialDialog {
	constructor(
		private readonly helper: EngineCredentialsHelper,
		private readonly store: CredentialStore,
		private readonly tester: CredentialTester,
	) {}

	/** A new dialog: the editor fills every property, also hidden ones, with its default. */
	newForm(type: string, typed: CredentialForm = {}): CredentialForm {
		return this.withDefaults(type, typed);
	}

	/** The first Save of a new dialog. Returns the credential's id. */
	async create(type: string, form: CredentialForm, name = 'Test credential'): Promise<string> {
		const data = this.withoutDefaults(type, form);
		for (const property of this.helper.getCredentialsProperties(type)) {
			const { required, displayOptions, default: byDefault } = property;
			if (!required || !displayOptions || !NodeHelpers.displayParameter(data, property, null, null)) continue;
			if (isEmpty(data[property.name]) && isEmpty(byDefault)) {
				throw new Error(`The field "${property.name}" is mandatory for credentials of type "${type}"`);
			}
		}
		const id = randomUUID();
		await this.store.add({ id, name, type, data: JSON.stringify(data) });
		return id;
	}

	/**
	 * Opens the dialog of a saved credential. The server blanks what is marked as a password and says no
	 * more than `true` about `oauthTokenData`; the editor leaves out empty strings and fills in defaults.
	 */
	async openForm(id: string): Promise<CredentialForm> {
		const { type, data } = await this.stored(id);
		const redacted = this.redact(type, data);
		if (redacted.oauthTokenData) redacted.oauthTokenData = true;
		const received = overTheWire(redacted);
		const filled = Object.entries(received).filter(([, value]) => value !== '');
		return this.withDefaults(type, Object.fromEntries(filled));
	}

	/**
	 * Saves the dialog of a credential that exists. The editor sends what differs from the defaults; the
	 * server puts back the stored values where it finds the blank marker, takes the rest as it comes, which
	 * drops everything that the form does not hold, and restores `oauthTokenData` by itself.
	 */
	async save(id: string, form: CredentialForm): Promise<void> {
		const { type, data: stored } = await this.stored(id);
		const received = this.withoutDefaults(type, form);
		delete received.oauthTokenData;
		const data = unredact(received, stored);
		if (stored.oauthTokenData) data.oauthTokenData = stored.oauthTokenData;
		await this.store.write(id, JSON.stringify(data));
	}

	/**
	 * Tests the dialog as it stands: the editor sends the whole form, with defaults, and the server fills
	 * in the stored values for the blank marker. `oauthTokenData` stays the `true` that the browser holds.
	 * The editor tests after every Save and whenever a saved credential is opened.
	 */
	async test(id: string, form: CredentialForm): Promise<CredentialTestResult> {
		const { name, type, data: stored } = await this.stored(id);
		const data = unredact(overTheWire(form), stored);
		return await this.tester.test({ id, name, type, data });
	}

	private async stored(id: string): Promise<Omit<StoredCredential, 'data'> & { data: CredentialForm }> {
		const row = await this.store.read(id);
		return { ...row, data: JSON.parse(row.data) as CredentialForm };
	}

	private withDefaults(type: string, form: CredentialForm): CredentialForm {
		const defaults = this.helper
			.getCredentialsProperties(type)
			.map((property) => [property.name, property.default]);
		return { ...(deepCopy(Object.fromEntries(defaults)) as CredentialForm), ...form };
	}

	private withoutDefaults(type: string, form: CredentialForm): CredentialForm {
		const properties = this.helper.getCredentialsProperties(type);
		const parameters = form as unknown as INodeParameters;
		const data = NodeHelpers.getNodeParameters(properties, parameters, false, false, null, null);
		return overTheWire((data ?? {}) as unknown as CredentialForm);
	}

	private redact(type: string, data: CredentialForm): CredentialForm {
		const redacted = deepCopy(data);
		const properties = this.helper.getCredentialsProperties(type);
		for (const [key, value] of Object.entries(redacted)) {
			const property = properties.find(({ name }) => name === key);
			const isSecret =
				key === 'oauthTokenData' ||
				key === 'csrfSecret' ||
				(property?.typeOptions?.password === true &&
					(!String(value).startsWith('={{') || property.noDataExpression === true));
			if (isSecret) redacted[key] = isEmpty(value) ? CREDENTIAL_EMPTY_VALUE : CREDENTIAL_BLANKING_VALUE;
		}
		return redacted;
	}
}

/** Puts the stored values back where the form holds one of the two markers, however deep. */
function unredact(form: CredentialForm, stored: CredentialForm): CredentialForm {
	const data = deepCopy(form) as Record<string, unknown>;
	restore(data, stored);
	return data as CredentialForm;
}

function restore(form: Record<string, unknown>, stored: Record<string, unknown>): void {
	for (const [key, value] of Object.entries(form)) {
		const marker = typeof value === 'string' && value.startsWith('=') ? value.slice(1) : value;
		if (marker === CREDENTIAL_BLANKING_VALUE || marker === CREDENTIAL_EMPTY_VALUE) {
			form[key] = stored[key];
		} else if (isRecord(value) && isRecord(stored[key])) {
			restore(value, stored[key]);
		}
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

function overTheWire(data: CredentialForm): CredentialForm {
	return JSON.parse(JSON.stringify(data)) as CredentialForm;
}
