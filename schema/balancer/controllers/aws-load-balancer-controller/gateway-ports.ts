// The ports of a Gateway's balancer: protocol, hosts, certificate.
import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import type { Cluster, Where } from '../../types.ts';
import { mayHaveCertificate } from './flags.ts';
import type { GatewayConfig } from './gateway-config.ts';
import type { GatewayListener } from './gateway-listeners.ts';
import { type Attached, hostsOf } from './gateway-routes.ts';
import { listenerConfig } from './layers.ts';
import { filled } from './lookup.ts';
import { Refusal } from './refusal.ts';

export interface GatewayPort {
	readonly port: number;
	/** What the listener speaks: `TCP`, `TLS`, `UDP`, `TCP_UDP`, `QUIC`, `TCP_QUIC`, `HTTP`, `HTTPS`. */
	readonly protocol: string;
	readonly routes: readonly Attached[];
	/** Hosts for which AWS Certificate Manager must hold a certificate. */
	readonly hostsToFind: readonly string[];
	readonly at: Where;
}

/** The ports that have routes, in their order. */
export function portsOf(
	gateway: KubeObject,
	listeners: readonly GatewayListener[],
	routes: ReadonlyMap<number, readonly Attached[]>,
	config: GatewayConfig,
	cluster: Cluster,
): GatewayPort[] {
	const numbers = [...routes.keys()].sort((a, b) => a - b);
	return numbers.flatMap((port) => {
		const own = listeners.filter((one) => one.valid && one.port === port);
		const [first] = own;
		if (!first) return [];
		const plain = protocolOf(own);
		const settings = listenerConfig(config, `${plain.toLowerCase()}:${port}`);
		const attached = routes.get(port) ?? [];
		const hostsToFind = certificateHosts(own, attached, plain, settings?.value, cluster, gateway);
		if (plain === 'TLS') checkAlpn(settings?.value, settings?.at);
		const at: Where = { object: first.parent, path: ['spec', 'listeners', first.index, 'protocol'] };
		return { port, protocol: quic(plain, settings?.value, settings?.at), routes: attached, hostsToFind, at };
	});
}

/** TLS that is passed through is TCP to the NLB; TCP and UDP on one port are one listener. */
function protocolOf(listeners: readonly GatewayListener[]): string {
	const names = new Set(
		listeners.map(({ protocol, body }) =>
			protocol === 'TLS' && at(body, 'tls', 'mode') === 'Passthrough' ? 'TCP' : protocol,
		),
	);
	const [first = '', ...others] = names;
	if (others.length === 0) return first;
	if (names.size === 2 && names.has('TCP') && names.has('UDP')) return 'TCP_UDP';
	throw new Refusal('listeners of one port have different protocols');
}

function quic(protocol: string, settings: unknown, where: Where | undefined): string {
	if (at(settings, 'quicEnabled') !== true) return protocol;
	if (protocol === 'UDP') return 'QUIC';
	if (protocol === 'TCP_UDP') return 'TCP_QUIC';
	throw new Refusal('QUIC is only for listeners of protocol UDP', where);
}

function checkAlpn(settings: unknown, where: Where | undefined): void {
	const policy = text(at(settings, 'alpnPolicy'));
	const known = ['None', 'HTTP1Only', 'HTTP2Only', 'HTTP2Preferred', 'HTTP2Optional'];
	if (policy !== undefined && !known.includes(policy))
		throw new Refusal(`alpnPolicy must be one of ${known.join(', ')}`, where);
}

/** A secure listener needs a certificate: named by the configuration, else found by its hosts. */
function certificateHosts(
	listeners: readonly GatewayListener[],
	routes: readonly Attached[],
	protocol: string,
	settings: unknown,
	cluster: Cluster,
	gateway: KubeObject,
): string[] {
	if (protocol !== 'HTTPS' && protocol !== 'TLS') return [];
	const named = [at(settings, 'defaultCertificate'), ...items(at(settings, 'certificates'))];
	if (named.some((one) => text(one) !== undefined)) return [];
	const [first] = listeners;
	const where: Where = { object: first?.parent ?? gateway, path: ['spec', 'listeners', first?.index ?? 0] };
	const hosts = [...listeners.flatMap(({ hostname }) => filled(hostname) ?? []), ...routes.flatMap(hostsOf)];
	if (hosts.length === 0)
		throw new Refusal(
			`port ${first?.port} needs a certificate: the LoadBalancerConfiguration names none, and there is no host to find one by`,
			where,
		);
	const missing = hosts.find((host) => !mayHaveCertificate(cluster, host));
	if (missing) throw new Refusal(`AWS Certificate Manager has no certificate for ${missing}`, where);
	return [...new Set(hosts)];
}
