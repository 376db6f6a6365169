// The fields of the Operator's own kinds, by kind and version.
// https://github.com/Kong/kong-operator/tree/v2.2.3/config/crd/kong-operator
import { podTemplate } from './pod-template.ts';
import type { Schema } from './schema.ts';

type Fields = { readonly [name: string]: Schema };

const any: Schema = { is: 'any' };
const string: Schema = { is: 'string' };
const integer: Schema = { is: 'integer' };
const texts: Schema = { is: 'map', of: string };
const object = (fields: Fields, required: readonly string[] = []): Schema => ({
	is: 'object',
	fields,
	required,
});
const list = (of: Schema, most?: number): Schema => ({
	is: 'list',
	of,
	...(most === undefined ? {} : { most }),
});

const extensions = (most: number): Schema =>
	list(
		object(
			{
				group: { is: 'string', default: 'gateway-operator.konghq.com' },
				kind: string,
				name: string,
				namespace: string,
			},
			['kind', 'name'],
		),
		most,
	);

const service: Fields = {
	annotations: texts,
	externalTrafficPolicy: { is: 'string', among: ['Cluster', 'Local'] },
	labels: texts,
	name: string,
	type: { is: 'string', among: ['LoadBalancer', 'NodePort', 'ClusterIP'], default: 'LoadBalancer' },
};

const servicePorts = list(
	object({ name: string, nodePort: integer, port: integer, targetPort: { is: 'port' } }, ['port']),
	64,
);

const strategy = object({
	blueGreen: object({
		promotion: object({ strategy: string }),
		resources: object({ plan: object({ deployment: string }) }),
	}),
});

const deployment = object({
	podTemplateSpec: podTemplate,
	replicas: integer,
	rollout: object({ strategy }),
	scaling: object({ horizontal: any }),
});

const options = (ingress: Fields): Fields => ({
	deployment,
	network: object({ services: object({ ingress: object(ingress) }) }),
	pluginsToInstall: list(object({ name: string, namespace: string }, ['name'])),
	resources: object({
		podDisruptionBudget: object({
			spec: object({
				maxUnavailable: { is: 'port' },
				minAvailable: { is: 'port' },
				unhealthyPodEvictionPolicy: string,
			}),
		}),
	}),
});

const listenersOptions = list(object({ name: string, nodePort: integer }, ['name', 'nodePort']), 64);
const named = (names: string): Fields => Object.fromEntries(names.split(' ').map((name) => [name, any]));

const dataPlane: Fields = options({ ...service, ports: servicePorts });

const controlPlane = {
	v1beta1: named('dataplane deployment extensions gatewayClass ingressClass watchNamespaces'),
	v2beta1: named(
		'cache configDump controllers dataplane dataplaneSync extensions featureGates gatewayDiscovery ingressClass konnect objectFilters translation watchNamespaces',
	),
};

/** Whether it is a version of the Operator before 2.0: v1beta1, and v1alpha1 before that. */
export const isOfFirst = (version: string | undefined): boolean => /^v1(alpha|beta)/.test(version ?? '');

/** The schema of `spec` for a kind and a version; of an unknown version that of the newest. */
export function specOf(kind: string, version: string | undefined): Schema | undefined {
	const isOld = isOfFirst(version);
	if (kind === 'DataPlane')
		return object({
			...dataPlane,
			network: object({
				services: object({ ingress: object({ ...service, ports: servicePorts }) }),
				konnectCertificate: any,
			}),
			extensions: extensions(1),
		});
	if (kind === 'ControlPlane') return object(isOld ? controlPlane.v1beta1 : controlPlane.v2beta1);
	if (kind !== 'GatewayConfiguration') return undefined;
	return object(
		isOld
			? {
					controlPlaneOptions: object(named('dataplane deployment extensions watchNamespaces')),
					dataPlaneOptions: object({ ...options(service), extensions: extensions(1) }),
					extensions: extensions(1),
					listenersOptions,
				}
			: {
					controlPlaneOptions: object(
						named(
							'cache configDump controllers dataplaneSync featureGates gatewayDiscovery ingressClass konnect objectFilters translation watchNamespaces',
						),
					),
					dataPlaneOptions: object(options(service)),
					extensions: extensions(2),
					konnect: object({
						authRef: object({ name: string, namespace: string }, ['name']),
						mirror: any,
						source: { is: 'string', among: ['Origin', 'Mirror'], default: 'Origin' },
					}),
					listenersOptions,
				},
	);
}
