// Which side the balancer faces, by the annotations or classes of the product's schemes.
import { readAnnotation } from '../../catalogue/annotation-values.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import type { ValuePath } from '../../text/path.ts';
import type { Scheme } from '../../values/client-ip.ts';
import type { Ends } from '../types.ts';
import type { Balancer } from './balancer.ts';

export interface FoundScheme {
	readonly value: Scheme;
	readonly path: ValuePath | null;
	readonly why: string;
}

/** The AWS Load Balancer Controller makes internal balancers by default: https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/docs/guide/service/annotations.md */
const internalUnlessTold =
	/^service\.beta\.kubernetes\.io\/aws-load-balancer-scheme$|^alb\.ingress\.kubernetes\.io\/scheme$/;

/** The first scheme that annotations or the class select. */
function selectedScheme(
	schemes: NonNullable<LoadBalancer['schemes']>,
	{ service, front }: Pick<Ends, 'service' | 'front'>,
): FoundScheme | null {
	const annotations = { ...service.annotations, ...front?.annotations };
	const places = { ...service.places, ...front?.places };
	const { className } = service;
	for (const [scheme, selection] of Object.entries(schemes)) {
		const value = scheme as Scheme;
		const found = Object.entries({ ...selection.service, ...selection.ingress }).find(
			([name, wanted]) =>
				annotations[name] !== undefined && readAnnotation(name, wanted, annotations[name]) === 'on',
		);
		if (found) return { value, path: places[found[0]] ?? null, why: '' };
		if (className && selection.loadBalancerClass && selection.loadBalancerClass === className.value)
			return { value, path: className.path, why: '' };
	}
	return null;
}

/** The scheme where it is not the one that this chart takes anyway; null elsewhere. */
export function schemeOf({ service, front }: Ends, { id, entry, by }: Balancer): FoundScheme | null {
	if (!entry.schemes || by === 'none') return null;
	const usual: Scheme = entry.defaultScheme ?? 'internet-facing';
	const annotations = { ...service.annotations, ...front?.annotations };
	const found = selectedScheme(entry.schemes, { service, front });
	if (found) return found.value === usual ? null : found;
	const telling = Object.keys({ ...entry.schemes.internal?.service, ...entry.schemes.internal?.ingress });
	const silent = telling.find((name) => internalUnlessTold.test(name) && annotations[name] === undefined);
	// Of EKS Auto Mode no page says what it takes.
	if (!silent || usual === 'internal' || id.startsWith('aws-eks-auto')) return null;
	return { value: 'internal', path: null, why: `${silent} is unset, which means internal` };
}
