// Which rules of the balancer the Azure provider makes for a Service's ports.
import { annotationAt, portAt, type Service, type ServicePort } from '../../service.ts';
import type { BalancerPort } from '../../types.ts';
import { type CommonProbe, commonProbe, nodePortOf, ownProbe, type Probe, probeOf } from './probes.ts';
import { annotation, familiesOf, isOn, isRefusal, numberIn, ofPort, type Refusal } from './settings.ts';

/** The rules, one for each port; or why the provider gives up before it writes any. */
export function portsOf(
	service: Service,
	settings: { readonly [name: string]: string },
): readonly BalancerPort[] | Refusal {
	const common = commonProbe(service, settings);
	if (isRefusal(common)) return common;
	if (hasAllPorts(service)) return allPorts(service, common);
	const rules: BalancerPort[] = [];
	for (const port of service.ports) {
		if (isOn(service, ofPort(port.port, 'no_lb_rule'))) continue;
		const rule = ruleOf(service, port, common);
		if (isRefusal(rule)) return rule;
		rules.push(rule);
	}
	return rules;
}

function ruleOf(service: Service, port: ServicePort, common: CommonProbe | null): BalancerPort | Refusal {
	const frontend = protocolOf(service, port);
	if (isRefusal(frontend)) return frontend;
	const wrong = idleTimeout(service);
	if (isRefusal(wrong)) return wrong;
	const probe = probeOf(service, port, common);
	if (isRefusal(probe)) return probe;
	const { object } = service;
	return {
		...rule(probe),
		port: port.port,
		frontend,
		backend: frontend,
		targetPort: usesFloatingIp(service) ? String(port.port) : nodePortOf(service, port),
		...(probe.at
			? { decidedBy: { healthCheck: probe.at } }
			: frontend === 'tcp'
				? {}
				: { decidedBy: { frontend: portAt(object, port, 'protocol') } }),
	};
}

/** What a rule of the provider always has. */
function rule({ check }: Probe): Omit<BalancerPort, 'port' | 'frontend' | 'backend' | 'targetPort'> {
	return { proxyProtocol: 0, targets: 'nodes', keepsClientAddress: true, healthCheck: check };
}

/** High availability ports: one rule for all ports and protocols. */
function allPorts(service: Service, common: CommonProbe | null): readonly BalancerPort[] | Refusal {
	const wrong = idleTimeout(service);
	if (isRefusal(wrong)) return wrong;
	const probe =
		common ??
		service.ports
			.map((port) => ownProbe(service, port, null))
			.find((one): one is Probe => one !== null && !isRefusal(one));
	return [
		{
			...rule(probe ?? { check: null }),
			port: 0,
			frontend: 'all',
			backend: 'all',
			targetPort: '0',
			decidedBy: { frontend: annotationAt(service.object, annotation.haPorts) },
		},
	];
}

function protocolOf(service: Service, port: ServicePort): string | Refusal {
	const at = portAt(service.object, port, 'protocol');
	if (port.protocol === 'TCP' || port.protocol === 'UDP') return port.protocol.toLowerCase();
	if (port.protocol !== 'SCTP') return { refusal: 'a port must be of protocol TCP, UDP or SCTP', at };
	// An internal balancer takes it by a rule for all protocols.
	if (isOn(service, annotation.internal)) return 'all';
	return { refusal: 'only an internal balancer takes protocol SCTP', at };
}

/** Whether one rule leads all ports to the nodes: only an internal balancer has such a rule. */
export function hasAllPorts(service: Service): boolean {
	return isOn(service, annotation.internal) && isOn(service, annotation.haPorts);
}

/**
 * Whether packets keep the frontend's address and port. An internal frontend of IPv6 cannot have that; a rule for all ports keeps
 * it, whatever the annotation says.
 */
export function usesFloatingIp(service: Service): boolean {
	if (isOn(service, annotation.noFloatingIp) && !hasAllPorts(service)) return false;
	return !(isOn(service, annotation.internal) && familiesOf(service)[0] === 'IPv6');
}

const idleTimeout = (service: Service) =>
	numberIn(service, annotation.idleTimeout, [4, 100], 'the idle timeout in minutes');
