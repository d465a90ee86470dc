'use strict';

/** @type {import('jest').Config} */
module.exports = {
	rootDir: '../..',
	// Not the whole of test/e2e, which holds all of n8n.
	roots: ['<rootDir>/test/e2e/suites'],
	testMatch: ['**/*.e2e.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'test/e2e/tsconfig.json' }] },
	// Each suite starts an n8n of its own, which takes a whole core for most of a minute.
	maxWorkers: 1,
	testTimeout: 600_000,
};
