// Reads what Helm renders: the objects of a multi-document YAML text.
import { loadAll } from 'js-yaml';
import { UserError } from '../user-error.ts';

/** A Kubernetes object, as far as every kind has it. */
export interface Manifest {
	readonly apiVersion: string;
	readonly kind: string;
	readonly metadata: { readonly name: string; readonly annotations?: { readonly [name: string]: string } };
	readonly [key: string]: unknown;
}

/** The objects of the text, empty documents left out. Throws a UserError where it is not YAML, or where a document is not an object. */
export function readManifests(text: string): Manifest[] {
	return documentsOf(text).flatMap((object, index) => {
		if (object === null || object === undefined) return [];
		if (!isManifest(object))
			throw new UserError(`rendered document ${index + 1} is not an object with apiVersion, kind and name.`);
		return [object];
	});
}

function documentsOf(text: string): readonly unknown[] {
	try {
		return loadAll(text);
	} catch (error) {
		throw new UserError(`what is rendered is not YAML: ${(error as Error).message}`);
	}
}

function isManifest(value: unknown): value is Manifest {
	const object = value as Manifest;
	return typeof value === 'object' && Boolean(object.apiVersion && object.kind && object.metadata?.name);
}

/** `Kind/name`. */
export const label = ({ kind, metadata }: Manifest): string => `${kind}/${metadata.name}`;
