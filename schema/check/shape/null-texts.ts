// Annotations and labels that are null, of which the API server makes empty texts, and older clients nothing good.
import { at, type KubeObject } from '../../cluster/objects.ts';
import { isMap } from '../../text/map.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';

const maps = [
	['annotation', 'annotations'],
	['label', 'labels'],
] as const;

/** A finding for the first null of each map: it is what becomes of the whole map that matters. */
export function nullTexts(object: KubeObject): ObjectFinding[] {
	if (object.made) return [];
	return maps.flatMap(([what, key]) => {
		const map = at(object.body, 'metadata', key);
		const [name] = Object.entries(isMap(map) ? map : {}).find(([, value]) => value === null) ?? [];
		if (name === undefined) return [];
		const path = ['metadata', key, name];
		const shown = `${object.kind}/${object.name}:metadata.${key}`;
		return [
			finding(
				'object-text-null',
				{ object, path, shown },
				{ kind: object.kind, name: object.name, what, key: name },
			),
		];
	});
}
