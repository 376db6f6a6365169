// By which annotations TLS ends at a balancer that otherwise passes it on.
import { catalogue } from './index.ts';
import type { LoadBalancer } from './types.ts';

const all: readonly LoadBalancer[] = Object.values(catalogue);
const ofAny = [...new Set(all.flatMap(({ tlsAnnotation }) => tlsAnnotation ?? []))].sort();

/** Their names; where the product is not named, those of all. */
export function tlsAnnotations({ provider, tlsAnnotation }: LoadBalancer): readonly string[] {
	return provider === 'any' ? ofAny : [tlsAnnotation ?? []].flat();
}
