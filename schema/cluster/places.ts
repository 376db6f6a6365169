// Where in the manifests something stands: a path into an object, and how it is shown to people.
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
	const { within } = object;
	if (within) return fieldPlace(within.object, ...(within.unset ?? [...within.path, ...path.slice(1)]));
	return { object, path, shown: `${object.kind}/${object.name}:${path.join('.')}` };
}

/** The place of an annotation of the object, set or missing. */
export function annotationPlace(object: KubeObject, name: string): Place {
	if (object.within) {
		const { object: whole, path, unset } = object.within;
		const map = fieldPlace(whole, ...(unset ? ['spec', 'infrastructure'] : path), 'annotations');
		return { ...map, path: [...map.path, name], shown: `${map.shown}[${JSON.stringify(name)}]` };
	}
	return {
		object,
		path: ['metadata', 'annotations', name],
		shown: `${object.kind}/${object.name}:metadata.annotations[${JSON.stringify(name)}]`,
	};
}

/** The place of a field of a Service's port; `*` for all of its ports. */
export function portPlace(
	service: KubeObject,
	port: { readonly name: string; readonly index: number } | '*',
	field: string,
): Place {
	const path = port === '*' ? ['spec', 'ports'] : ['spec', 'ports', port.index, field];
	const name = port === '*' ? '*' : port.name;
	if (service.within) {
		const ports = fieldPlace(service, 'spec', 'ports');
		return { ...ports, shown: `${ports.shown}[${name}].${field}` };
	}
	return { object: service, path, shown: `${service.kind}/${service.name}:spec.ports[${name}].${field}` };
}
