// What the controller reads otherwise than meant, of the Service behind an Ingress and of its BackendConfig.
import { texts } from '../../../cluster/objects.ts';
import { names } from '../../google/words.ts';
import { annotationAt, portAt } from '../../service.ts';
import type { Cluster, Remark } from '../../types.ts';
import { asksForPods, type Backend, readNeg, readProtocols } from './backend.ts';
import { checkOf, transparentChecks } from './health-check.ts';
import { type IngressKind, knowsNodes } from './ingress-class.ts';

/** What to know of the backend that requests go to. */
export function backendRemarks(main: Backend, kind: IngressKind, cluster: Cluster): Remark[] {
	return [...targetRemarks(main, kind), ...protocolRemarks(main), ...checkRemarks(main, cluster)];
}

/** Whether pods are behind the balancer, where the author may mean it otherwise. */
function targetRemarks({ service, pods }: Backend, kind: IngressKind): Remark[] {
	const given = service.annotations[names.neg];
	if (given === undefined) return [];
	const where = annotationAt(service.object, names.neg);
	if (!knowsNodes(kind))
		return asksForPods(service)
			? []
			: [{ at: where, text: 'this balancer always sends to pods: this has no effect', weight: 'note' }];
	const readable = 'value' in readNeg(given);
	if (pods || (readable && !/true/i.test(given))) return [];
	return [
		{
			at: where,
			text: 'does not ask for pods, so requests go to node ports',
			instead: '{"ingress": true}',
			weight: 'risk',
		},
	];
}

/** The protocol follows from the annotation alone, which names ports. */
function protocolRemarks({ service, port, protocol }: Backend): Remark[] {
	const { annotations, object } = service;
	const [old, now] = [annotations[names.alphaAppProtocols], annotations[names.appProtocols]];
	const name = old === undefined ? names.appProtocols : names.alphaAppProtocols;
	const read = readProtocols(annotations[name] ?? '{}');
	const keys = Object.keys('value' in read ? texts(read.value) : {});
	const unknown = keys.filter((key) => !service.ports.some((one) => one.name === key));
	const field = port.appProtocol;
	return [
		...unknown.map(
			(key): Remark => ({
				at: annotationAt(object, name),
				text: `no port of the Service is called ${JSON.stringify(key)}; ports are looked up by their names, not by their numbers`,
				weight: 'risk',
			}),
		),
		...(old !== undefined && now !== undefined && old !== now
			? [
					{
						at: annotationAt(object, names.appProtocols),
						text: `not read, since ${names.alphaAppProtocols} is there`,
						weight: 'note' as const,
					},
				]
			: []),
		...(field !== undefined && field.toLowerCase() !== protocol.toLowerCase()
			? [
					{
						at: portAt(object, port, 'appProtocol'),
						text: `not read by this controller, which speaks ${protocol} to the port; only the annotation ${names.appProtocols} sets it`,
						instead: `${names.appProtocols}: '{"${port.name}": "HTTPS"}'`,
						weight: /https|h2|tls/i.test(field) ? ('risk' as const) : ('note' as const),
						onPath: true as const,
					},
				]
			: []),
	];
}

/** A check on the port of the requests asks Kong for a path that some route must serve. */
function checkRemarks(main: Backend, cluster: Cluster): Remark[] {
	const { config, port, service } = main;
	const { check, at: decided, transparent } = checkOf(main, cluster);
	const byProbe = decided !== undefined && decided.object.kind !== 'BackendConfig';
	const where = decided ?? portAt(service.object, port, 'port');
	const thc = service.annotations[transparentChecks];
	return [
		...(check.port === 'traffic' && !byProbe
			? [
					{
						at: where,
						text: `the health check asks for ${check.path} on the port that requests go to: Kong answers 404 there unless a route serves that path, so the balancer sends no requests to it`,
						instead: "a BackendConfig whose healthCheck names the port and path of Kong's status listener",
						weight: 'risk' as const,
						unanswered: true as const,
					},
				]
			: []),
		...(config && check.port !== 'traffic' && check.protocol !== 'http' && !transparent
			? [
					{
						at: where,
						text: `the health check speaks TLS to port ${check.port}: Kong's status listener must speak TLS too; otherwise no backend is healthy`,
						instead: 'HTTP',
						weight: 'risk' as const,
					},
				]
			: []),
		...(thc !== undefined && !transparent
			? [
					{
						at: annotationAt(service.object, transparentChecks),
						text: 'no effect: it needs the controller to run with enable-transparent-health-checks, pods as targets, and no health check in a BackendConfig',
						weight: 'note' as const,
					},
				]
			: []),
	];
}
