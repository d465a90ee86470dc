import { execFile } from 'node:child_process';
import { join } from 'node:path';

import { defaultCertificateDirectory, ensureCertificateAuthority, ZaloSandbox } from '../sandbox';

const projectRoot = join(__dirname, '../..');

/** Runs the demo as `npm run demo` does, on the build that is there. */
async function demo(environment: NodeJS.ProcessEnv): Promise<{ exitCode: number; output: string }> {
	const env = { ...process.env, ZALO_OA_ACCESS_TOKEN: '', ...environment };
	return await new Promise((resolve) => {
		execFile('npx', ['tsx', 'test/demo/index.ts'], { cwd: projectRoot, env }, (error, stdout, stderr) => {
			resolve({ exitCode: error ? Number(error.code) : 0, output: stdout + stderr });
		});
	});
}

describe('npm run demo', () => {
	it('prints the items of each step, and says which steps were stood in for', async () => {
		const { exitCode, output } = await demo({});
		expect(output).toMatch(/active\s+│ 158\s+│ 2000\s+│ 1842\s+│ 7\.9/);
		expect(output).toContain('chỉ còn 158/2.000 tin tư vấn miễn phí');
		expect(output).toMatch(/"type":"sub_quota","remain":157/);
		expect(output).toMatch(/The whole run took \d+ ms/);
		expect(exitCode).toBe(0);
	}, 60_000);

	it('ends with exit code 1 and plain words for a wrong token', async () => {
		const certificateAuthority = await ensureCertificateAuthority(defaultCertificateDirectory());
		const sandbox = await ZaloSandbox.start({ certificateAuthority });
		try {
			const { exitCode, output } = await demo({
				HTTPS_PROXY: sandbox.proxyUrl,
				ZALO_OA_ACCESS_TOKEN: 'a-token-of-nobody',
			});
			expect(output).toContain(
				'What happened: The access token is not valid or has expired (Zalo code -216)',
			);
			expect(output).toContain('What to do:');
			expect(output).not.toContain('a-token-of-nobody');
			expect(exitCode).toBe(1);
		} finally {
			await sandbox.stop();
		}
	}, 60_000);
});
