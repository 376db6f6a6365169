// Oracle's controller: what it makes of a Service, a Load Balancer or a Network Load Balancer.

import { controllerFile } from '../../../catalogue/sources.ts';
import { memberOf } from '../../../text/members.ts';
import type { Controller } from '../../controller.ts';
import { balancer, ignored, refused } from '../../made.ts';
import { annotationAt, fieldAt, readService, type Service } from '../../service.ts';
import type { Balancer, BalancerPort, Cluster, HealthCheck, Made } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { type Listener, listenersOf } from './listeners.ts';
import { refusalOf } from './refusals.ts';
import { remarksOf } from './remarks.ts';
import { update } from './update.ts';
import { common, honoursRanges, lb, nlb, own, productOf, ruleModeOf } from './words.ts';

const repository = 'https://github.com/oracle/oci-cloud-controller-manager';

export const controller: Controller = {
	name: 'oci-cloud-controller-manager',
	provider: 'Oracle',
	version: 'v1.35.0 at commit 1100ac362',
	sources: [
		controllerFile(
			'oci-cloud-controller-manager: load_balancer_spec.go',
			`${repository}/blob/master/pkg/cloudprovider/providers/oci/load_balancer_spec.go`,
		),
		controllerFile(
			'oci-cloud-controller-manager: load_balancer_util.go',
			`${repository}/blob/master/pkg/cloudprovider/providers/oci/load_balancer_util.go`,
		),
	],
	signs: {
		annotations: [
			'oci.oraclecloud.com/',
			'oci-network-load-balancer.oraclecloud.com/',
			'service.beta.kubernetes.io/oci-load-balancer-',
		],
		providerIds: ['oci://', 'ocid1.instance.'],
	},
	kinds: ['Service'],
	make: (object, cluster) => make(readService(object), cluster),
	update: (before, after) => update(before, after, make),
};

/**
 * What is made of a Service.
 * @param shape of the balancer that exists already: one that is flexible keeps its bounds.
 */
function make(service: Service, cluster: Cluster, shape?: string): Made {
	if (service.type !== 'LoadBalancer' || service.className !== undefined) return ignored();
	const refusal = refusalOf(service, cluster, shape);
	if (refusal) return refused(refusal.message, refusal.at, { remarks: remarksOf(service) });
	const made = balancerOf(service, shape);
	// Read only when the address is written into the status, after the balancer was made.
	const only = service.annotations[nlb.publicAddressOnly];
	if (
		only !== undefined &&
		productOf(service) === 'nlb' &&
		made.scheme !== 'internal' &&
		parseBool(only) === null
	)
		return refused(
			`${nlb.publicAddressOnly} must be true or false`,
			annotationAt(service.object, nlb.publicAddressOnly),
			{ balancer: made, remarks: remarksOf(service) },
		);
	return balancer(made, remarksOf(service));
}

function balancerOf(service: Service, shape: string | undefined): Balancer {
	const { annotations } = service;
	const product = productOf(service);
	const wanted = annotations[lb.shape] ?? (shape === 'flexible' ? shape : '100Mbps');
	return {
		product: `oci ${product}`,
		scheme:
			parseBool(annotations[own.internal[product]] ?? 'false') === true ? 'internal' : 'internet-facing',
		ports: listenersOf(service).map((listener) => portOf(service, listener)),
		// Ranges go into the rules of the subnets or of a security group, where the controller looks after these.
		sourceRanges: [],
		facts: {
			sourceRangesHonoured: honoursRanges(service),
			securityRules: ruleModeOf(service),
			ipMode:
				memberOf({ proxy: 'Proxy', vip: 'VIP' }, annotations[common.ipMode]?.toLowerCase() ?? '') ?? null,
			...(product === 'lb'
				? { shape: wanted.toLowerCase() === 'flexible' ? 'flexible' : wanted, ruleSets: rulesOf(service) }
				: {}),
		},
	};
}

function rulesOf({ annotations }: Service): string | null {
	return annotations[common.ruleSets] ?? null;
}

function portOf(service: Service, listener: Listener): BalancerPort {
	const { annotations, object, policy } = service;
	const isNetwork = productOf(service) === 'nlb';
	const proxyKey = isNetwork ? nlb.proxy : lb.proxyVersion;
	const protocolKey = annotations[lb.backendProtocol] === undefined || isNetwork ? null : lb.backendProtocol;
	const { port } = listener;
	return {
		port: port.port,
		frontend: spoken(listener.protocol, listener.certificate !== null),
		backend: spoken(listener.protocol, listener.tlsToTargets),
		// A number that the API does not know is sent all the same.
		proxyProtocol: (listener.proxy ?? 0) as 0 | 1 | 2,
		targets: 'nodes',
		targetPort:
			port.nodePort !== null ? String(port.nodePort) : service.allocatesNodePorts ? 'nodePort' : '0',
		keepsClientAddress: isNetwork ? keepsSource(service) : null,
		healthCheck: checkOf(policy),
		decidedBy: {
			...(annotations[proxyKey] === undefined ? {} : { proxyProtocol: annotationAt(object, proxyKey) }),
			...(protocolKey
				? { frontend: annotationAt(object, protocolKey), backend: annotationAt(object, protocolKey) }
				: {}),
			...(isNetwork
				? {
						keepsClientAddress:
							annotations[nlb.keepSource] === undefined
								? fieldAt(object, 'spec', 'externalTrafficPolicy')
								: annotationAt(object, nlb.keepSource),
					}
				: {}),
			healthCheck: fieldAt(object, 'spec', 'externalTrafficPolicy'),
		},
	};
}

function spoken(protocol: string, isTls: boolean): string {
	const lower = protocol.toLowerCase();
	if (!isTls) return lower;
	return memberOf({ tcp: 'tls', http: 'https' }, lower) ?? lower;
}

/** Under Local unless switched off; and only where the type is written in lower case, since this one reader compares it exactly. */
function keepsSource({ annotations, policy }: Service): boolean {
	if (annotations[common.type] !== 'nlb' || policy !== 'Local') return false;
	const word = annotations[nlb.keepSource];
	return word === undefined || parseBool(word) === true;
}

/** kube-proxy is asked, never Kong. */
function checkOf(policy: Service['policy']): HealthCheck {
	return {
		protocol: 'http',
		port: policy === 'Local' ? 'healthCheckNodePort' : '10256',
		path: '/healthz',
	};
}
