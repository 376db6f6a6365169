// What stops traffic without being seen in the path of a request: health checks, status addresses, announcements, HTTP listeners.
import { isPrivate } from '../explain/ranges.ts';
import type { EntrancePort } from './entrances.ts';
import { finding } from './find.ts';
import type { Situation } from './follow.ts';
import { foreignHostnameAnnotation } from './foreign.ts';
import { methodOf, proxySwitches, settingText } from './methods.ts';
import { listenerOn, type PortMode } from './mode.ts';
import { at, items, text } from './objects.ts';
import { annotationPlace, fieldPlace, type Place, portPlace } from './places.ts';
import { choosesProbe, encryptsAnew, httpHealthCheck } from './signals.ts';
import type { CheckFinding } from './types.ts';

export interface Hazard {
	readonly finding: CheckFinding;
	/** What it breaks: all traffic of the port, that of some nodes, that of callers inside the cluster, of clients that need https. */
	readonly breaks: 'all' | 'someNodes' | 'inside' | 'https';
	/** Whether no packet arrives at all, so that what would be lost afterwards is not yet of interest. */
	readonly hushes?: true;
}

/** The hazards of one port of an entrance. */
export function hazardsOf(situation: Situation, port: EntrancePort, mode: PortMode): Hazard[] {
	const all = [
		tlsUnserved,
		reencrypted,
		tlsHealthCheck,
		proxiedHealthCheck,
		localHealthCheck,
		appProtocol,
		hairpin,
		hostname,
		leaseholder,
	];
	return all.flatMap((hazard) => hazard(situation, port, mode));
}

type Rule = (situation: Situation, port: EntrancePort, mode: PortMode) => Hazard[];

const found = (finding: CheckFinding, breaks: Hazard['breaks']): Hazard[] => [{ finding, breaks }];

/** An annotation's place: on the Ingress or Gateway if it stands there, else on the Service. */
function annotated({ entrance }: Situation, name: string): Place | null {
	const { front, service } = entrance;
	const object =
		[front, service].find(
			(one) => one && text(at(one.body, 'metadata', 'annotations', name)) !== undefined,
		) ??
		front ??
		service;
	return object ? annotationPlace(object, name) : null;
}

// HTTP listeners for all ports, while clients speak TLS on one and the balancer has no certificate for it.
const tlsUnserved: Rule = (situation, port, { tlsUnserved: unserved, httpBy }) => {
	if (!unserved || httpBy === null) return [];
	const [proxy] = (situation.product && proxySwitches(situation.product.entry)) ?? [];
	const args = {
		port: String(port.port),
		proxy: proxy ? settingText(proxy.name, proxy.wanted) : 'none here',
	};
	return found(finding('http-listener-for-tls', annotated(situation, httpBy), args), 'all');
};

// A proxy that ends TLS and begins it anew puts its PROXY header where Kong does not look for it.
const reencrypted: Rule = (situation, port, { balancer }) => {
	const name = encryptsAnew(situation.front.annotations);
	if (
		!name ||
		balancer?.tls !== 'again' ||
		balancer.proxyProtocol === null ||
		situation.product?.entry.kind === 'pass-through'
	)
		return [];
	return found(
		finding('reencryption-with-proxy', annotated(situation, name), { port: String(port.port) }),
		'all',
	);
};

// One health check for all ports, by the backend protocol, on the first port.
const tlsHealthCheck: Rule = (situation) => {
	const { entrance, product, kong, front } = situation;
	const name = encryptsAnew(front.annotations);
	const [first] = entrance.ports;
	if (!name || !first || front.byIngress || product?.entry.kind === 'pass-through') return [];
	const listener = listenerOn(kong, first.container);
	if (listener === null || listener.ssl) return [];
	const args = { port: String(first.port), target: String(first.container) };
	return found(finding('health-check-tls', annotated(situation, name), args), 'all');
};

// PROXY is an attribute of the whole target group, its health checks included.
const proxiedHealthCheck: Rule = (situation, port, { balancer }) => {
	const check = httpHealthCheck(situation.front.annotations);
	if (
		!check ||
		balancer?.proxyProtocol === null ||
		balancer?.protocol !== 'tcp' ||
		situation.product?.entry.kind !== 'pass-through'
	)
		return [];
	const target = check.port ?? port.container;
	// On the traffic port the listener reads the header, and a route or status code decides.
	if (check.port === null || listenerOn(situation.kong, target)?.proxyProtocol) return [];
	return found(
		finding('health-check-proxy', annotated(situation, check.annotation), { target: `port ${target}` }),
		'all',
	);
};

