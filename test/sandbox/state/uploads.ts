import { monthInVietnam } from '../calendar';
import type { SandboxClock } from '../clock';
import { newId } from '../secrets';
import type { SandboxOa } from './officialAccounts';

/** zalo-oa-api.md, section 5: "stored at most 7 days". */
const LIFETIME_MS = 7 * 24 * 3_600_000;

export interface Upload {
	/** Zalo calls it attachment_id, and token for a file. */
	id: string;
	kind: 'image' | 'gif' | 'file';
	fileName: string;
	bytes: Buffer;
	/** Epoch ms. */
	uploadedAt: number;
}

interface OfOa {
	uploads: Map<string, Upload>;
	month: string;
	/** Within that month. */
	count: number;
}

/** Files that were uploaded to OAs, and how many in this month. */
export class UploadStore {
	readonly #clock: SandboxClock;
	readonly #byOa = new Map<string, OfOa>();

	constructor(clock: SandboxClock) {
		this.#clock = clock;
	}

	/** Keeps a file; undefined when the OA has uploaded all that it may in this month. */
	add(oa: SandboxOa, file: Pick<Upload, 'kind' | 'fileName' | 'bytes'>): Upload | undefined {
		const ofOa = this.#of(oa);
		if (ofOa.count >= oa.uploadsPerMonth) return undefined;
		const upload = { id: newId(), uploadedAt: this.#clock.now(), ...file };
		ofOa.uploads.set(upload.id, upload);
		ofOa.count++;
		return upload;
	}

	/** Those that can still be sent. */
	list(oa: SandboxOa): Upload[] {
		return [...this.#of(oa).uploads.values()].filter((upload) => this.#isKept(upload));
	}

	/** Whether the OA can still send this one. */
	has(oa: SandboxOa, { kind, id }: Pick<Upload, 'kind' | 'id'>): boolean {
		const upload = this.#of(oa).uploads.get(id);
		return upload?.kind === kind && this.#isKept(upload);
	}

	clear(): void {
		this.#byOa.clear();
	}

	#isKept({ uploadedAt }: Upload): boolean {
		return this.#clock.now() < uploadedAt + LIFETIME_MS;
	}

	#of({ oaId }: SandboxOa): OfOa {
		const month = monthInVietnam(this.#clock.now());
		const ofOa = this.#byOa.get(oaId) ?? { uploads: new Map<string, Upload>(), month, count: 0 };
		if (ofOa.month !== month) Object.assign(ofOa, { month, count: 0 });
		this.#byOa.set(oaId, ofOa);
		return ofOa;
	}
}
