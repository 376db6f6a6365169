// The fields of the public Service that are values of `proxy` as they are: all that the contract has right below it, but for those that are
// decided. The twin is service-proxy.yaml.
import { valuePaths } from '../contract/paths.ts';
import type { ProxyEntry } from '../values/proxy.ts';

/** What a decision makes of the value, beside other things. */
const decided: readonly string[] = [
	'type',
	'annotations',
	'externalTrafficPolicy',
	'loadBalancerClass',
	'stream',
];

/** Names of the values right below `proxy` that no decision makes: `labels`, and fields of the Service's spec. */
export const plainFields: readonly string[] = valuePaths
	.filter(([root, name = '', ...below]) => root === 'proxy' && below.length === 0 && !decided.includes(name))
	.map(([, name = '']) => name);

/** Fields that Kubernetes refuses on other Services. */
const ofBalancers: readonly string[] = [
	'loadBalancerIP',
	'loadBalancerSourceRanges',
	'allocateLoadBalancerNodePorts',
];

/** Each plain field that the Service of this type has, with its value. */
export function plainFieldsOf(
	proxy: ProxyEntry,
	type: 'LoadBalancer' | 'NodePort' | 'ClusterIP',
): { readonly [field: string]: unknown } {
	const all: { readonly [field: string]: unknown } = { ...proxy, ipFamilyPolicy: familyPolicy(proxy) };
	return Object.fromEntries(
		plainFields
			.filter((field) => type === 'LoadBalancer' || !ofBalancers.includes(field))
			.map((field): [string, unknown] => [field, all[field]])
			.filter(([, value]) => !isUnset(value)),
	);
}

/** Two families need both stacks. */
function familyPolicy({ ipFamilyPolicy, ipFamilies }: ProxyEntry): ProxyEntry['ipFamilyPolicy'] {
	return ipFamilyPolicy ?? (ipFamilies.length === 2 ? 'RequireDualStack' : null);
}

/** Null, an empty list or map: then the template leaves the field out. */
function isUnset(value: unknown): boolean {
	return value === null || (typeof value === 'object' && Object.keys(value as object).length === 0);
}