const localHealthCheck: Rule = (situation, _port, { balancer, targets }) => {
	const { entrance, product, title } = situation;
	const method = product && methodOf(product.entry, 'proxyProtocol');
	if (
		!method?.localBreaks ||
		!balancer?.proxyProtocol ||
		targets === 'pods' ||
		entrance.policy !== 'Local' ||
		!entrance.service
	)
		return [];
	const { why, unless } = method.localBreaks;
	const cures = Object.entries(unless);
	if (cures.length > 0 && cures.every(([name, value]) => entrance.annotations[name]?.toLowerCase() === value))
		return [];
	const remedy =
		cures.length > 0 ? `, or set ${cures.map(([name, value]) => `${name}: ${value}`).join(' and ')}` : '';
	const place = fieldPlace(entrance.service, 'spec', 'externalTrafficPolicy');
	return found(finding('health-check-local', place, { product: title, why, remedy }), 'all');
};

const appProtocol: Rule = ({ entrance, product, title }, port) => {
	const why = product?.entry.appProtocolNote;
	const { service, policy } = entrance;
	const applies = why && service && policy === 'Cluster' && entrance.type === 'LoadBalancer';
	if (!applies || !/^https?$/i.test(port.appProtocol ?? '') || choosesProbe(entrance.annotations)) return [];
	const several = entrance.ports.filter((one) => /^https?$/i.test(one.appProtocol ?? '')).length > 1;
	const place = portPlace(service, several ? '*' : port, 'appProtocol');
	const value = [...new Set(entrance.ports.map((one) => one.appProtocol).filter(Boolean))].join(' and ');
	return found(finding('health-check-app-protocol', place, { product: title, value, why }), 'all');
};

/** Addresses in the status that kube-proxy takes for the cluster's own. */
function shortcuts({ entrance }: Situation): string[] {
	if (entrance.type !== 'LoadBalancer') return [];
	return items(at(entrance.service?.body, 'status', 'loadBalancer', 'ingress'))
		.filter((one) => at(one, 'ipMode') !== 'Proxy')
		.flatMap((one) => text(at(one, 'ip')) ?? []);
}

// https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-ip-mode
const hairpin: Rule = (situation, _port, { balancer }) => {
	const { entrance, product } = situation;
	const [ip] = shortcuts(situation);
	if (!ip || !balancer?.proxyProtocol || !entrance.service) return [];
	const suggested = Object.keys((product && methodOf(product.entry, 'proxyProtocol')?.suggested) ?? {});
	const name = product?.entry.hostnameAnnotation ?? suggested.find((one) => /ip-mode|hostname/.test(one));
	const fix = name
		? `Set ${name}, so that the status has a host name (or ipMode Proxy) in place of the address.`
		: 'Give these callers a plain listener with a Service of its own.';
	const place = name
		? annotationPlace(entrance.service, name)
		: fieldPlace(entrance.service, 'status', 'loadBalancer', 'ingress');
	return found(finding('hairpin', place, { ip, fix }), 'inside');
};

// Packets that are still addressed to the balancer need kube-proxy's rule for that address.
const hostname: Rule = (situation, _port, { packetSource, targets }) => {
	const { entrance, product, title } = situation;
	if (
		product?.entry.kind !== 'pass-through' ||
		packetSource !== 'client' ||
		targets !== 'nodes' ||
		!entrance.service
	)
		return [];
	const name = foreignHostnameAnnotation(product.entry).find(
		(one) => entrance.annotations[one] !== undefined,
	);
	if (!name) return [];
	const hazard = finding('hostname-on-pass-through', annotationPlace(entrance.service, name), {
		product: title,
	});
	return [{ finding: hazard, breaks: 'all', hushes: true }];
};

// A method that needs Cluster, on a product that asks no health check: Local drops what reaches a node without a pod.
const leaseholder: Rule = ({ entrance, product, title, pod }) => {
	const method = product && methodOf(product.entry, 'externalTrafficPolicy');
	const { service, policy } = entrance;
	if (!product || !method || !service || policy !== 'Local' || pod.workload.kind === 'DaemonSet') return [];
	if (
		product.entry.followsHealthCheckNodePort ||
		!method.policyRequired ||
		method.externalTrafficPolicy !== 'Cluster'
	)
		return [];
	const place = fieldPlace(service, 'spec', 'externalTrafficPolicy');
	return found(finding('local-without-pod', place, { product: title }), 'someNodes');
};

/** Whether anybody inside the cluster is among those whom Kong trusts, as far as ranges are known. */
export function insiders(
	trusted: readonly string[],
	inside: readonly string[],
	overlaps: (a: string, b: string) => boolean,
): string[] {
	return trusted.filter((block) =>
		inside.length > 0 ? inside.some((one) => overlaps(block, one)) : isPrivate(block) || block.endsWith('/0'),
	);
}
