// Alibaba's Network Load Balancer, as the controller makes it.
import type { Service, ServicePort } from '../../service.ts';
import type { Balancer, BalancerPort, Cluster } from '../../types.ts';
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
			portRanges: rangesOf(service).map(({ from, to, port }) => `${from}-${to}:${port}`),
		},
	};
}

function portOf(service: Service, cluster: Cluster, port: ServicePort): BalancerPort {
	const protocol = protocolOf(service, 'nlb', port) ?? port.protocol;
	const spoken = protocol === 'TCPSSL' ? 'tcp' : protocol.toLowerCase();
	const [proxy, keeps] = [read(service, 'proxy-protocol'), read(service, 'preserve-client-ip')];
	const range = rangesOf(service).find((one) => one.port === port.port);
	const isRange = range !== undefined && targetsPods(service, cluster);
	const settings = checkSettings(service, 'nlb', spoken);
	const check = isRange ? rangeCheck(settings, port) : settings;
	return {
		port: isRange ? range.from : port.port,
		frontend: protocol === 'TCPSSL' ? 'tls' : spoken,
		backend: spoken,
		proxyProtocol: isOn(proxy) ? 2 : 0,
		...targetOf(service, cluster, port),
		...(isRange ? { targetPort: null } : {}),
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

/** A listener of many ports has targets of many ports: the check goes to the one that the Service names. */
function rangeCheck(settings: ReturnType<typeof checkSettings>, { targetPort }: ServicePort) {
	const port = String(targetPort);
	if (settings.state === '') return { ...settings, state: 'on', port };
	return settings.port === '' ? { ...settings, port } : settings;
}

interface Range {
	readonly from: number;
	readonly to: number;
	readonly port: number;
}

/** Ports that a listener serves in place of the one of the Service: `1000-2000:80`. */
export function rangesOf(service: Service): readonly Range[] {
	return read(service, 'listener-port-range')
		.split(',')
		.flatMap((item) => {
			const [, from, to, port] = /^([0-9]+)-([0-9]+):([0-9]+)$/.exec(item) ?? [];
			return port === undefined ? [] : [{ from: Number(from), to: Number(to), port: Number(port) }];
		});
}
