// What differs between the Service of Kong's chart and that of this one.
import { at, type KubeObject } from '../../cluster/objects.ts';
import { isMap } from '../../text/map.ts';
import type { Change } from '../types.ts';

/** Kubernetes keeps these where the new object does not name them. */
const allocated: readonly string[] = ['clusterIP', 'nodePort'];

/** Fields and annotations, by name; ports by theirs. */
export function serviceChanges(before: KubeObject, after: KubeObject): Omit<Change, 'end'>[] {
	const [old, next] = [before, after].map(flat);
	return [...new Set([...(old?.keys() ?? []), ...(next?.keys() ?? [])])]
		.map((name) => ({ name, before: old?.get(name) ?? null, after: next?.get(name) ?? null }))
		.filter((change) => change.before !== change.after && !isKept(change));
}

const isKept = ({ name, after }: Omit<Change, 'end'>) =>
	after === null && allocated.includes(name.split('.').at(-1) ?? '');

function flat({ body }: KubeObject): Map<string, string> {
	const spec = at(body, 'spec');
	const { ports = [], ...fields } = (isMap(spec) ? spec : {}) as { ports?: readonly unknown[] };
	const annotations = at(body, 'metadata', 'annotations');
	return new Map([
		...entries('', fields),
		...entries('', isMap(annotations) ? annotations : {}),
		...ports.flatMap((port) => {
			const { name, ...rest } = port as { name: string };
			return entries(`port ${name}.`, rest);
		}),
	]);
}

const entries = (above: string, map: object): [string, string][] =>
	Object.entries(map).map(([name, value]) => [
		`${above}${name}`,
		typeof value === 'string' ? value : JSON.stringify(value),
	]);
