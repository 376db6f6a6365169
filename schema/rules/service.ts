// Rules about the Service and what the user set on it by hand.
import type { Situation } from '../decide/situation.ts';
import { ipOrCidrPattern } from '../values/ip.ts';
import { matches } from './matches.ts';
import { switchedOn } from './switched.ts';
import { found, foundValue, type Rule } from './types.ts';

const localOnClusterIp: Rule = ({ values, serviceType, method }) => {
	if (serviceType !== 'ClusterIP') return [];
	const local = values.proxy.externalTrafficPolicy === 'Local' || method?.policyRequired === true;
	return local ? found('local-on-cluster-ip', 'proxy.type', {}, ['proxy.externalTrafficPolicy']) : [];
};

const trafficPolicyConflict: Rule = ({ values, method, strategy, id }) => {
	const policy = values.proxy.externalTrafficPolicy;
	if (!policy || !method?.policyRequired || policy === method.externalTrafficPolicy) return [];
	const args = { policy, strategy, needed: method.externalTrafficPolicy, loadBalancer: id };
	return found('traffic-policy-conflict', 'proxy.externalTrafficPolicy', args);
};

const localBreaksHealthCheck: Rule = ({ values, method, strategy, id, serviceType }) => {
	const breaks = method?.localBreaks;
	if (!breaks || values.proxy.externalTrafficPolicy !== 'Local' || serviceType === 'ClusterIP') return [];
	const remedy = Object.entries(breaks.unless).sort(([a], [b]) => (a < b ? -1 : 1));
	const cured =
		remedy.length > 0 && remedy.every(([name, value]) => values.proxy.annotations[name] === value);
	if (cured) return [];
	const words = remedy.map(([name, value]) => `${name}: ${value}`).join(' and ');
	const args = {
		strategy,
		loadBalancer: id,
		why: breaks.why,
		remedy: words && `, or set ${words} in proxy.annotations`,
	};
	return found('local-breaks-health-check', 'proxy.externalTrafficPolicy', args);
};

const localNoEffect: Rule = ({ values, method, id, serviceType }) => {
	if (values.proxy.externalTrafficPolicy !== 'Local' || !method?.localNote || serviceType === 'ClusterIP')
		return [];
	return found('local-no-effect', 'proxy.externalTrafficPolicy', { loadBalancer: id, why: method.localNote });
};

const serviceTypeFits: Rule = ({ values, product, id }) => {
	const { type } = values.proxy;
	const fitting = [product.service.type, ...(product.service.otherTypes ?? [])];
	if (!type || fitting.includes(type)) return [];
	return found('service-type', 'proxy.type', { type, loadBalancer: id, needed: fitting.join(' or ') });
};

const loadBalancerClass: Rule = ({ values, product, id }) => {
	const chosen = values.proxy.loadBalancerClass;
	const known = product.service.loadBalancerClasses;
	if (!chosen || !known || known.includes(chosen)) return [];
	const remedy = known.length > 0 ? `Use ${known.join(' or ')}, or remove it` : 'Remove it';
	return found('load-balancer-class', 'proxy.loadBalancerClass', { class: chosen, loadBalancer: id, remedy });
};

const badAnnotations: Rule = ({ values, product, trafficPolicy, strategy, id }) =>
	(product.badAnnotations ?? [])
		.filter(
			(bad) => (bad.policy ?? trafficPolicy) === trafficPolicy && (bad.strategy ?? strategy) === strategy,
		)
		.flatMap((bad) =>
			Object.entries(values.proxy.annotations)
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.filter(([name, value]) => matches(bad.annotation, name) && matches(bad.value ?? '', value))
				.flatMap(([annotation, value]) =>
					found(bad.risk ? 'annotation-risky' : 'annotation-breaks', ['proxy', 'annotations', annotation], {
						annotation,
						value,
						loadBalancer: id,
						why: bad.why,
						remedy: bad.remedy ?? 'Remove it',
					}),
				),
		);

