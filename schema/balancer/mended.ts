// What a controller would make of an object without the settings that it refuses.
import { at, type KubeObject } from '../cluster/objects.ts';
import { isMap } from '../text/map.ts';
import { supposed } from './made.ts';
import type { Made, Where } from './types.ts';

/** Objects seldom have more settings that are refused. */
const MOST = 8;

/** The balancer that there would be; null where nothing is refused, or taking settings away does not end it. */
export function mended(made: Made, object: KubeObject, make: (object: KubeObject) => Made): Made | null {
	let [rest, result] = [object, supposed(made)];
	for (let tries = 0; result.outcome === 'error' && tries < MOST; tries += 1) {
		if (result.balancer || !result.at || result.at.object.index !== object.index) return null;
		const body = without(rest.body, result.at.path);
		if (body === null) return null;
		rest = { ...rest, body };
		result = supposed(make(rest));
	}
	return rest !== object && result.outcome === 'balancer' ? result : null;
}

/** A body without what is at a path; null where nothing is there. */
function without(body: unknown, path: Where['path']): unknown {
	const last = path.at(-1);
	if (last === undefined || at(body, ...path) === undefined) return null;
	const copy = structuredClone(body);
	const parent = at(copy, ...path.slice(0, -1));
	if (Array.isArray(parent) && typeof last === 'number') parent.splice(last, 1);
	else if (isMap(parent)) delete parent[last];
	return copy;
}
