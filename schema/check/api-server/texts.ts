// Annotations, labels and selectors hold texts only; YAML makes something else of true, 1 or yes without quotes.
import { at } from '../../cluster/objects.ts';
import { type Refusal, type Rule, shown } from './refusal.ts';

const MAPS = [
	['metadata', 'annotations'],
	['metadata', 'labels'],
	['spec', 'selector'],
] as const;

export const textsOnly: Rule = (object) =>
	MAPS.flatMap((path) => {
		const map = at(object.body, ...path);
		if (typeof map !== 'object' || map === null) return [];
		return Object.entries(map).flatMap(([name, value]) => notText(path, name, value));
	});

/** A null counts as an empty text. */
function notText(path: readonly string[], name: string, value: unknown): Refusal[] {
	if (typeof value === 'string' || value === null) return [];
	const kind = path[1] === 'annotations' ? 'annotation' : path[1] === 'labels' ? 'label' : 'selector';
	const simple = typeof value === 'boolean' || typeof value === 'number';
	return [
		{
			path: [...path, name],
			why: `the ${kind} ${name} is ${shown(value)}, and must be a text`,
			fix: simple ? `Write "${value}", in quotes` : 'Write a text',
		},
	];
}
