// Health checks of the Azure provider that will not do what their author means, or that a proxy does not pass.
import { annotationAt, type Service, type ServicePort } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { protocolOf } from './probes.ts';
import { annotation, isOn, isOnTrimmed, ofPort, sharesProbe } from './settings.ts';

export function remarksOnProbes(
	service: Service,
	settings: { readonly [name: string]: string },
): readonly Remark[] {
	const shared = service.policy !== 'Local' && sharesProbe(settings);
	const sendsProxy = isOnTrimmed(service, annotation.link) && isOnTrimmed(service, annotation.linkProxy);
	if (shared)
		return [
			...unread(service, 'all Services under traffic policy Cluster share one health check of kube-proxy'),
			...(sendsProxy
				? [
						{
							at: annotationAt(service.object, annotation.linkProxy),
							text: "the shared health check carries the PROXY header to kube-proxy's health port, which does not understand it, unless a program in front of it does",
							weight: 'risk',
						} as const,
					]
				: []),
		];
	if (service.policy === 'Local' && !sendsProxy) return onLocal(service);
	return service.ports.filter(({ protocol }) => protocol === 'TCP').flatMap((port) => onPort(service, port));
}

const forAll = [annotation.probeProtocol, annotation.probePath];

function unread({ annotations, object, ports }: Service, why: string): Remark[] {
	const own = ports.flatMap(({ port }) =>
		['port', 'protocol', 'request-path'].map((setting) => ofPort(port, `health-probe_${setting}`)),
	);
	return [...forAll, ...own]
		.filter((name) => annotations[name] !== undefined)
		.map((name) => ({ at: annotationAt(object, name), text: `it has no effect: ${why}`, weight: 'note' }));
}

/** Under traffic policy Local each node is asked whether it has a pod, unless a setting replaces that. */
function onLocal(service: Service): Remark[] {
	const { annotations, object, ports } = service;
	const remarks: Remark[] = forAll
		.filter((name) => annotations[name] !== undefined)
		.map((name) => ({
			at: annotationAt(object, name),
			text: 'it has no effect: under traffic policy Local health checks go to the health check node port',
			weight: 'note',
		}));
	for (const { port } of ports) {
		const [off, other] = [ofPort(port, 'no_probe_rule'), ofPort(port, 'health-probe_port')];
		if (isOn(service, off))
			remarks.push({
				at: annotationAt(object, off),
				text: `port ${port} has no health check: nodes without a pod stay in the balancer and drop what reaches them`,
				weight: 'risk',
				needlessWith: 'daemonset',
			});
		else if (annotations[other] !== undefined)
			remarks.push({
				at: annotationAt(object, other),
				text: `the check of port ${port} no longer asks whether a node has a pod: nodes without one stay in the balancer and drop what reaches them`,
				weight: 'risk',
			});
	}
	return remarks;
}

function onPort(service: Service, port: ServicePort): Remark[] {
	const { protocol, word, at } = protocolOf(service, port);
	if (word === undefined || at === undefined || isOn(service, ofPort(port.port, 'no_probe_rule'))) return [];
	const elsewhere = service.annotations[ofPort(port.port, 'health-probe_port')] !== undefined;
	const path =
		service.annotations[ofPort(port.port, 'health-probe_request-path')] ??
		service.annotations[annotation.probePath] ??
		'/';
	const remarks: Remark[] = [];
	if (protocol !== 'tcp' && !elsewhere)
		remarks.push({
			at,
			text: `the health check of port ${port.port} asks ${path} of the port itself by ${protocol.toUpperCase()}: a proxy without a route for it answers 404, and the balancer takes every node out`,
			weight: 'risk',
		});
	if (protocol === 'tcp' && at.path.includes('annotations') && word.trim().toLowerCase() !== 'tcp')
		remarks.push({
			at,
			text: `health checks are tcp, http or https: ${JSON.stringify(word)} is read as tcp`,
			instead: 'tcp',
			weight: 'note',
		});
	const beaten = service.annotations[annotation.probeProtocol];
	if (beaten !== undefined && at.path.at(-1) === 'appProtocol')
		remarks.push({
			at: annotationAt(service.object, annotation.probeProtocol),
			text: `the appProtocol of port ${port.port} decides its health check and takes precedence`,
			weight: 'note',
		});
	return remarks;
}
