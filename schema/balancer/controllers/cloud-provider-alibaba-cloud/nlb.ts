// Alibaba's Network Load Balancer, as the controller makes it.
import type { Service, ServicePort } from '../../service.ts';
import type { Balancer, BalancerPort, Cluster } from '../../types.ts';
import { parseInteger } from '../../words.ts';
import { checkDecided, checkOf, checkSettings, targetOf, targetsDecided } from './ports.ts';
import { isOn, leavesListeners, protocolOf, read, targetsPods, whereIs } from './words.ts';

/** The balancer of a Service that is not refused. */
export function networkBalancer(service: Service, cluster: Cluster): Balancer {
	const address = read(service, 'address-type').toLowerCase();
	return {
		product: 'alibaba nlb',
		scheme:
			address === '' || address === 'internet'
				? 'internet-facing'
				: address === 'intranet'
					? 'internal'
					: null,
		ports: leavesListeners(service) ? [] : service.ports.map((port) => portOf(service, cluster, port)),
		// Ranges become a security group of their own, not a setting of the balancer.
		sourceRanges: [],
		facts: {
			sourceRangesHonoured: read(service, 'id') === '',
			status: 'hostname',
			ownsBalancer: read(service, 'id') === '',
			portRanges: service.ports.flatMap((port) => {
				const range = rangeOf(service, port);
				return range ? [`${range.from}-${range.to}:${port.port}`] : [];
			}),
		},
	};
}

function portOf(service: Service, cluster: Cluster, port: ServicePort): BalancerPort {
	const protocol = protocolOf(service, 'nlb', port) ?? port.protocol;
	const spoken = protocol === 'TCPSSL' ? 'tcp' : protocol.toLowerCase();
	const [proxy, keeps] = [read(service, 'proxy-protocol'), read(service, 'preserve-client-ip')];
	const range = targetsPods(service, cluster) ? rangeOf(service, port) : null;
	const settings = checkSettings(service, 'nlb', spoken);
	const check = range ? rangeCheck(settings, port) : settings;
	return {
		port: range ? range.from : port.port,
		frontend: protocol === 'TCPSSL' ? 'tls' : spoken,
		backend: spoken,
		proxyProtocol: isOn(proxy) ? 2 : 0,
		...targetOf(service, cluster, port),
		...(range ? { targetPort: null } : {}),
		keepsClientAddress: keeps === '' ? null : isOn(keeps),
		healthCheck: checkOf(check, 'nlb', spoken),
		decidedBy: {
			...targetsDecided(service),
			...checkDecided(service),
			...(proxy === '' ? {} : { proxyProtocol: whereIs(service, 'proxy-protocol') }),
			...(keeps === '' ? {} : { keepsClientAddress: whereIs(service, 'preserve-client-ip') }),
			...(read(service, 'protocol-port') === '' ? {} : { frontend: whereIs(service, 'protocol-port') }),
		},
	};
}

/** A listener of many ports has targets of many ports: the check goes to the one that the Service names by its number. */
function rangeCheck(settings: ReturnType<typeof checkSettings>, { targetPort }: ServicePort) {
	const port = typeof targetPort === 'number' ? String(targetPort) : '';
	if (settings.state === '') return { ...settings, state: 'on', port };
	return settings.port === '' ? { ...settings, port } : settings;
}

interface Range {
	readonly from: number;
	readonly to: number;
}

/**
 * Ports that a listener serves in place of the one of the Service: `1000-2000:80`. Null: none; undefined: an item up to the port's own
 * is wrong. What follows that item is not read.
 */
export function rangeOf(service: Service, { port }: ServicePort): Range | null | undefined {
	const list = read(service, 'listener-port-range');
	for (const item of list === '' ? [] : list.split(',')) {
		const [range = '', number, ...more] = item.split(':');
		if (number === undefined || more.length > 0) return undefined;
		if (number !== String(port)) continue;
		const [from, to, ...rest] = range.split('-').map(parseInteger);
		const isRange = rest.length === 0 && typeof from === 'number' && typeof to === 'number';
		return isRange && from < to && from >= 1 && to <= 65_535 ? { from, to } : undefined;
	}
	return null;
}
