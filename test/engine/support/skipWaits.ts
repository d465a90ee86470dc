/**
 * Runs before each test file of the engine: where the shipped code waits with n8n-workflow's `sleep`, the
 * test's clock moves on instead, so that a minute's wait takes no time.
 */
jest.mock('n8n-workflow', () => {
	const { testClock } = jest.requireActual<typeof import('./testClock')>('./testClock');
	return {
		...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
		sleep: testClock.sleep,
	};
});
