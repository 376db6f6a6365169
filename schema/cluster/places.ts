// Where in the manifests something is: a path into an object, and how it is shown to people.
import type { KubeObject } from './objects.ts';

export interface Place {
	readonly object: KubeObject;
	/** Keys and indexes, as far as they exist. */
	readonly path: readonly (string | number)[];
	/** `Kind/name:path`. */
	readonly shown: string;
}

/** The place of a field: `Service/kong-proxy:spec.externalTrafficPolicy`. */
export function fieldPlace(object: KubeObject, ...path: readonly (string | number)[]): Place {
	const origin = object.made?.from(path);
	if (origin) return fieldPlace(origin.object, ...origin.path);
	return { object, path, shown: `${object.kind}/${object.name}:${path.join('.')}` };
}

/** The place of an annotation of the object, set or missing. */
export function annotationPlace(object: KubeObject, name: string): Place {
	const path = ['metadata', 'annotations', name];
	const origin = object.made?.from(path) ?? { object, path };
	const map = fieldPlace(origin.object, ...origin.path.slice(0, -1));
	return { ...map, path: origin.path, shown: `${map.shown}[${JSON.stringify(name)}]` };
}

/** The place of a field of a Service's port; `*` for all of its ports. */
export function portPlace(
	service: KubeObject,
	port: { readonly name: string; readonly index: number } | '*',
	field: string,
): Place {
	const path = port === '*' ? ['spec', 'ports'] : ['spec', 'ports', port.index, field];
	const name = port === '*' ? '*' : port.name;
	if (service.made) return fieldPlace(service, ...path);
	return { object: service, path, shown: `${service.kind}/${service.name}:spec.ports[${name}].${field}` };
}
