import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './freePort';
import { ManagedProcess } from './managedProcess';
import { newFolder } from './runFolder';

/** Debian's redis-server on a free loopback port, with nothing kept on disk. */
export class Redis {
	private constructor(
		readonly port: number,
		private readonly process: ManagedProcess,
	) {}

	static async start(): Promise<Redis> {
		const folder = await newFolder('redis');
		const port = await freePort();
		const process = await ManagedProcess.start({
			name: 'Redis',
			command: 'redis-server',
			args: ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--dir', folder],
			cwd: folder,
			logFile: join(folder, 'redis.log'),
		});
		await process.ready(async () => await accepts(port));
		return new Redis(port, process);
	}

	async stop(): Promise<void> {
		await this.process.stop();
	}
}

/** Whether somebody listens there. */
export async function accepts(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		const end = (isOpen: boolean) => {
			socket.destroy();
			resolve(isOpen);
		};
		socket.once('connect', () => end(true));
		socket.once('error', () => end(false));
	});
}
