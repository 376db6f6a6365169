// Civo's controller: what it makes of a Service, and what a change does.
import { controllerFile } from '../../catalogue/sources.ts';
import {
	annotationProblem,
	brokenOff,
	isHandedOn,
	meansOn,
	targetOf,
	unreadAnnotations,
	unusedAddress,
	unusedRanges,
	withoutNodePorts,
} from '../cloud.ts';
import type { Controller, State, Updated } from '../controller.ts';
import { balancer, ignored, refused } from '../made.ts';
import { annotationAt, readService, type Service, type ServicePort } from '../service.ts';
import type { Balancer, BalancerPort, Made, Remark } from '../types.ts';
import { becomesNew, inPlace, standing } from '../update.ts';
import { parseInteger } from '../words.ts';

const prefix = 'kubernetes.civo.com/';
const repository = 'https://github.com/civo/civo-cloud-controller-manager/blob/master';

const proxyProtocol = `${prefix}loadbalancer-enable-proxy-protocol`;
const protocol = `${prefix}protocol`;
const maxRequests = `${prefix}max-concurrent-requests`;
const address = `${prefix}ipv4-address`;

const read = [
	'client-timeout',
	'cluster-id',
	'firewall-id',
	'ipv4-address',
	'loadbalancer-algorithm',
	'loadbalancer-enable-proxy-protocol',
	'loadbalancer-id',
	'loadbalancer-name',
	'max-concurrent-requests',
	'protocol',
	'server-timeout',
];

export const controller: Controller = {
	name: 'civo-cloud-controller-manager',
	provider: 'Civo',
	version: 'v0.1.9+ at commit 0c98dc9',
	sources: [
		controllerFile(
			'civo-cloud-controller-manager: loadbalancer.go',
			`${repository}/cloud-controller-manager/civo/loadbalancer.go`,
		),
	],
	signs: { annotations: [prefix], statusHosts: [/\.lb\.civo\.com$/], providerIds: ['civo://'] },
	kinds: ['Service'],
	make: (object) => make(readService(object)),
	update,
};

function make(service: Service): Made {
	if (!isHandedOn(service)) return ignored();
	const remarks = remarksOf(service);
	const problem = annotationProblem(
		service,
		maxRequests,
		(value) => value === '' || parseInteger(value) !== null,
		'a number',
	);
	if (problem) return refused(problem.message, problem.at, { remarks });
	return balancer(balancerOf(service, service.annotations[proxyProtocol] ?? ''), remarks);
}

/** @param proxy the word for PROXY that the balancer has. */
function balancerOf(service: Service, proxy: string): Balancer {
	return {
		product: 'civo load balancer',
		scheme: 'internet-facing',
		ports: service.ports.map((port) => portOf(service, port, proxy)),
		sourceRanges: [],
		facts: {
			sourceRangesHonoured: false,
			ipMode: null,
			enableProxyProtocol: proxy,
			// The status has a host name of the balancer always, and its address as long as no word for PROXY is there.
			statusHasAddress: proxy === '',
		},
	};
}

/** The words of Civo's API; another one goes to it as it is. */
const versions: { readonly [word: string]: 0 | 1 | 2 } = { '': 0, 'send-proxy': 1, 'send-proxy-v2': 2 };

function portOf(service: Service, port: ServicePort, proxy: string): BalancerPort {
	const { annotations, object, policy } = service;
	const spoken = (annotations[protocol] || port.protocol).toLowerCase();
	const word = annotations[proxyProtocol];
	const by = annotationAt(object, protocol);
	return {
		port: port.port,
		frontend: spoken,
		backend: spoken,
		proxyProtocol: Object.hasOwn(versions, proxy) ? (versions[proxy] ?? null) : null,
		targets: 'nodes',
		targetPort: targetOf(service, port),
		keepsClientAddress: null,
		// The controller names kube-proxy's port and nothing else; what is asked there is left to Civo.
		healthCheck: policy === 'Local' ? { protocol: 'http', port: 'healthCheckNodePort', path: null } : null,
		decidedBy: {
			...(annotations[protocol] ? { frontend: by, backend: by } : {}),
			...(word === undefined ? {} : { proxyProtocol: annotationAt(object, proxyProtocol) }),
		},
	};
}

function remarksOf(service: Service): Remark[] {
	return [
		...unusedRanges(service, `${prefix}firewall-id`),
		...unusedAddress(service, address),
		...withoutNodePorts(service),
		...proxyWords(service),
		...protocolWords(service),
		...unreadAnnotations(service, prefix, (rest) => read.includes(rest)),
	];
}

function proxyWords({ annotations, object }: Service): Remark[] {
	const word = annotations[proxyProtocol] ?? '';
	if (Object.hasOwn(versions, word)) return [];
	return [
		{
			at: annotationAt(object, proxyProtocol),
			text: `the controller passes ${JSON.stringify(word)} to Civo unchanged, which knows send-proxy and send-proxy-v2; the address disappears from the status either way`,
			...(meansOn(word) || /send/i.test(word) ? { instead: 'send-proxy-v2' } : {}),
			weight: 'broken',
		},
	];
}

function protocolWords(service: Service): Remark[] {
	const { annotations, object, ports } = service;
	const word = annotations[protocol];
	if (!word) return [];
	const at = annotationAt(object, protocol);
	const remarks: Remark[] = [];
	if (!/^(http|tcp)$/i.test(word))
		remarks.push({
			at,
			text: `the controller passes ${JSON.stringify(word)} to Civo unchanged, whose documentation names http and tcp`,
			weight: 'risk',
		});
	if (ports.some((port) => port.protocol === 'UDP'))
		remarks.push({
			at,
			text: 'it applies to every port of the Service, and replaces UDP too',
			weight: 'risk',
		});
	return remarks;
}

/** The controller sends what has a value and leaves out the rest, which then stays: PROXY goes on, its word once given. */
function update(before: State, after: State): Updated {
	const live = standing(before.made);
	if (live === null || after.object === null || after.made.outcome === 'ignored')
		return becomesNew(before, after);
	if (after.made.outcome === 'error') {
		const { message, at, remarks } = after.made;
		return { made: refused(message, at, { balancer: live, remarks }), update: brokenOff(live, live) };
	}
	const service = readService(after.object);
	const stays = String(live.facts?.enableProxyProtocol ?? '');
	const made = balancer(balancerOf(service, service.annotations[proxyProtocol] || stays), after.made.remarks);
	return { made, update: inPlace(before.made, made, after.made) };
}
