// Health checks that Kong cannot answer.

import { methodOf } from '../../catalogue/switches.ts';
import { fieldPlace, portPlace } from '../../cluster/places.ts';
import { listenerOn } from '../balancer/front.ts';
import { madePort } from '../balancer/made-port.ts';
import { choosesProbe, encryptsAnew, httpHealthCheck } from '../balancer/signals.ts';
import type { EntrancePort } from '../entrance/entrances.ts';
import { finding } from '../object-findings.ts';
import { annotated, found, type HazardRule } from './hazard-rule.ts';

// One health check for all ports, by the backend protocol, on the first port.
export const tlsHealthCheck: HazardRule = (situation) => {
	const { entrance, product, kong, front } = situation;
	const name = encryptsAnew(front.annotations);
	const [first] = entrance.ports;
	if (!name || !first || front.byIngress || product?.entry.kind === 'pass-through') return [];
	const check = madePort(front, first)?.healthCheck;
	if (check && !/^(https|ssl|tls)$/.test(check.protocol)) return [];
	const listener = listenerOn(kong, first.container);
	if (listener === null || listener.ssl) return [];
	const args = { port: String(first.port), target: String(first.container) };
	return found(finding('health-check-tls', annotated(situation, name), args), 'all');
};

// PROXY is an attribute of the whole target group, its health checks included.
export const proxiedHealthCheck: HazardRule = (situation, port, { balancer }) => {
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

export const localHealthCheck: HazardRule = (situation, port, { balancer, targets }) => {
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
	// Where the controller's own view is known, it may ask Kong itself.
	if (madePort(situation.front, port)?.healthCheck?.port === 'traffic') return [];
	const { why, unless } = method.localBreaks;
	const cures = Object.entries(unless);
	if (cures.length > 0 && cures.every(([name, value]) => entrance.annotations[name]?.toLowerCase() === value))
		return [];
	const remedy =
		cures.length > 0 ? `, or set ${cures.map(([name, value]) => `${name}: ${value}`).join(' and ')}` : '';
	const place = fieldPlace(entrance.service, 'spec', 'externalTrafficPolicy');
	return found(finding('health-check-local', place, { product: title, why, remedy }), 'all');
};

export const appProtocol: HazardRule = ({ entrance, product, title, front }, port) => {
	const why = product?.entry.appProtocolNote;
	const { service, policy } = entrance;
	// Where the controller's own view is known, it may ask something else.
	const check = madePort(front, port)?.healthCheck;
	if (check && !(/^https?$/.test(check.protocol) && /^(traffic|nodePort)$/.test(check.port))) return [];
	const applies = why && service && policy === 'Cluster' && entrance.type === 'LoadBalancer';
	const asksHttp = (one: EntrancePort) =>
		/^https?$/i.test(one.appProtocol ?? '') && !choosesProbe(entrance.annotations, one.port);
	if (!applies || !asksHttp(port)) return [];
	const asking = entrance.ports.filter(asksHttp);
	const place = portPlace(service, asking.length > 1 ? '*' : port, 'appProtocol');
	const value = [...new Set(asking.map((one) => one.appProtocol))].join(' and ');
	const makes = value.includes(' and ') ? 'make' : 'makes';
	return found(finding('health-check-app-protocol', place, { product: title, value, makes, why }), 'all');
};
