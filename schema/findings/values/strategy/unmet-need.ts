// What the controller makes nothing without, where it is missing.
import type { Situation } from '../../../decide/situation.ts';

export interface UnmetNeed {
	/** The product, and the scheme where only that one has the need. */
	readonly loadBalancer: string;
	/** The annotations of which one has to be there, in words. */
	readonly wanted: string;
	/** Where it has to be. */
	readonly path: 'proxy.annotations' | 'proxy.ingress.annotations';
	readonly why: string;
	/** What else meets the need, outside the values; undefined where nothing does. */
	readonly orElse: string | undefined;
	/** The value that brings the need. */
	readonly blamed: 'clientIp.scheme' | 'clientIp.loadBalancer';
}

/** Null where all is there. The twin in templates is `kong-client-ip.unmetNeed`. */
export function unmetNeed(situation: Situation): UnmetNeed | null {
	const { product, scheme, hasFront, serviceType, id } = situation;
	const needed = product.failsUnless;
	if (!needed || (needed.scheme ?? scheme) !== scheme) return null;
	if (needed.inFront ? !hasFront : serviceType !== 'LoadBalancer') return null;
	const all = Object.entries(needed.annotations).sort(([a], [b]) => (a < b ? -1 : 1));
	const given = annotationsOf(situation, needed.inFront === true);
	if (all.some(([name, value]) => (value === null ? given[name] : given[name] === value))) return null;
	return {
		loadBalancer: needed.scheme ? `${id} with clientIp.scheme ${needed.scheme}` : id,
		wanted: all.map(([name, value]) => (value === null ? name : `${name}: ${value}`)).join(' or '),
		path: needed.inFront ? 'proxy.ingress.annotations' : 'proxy.annotations',
		why: needed.why,
		orElse: needed.orElse,
		blamed: needed.scheme ? 'clientIp.scheme' : 'clientIp.loadBalancer',
	};
}

/** What the scheme writes, and the user. */
function annotationsOf({ product, scheme, values: { proxy } }: Situation, inFront: boolean) {
	const written = scheme ? product.schemes?.[scheme]?.[inFront ? 'ingress' : 'service'] : undefined;
	return { ...written, ...(inFront ? proxy.ingress.annotations : proxy.annotations) };
}
