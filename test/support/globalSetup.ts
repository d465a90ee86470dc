import { defaultCertificateDirectory, ensureCertificateAuthority } from '../sandbox/certificateAuthority';

/**
 * Lets the tests' processes trust the sandbox. Node reads NODE_EXTRA_CA_CERTS when a process starts, so
 * it is set here, before jest starts its workers (jest.config.js makes sure that it uses some).
 */
export default async function globalSetup(): Promise<void> {
	const { certPath } = await ensureCertificateAuthority(defaultCertificateDirectory());
	process.env.NODE_EXTRA_CA_CERTS = certPath;
}
