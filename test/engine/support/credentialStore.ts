import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** One row of n8n's credential table. n8n would encrypt `data`; here it is plain JSON text. */
export interface StoredCredential {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly data: string;
}

/** What the engine needs of a database. */
export interface CredentialStore {
	add(credential: StoredCredential): Promise<void>;
	read(id: string): Promise<StoredCredential>;
	write(id: string, data: string): Promise<void>;
}

/** A database in memory, which can be made to misbehave. */
export class MemoryCredentialStore implements CredentialStore {
	/** How often credentials were read and overwritten; adding one does not count. */
	readonly count = { reads: 0, writes: 0 };

	private readonly rows = new Map<string, StoredCredential>();
	private readonly versions = new Map<string, string[]>();
	private failures: Error[] = [];
	private heldReads: Array<Promise<unknown>> = [];
	private heldWrites: Array<Promise<unknown>> = [];
	private frozen: Map<string, StoredCredential> | undefined;

	async add(credential: StoredCredential): Promise<void> {
		this.rows.set(credential.id, credential);
		this.versions.set(credential.id, [credential.data]);
	}

	async read(id: string): Promise<StoredCredential> {
		this.count.reads++;
		const row = (this.frozen ?? this.rows).get(id);
		await this.heldReads.shift();
		if (!row) throw notFound(id);
		return row;
	}

	async write(id: string, data: string): Promise<void> {
		this.count.writes++;
		await this.heldWrites.shift();
		const failure = this.failures.shift();
		if (failure) throw failure;
		const row = this.rows.get(id);
		if (!row) throw notFound(id);
		this.rows.set(id, { ...row, data });
		this.versions.get(id)?.push(data);
	}

	/** Every version of the data that was ever stored, the oldest first. */
	history(id: string): unknown[] {
		return (this.versions.get(id) ?? []).map((data) => JSON.parse(data) as unknown);
	}

	/** Makes the next writes throw. */
	failNextWrites(count: number, error: Error = new Error('The database is locked')): void {
		this.failures.push(...Array<Error>(count).fill(error));
	}

	/**
	 * Makes the next reads wait for the promise. What they answer is decided before they wait, so a write
	 * in the meantime makes them stale, as with a slow query.
	 */
	holdNextReads(count: number, until: Promise<unknown>): void {
		this.heldReads.push(...Array<Promise<unknown>>(count).fill(until));
	}

	/** Makes the next writes wait for the promise before they change anything. */
	holdNextWrites(count: number, until: Promise<unknown>): void {
		this.heldWrites.push(...Array<Promise<unknown>>(count).fill(until));
	}

	/** From now on every read hands out what is stored at this moment, until the returned function is called. */
	freezeReads(): () => void {
		this.frozen = new Map(this.rows);
		return () => {
			this.frozen = undefined;
		};
	}
}

/** A folder with one file per credential, which several processes can share. */
export class FileCredentialStore implements CredentialStore {
	private drafts = 0;

	constructor(private readonly folder: string) {}

	async add(credential: StoredCredential): Promise<void> {
		await mkdir(this.folder, { recursive: true });
		await this.replace(credential);
	}

	async read(id: string): Promise<StoredCredential> {
		const text = await readFile(this.file(id), 'utf8').catch((error: NodeJS.ErrnoException) => {
			throw error.code === 'ENOENT' ? notFound(id) : error;
		});
		return JSON.parse(text) as StoredCredential;
	}

	async write(id: string, data: string): Promise<void> {
		await this.replace({ ...(await this.read(id)), data });
	}

	/** Renaming is atomic: another process sees the old file or the new one, never half of either. */
	private async replace(credential: StoredCredential): Promise<void> {
		const draft = `${this.file(credential.id)}.${process.pid}.${this.drafts++}`;
		await writeFile(draft, JSON.stringify(credential));
		await rename(draft, this.file(credential.id));
	}

	private file(id: string): string {
		return path.join(this.folder, `${encodeURIComponent(id)}.json`);
	}
}

function notFound(id: string): Error {
	return new Error(`Credential with ID "${id}" does not exist`);
}
