import { X509Certificate, createPrivateKey, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { generateCACertificate } from './mockttp';

export interface CertificateAuthority {
	key: string;
	cert: string;
	/** The file to name in NODE_EXTRA_CA_CERTS. */
	certPath: string;
}

const ONE_DAY_MS = 24 * 60 * 60 * 1000;
const ATTEMPTS = 5;

/** One place for the whole project, so that tests, demo and editor share one authority. */
export function defaultCertificateDirectory(): string {
	return resolve(__dirname, '..', '..', 'node_modules', '.cache', 'zalo-sandbox');
}

/**
 * Key and certificate belong together, so they live in one folder that is put in place by a single rename.
 * Renaming onto a folder that is not empty fails: of two processes the first one wins and the other uses its files.
 */
export async function ensureCertificateAuthority(directory: string): Promise<CertificateAuthority> {
	const home = join(directory, 'authority');
	for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
		const existing = await read(home);
		if (existing) return existing;
		await replace(directory, home);
	}
	throw new Error(`No usable certificate authority could be put into ${home}`);
}

async function read(home: string): Promise<CertificateAuthority | undefined> {
	try {
		const certPath = join(home, 'ca.pem');
		const cert = await readFile(certPath, 'utf8');
		const key = await readFile(join(home, 'ca.key'), 'utf8');
		return isUsable(key, cert) ? { key, cert, certPath } : undefined;
	} catch {
		return undefined;
	}
}

function isUsable(key: string, cert: string): boolean {
	const certificate = new X509Certificate(cert);
	const expiresAt = Date.parse(certificate.validTo);
	return (
		certificate.ca &&
		certificate.checkPrivateKey(createPrivateKey(key)) &&
		expiresAt > Date.now() + ONE_DAY_MS
	);
}

async function replace(directory: string, home: string): Promise<void> {
	const fresh = join(directory, `new-${randomUUID()}`);
	const discarded = join(directory, `old-${randomUUID()}`);
	await mkdir(fresh, { recursive: true });
	try {
		const { key, cert } = await generateCACertificate({
			subject: {
				commonName: 'Zalo OA sandbox CA, for tests on this machine only',
				organizationName: 'zalo-sandbox',
			},
		});
		await writeFile(join(fresh, 'ca.key'), key, { mode: 0o600 });
		await writeFile(join(fresh, 'ca.pem'), cert);
		// Another process may have finished in the meantime; only what is still unusable is moved away.
		if (!(await read(home))) await rename(home, discarded).catch(() => undefined);
		await rename(fresh, home).catch(() => undefined);
	} finally {
		await rm(fresh, { recursive: true, force: true });
		await rm(discarded, { recursive: true, force: true });
	}
}
