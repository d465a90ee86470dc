import { X509Certificate, createPrivateKey } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCertificateAuthority } from '../../sandbox';

let directory: string;

beforeEach(async () => {
	directory = await mkdtemp(join(tmpdir(), 'zalo-sandbox-'));
});

afterEach(async () => {
	await rm(directory, { recursive: true, force: true });
});

it('makes a certificate authority once and uses it again', async () => {
	const first = await ensureCertificateAuthority(directory);
	const certificate = new X509Certificate(first.cert);
	expect(certificate.ca).toBe(true);
	expect(certificate.checkPrivateKey(createPrivateKey(first.key))).toBe(true);
	expect(await readFile(first.certPath, 'utf8')).toBe(first.cert);
	expect(await ensureCertificateAuthority(directory)).toEqual(first);
});

it('keeps the key to its owner', async () => {
	const { certPath } = await ensureCertificateAuthority(directory);
	expect((await stat(join(certPath, '..', 'ca.key'))).mode & 0o077).toBe(0);
});

it('gives all who ask at once the same one, and leaves nothing else behind', async () => {
	const all = await Promise.all([1, 2, 3, 4].map(async () => await ensureCertificateAuthority(directory)));
	expect(new Set(all.map(({ cert, key }) => cert + key)).size).toBe(1);
	expect(await readdir(directory)).toEqual(['authority']);
});

it('replaces what is not usable', async () => {
	const first = await ensureCertificateAuthority(directory);
	const other = await ensureCertificateAuthority(join(directory, 'other'));
	// A key that belongs to another certificate, as two interleaved writers could leave it.
	await writeFile(join(first.certPath, '..', 'ca.key'), other.key);
	const second = await ensureCertificateAuthority(directory);
	expect(second.cert).not.toBe(first.cert);
	await writeFile(second.certPath, 'not a certificate');
	const third = await ensureCertificateAuthority(directory);
	expect(new X509Certificate(third.cert).ca).toBe(true);
});
