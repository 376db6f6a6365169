// The health check of a target group of a Gateway.
import { at, text } from '../../../cluster/objects.ts';
import type { Service } from '../../service.ts';
import type { HealthCheck, Where } from '../../types.ts';
import { portOrName } from './annotation-values.ts';
import { field, type Layers } from './layers.ts';
import { Refusal } from './refusal.ts';
import { findPort, targetPortOf } from './target-group.ts';

/** Protocol of the check, where one is given. */
export function checkProtocol(check: unknown): string | undefined {
	const given = at(check, 'healthCheckProtocol');
	if (given === undefined || given === null) return undefined;
	return given === 'TCP' || given === 'HTTPS' ? given : 'HTTP';
}

/** What the balancer asks. */
export function healthCheckOf(
	layers: Layers,
	{ product }: { readonly product: 'nlb' | 'alb' },
	backend: string,
	version: string | null,
	service: Service,
	targets: 'nodes' | 'pods',
): HealthCheck {
	const given = field(layers, 'healthCheckConfig');
	const check = given?.value;
	const local = product === 'nlb' && targets === 'nodes' && service.policy === 'Local';
	const protocol = checkProtocol(check) ?? (product === 'alb' ? backend : local ? 'HTTP' : 'TCP');
	const path = version === 'GRPC' ? '/AWS.ALB/healthcheck' : local ? '/healthz' : '/';
	return {
		protocol: protocol.toLowerCase(),
		port: healthCheckPort(text(at(check, 'healthCheckPort')), local, service, targets, given?.at),
		path: protocol === 'TCP' ? null : (text(at(check, 'healthCheckPath')) ?? path),
	};
}

function healthCheckPort(
	given: string | undefined,
	local: boolean,
	service: Service,
	targets: 'nodes' | 'pods',
	where: Where | undefined,
): string {
	// kube-proxy answers on a port of its own for LoadBalancer Services alone; for others the field is 0.
	if (given === undefined && local) return service.type === 'LoadBalancer' ? 'healthCheckNodePort' : '0';
	if (given === undefined || given === 'traffic-port') return 'traffic';
	const wanted = portOrName(given);
	if (typeof wanted === 'number') return String(wanted);
	const port = findPort(service, wanted);
	if (!port)
		throw new Refusal(`healthCheckPort names ${wanted}, which is no port of Service ${service.name}`, where);
	if (targets === 'pods' && typeof port.targetPort === 'string')
		throw new Refusal("healthCheckPort cannot be a name while the Service's targetPort is a name", where);
	return targetPortOf(port, targets);
}

/** Status codes that pass. */
export function codesOf(layers: Layers, version: string | null): string {
	const matcher = at(field(layers, 'healthCheckConfig')?.value, 'matcher');
	return version === 'GRPC'
		? (text(at(matcher, 'grpcCode')) ?? '12')
		: (text(at(matcher, 'httpCode')) ?? '200-399');
}
