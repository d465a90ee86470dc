'use strict';

/**
 * `node launch.cjs run` or `node launch.cjs start`: runs that script of this folder, also on a fresh clone, where the
 * project's own tools have to be installed first.
 */
const { spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join, resolve } = require('node:path');

const root = resolve(__dirname, '..', '..');
const [script = ''] = process.argv.splice(2, 1);

if (!existsSync(join(root, 'node_modules', '.package-lock.json'))) {
	console.log('Installing what the project needs to be built ...');
	const { status } = spawnSync('npm', ['ci', '--loglevel=error'], { cwd: root, stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}

require('tsx/cjs');
require(join(__dirname, `${script}.ts`));