/** Another method's switch: the balancer would then speak what Kong does not expect. */
const otherMethod: Rule = (situation) =>
	switchedOn(situation)
		.filter(({ breaks }) => breaks)
		.flatMap(({ annotation, value, speaks }) =>
			found(
				speaks === 'PROXY' ? 'proxy-unexpected' : 'http-unexpected',
				['proxy', 'annotations', annotation],
				{
					annotation,
					value,
					loadBalancer: situation.id,
					strategy: situation.strategy,
				},
			),
		);

const ingressClass: Rule = ({ values, product, id }) => {
	const why = product.ingress?.refusesClass;
	const name = values.proxy.ingress.ingressClassName;
	return why && name
		? found('ingress-class', 'proxy.ingress.ingressClassName', { class: name, loadBalancer: id, why })
		: [];
};

/** What Kong does with requests of a proxy that calls it on a way that was not made for one. */
export const ingressEffects: { readonly [way: string]: string } = {
	externalTrafficPolicy: 'takes that proxy for the client',
	proxyProtocol: 'refuses them, unless the proxy sends PROXY headers too',
	cdn: 'takes that proxy for the client, unless trustedIPs holds its address',
};

const ingressBeside: Rule = ({ values, product, strategy, cdn, id }) => {
	const effect = ingressEffects[strategy === 'httpHeaders' && cdn ? 'cdn' : strategy];
	if (!effect || values.proxy.ingress.enabled !== true || product.ingress || product.gateway) return [];
	return found('ingress-beside', 'proxy.ingress.enabled', { loadBalancer: id, strategy, effect });
};

const appProtocol: Rule = ({ values, product, trafficPolicy, id }) => {
	const why = product.appProtocolNote;
	if (!why || trafficPolicy !== 'Cluster') return [];
	return (['http', 'tls'] as const).flatMap((port) => {
		const value = values.proxy[port].appProtocol;
		if (value !== 'http' && value !== 'https') return [];
		return found('app-protocol', `proxy.${port}.appProtocol`, { port, value, loadBalancer: id, why });
	});
};

const healthCheckNodePort: Rule = ({ values, serviceType, trafficPolicy }) => {
	if (values.proxy.healthCheckNodePort === null) return [];
	if (serviceType === 'LoadBalancer' && trafficPolicy === 'Local') return [];
	return found('health-check-node-port', 'proxy.healthCheckNodePort');
};

/** Kubernetes takes no address without its length. */
const sourceRangeInvalid: Rule = ({ values }) =>
	values.proxy.loadBalancerSourceRanges.flatMap((value, index) => {
		if (value.includes('/') && matches(ipOrCidrPattern, value)) return [];
		const path = `proxy.loadBalancerSourceRanges.${index}`;
		return foundValue('source-range-invalid', path, { value }, { index: String(index) });
	});

/** Fields that Kubernetes takes on a LoadBalancer only, so the chart leaves them out elsewhere. */
const loadBalancerOnly: Rule = ({ values, serviceType }) => {
	if (serviceType === 'LoadBalancer') return [];
	return loadBalancerFields(values.proxy).flatMap((field) =>
		found('load-balancer-only', `proxy.${field}`, { path: `proxy.${field}`, type: serviceType }),
	);
};

function loadBalancerFields(proxy: Situation['values']['proxy']): string[] {
	const set: [string, boolean][] = [
		['allocateLoadBalancerNodePorts', proxy.allocateLoadBalancerNodePorts !== null],
		['loadBalancerClass', Boolean(proxy.loadBalancerClass)],
		['loadBalancerIP', Boolean(proxy.loadBalancerIP)],
		['loadBalancerSourceRanges', proxy.loadBalancerSourceRanges.length > 0],
	];
	return set.filter(([, isSet]) => isSet).map(([field]) => field);
}

export const serviceRules: readonly Rule[] = [
	localOnClusterIp,
	trafficPolicyConflict,
	localBreaksHealthCheck,
	localNoEffect,
	serviceTypeFits,
	loadBalancerClass,
	badAnnotations,
	otherMethod,
	ingressClass,
	ingressBeside,
	appProtocol,
	healthCheckNodePort,
	sourceRangeInvalid,
	loadBalancerOnly,
];
