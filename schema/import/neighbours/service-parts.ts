// What Services of ingress-nginx and Traefik say beside type, policy, class and annotations: by the contract, which has the names of
// Kubernetes.
import { plainFields } from '../../decide/service-fields.ts';
import type { Reader } from '../reader.ts';
import type { Part } from '../types.ts';

/** The fields of a Service as values of `proxy`. `block` is where they stand. */
export function serviceParts(reader: Reader, block: readonly string[]): Part[] {
	return plainFields.flatMap((field): Part[] => {
		const given = reader.any(...block, field);
		return given?.path
			? [{ path: ['proxy', field], value: given.value, from: [given.path], optional: true }]
			: [];
	});
}
