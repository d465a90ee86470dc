import {
	sleep,
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type IHttpRequestOptions,
	type INode,
} from 'n8n-workflow';

import { appOf } from '../connection/app';
import { isRenewable } from '../connection/renewal';
import { Pace } from './pace';
import { SendLog } from './sendLog';
import type { N8nContext, Outcome } from './types';

export const CREDENTIAL_TYPE = 'zaloOaApi';

/** How often (ms) whoever waits for a time looks whether the run is over. */
const LOOK_EVERY = 1_000;

export type ZaloCredential = ICredentialsDecrypted & { data: ICredentialDataDecryptedObject };

/** Whose calls are counted together is worked out once, not once per call. */
type CredentialInUse = { credential: ZaloCredential; app: string };

/**
 * One run of a node: an execution, a poll, a search in a list. It holds all that belongs to the run and ends
 * with it, and is the only one that speaks to n8n's functions for requests, credentials and hints.
 */
export class Run {
	readonly node: INode;
	/** How many calls may be under way. */
	readonly pace = new Pace();
	/** Answers to reads, also those still under way, by what was asked. */
	readonly reads = new Map<string, Promise<Outcome>>();
	/** How often reads have failed for a passing cause, by what was asked. */
	readonly failedReads = new Map<string, number>();
	/** What is being done about each access token that Zalo has refused: is there another one? */
	readonly replacements = new Map<string, Promise<boolean>>();
	/** Refused tokens since the last call that went well. */
	refusedTokens = 0;
	/** By the session that was lost: the search for the one that another process has made of it. */
	readonly searches = new Map<number, Promise<boolean>>();
	/** What was sent, for the case that n8n runs the node again. */
	readonly sends: SendLog;

