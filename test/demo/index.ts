import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { defaultCertificateDirectory, ensureCertificateAuthority } from '../sandbox';

/**
 * `npm run demo`: runs an example workflow on the embedded n8n engine and shows what each step puts out.
 *
 * The demo itself runs in a process of its own, because Node reads whom to trust (here: the sandbox) only
 * when a process starts.
 */
async function main(): Promise<void> {
	const { certPath } = await ensureCertificateAuthority(defaultCertificateDirectory());
	// The real Zalo is trusted by what the machine trusts anyway.
	const trust = process.env.ZALO_OA_ACCESS_TOKEN ? {} : { NODE_EXTRA_CA_CERTS: certPath };
	const demo = spawn(process.execPath, [...process.execArgv, join(__dirname, 'demo.ts')], {
		stdio: 'inherit',
		env: { ...process.env, ...trust },
	});
	demo.on('exit', (code) => {
		process.exitCode = code ?? 1;
	});
}

void main();
