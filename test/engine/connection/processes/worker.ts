import { Engine, FileCredentialStore } from '../../support';

/**
 * An n8n in a process of its own, as a worker in queue mode is: it shares the stored credential and nothing
 * else. Told `{ calls }`, it makes that many calls at once and answers with the errors of those that failed.
 */
async function main(): Promise<void> {
	const [folder = '', credentialId = ''] = process.argv.slice(2);
	const engine = await Engine.start({ store: new FileCredentialStore(folder) });
	const call = async (): Promise<string | undefined> => {
		const run = await engine.runNode({ node: 'zaloOa', credentialId });
		return run.nodeError()?.message ?? (run.json()[0]?.remain === undefined ? 'no quota' : undefined);
	};
	process.on('message', ({ calls }: { calls: number }) => {
		void Promise.all(Array.from({ length: calls }, call)).then((errors) => {
			process.send?.({ failed: errors.filter((error) => error !== undefined) });
		});
	});
	process.send?.({ ready: true });
}

void main();
