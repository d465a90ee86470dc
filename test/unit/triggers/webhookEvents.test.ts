import { eventOptions } from '../../../nodes/ZaloOa/triggers/webhook/events';

describe('the events of the Zalo OA Trigger', () => {
	it.each(eventOptions.map((option) => [String(option.value), option] as const))(
		'%s says in n8n’s list of triggers when it starts a workflow',
		(_value, { action }) => {
			expect(action).toMatch(/^When [a-z].*[^.]$/);
		},
	);

	it.each(['name', 'value', 'action'] as const)('have each a %s of their own', (key) => {
		const all = eventOptions.map((option) => option[key]);
		expect(new Set(all).size).toBe(all.length);
	});
});
