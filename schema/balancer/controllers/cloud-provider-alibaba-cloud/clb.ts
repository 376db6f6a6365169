// Alibaba's Classic Load Balancer, as the controller makes it.
import type { Service, ServicePort } from '../../service.ts';
import type { Balancer, BalancerPort, Cluster } from '../../types.ts';
import { checkDecided, checkOf, checkSettings, targetOf, targetsDecided } from './ports.ts';
import { leavesListeners, protocolOf, read, whereIs } from './words.ts';

/** The balancer of a Service that is not refused. */
export function classicBalancer(service: Service, cluster: Cluster): Balancer {
	const address = read(service, 'address-type');
	return {
		product: 'alibaba clb',
		// Another word goes to the API as it is.
		scheme:
			address === '' || address === 'internet'
				? 'internet-facing'
				: address === 'intranet'
					? 'internal'
					: null,
		ports: leavesListeners(service) ? [] : service.ports.map((port) => portOf(service, cluster, port)),
		sourceRanges: [],
		facts: {
			sourceRangesHonoured: false,
			status: read(service, 'hostname') === '' ? 'ip' : 'hostname',
			ownsBalancer: read(service, 'id') === '',
		},
	};
}

function portOf(service: Service, cluster: Cluster, port: ServicePort): BalancerPort {
	const protocol = protocolOf(service, 'clb', port) ?? port.protocol.toLowerCase();
	const isHttp = protocol === 'http' || protocol === 'https';
	const word = read(service, 'proxy-protocol');
	return {
		port: port.port,
		frontend: protocol,
		backend: isHttp ? 'http' : protocol,
		// HTTP listeners have no such field; elsewhere only this very word is on.
		proxyProtocol: !isHttp && word === 'on' ? 2 : 0,
		...targetOf(service, cluster, port),
		keepsClientAddress: null,
		healthCheck: checkOf(checkSettings(service, 'clb', protocol), 'clb', protocol),
		decidedBy: {
			...targetsDecided(service),
			...checkDecided(service),
			...(word === '' ? {} : { proxyProtocol: whereIs(service, 'proxy-protocol') }),
			...(read(service, 'protocol-port') === ''
				? {}
				: { frontend: whereIs(service, 'protocol-port'), backend: whereIs(service, 'protocol-port') }),
		},
	};
}
