// Remarks about the health check of an NLB: whether what it asks will answer.
import type { Service } from '../../service.ts';
import type { BalancerPort, HealthCheck, Remark } from '../../types.ts';
import { names, wordOf } from './service-annotations.ts';
import { asksKubeProxy } from './service-health.ts';
import { remark, type Seen } from './service-seen.ts';

const settings = [names.checkProtocol, names.checkPort, names.checkPath];

export function remarksOfHealth(seen: Seen): Remark[] {
	const { service, nlb } = seen;
	const checks = nlb.ports.flatMap((port) => (port.healthCheck ? [[port, port.healthCheck] as const] : []));
	// All target groups get the same check: one remark tells of all.
	const [first] = checks.flatMap(([port, check]) => trouble(seen, port, check));
	const idle = wordOf(service, names.checkPath) !== undefined && checks.some(([, { path }]) => path === null);
	return [
		...(first ? [first] : []),
		...(idle
			? [remark(service, names.checkPath, 'note', 'a TCP check has no path', `${names.checkProtocol}: http`)]
			: []),
	];
}

function trouble({ service, settings }: Seen, port: BalancerPort, check: HealthCheck): Remark[] {
	const where = whereOf(service);
	const local = port.targets !== null && port.targets !== 'alb' && asksKubeProxy(service, port.targets);
	const http = check.protocol !== 'tcp';
	if (http && port.proxyProtocol === 2) return [underProxy(service, where, check, local)];
	if (local && !http && check.port === 'healthCheckNodePort')
		return [
			remark(
				service,
				where,
				'risk',
				"kube-proxy's port accepts connections on every node, so with a TCP check nodes without a pod of the Service stay healthy",
				'http',
			),
		];
	if (http && check.port === 'traffic') return [onTraffic(service, where, check)];
	if (port.targets === 'nodes' && /^\d+$/.test(check.port) && !isNodePort(service, check.port))
		return [
			remark(
				service,
				where,
				'risk',
				`the NLB checks port ${check.port} of each node, not of a pod: the targets are nodes${settings.targetType === 'ip' ? ', although the default is ip' : ''}`,
			),
		];
	return [];
}

/** Once PROXY v2 is on, health checks carry its header as well. */
function underProxy(service: Service, where: string, check: HealthCheck, local: boolean): Remark {
	if (check.port === 'traffic') return onTraffic(service, where, check);
	const asked =
		local && check.port === 'healthCheckNodePort' ? 'kube-proxy' : `what listens on port ${check.port}`;
	return remark(
		service,
		where,
		'broken',
		`health checks carry the PROXY v2 header too, and ${asked} cannot read it: every target becomes unhealthy`,
		`${names.checkProtocol}: tcp, ${names.checkPort}: traffic-port`,
	);
}

function onTraffic(service: Service, where: string, { path }: HealthCheck): Remark {
	const codes = wordOf(service, names.checkCodes) ?? '200-399';
	return remark(
		service,
		where,
		'risk',
		`the NLB checks Kong's proxy ports at ${path ?? '/'} and expects ${codes}: without a route for it Kong answers 404, and a TLS port answers no plain HTTP`,
	);
}

/** The setting to blame; where none is given, traffic policy Local made the check, and the PROXY setting broke it. */
function whereOf(service: Service): string {
	const given = settings.find((name) => wordOf(service, name) !== undefined);
	const proxy = [names.proxyProtocol, names.proxyProtocolPerTargetGroup, names.targetGroupAttributes];
	return given ?? proxy.find((name) => wordOf(service, name) !== undefined) ?? names.checkProtocol;
}

function isNodePort({ ports, healthCheckNodePort }: Service, number: string): boolean {
	return (
		/^3[0-2]\d{3}$/.test(number) ||
		[healthCheckNodePort, ...ports.map(({ nodePort }) => nodePort)].includes(Number(number))
	);
}
