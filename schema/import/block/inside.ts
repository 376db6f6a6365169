// A Service of type ClusterIP: nothing outside the cluster reaches it by itself. What is in front is a proxy in the cluster, a target group
// that is made elsewhere, or nothing.
import type { LoadBalancer } from '../../catalogue/types.ts';
import { pathText } from '../../text/path.ts';
import type { Ends, GatewayEnd, Given, ImportFinding } from '../types.ts';
import type { Balancer } from './balancer.ts';
import type { Case, Refusal, StrategyVerdict } from './strategy-parts.ts';
import { byProxy } from './strategy-proxy.ts';

/** Whether the Service stays in the cluster, and no product of the catalogue is known to lead there. */
export function isInside({ service }: Ends, { entry }: Pick<Balancer, 'entry'>): boolean {
	return service.type.value === 'ClusterIP' && !service.hostPorts && !reachesClusterIp(entry);
}

/** Products that lead to pods, or for which an Ingress or Gateway is made. */
function reachesClusterIp({ service, ingress, gateway }: LoadBalancer): boolean {
	return service.type === 'ClusterIP' || service.hostPorts === true || Boolean(ingress ?? gateway);
}

/** The strategy inside the cluster: a header or PROXY where the source reads them, else none. */
export function insideStrategy(given: Case): StrategyVerdict | Refusal {
	const { ends, said, balancer } = given;
	if (said === 'externalTrafficPolicy') return { refused: localInside(ends) };
	if (said === 'proxyProtocol' || (said === null && speaksProxy(ends.gateway, balancer)))
		return byProxy(given);
	const header = said === 'none' ? null : headerInside(ends);
	if (header) return { strategy: 'httpHeaders', cdn: null, header: header.value, findings: [proxied(ends)] };
	if (said === 'httpHeaders')
		return { strategy: 'httpHeaders', cdn: null, header: 'X-Forwarded-For', findings: [] };
	return { strategy: 'none', cdn: null, header: null, findings: said === 'none' ? [] : [asItIs(ends)] };
}

function speaksProxy({ listeners, header }: GatewayEnd, { sendsProxy }: Balancer): boolean {
	return listeners.some(({ proxy }) => proxy) || header?.value === 'proxy_protocol' || sendsProxy === 'on';
}

/** The header of the proxy in front: as it is named, as every Ingress controller writes it, or as the gateway reads it by itself. */
function headerInside({ front, gateway }: Ends): Given<string> | null {
	const { header, trusted, unsaidHeader } = gateway;
	if (header && header.value !== 'proxy_protocol') return header;
	if (front) return { value: 'X-Forwarded-For', path: null };
	return trusted?.path && unsaidHeader ? { value: unsaidHeader, path: null } : null;
}

function typeOf({ service }: Ends): string {
	const { path } = service.type;
	if (path?.at(-1) === 'enabled') return `${pathText(path)} is false: the type of the Service`;
	return path ? pathText(path) : 'The type of the Service';
}

function proxied(ends: Ends): ImportFinding {
	const { front, gateway } = ends;
	const says = front ?? gateway.header ?? gateway.trusted;
	const args = { type: typeOf(ends), by: says?.path ? pathText(says.path) : 'the source' };
	return { code: 'import-inside-proxied', args, path: ends.service.type.path };
}

function asItIs(ends: Ends): ImportFinding {
	const { targetGroup, type } = ends.service;
	const path = type.path;
	if (!targetGroup) return { code: 'import-inside', args: { type: typeOf(ends) }, path };
	return {
		code: 'import-target-group',
		args: { type: typeOf(ends), by: targetGroup.value },
		path: targetGroup.path,
	};
}

function localInside(ends: Ends): ImportFinding {
	return { code: 'import-inside-local', args: { type: typeOf(ends) }, path: ends.service.type.path };
}
