// The validation rules (CEL) of the Operator's CRDs about the options of a data plane, in a DataPlane or a GatewayConfiguration.
// https://github.com/Kong/kong-operator/tree/v2.2.3/config/crd/kong-operator
import { at, items, text } from '../../cluster/objects.ts';
import type { Fault, Path } from './schema.ts';

/** @param spec as it is stored, with defaults. */
export type Rule = (spec: unknown) => readonly Fault[];

export const INGRESS: Path = ['network', 'services', 'ingress'];
export const CONTAINERS: Path = ['deployment', 'podTemplateSpec', 'spec', 'containers'];

export const has = (value: unknown, ...path: Path): boolean => at(value, ...path) !== undefined;

const policyOfClusterIp: Rule = (options) =>
	at(options, ...INGRESS, 'type') === 'ClusterIP' && has(options, ...INGRESS, 'externalTrafficPolicy')
		? [
				{
					path: [...INGRESS, 'externalTrafficPolicy'],
					why: 'a Service of type ClusterIP has no externalTrafficPolicy',
					fix: 'Remove externalTrafficPolicy, or set type: LoadBalancer or NodePort',
				},
			]
		: [];

export const nodePortOfClusterIp: Rule = (options) =>
	at(options, ...INGRESS, 'type') === 'ClusterIP' &&
	items(at(options, ...INGRESS, 'ports')).some((port) => has(port, 'nodePort'))
		? [
				{
					path: [...INGRESS, 'ports'],
					why: 'a port of a Service of type ClusterIP may not have a nodePort',
					fix: 'Remove nodePort, or set type: LoadBalancer or NodePort',
				},
			]
		: [];

const replicasOrScaling: Rule = (options) =>
	has(options, 'deployment', 'replicas') && has(options, 'deployment', 'scaling')
		? [
				{
					path: ['deployment', 'replicas'],
					why: 'it has replicas and scaling, and may have only one of them',
					fix: 'Remove replicas',
				},
			]
		: [];

const budget: Rule = (options) => {
	const spec = at(options, 'resources', 'podDisruptionBudget', 'spec');
	if (spec === undefined || has(spec, 'minAvailable') !== has(spec, 'maxUnavailable')) return [];
	const path = ['resources', 'podDisruptionBudget', 'spec'];
	return [{ path, why: 'it must have either minAvailable or maxUnavailable', fix: 'Set one of the two' }];
};

/** Those that a GatewayConfiguration has too. */
export const OPTIONS: readonly Rule[] = [policyOfClusterIp, replicasOrScaling, budget];

export const proxyImage: Rule = (spec) => {
	const containers = items(at(spec, ...CONTAINERS));
	const index = containers.findIndex((one) => at(one, 'name') === 'proxy');
	if (index >= 0 && has(containers[index], 'image')) return [];
	return [
		index < 0
			? {
					path: ['deployment'],
					why: 'it has no container with the name proxy',
					fix: 'Name the container of Kong proxy, with an image',
				}
			: {
					path: [...CONTAINERS, index],
					why: 'its container proxy has no image',
					fix: 'Set image, such as kong:3.9',
				},
	];
};

/** The rule looks at the first container only, and only where that is the proxy. */
export const withoutDatabase: Rule = (spec) => {
	const first = at(spec, ...CONTAINERS, 0);
	if (at(first, 'name') !== 'proxy') return [];
	const env = items(at(first, 'env'));
	const index = env.findIndex((one) => {
		const value = text(at(one, 'value'));
		return at(one, 'name') === 'KONG_DATABASE' && value !== 'off' && value !== '';
	});
	if (index < 0) return [];
	const value = text(at(env[index], 'value'));
	return [
		{
			path: [...CONTAINERS, 0, 'env', index],
			why: value === undefined ? 'KONG_DATABASE has no literal value' : `KONG_DATABASE is ${value}`,
			fix: 'The Operator runs Kong without a database: remove KONG_DATABASE',
		},
	];
};
