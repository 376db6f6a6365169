// Standalone network endpoint groups: GKE keeps the pods' addresses in them, and somebody makes a load balancer of Google's over them.
// https://cloud.google.com/kubernetes-engine/docs/how-to/standalone-neg

import { covers } from '../../address/ranges.ts';
import { catalogue } from '../../catalogue/index.ts';
import { overStandaloneNeg } from '../../catalogue/recognised.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { isEveryone } from '../../trace/index.ts';
import { listenerOn } from '../balancer/front.ts';
import type { Product } from '../balancer/product.ts';
import type { KongSide } from '../gateway/kong.ts';

const EXPOSES = /"exposed_ports"\s*:\s*(\{.*)/s;

/** The ports of a Service that have such a group; null where none has. */
export function exposedPorts(annotations: { readonly [name: string]: string }): readonly number[] | null {
	const text = annotations['cloud.google.com/neg'] ?? '';
	const [, ports] = EXPOSES.exec(text.slice(0, text.lastIndexOf('}') + 1)) ?? [];
	if (ports === undefined) return null;
	const named = [...ports.matchAll(/"([0-9]+)"\s*:/g)].map(([, port]) => Number(port));
	return named.length > 0 ? named : null;
}

/** The ranges from which Google's global load balancers call. */
const GLOBAL = '35.191.0.1';

/**
 * What is taken to stand before such a group: none of the products that can do so keeps the source, and Kong's settings suppose one
 * that sends PROXY, or one that writes a header, from Google's global ranges or from a subnet.
 */
export function productOverGroup(kong: KongSide, containers: readonly number[]): Product | null {
	const proxied = containers.some((port) => listenerOn(kong, port)?.proxyProtocol);
	const subnet = kong.trusted.length > 0 && !kong.trusted.some(isEveryone) && !covers(kong.trusted, GLOBAL);
	const fitting = overStandaloneNeg.filter((id) => {
		const { recommended, find }: LoadBalancer = catalogue[id];
		if (proxied) return recommended === 'proxyProtocol';
		return recommended === 'httpHeaders' && (find.loadBalancer.ranges === undefined) === subnet;
	});
	const id = fitting[0];
	return id === undefined ? null : { id, entry: catalogue[id], by: 'manifests' };
}
