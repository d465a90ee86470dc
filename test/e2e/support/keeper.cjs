'use strict';

/**
 * Runs one command and sees to its end: `node keeper.cjs <pid folder> <grace in ms> <command> <arguments...>`.
 *
 * Whoever starts a server may itself be killed at any moment, without a chance to tidy up. So each server gets
 * a keeper, which outlives its starter: when the channel between them closes, for whatever reason, the server
 * is stopped, and all processes that it has started with it (they share its process group).
 */
const { spawn } = require('node:child_process');
const { rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const [folder, grace, command, ...args] = process.argv.slice(2);
const note = join(folder, String(process.pid));
writeFileSync(note, [command, ...args].join(' '));

const child = spawn(command, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });

/** To the whole group; there may be nobody left in it. */
function signalGroup(signal) {
	try {
		process.kill(-child.pid, signal);
	} catch (error) {
		if (error.code !== 'ESRCH') throw error;
	}
}

let isStopping = false;
function stop() {
	if (isStopping) return;
	isStopping = true;
	child.kill('SIGTERM');
	setTimeout(() => signalGroup('SIGKILL'), Number(grace)).unref();
}

child.once('error', (error) => {
	console.error(`${command} could not be started: ${error.message}`);
	rmSync(note, { force: true });
	process.exit(127);
});
child.once('exit', (code) => {
	signalGroup('SIGKILL');
	rmSync(note, { force: true });
	process.exit(code ?? 1);
});
if (child.pid !== undefined) {
	process.on('disconnect', stop);
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
	process.on('SIGHUP', stop);
	if (process.connected) process.send({ pid: child.pid });
	else stop();
}
