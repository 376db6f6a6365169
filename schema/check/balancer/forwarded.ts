// What the balancer or proxy in front does to X-Forwarded-Proto and its like.
import { type Forwarded, forwardedNames } from '../../catalogue/forwarded.ts';
import { methodOf } from '../../catalogue/switches.ts';
import { passesScheme } from '../../trace/index.ts';
import { TUNNEL } from '../entrance/tunnels.ts';
import type { Front } from './front.ts';

const SCHEME: Forwarded = { proto: 'replaces' };
const REQUEST: Forwarded = { proto: 'replaces', host: 'replaces', port: 'replaces', underscores: 'drops' };

/**
 * What controllers in the cluster do by default, by the class that they are known by. Seen by requests through the programs:
 * ingress-nginx 1.15.1, Traefik 3.7.15, Envoy 1.40.0 set up as Istio, Contour and Cilium do it, HAProxy 2.8.25 as haproxy-ingress does.
 */
const BY_CLASS: readonly (readonly [RegExp, Forwarded])[] = [
	[/nginx|webapprouting/i, REQUEST],
	[/traefik/i, { ...REQUEST, prefix: 'removes' }],
	[/istio|contour|cilium|envoy|haproxy/i, SCHEME],
];

/** Of a proxy that nobody knows, nothing is said against it. */
const UNKNOWN: Forwarded = {
	...Object.fromEntries(forwardedNames.map((name) => [name, 'replaces'])),
	underscores: 'drops',
};

/** What the front writes, where it reads requests. */
export function forwardedOf(front: Front): Forwarded {
	const written = byDefault(front);
	if (!front.proxy || !passesScheme(front.proxy.proxy)) return written;
	// Set so that it believes everybody about these.
	const { proto: _, host: __, port: ___, ...others } = written;
	return others;
}

function byDefault({ product, className = '', byIngress }: Front): Forwarded {
	if (product) {
		const header = methodOf(product, 'httpHeaders')?.header;
		return header?.forwarded ?? UNKNOWN;
	}
	// The edge that a tunnel leads from writes the scheme; the tunnel itself writes nothing.
	if (className === TUNNEL) return SCHEME;
	const [, known = UNKNOWN] = (byIngress && BY_CLASS.find(([pattern]) => pattern.test(className))) || [];
	return known;
}
