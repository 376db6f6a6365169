// The listeners of Oracle's two balancers as the controller asks for them.
import type { Service, ServicePort } from '../../service.ts';
import { parseInteger } from '../../words.ts';
import { common, lb, nlb, productOf } from './words.ts';

export interface Listener {
	/** By which a later sync finds it again. */
	readonly name: string;
	readonly port: ServicePort;
	/** As it is sent: `TCP`, `http`, `TCP_AND_UDP`. */
	readonly protocol: string;
	/** The certificate on the listener; null without TLS. */
	readonly certificate: string | null;
	/** Whether the balancer speaks TLS to its targets. */
	readonly tlsToTargets: boolean;
	/** PROXY version; 0 for a written off, null where the controller leaves the field out. */
	readonly proxy: number | null;
	/** Names of rule sets; null where the annotation is not there, and the controller lets them be. */
	readonly ruleSets: string | null;
}

/** The listeners of a Service. Call it only for Services that are not refused. */
export function listenersOf(service: Service): readonly Listener[] {
	return productOf(service) === 'nlb' ? networkListeners(service) : balancerListeners(service);
}

function networkListeners({ annotations, ports }: Service): Listener[] {
	const word = annotations[nlb.proxy]?.toLowerCase();
	const proxy = word === 'true' ? 2 : word === 'false' ? 0 : null;
	const more = { certificate: null, tlsToTargets: false, proxy, ruleSets: null };
	return ports.flatMap((port, index) => {
		const same = ports.filter((one) => one.port === port.port);
		if (same.length === 1)
			return [{ ...more, port, protocol: port.protocol, name: `${port.protocol}-${port.port}` }];
		// TCP and UDP on one port share one listener, which goes to the node port of the first.
		if (ports.findIndex((one) => one.port === port.port) !== index) return [];
		return [{ ...more, port, protocol: 'TCP_AND_UDP', name: `TCP_AND_UDP-${port.port}` }];
	});
}

function balancerListeners({ annotations, ports }: Service): Listener[] {
	const version = annotations[lb.proxyVersion];
	const timeout = annotations[lb.idleTimeout];
	// Without a version and without a timeout the listener's connection settings are left out as a whole.
	const proxy = version ? parseInteger(version) : timeout ? 0 : null;
	const rules = annotations[common.ruleSets];
	return ports.map((port) => {
		const protocol = balancerProtocol(annotations, port);
		const isTls = sslPortsOf(annotations).includes(port.port);
		return {
			// HTTP and TCP listeners of a port are one and the same to it, a GRPC listener is another.
			name: `${/^http$/i.test(protocol) ? 'TCP' : protocol}-${port.port}`,
			port,
			protocol,
			certificate: (isTls && secretName(annotations[lb.tlsSecret])) || null,
			tlsToTargets: isTls && secretName(annotations[lb.backendTlsSecret]) !== '',
			proxy,
			ruleSets: rules === undefined ? null : rules,
		};
	});
}

function balancerProtocol(annotations: Service['annotations'], port: ServicePort): string {
	const word = annotations[lb.backendProtocol];
	if (word === undefined) return port.protocol;
	return /^grpc$/i.test(word) ? 'GRPC' : word || 'TCP';
}

/** Ports that end TLS; numbers only, since everything else is refused. */
export function sslPortsOf(annotations: Service['annotations']): number[] {
	const list = annotations[lb.sslPorts];
	if (!list) return [];
	return list.split(',').flatMap((one) => parseInteger(one.trim()) ?? []);
}

/** The name in `name` or `namespace/name`. */
export function secretName(word: string | undefined): string {
	return (word?.includes('/') ? word.split('/')[1] : word) ?? '';
}
