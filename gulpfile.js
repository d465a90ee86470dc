'use strict';

const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
const { dest, parallel, series, src } = require('gulp');

const OUTPUT = 'dist';

/** Removes the last build, so that a renamed or deleted source file cannot live on in the package. */
async function clean() {
	await rm(OUTPUT, { recursive: true, force: true });
}

/** Runs the project's own TypeScript compiler; its report goes to the screen as it is. */
async function compile() {
	const compiler = require.resolve('typescript/bin/tsc');
	try {
		await promisify(execFile)(process.execPath, [compiler, '--project', 'tsconfig.build.json']);
	} catch (error) {
		throw new Error(`TypeScript found problems:\n${error.stdout || error.message}`);
	}
}

/**
 * Copies what n8n reads beside the compiled classes: icons, codex files (search words and links) and
 * output schemas. The compiler leaves them behind because no code imports them.
 */
function copyAssets() {
	return src(['nodes/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'], {
		base: '.',
		encoding: false,
	}).pipe(dest(OUTPUT));
}

exports.clean = clean;
exports.build = series(clean, parallel(compile, copyAssets));
exports.default = exports.build;
