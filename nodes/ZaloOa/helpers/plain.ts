/**
 * A text as people search for it: "nguyen" finds "NGUYỄN", "dat" finds "Đạt". All letters of Vietnamese but the đ are
 * made of a plain one and marks, which can be taken off.
 */
export const plain = (text: string): string =>
	text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd').trim();
