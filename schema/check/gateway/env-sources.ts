// Whole ConfigMaps and Secrets that a container takes its variables from: `envFrom`.
import { at, items, type KubeObject, text } from '../../cluster/objects.ts';
import { fieldPlace, type Place } from '../../cluster/places.ts';
import { setMember } from '../../text/members.ts';
import { dataOf as entriesOf } from './startup/mounted-files.ts';

/** The ConfigMap or Secret of that name in the namespace of the container. */
export type Find = (kind: string, name: string) => KubeObject | undefined;

export const REFERENCES = [
	['ConfigMap', 'configMap'],
	['Secret', 'secret'],
] as const;

/** The variables, where each is, and the objects that are not in the input. */
export function readSources(container: unknown, find: Find) {
	const values: { [name: string]: string } = {};
	const places = new Map<string, Place>();
	const unknown: string[] = [];
	for (const { object, title, prefix, isOptional } of sourcesOf(container, find)) {
		if (object === undefined && !isOptional) unknown.push(title);
		if (object === undefined) continue;
		for (const [entry, value] of Object.entries(entriesOf(object))) {
			setMember(values, prefix + entry, value);
			places.set(prefix + entry, entryPlace(object, entry));
		}
	}
	return { values, places, unknown };
}

function sourcesOf(container: unknown, find: Find) {
	return items(at(container, 'envFrom')).flatMap((source) =>
		REFERENCES.flatMap(([kind, key]) => {
			const name = text(at(source, `${key}Ref`, 'name'));
			if (name === undefined) return [];
			const isOptional = at(source, `${key}Ref`, 'optional') === true;
			const prefix = text(at(source, 'prefix')) ?? '';
			return [{ object: find(kind, name), title: `${kind}/${name}`, prefix, isOptional }];
		}),
	);
}

/** Where an entry of a ConfigMap or Secret is. */
function entryPlace(object: KubeObject, entry: string): Place {
	const members = ['stringData', 'data', 'binaryData'];
	return fieldPlace(
		object,
		members.find((one) => at(object.body, one, entry) !== undefined) ?? 'data',
		entry,
	);
}
