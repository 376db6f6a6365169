// Fields of a Service that its type does not allow. ValidateService of the API server:
// https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go

import { annotationsOf, items, type KubeObject } from '../../cluster/objects.ts';
import { inWords } from '../../text/in-words.ts';
import { given, type Refusal, type Rule, refusal, shown } from './refusal.ts';

const RANGES = 'service.beta.kubernetes.io/load-balancer-source-ranges';

/** The type of a Service, ClusterIP where none is given. */
export const typeOf = (service: KubeObject): unknown => given(service, 'type') ?? 'ClusterIP';

/** Only what clients reach from outside has a policy for them: by its type, or by addresses of its own. */
export const trafficPolicy: Rule = (service) => {
	const type = typeOf(service);
	const outside = type === 'LoadBalancer' || type === 'NodePort';
	const addressed = type === 'ClusterIP' && items(given(service, 'externalIPs')).length > 0;
	if (given(service, 'externalTrafficPolicy') === undefined || outside || addressed) return [];
	return [
		refusal(
			'externalTrafficPolicy',
			`a Service of type ${inWords(type)} has no externalTrafficPolicy: only one of type LoadBalancer or NodePort, or with externalIPs, may have it`,
			'Remove externalTrafficPolicy',
		),
	];
};

/** Fields that only a Service of type LoadBalancer may have. */
const BALANCED = ['loadBalancerClass', 'loadBalancerSourceRanges', 'allocateLoadBalancerNodePorts'] as const;

export const balancerFields: Rule = (service) => {
	const type = typeOf(service);
	if (type === 'LoadBalancer') return [];
	const fields = BALANCED.filter((field) => {
		const value = given(service, field);
		return Array.isArray(value) ? value.length > 0 : value !== undefined;
	}).map((field) =>
		refusal(
			field,
			`only a Service of type LoadBalancer may have ${field}, and this one is of type ${inWords(type)}`,
			`Remove ${field}`,
		),
	);
	const annotated =
		annotationsOf(service)[RANGES] !== undefined && !fields.some(({ path }) => path[1] === BALANCED[1]);
	return annotated ? [...fields, onlyBalanced(type)] : fields;
};

function onlyBalanced(type: unknown): Refusal {
	const why = `only a Service of type LoadBalancer may have the annotation ${RANGES}, and this one is of type ${inWords(type)}`;
	return { path: ['metadata', 'annotations', RANGES], why, fix: 'Remove it' };
}

/** kube-proxy answers health checks of a load balancer under policy Local, and nobody's else. */
export const healthCheckNodePort: Rule = (service) => {
	const local = typeOf(service) === 'LoadBalancer' && given(service, 'externalTrafficPolicy') === 'Local';
	const port = given(service, 'healthCheckNodePort');
	if (port === undefined || local) return [];
	return [
		refusal(
			'healthCheckNodePort',
			'only a Service of type LoadBalancer with externalTrafficPolicy: Local may have healthCheckNodePort',
			'Remove healthCheckNodePort',
		),
	];
};

/** No load balancer or node port leads to a Service without an address. */
export const headless: Rule = (service) => {
	const type = typeOf(service);
	const none = given(service, 'clusterIP') === 'None' || items(given(service, 'clusterIPs'))[0] === 'None';
	if (!none || (type !== 'LoadBalancer' && type !== 'NodePort')) return [];
	return [refusal('clusterIP', `a Service of type ${type} may not have clusterIP: None`, 'Remove clusterIP')];
};

export const affinityConfig: Rule = (service) => {
	const config = given(service, 'sessionAffinityConfig');
	if (config === undefined || (given(service, 'sessionAffinity') ?? 'None') !== 'None') return [];
	return [
		refusal(
			'sessionAffinityConfig',
			'sessionAffinityConfig needs sessionAffinity: ClientIP',
			'Remove sessionAffinityConfig',
		),
	];
};

export const familyPolicy: Rule = (service) => {
	const families = items(given(service, 'ipFamilies'));
	if (families.length < 2 || given(service, 'ipFamilyPolicy') !== 'SingleStack') return [];
	return [
		refusal(
			'ipFamilyPolicy',
			`ipFamilyPolicy is SingleStack, and ipFamilies names ${families.map(shown).join(' and ')}`,
			'Set ipFamilyPolicy: PreferDualStack, or name one family',
		),
	];
};
