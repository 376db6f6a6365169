// How the Kong Ingress Controller of a release of Kong's charts finds its gateways: what the charts tell it, and what it takes of the cluster.
// Names: https://github.com/Kong/charts/blob/e76b80031abfb4909dd89a8a07e3a5ff9a206d94/charts/kong/templates/_helpers.tpl (kong.adminSvc,
// kong.controller-publish-service), .../charts/ingress/values.yaml. Ports and headless Services:
// https://developer.konghq.com/kubernetes-ingress-controller/deployment-topologies/gateway-discovery, --kong-admin-svc-port-names.
import type { Manifest } from '../../readers/manifests/rendered.ts';

interface Discovery {
	readonly adminApiService?: { readonly name?: string; readonly namespace?: string };
	readonly generateAdminApiService?: boolean;
	readonly enabled?: boolean;
}

/** Values of kong/kong, which kong/ingress has below `controller`. */
interface ControllerValues {
	readonly deployment?: { readonly kong?: { readonly enabled?: boolean } };
	readonly ingressController?: { readonly gatewayDiscovery?: Discovery };
	readonly proxy?: { readonly nameOverride?: string };
}

export interface Told {
	/** CONTROLLER_KONG_ADMIN_SVC. */
	readonly admin: string;
	/** CONTROLLER_PUBLISH_SERVICE. */
	readonly publish: string;
}

/** What kong/ingress says where its `controller` says nothing. */
export const ingressDefaults = {
	deployment: { kong: { enabled: false } },
	ingressController: { enabled: true, gatewayDiscovery: { enabled: true, generateAdminApiService: true } },
	proxy: { nameOverride: '{{ .Release.Name }}-gateway-proxy' },
} as const;

/** Names as the chart makes them. Throws where the chart would refuse. */
export function toldController(values: ControllerValues, release: string, namespace: string): Told {
	const discovery = values.ingressController?.gatewayDiscovery ?? {};
	if (!discovery.enabled) throw new Error('gatewayDiscovery.enabled is off');
	if (values.deployment?.kong?.enabled !== false)
		throw new Error('deployment.kong.enabled excludes discovery');
	const { name, namespace: other = namespace } = discovery.adminApiService ?? {};
	if (discovery.generateAdminApiService && name) throw new Error('a generated and a given name');
	const admin = discovery.generateAdminApiService ? `${release}-gateway-admin` : name;
	if (!admin) throw new Error('adminApiService.name has to be provided');
	const proxy = (values.proxy?.nameOverride ?? `${release}-kong-proxy`).replace(
		'{{ .Release.Name }}',
		release,
	);
	return { admin: `${other}/${admin}`, publish: `${namespace}/${proxy}` };
}

interface ServiceSpec {
	readonly type?: string;
	readonly clusterIP?: string;
	readonly publishNotReadyAddresses?: boolean;
	readonly selector: { readonly [label: string]: string };
	readonly ports: readonly {
		readonly name: string;
		readonly port: number;
		readonly targetPort: number | string;
	}[];
}

const namespaceOf = (metadata: object) => (metadata as { namespace?: string }).namespace;

/** The Service of that namespace and name. */
function serviceAt(objects: readonly Manifest[], place: string): ServiceSpec | undefined {
	const found = objects.find(
		({ kind, metadata }) => kind === 'Service' && `${namespaceOf(metadata)}/${metadata.name}` === place,
	);
	return found ? (found as unknown as { spec: ServiceSpec }).spec : undefined;
}

/** What the controller finds among objects: the ports at which it would call the Pods, and the Service whose addresses it publishes. */
export function lookUp(objects: readonly Manifest[], { admin, publish }: Told) {
	const service = serviceAt(objects, admin);
	const published = serviceAt(objects, publish);
	return {
		headless: service?.clusterIP === 'None' && service.publishNotReadyAddresses === true,
		adminPorts: (service?.ports ?? [])
			.filter(({ name }) => ['admin-tls', 'kong-admin-tls'].includes(name))
			.map(({ targetPort }) => targetPort),
		selector: service?.selector,
		publishes: published?.type ?? null,
	};
}
