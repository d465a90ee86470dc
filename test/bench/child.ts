import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { interruption } from '../e2e/support/interruption';

type Reply = { id: number; answer: unknown } | { id: number; error: string };

/** What a child needs of this process's environment. The rest (proxies, npm's settings) would change what it does. */
const KEPT = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR'];

/** Whoever is silent for longer hangs: the longest measurement takes a few minutes. */
const PATIENCE_MS = 20 * 60_000;

/** A process of its own that answers questions. It ends itself when this process is gone. */
export class Child {
	private asked = 0;
	private readonly waiting = new Map<
		number,
		{ resolve: (answer: unknown) => void; reject: (error: Error) => void }
	>();

	private constructor(private readonly process: ChildProcess) {
		process.on('message', (reply: Reply) => this.settle(reply));
		process.once('exit', (code, signal) =>
			this.abandon(new Error(`A process of the bench ended: ${signal ?? code}`)),
		);
		interruption.addEventListener('abort', this.kill);
	}

	/** Starts a TypeScript file of the bench. */
	static start(file: string, env: NodeJS.ProcessEnv = {}): Child {
		const kept = KEPT.map((key) => [key, process.env[key]]).filter(([, value]) => value !== undefined);
		return new Child(
			fork(file, [], { execArgv: ['--import', 'tsx'], env: { ...Object.fromEntries(kept), ...env } }),
		);
	}

	async ask<Answer>(question: unknown): Promise<Answer> {
		interruption.throwIfAborted();
		const id = ++this.asked;
		return await new Promise<Answer>((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error('A process of the bench hangs')), PATIENCE_MS);
			this.waiting.set(id, {
				resolve: (answer) => {
					clearTimeout(timer);
					resolve(answer as Answer);
				},
				reject: (error) => {
					clearTimeout(timer);
					reject(error);
				},
			});
			this.process.send({ id, question });
		});
	}

	async stop(): Promise<void> {
		interruption.removeEventListener('abort', this.kill);
		if (this.process.exitCode !== null || this.process.signalCode !== null) return;
		const exit = once(this.process, 'exit');
		this.kill();
		await exit;
	}

	private readonly kill = (): void => {
		this.process.kill('SIGKILL');
	};

	private settle(reply: Reply): void {
		const question = this.waiting.get(reply.id);
		this.waiting.delete(reply.id);
		if ('error' in reply) question?.reject(new Error(reply.error));
		else question?.resolve(reply.answer);
	}

	private abandon(error: Error): void {
		for (const { reject } of this.waiting.values()) reject(error);
		this.waiting.clear();
	}
}

/** In the child: answers the questions of whoever started it. */
export function answerQuestions<Question>(answer: (question: Question) => Promise<unknown>): void {
	process.on('message', ({ id, question }: { id: number; question: Question }) => {
		answer(question).then(
			(value) => process.send?.({ id, answer: value }),
			(error: unknown) =>
				process.send?.({ id, error: error instanceof Error ? (error.stack ?? '') : String(error) }),
		);
	});
	process.on('disconnect', () => process.exit());
	// Ctrl-C reaches every process of the terminal; the one that was started by a person ends the others.
	process.on('SIGINT', () => {});
}
