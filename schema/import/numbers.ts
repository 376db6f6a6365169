// Numbers that other charts take as text too: a node port in quotes.
import { leafAt } from '../contract/paths.ts';
import type { Part } from './types.ts';

/** The part with a number where this chart takes one, and the text holds one. */
export function withNumber(part: Part): Part {
	const { path, value } = part;
	if (typeof value !== 'string' || !/^\d{1,9}$/.test(value)) return part;
	return leafAt(path)?.[0] === 'whole number' ? { ...part, value: Number(value) } : part;
}
