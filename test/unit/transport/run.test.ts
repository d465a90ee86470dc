import { getEventListeners } from 'node:events';

import { Run } from '../../../nodes/ZaloOa/transport/run';
import type { N8nContext } from '../../../nodes/ZaloOa/transport/types';

describe('a run', () => {
	const { signal } = new AbortController();
	const n8n = { getNode: () => ({}), getExecutionCancelSignal: () => signal } as unknown as N8nContext;

	it('leaves nothing behind in the execution, however often a loop runs the node', () => {
		for (let pass = 0; pass < 100; pass++) new Run(n8n, true).close();
		expect(getEventListeners(signal, 'abort')).toEqual([]);
	});
});
