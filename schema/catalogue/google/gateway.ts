// What the GKE Gateway entries have in common. The file holds no entry: it is not named for an id.

import type { AlsoTrust } from '../method.ts';
import type { GoogleHealthCheckPolicy } from '../objects.ts';
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

export const gatewayNotes = [
	'proxy.ingress gives the Gateway its host, path, annotations and, by tls[].secretName, its certificates.',
	"Kong must trust the Gateway's own address (status.addresses, as /32); otherwise Kong mistakes it for the client. To know the address beforehand, make the Gateway yourself, with spec.addresses of type NamedAddress.",
	'For a certificate map (networking.gke.io/certmap) make the Gateway yourself and set proxy.ingress.enabled to false.',
] as const;

/** `alsoTrust`: the balancer's other addresses. */
export const gatewayMethods = (alsoTrust: AlsoTrust) =>
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
			needs: [{ what: 'the Gateway API of GKE' }],
		},
	}) as const;

/** The networks from which regional and internal balancers connect, and their own address. */
export const findProxyOnly = {
	command:
		"gcloud compute networks subnets list --filter='purpose=REGIONAL_MANAGED_PROXY' --format='value(ipCidrRange)'; gcloud compute forwarding-rules list --format='value(name,IPAddress)'",
	note: "the proxy-only subnet, and the forwarding rule's address as /32",
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
