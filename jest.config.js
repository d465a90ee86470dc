'use strict';

const typescript = { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json' }] };

/** @type {import('jest').Config} */
module.exports = {
	// The engine's tests trust the sandbox's certificate through NODE_EXTRA_CA_CERTS, which Node reads
	// only when a process starts. The global setup sets it, so every test has to run in a worker that
	// starts after it; this limit is what makes jest use workers even for a single file.
	globalSetup: '<rootDir>/test/support/globalSetup.ts',
	workerIdleMemoryLimit: '1500MB',
	maxWorkers: 2,
	// Only a test that hangs should meet it: engine tests start processes, on machines that may be slow.
	testTimeout: 120_000,
	// Each with its root, so that jest does not crawl through all of n8n in test/e2e.
	projects: [
		{
			displayName: 'unit',
			roots: ['<rootDir>/test/unit'],
			testMatch: ['<rootDir>/test/unit/**/*.test.ts'],
			transform: typescript,
			globalSetup: '<rootDir>/test/support/globalSetup.ts',
		},
		{
			displayName: 'engine',
			roots: ['<rootDir>/test/engine'],
			testMatch: ['<rootDir>/test/engine/**/*.test.ts'],
			setupFiles: ['<rootDir>/test/engine/support/skipWaits.ts'],
			transform: typescript,
			globalSetup: '<rootDir>/test/support/globalSetup.ts',
		},
	],
};
