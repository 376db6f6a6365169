// The objects that a product needs beside Service, Ingress and Gateway.
import { clusterKinds, type FurtherObject } from '../catalogue/objects.ts';
import { fill, type Placeholders } from './placeholders.ts';
import type { Situation } from './situation.ts';

/** An object as it is rendered: kind and the fields that are not metadata. */
export interface DecidedObject {
	readonly apiVersion: string;
	readonly kind: FurtherObject['kind'];
	readonly spec: { readonly [key: string]: unknown };
}

/** Objects with their placeholders filled; none where the user switched the Ingress or Gateway off or brings a class. */
export function furtherObjects(situation: Situation, placeholders: Placeholders): DecidedObject[] {
	const { resolved, values, hasFront } = situation;
	if (!hasFront) return [];
	return resolved.objects
		.filter(({ kind }) => !(values.proxy.ingress.ingressClassName && clusterKinds.includes(kind)))
		.map(({ apiVersion, kind, spec }) => ({
			apiVersion,
			kind,
			spec: filled(spec, placeholders) as DecidedObject['spec'],
		}));
}

function filled(node: unknown, placeholders: Placeholders): unknown {
	if (node === '{statusPortNumber}') return placeholders.statusPort;
	if (typeof node === 'string') return fill(node, placeholders);
	if (Array.isArray(node)) return node.map((item) => filled(item, placeholders));
	if (typeof node !== 'object' || node === null) return node;
	return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, filled(child, placeholders)]));
}
