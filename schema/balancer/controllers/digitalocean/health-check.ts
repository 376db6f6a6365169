// The health check of a DigitalOcean balancer: one for all its ports.
import { checkedNodePort, nodePortOf } from '../../cloud.ts';
import type { Service, ServicePort } from '../../service.ts';
import type { HealthCheck } from '../../types.ts';
import { listedPorts } from './rules.ts';
import { checks, type LbType } from './settings.ts';

/** The port whose node port is checked, where the check is the author's own. */
export function checkedPort(service: Service): ServicePort | undefined {
	const [wanted] = listedPorts(service, checks.port) ?? [];
	return wanted === undefined
		? service.ports.find(({ protocol }) => protocol === 'TCP')
		: service.ports.find(({ port }) => port === wanted);
}

/** The check, seen from a port: kube-proxy's, unless the override annotation is there, with whatever value. */
export function checkOf(service: Service, port: ServicePort, type: LbType): HealthCheck {
	const { annotations, policy } = service;
	if (annotations[checks.override] === undefined)
		return policy === 'Local'
			? { protocol: 'http', port: 'healthCheckNodePort', path: '/healthz' }
			: { protocol: 'http', port: '10256', path: '/healthz' };
	const path = annotations[checks.path] || null;
	const protocol = annotations[checks.protocol] || (path === null ? 'tcp' : 'http');
	return { protocol, port: portOfCheck(service, port, type), path };
}

function portOfCheck(service: Service, port: ServicePort, type: LbType): string {
	const checked = checkedPort(service);
	if (!checked) return 'nodePort';
	if (type === 'REGIONAL') return checkedNodePort(service, port, checked);
	// Requests go to the Service's own port there, the check to a node port.
	const number = nodePortOf(service, checked);
	return number === null ? 'nodePort' : String(number);
}
