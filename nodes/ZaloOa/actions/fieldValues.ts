import type { INodeProperties } from 'n8n-workflow';

/** How the user knows a field: by the name that the editor shows, also inside a collection. */
export function labelOf(properties: INodeProperties[], name: string): string {
	for (const property of properties) {
		if (property.name === name) return property.displayName;
		const inside = (property.options ?? []).find((option) => option.name === name);
		if (inside && 'displayName' in inside) return inside.displayName;
	}
	return name;
}

/** A text, a number, or nothing at all. */
export const isWritable = (value: unknown): boolean =>
	value === undefined || value === null || typeof value === 'string' || Number.isFinite(value);

/** A whole number that JavaScript cannot tell from its neighbours. */
export const isRounded = (value: unknown): boolean => Number.isInteger(value) && !Number.isSafeInteger(value);

/** A number with a minus. Zalo's names of uploads may begin with one, too, and are no numbers. */
export const isSigned = (id: string): boolean => /^-[\d.]*$/.test(id);