	readonly #n8n: N8nContext;
	readonly #hints = new Set<string>();
	readonly #kept = new Map<unknown, unknown>();
	#credential: Promise<CredentialInUse> | undefined;
	#verdict: Outcome | undefined;
	#isEnded = false;
	#announceEnd = () => {};
	/** Settles when the run is over, for whoever waits for something else meanwhile. */
	readonly whenOver = new Promise<void>((resolve) => (this.#announceEnd = resolve));

	/**
	 * @param isPatient may a call wait for Zalo's next minute, and be repeated twice? Not where somebody looks at a
	 *   list that loads, or where n8n waits: at its start it polls every trigger, one after the other.
	 */
	constructor(
		n8n: N8nContext,
		readonly isPatient: boolean,
	) {
		this.#n8n = n8n;
		this.node = n8n.getNode();
		this.sends = new SendLog(n8n);
		if ('getExecutionCancelSignal' in n8n) {
			n8n.getExecutionCancelSignal()?.addEventListener('abort', this.#announceEnd, { once: true });
		}
	}

	/** Has to be called at the end: a loop makes many runs in one execution, which would keep all of them. */
	close(): void {
		if ('getExecutionCancelSignal' in this.#n8n) {
			this.#n8n.getExecutionCancelSignal()?.removeEventListener('abort', this.#announceEnd);
		}
	}

	/** Has the user stopped it? Then nothing more may be sent, and nothing waited for. */
	get isStopped(): boolean {
		return 'getExecutionCancelSignal' in this.#n8n && this.#n8n.getExecutionCancelSignal()?.aborted === true;
	}

	/** Is there nothing more to be had, because it was stopped, ended or given up? */
	get isOver(): boolean {
		return this.isStopped || this.#isEnded || this.#verdict !== undefined;
	}

	/** Lets no further call go out: an item has failed, and with it the run. */
	end(): void {
		this.#isEnded = true;
		this.#announceEnd();
	}

	/** What every call comes to once the run is over. */
	outcomeWhenOver(): Outcome {
		if (this.#verdict && !this.isStopped) return this.#verdict;
		return { ok: false, failure: { type: 'connection', reason: 'cancelled', mayHaveArrived: false } };
	}

	/**
	 * Makes the outcome of one call that of all later ones: they would only wait as long and fail the same way.
	 *
	 * @param isFinal false leaves everything as it is
	 * @returns what this call has come to; the earlier verdict if there is one, so that all say the same
	 */
	giveUp(outcome: Outcome, isFinal = true): Outcome {
		if (!isFinal) return outcome;
		this.#verdict ??= outcome;
		this.#announceEnd();
		return this.#verdict;
	}

	/**
	 * The credential, read once per run instead of once per item: each read costs n8n a database query and a
	 * decryption.
	 *
	 * @throws NodeOperationError from n8n when the node has no credential
	 */
	async credential(): Promise<ZaloCredential> {
		return (await this.#inUse()).credential;
	}

	/** Is it connected with an access token, which ends after 25 hours? False as long as nobody has asked for it. */
	async isShortLived(): Promise<boolean> {
		return this.#credential !== undefined && !isRenewable((await this.credential()).data);
	}

	/** The app that Zalo counts the calls of. */
	async app(): Promise<string> {
		return (await this.#inUse()).app;
	}

	/** Reads the credential again; from now on all calls of the run use what is stored now. */
	async rereadCredential(): Promise<ZaloCredential> {
		this.#credential = this.#readCredential();
		return await this.credential();
	}

	/** The next call of the run reads the credential again. */
	forgetCredential(): void {
		this.#credential = undefined;
	}

	/**
	 * Sends a request through the credential, which adds the token. Whatever it throws holds that token.
	 *
	 * @param data the credential's data for this very try: see `tokenGivenFor`
	 */
	async send(options: IHttpRequestOptions, data: ICredentialDataDecryptedObject): Promise<unknown> {
		const credential = await this.credential();
		const { httpRequestWithAuthentication } = this.#n8n.helpers;
		try {
			return await httpRequestWithAuthentication.call(this.#n8n, CREDENTIAL_TYPE, options, {
				credentialsDecrypted: { ...credential, data },
			});
		} finally {
			// n8n lays a renewed session over the data that it was given.
			Object.assign(credential.data, data);
		}
	}

	/** Lets all calls of the run that need the same thing share one task; one that throws is not kept. */
	async once<Key, Value>(
		tasks: Map<Key, Promise<Value>>,
		key: Key,
		task: () => Promise<Value>,
	): Promise<Value> {
		const shared = tasks.get(key) ?? task();
		tasks.set(key, shared);
		return await shared.catch((error: unknown) => {
			tasks.delete(key);
			throw error;
		});
	}

	/** The run's own one of something that its items share, made when the first of them asks for it. */
	of<Shared>(Kind: new () => Shared): Shared {
		const kept = this.#kept.get(Kind);
		if (kept instanceof Kind) return kept;
		const made = new Kind();
		this.#kept.set(Kind, made);
		return made;
	}

	/** Waits until a time (epoch ms), or until the run is over. */
	async waitUntil(time: number): Promise<void> {
		while (!this.isOver && Date.now() < time) await sleep(Math.min(time - Date.now(), LOOK_EVERY));
	}

	/** Shows the user a sentence beside the output, once per run however many items have something to say. */
	hint(message: string): void {
		if (this.#hints.has(message) || !('addExecutionHints' in this.#n8n)) return;
		this.#hints.add(message);
		this.#n8n.addExecutionHints({ message, location: 'outputPane' });
	}

	/** A read that fails is not kept: the next call reads again. */
	async #inUse(): Promise<CredentialInUse> {
		const reading = (this.#credential ??= this.#readCredential());
		return await reading.catch((error: unknown) => {
			if (this.#credential === reading) this.#credential = undefined;
			throw error;
		});
	}

	async #readCredential(): Promise<CredentialInUse> {
		const data = await this.#n8n.getCredentials(CREDENTIAL_TYPE);
		const stored = this.node.credentials?.[CREDENTIAL_TYPE];
		const credential = { id: stored?.id ?? '', name: stored?.name ?? '', type: CREDENTIAL_TYPE, data };
		return { credential, app: appOf(data) };
	}
}
