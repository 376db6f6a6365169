// What the GKE Gateway entries have in common. The file holds no entry: it is not named for an id.

import type { Need } from '../finder.ts';
import type { AlsoTrust } from '../method.ts';
import { type GoogleHealthCheckPolicy, imported } from '../objects.ts';
import { page } from '../sources.ts';
import { gkeAlbEndsHttp, gkeRecursion } from './shared.ts';

/** Without it Google asks GET /, whatever the pods' probes say. */
const healthCheckPolicy: GoogleHealthCheckPolicy = {
	apiVersion: 'networking.gke.io/v1',
	kind: 'HealthCheckPolicy',
	spec: {
		default: {
			config: {
				type: 'HTTP',
				httpHealthCheck: {
					portSpecification: 'USE_FIXED_PORT',
					port: '{statusPortNumber}',
					requestPath: '{readinessPath}',
				},
			},
		},
		targetRef: { group: '', kind: 'Service', name: '{fullname}-proxy' },
	},
};

/** The same for a Gateway of several clusters, whose policies must name what is imported. */
const importedHealthCheck: GoogleHealthCheckPolicy = {
	...healthCheckPolicy,
	spec: { ...healthCheckPolicy.spec, targetRef: { ...imported, name: '{fullname}-proxy' } },
};

export const gatewayCommon = {
	provider: 'Google',
	kind: 'http',
	recommended: 'httpHeaders',
	service: { type: 'ClusterIP' },
	objects: [healthCheckPolicy],
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	healthCheck: "HTTP to Kong's status port on the pod, by the HealthCheckPolicy that the chart makes.",
} as const;

/** A Gateway of a fleet. */
export const acrossClusters = {
	...gatewayCommon,
	objects: [importedHealthCheck],
	healthCheck:
		"HTTP to Kong's status port on the pods of every cluster, by the HealthCheckPolicy that the chart makes for the ServiceImport.",
} as const;

/** What the clusters of a fleet need. */
export const fleetNotes = [
	'Install the chart in every cluster of the fleet, with the same release name, namespace and values; set proxy.ingress.enabled: false in all but the config cluster, so that one of them has the Gateway. Each exports its Service.',
	'Kong must trust the same addresses in every cluster: those of the balancer, which all clusters share.',
	'GKE makes the ServiceImport some minutes after the first ServiceExport; the Gateway has no backends before.',
] as const;

export const fleetNeeds = [
	{ what: 'a fleet with multi-cluster Services and the multi-cluster Gateway controller' },
] as const;

export const fleetSources = [
	page(
		'GKE: about multi-cluster Gateways',
		'https://docs.cloud.google.com/kubernetes-engine/docs/concepts/multi-cluster-gateways',
		'2026-11',
	),
	page(
		'GKE: deploy an external multi-cluster Gateway',
		'https://docs.cloud.google.com/kubernetes-engine/docs/how-to/deploying-multi-cluster-gateways',
		'2026-11',
	),
	page(
		'gke-networking-recipes: multi-cluster Gateway (ServiceExport, ServiceImport)',
		'https://github.com/GoogleCloudPlatform/gke-networking-recipes/blob/main/gateway/multi-cluster/mcg-internal-basic/README.md',
		'2026-11',
	),
] as const;

export const gatewayNotes = [
	'proxy.ingress gives the Gateway its host, path, annotations and, by tls[].secretName, its certificates.',
	"Kong must trust the Gateway's own address (status.addresses, as /32 or /128); otherwise Kong mistakes it for the client. To know the address beforehand, make the Gateway yourself, with spec.addresses of type NamedAddress.",
	'For a certificate map (networking.gke.io/certmap) make the Gateway yourself and set proxy.ingress.enabled to false.',
] as const;

/** `alsoTrust`: the balancer's other addresses. */
export const gatewayMethods = (alsoTrust: AlsoTrust, needs: readonly Need[] = []) =>
	({
		...gkeAlbEndsHttp,
		httpHeaders: {
			how: 'The balancer ends HTTP and appends the client and its own address to X-Forwarded-For, straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the balancer sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			header: { appends: 'client, load balancer', forwarded: { proto: 'replaces' } },
			recursionNeeded: gkeRecursion,
			alsoTrust,
			needs: [{ what: 'the Gateway API of GKE' }, ...needs],
		},
	}) as const;

/** The networks from which regional and internal balancers connect, and their own address. */
export const findProxyOnly = {
	command:
		"gcloud compute networks subnets list --filter='purpose=REGIONAL_MANAGED_PROXY' --format='value(ipCidrRange)'; gcloud compute forwarding-rules list --format='value(name,IPAddress)'",
	note: "the proxy-only subnet, and the forwarding rule's address as /32 or /128",
	apart: true,
} as const;

export const gatewaySources = [
	page(
		'GKE: GatewayClass capabilities',
		'https://cloud.google.com/kubernetes-engine/docs/how-to/gatewayclass-capabilities',
	),
	page(
		'GKE: configure Gateway resources',
		'https://cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources',
	),
	page(
		'gke-networking-recipes: HealthCheckPolicy CRD',
		'https://github.com/GoogleCloudPlatform/gke-networking-recipes/blob/main/gateway-api/config/servicepolicies/crd/standard/healthcheckpolicy.yaml',
	),
] as const;
