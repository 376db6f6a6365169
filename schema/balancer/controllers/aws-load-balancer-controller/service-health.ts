// The health check of an NLB's target groups: one set of annotations for all of them.
import { annotationAt, type Service } from '../../service.ts';
import type { HealthCheck } from '../../types.ts';
import { parseInteger } from '../../words.ts';
import { checkInteger, names, Refused, refuse, wordOf } from './service-annotations.ts';
import type { Settings } from './service-settings.ts';

/** Whether the controller asks kube-proxy, on each node, whether the node has a pod of the Service. */
export function asksKubeProxy(service: Service, targets: 'nodes' | 'pods'): boolean {
	return targets === 'nodes' && service.policy === 'Local' && service.type === 'LoadBalancer';
}

/**
 * What the NLB asks.
 * @param base the Service that has the annotations; another one than `service` only behind an action.
 */
export function checkOf(
	base: Service,
	service: Service,
	targets: 'nodes' | 'pods',
	settings: Settings,
): HealthCheck {
	const local = asksKubeProxy(service, targets);
	const protocol = (wordOf(base, names.checkProtocol) ?? (local ? 'HTTP' : 'TCP')).toUpperCase();
	if (!['TCP', 'HTTP', 'HTTPS'].includes(protocol))
		refuse(base, names.checkProtocol, `${names.checkProtocol} must be TCP, HTTP or HTTPS`);
	const path = protocol === 'TCP' ? null : (wordOf(base, names.checkPath) ?? (local ? '/healthz' : '/'));
	const port = portOf(base, service, targets, local);
	checkInteger(base, names.checkInterval);
	if (settings.gate('NLBHealthCheckAdvancedConfig')) checkInteger(base, names.checkTimeout);
	checkInteger(base, names.checkHealthyThreshold);
	checkInteger(base, names.checkUnhealthyThreshold);
	return { protocol: protocol.toLowerCase(), port, path };
}

function portOf(base: Service, service: Service, targets: 'nodes' | 'pods', local: boolean): string {
	const word = wordOf(base, names.checkPort);
	if (word === undefined) return local ? 'healthCheckNodePort' : 'traffic';
	if (word === 'traffic-port') return 'traffic';
	const number = parseInteger(word);
	if (number !== null) return String(number);
	const where = annotationAt(base.object, names.checkPort);
	const named = service.ports.find(({ name }) => name === word);
	if (named === undefined)
		throw new Refused(`${names.checkPort} names no port of the Service ${service.name}: ${word}`, where);
	if (targets === 'nodes') return named.nodePort === null ? 'nodePort' : String(named.nodePort);
	const target = named.targetPort || named.port;
	if (typeof target === 'number') return String(target);
	throw new Refused(
		`${names.checkPort} cannot name a port of the Service whose target port is a name too`,
		where,
	);
}
