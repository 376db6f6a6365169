// What proxies of one's own in the cluster have in common as products before Kong. The file holds no entry.
import { findNodes } from '../shared.ts';
import { page } from '../sources.ts';

/** Every request that such a proxy sends comes from its own pods, to Kong's. */
export const proxyCommon = {
	provider: 'in the cluster',
	kind: 'http',
	insideCluster: true,
	setElsewhere: true,
	recommended: 'httpHeaders',
	service: { type: 'ClusterIP' },
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	healthCheck:
		'The proxy sends to ready endpoints of the Service, as Kubernetes finds them by the readiness probe.',
	hairpin:
		"Callers inside the cluster that use the proxy's host name go through the proxy; those that use Kong's Service write headers which Kong believes if they are in trustedIPs.",
} as const;

/** The proxy ends connections, so packets tell nothing of clients. */
export const endsHttp = {
	refused:
		'the proxy ends HTTP, so every packet has the address of one of its pods whatever the traffic policy is',
	instead: 'use strategy httpHeaders with trustedIPs, or a LoadBalancer Service of the cloud below',
} as const;

export const noProxyProtocol = {
	refused: 'the proxy can receive PROXY headers but sends none to backends that it speaks HTTP to',
	instead: 'use strategy httpHeaders with trustedIPs',
} as const;

/** PROXY headers that objects of the user switch on, and that tell no more than the header does. */
export const proxyByOtherObjects = (what: string) =>
	({
		refused: `PROXY headers towards Kong need ${what}, which this chart does not make, and they name whoever connects to the proxy, not a client that it found in a header`,
		instead: 'use strategy httpHeaders with trustedIPs',
	}) as const;

/** Straight to pods, with the client in X-Forwarded-For. */
export const toPods = {
	externalTrafficPolicy: 'Cluster',
	targets: 'pods',
	packetSource: 'loadBalancer',
} as const;

/** What the proxy needs of its own Service, in words. */
export const ownServiceNeeds =
	"The proxy's own Service needs externalTrafficPolicy Local, or PROXY between its balancer and the proxy: else the proxy takes a node for the client and names that to Kong.";

export const balancerBefore =
	'Where a balancer that reads HTTP is in front of the proxy, and the proxy appends to its list, trustedIPs must hold the addresses of that balancer, too: else Kong takes the balancer for the client.';

/** The addresses of pods with some labels. */
export const podsOf = (namespace: string, labels: string) =>
	({
		command: `kubectl get pods -n ${namespace} -l ${labels} -o jsonpath='{.items[*].status.podIP}'`,
		note: 'or the range that they are taken from',
	}) as const;

/** The pods of the Gateway that the chart makes. */
export const podsOfGateway = {
	command:
		"kubectl get pods -A -l gateway.networking.k8s.io/gateway-name -o jsonpath='{.items[*].status.podIP}'",
	note: 'or the range that they are taken from',
} as const;

export const read = (title: string, url: string) => page(title, url, '2026-11');

/** What programs were seen to send: records that the tests of the traces read, too. */
export const observed = (what: string, file: string) =>
	read(
		`${what}: recorded requests`,
		`https://github.com/kong-client-ip/kong-client-ip/blob/main/test/trace/proxies/${file}.jsonl`,
	);

export const envoyHeaders = read(
	'Envoy: HTTP header manipulation',
	'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/headers',
);

const cilium = 'https://github.com/cilium/cilium/blob/main';

/** What the facts about both of Cilium's products rest on. */
export const ciliumSources = [
	read(
		'Cilium: source IP visibility, ingress-reference.rst',
		`${cilium}/Documentation/network/servicemesh/ingress-reference.rst`,
	),
	read('Cilium: values of its chart, README.md', `${cilium}/install/kubernetes/cilium/README.md`),
	read(
		'Cilium: envoy_http_connection_manager.go',
		`${cilium}/operator/pkg/model/translation/envoy_http_connection_manager.go`,
	),
	read('Cilium: envoy_listener.go', `${cilium}/operator/pkg/model/translation/envoy_listener.go`),
	envoyHeaders,
	observed('Envoy 1.40.0, with the settings of Cilium, too', 'envoy'),
] as const;

/** Where Cilium's Envoy connects from. */
export const ciliumAddresses = {
	node: findNodes,
	loadBalancer: {
		command: "kubectl get ciliumnodes -o jsonpath='{.items[*].spec.ingress.ipv4}'",
		note: 'the ingress addresses of the nodes; or the range of the pods, from which Cilium takes them',
	},
} as const;
