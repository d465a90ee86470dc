import { spawn } from 'node:child_process';
import { interruption } from './interruption';

interface CommandOptions {
	cwd: string;
	/** Shows what the command prints while it runs; otherwise it is only shown when the command fails. */
	isShown?: boolean;
}

/** Runs a command to its end (or to the interruption of this one) and returns what it wrote to stdout. */
export async function run(command: string, args: string[], options: CommandOptions): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			cwd: options.cwd,
			signal: interruption,
			stdio: options.isShown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		let errors = '';
		child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
		child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
		child.once('error', reject);
		child.once('close', (code, signal) => {
			if (code === 0) return resolve(output);
			const how = signal ? `was ended by ${signal}` : `failed with exit code ${code}`;
			reject(new Error(`${[command, ...args].join(' ')} ${how}\n${output}${errors}`));
		});
	});
}
