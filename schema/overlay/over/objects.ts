// extraObjects is a list, so that a later file replaces it: theirs stay in it, but for those that the overlay of another method made.
import { madeHere } from '../../import/kong/carried.ts';
import { isMap } from '../../text/map.ts';
import { valueAt } from '../../text/path.ts';
import type { Json } from './types.ts';

/** Kinds that lead to a Service. */
const fronts = /^(Ingress|HTTPRoute|TCPRoute|TLSRoute|TargetGroupBinding|VirtualService|Route)$/;

export interface ObjectsOver {
	/** The whole list; null where theirs is as it has to be. */
	readonly list: readonly unknown[] | null;
	/** Indexes in theirs of objects that go. */
	readonly gone: readonly number[];
	/** Objects of theirs that lead to the gateway by a way that the overlay knows nothing of. */
	readonly others: readonly { readonly index: number; readonly kind: string; readonly name: string }[];
}

export function objectsOver(theirs: Json, ours: readonly Json[], fullname: string): ObjectsOver {
	const before: readonly unknown[] = Array.isArray(theirs.extraObjects) ? theirs.extraObjects : [];
	const made = new Set(['', '-proxy', '-http', '-https'].map((suffix) => `${fullname}${suffix}`));
	const isMade = (object: unknown) => madeHere.test(text(object, 'kind')) && made.has(nameOf(object));
	const kept = before.filter((object) => !isMade(object));
	const list = [...kept, ...ours];
	return {
		list: JSON.stringify(list) === JSON.stringify(before) ? null : list,
		gone: before.flatMap((object, index) =>
			isMade(object) && !ours.some((own) => JSON.stringify(own) === JSON.stringify(object)) ? [index] : [],
		),
		others: before.flatMap((object, index) =>
			!isMade(object) && fronts.test(text(object, 'kind')) && leadsTo(object, `${fullname}-proxy`)
				? [{ index, kind: text(object, 'kind'), name: nameOf(object) }]
				: [],
		),
	};
}

const text = (object: unknown, key: string) => (isMap(object) ? String(object[key] ?? '') : '');

const nameOf = (object: unknown) => String(valueAt(object, ['metadata', 'name']) ?? '');

/** Whether some text in it is the Service's name. */
function leadsTo(object: unknown, service: string): boolean {
	if (typeof object !== 'object' || object === null) return object === service;
	return Object.values(object).some((value) => leadsTo(value, service));
}
