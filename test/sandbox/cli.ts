import { parseArgs } from 'node:util';
import { defaultCertificateDirectory, ensureCertificateAuthority, ZaloSandbox } from '.';
import { introduceOa, printRequest } from './introduction';

const DEFAULT_PORT = 8899;

const USAGE = `Usage: npm run sandbox -- [--port <number>]

Starts a Zalo Official Account API on this machine (127.0.0.1 only). Port ${DEFAULT_PORT} by default, 0 for any free one.`;

/** The port to listen on, or undefined if help was asked for. */
function readPort(): number | undefined {
	const { values } = parseArgs({
		options: { port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
	});
	if (values.help) return undefined;
	const port = Number(values.port ?? DEFAULT_PORT);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new Error(`--port takes a number from 0 to 65535, not "${values.port}"`);
	}
	return port;
}

const introduction = (
	sandbox: ZaloSandbox,
	certPath: string,
): string => `The Zalo sandbox is ready. Start n8n (or any other client) with these in its environment:

  HTTPS_PROXY=${sandbox.proxyUrl}
  NODE_EXTRA_CA_CERTS=${certPath}
  NO_PROXY=localhost,127.0.0.1

${introduceOa(sandbox).text}
Requests appear below with the code they were answered with; 0 is success. Ctrl-C stops the sandbox.
`;

async function main(): Promise<void> {
	const port = readPort();
	if (port === undefined) {
		console.log(USAGE);
		return;
	}
	const certificateAuthority = await ensureCertificateAuthority(defaultCertificateDirectory());
	const sandbox = await ZaloSandbox.start({ certificateAuthority, port, onAnswered: printRequest });
	console.log(introduction(sandbox, certificateAuthority.certPath));
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => {
			void sandbox.stop().then(() => console.log('\nThe sandbox has stopped.'));
		});
	}
}

main().catch((error: unknown) => {
	const isBusy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
	const message = error instanceof Error ? error.message : String(error);
	console.error(isBusy ? `${message}\nChoose another port with --port <number>.` : message);
	process.exitCode = 1;
});
