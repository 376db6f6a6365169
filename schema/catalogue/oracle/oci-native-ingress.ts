// Oracle Cloud Infrastructure Load Balancer by Ingress, straight to pods.
import { page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { find } from './shared.ts';

const prefix = 'oci-native-ingress.oraclecloud.com';
const repository = 'https://github.com/oracle/oci-native-ingress-controller/blob/main';

export const entry = {
	title: 'Oracle OCI Load Balancer by Ingress (native ingress controller)',
	provider: 'Oracle',
	kind: 'http',
	aliases: { oke: 3 },
	designedFor:
		'OKE with VCN-native pod networking and the OCI native ingress controller, TLS ending at the balancer',
	recommended: 'httpHeaders',
	service: { type: 'ClusterIP', otherTypes: ['NodePort'] },
	ingress: {
		ingressClassName: 'native-ic-ingress-class',
		pathType: 'Prefix',
		suggested: {
			// Else the balancer listens on the port of the Service, for HTTP and HTTPS alike.
			[`${prefix}/http-listener-port`]: '80',
			[`${prefix}/https-listener-port`]: '443',
			[`${prefix}/healthcheck-protocol`]: 'HTTP',
			[`${prefix}/healthcheck-port`]: '{statusPort}',
			[`${prefix}/healthcheck-path`]: '{readinessPath}',
		},
	},
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	find: { node: find.node, loadBalancer: find.loadBalancer },
	closedBy: "a security list or network security group of the balancer's subnet",
	healthCheck:
		"HTTP to Kong's status port on the pod. Without the suggested annotations TCP to the backend's port.",
	hairpin: 'Requests from inside the cluster leave it and come back through the balancer.',
	notes: [
		'Make the IngressClass yourself (controller oci.oraclecloud.com/native-ingress-controller) with IngressClassParameters that name compartment and subnet, and say in isPrivate which side the balancer faces; name it in proxy.ingress.ingressClassName.',
		'oci-native-ingress.oraclecloud.com/protocol TCP passes connections on unread: the header is then what clients write.',
		'Ingresses of one class share a balancer; two that want different health checks of one backend are refused.',
	],
	strategies: {
		externalTrafficPolicy: {
			refused: 'the balancer ends HTTP, so every packet has its own address whatever the traffic policy is',
			instead: 'use strategy httpHeaders with trustedIPs, or a Network Load Balancer (oci-nlb)',
		},
		proxyProtocol: {
			refused: 'the controller has no setting by which its listeners send PROXY headers',
			instead: 'use strategy httpHeaders with trustedIPs, or a balancer of a Service (oci-lb)',
		},
		httpHeaders: {
			how: 'The balancer ends HTTP and appends the client to X-Forwarded-For, straight to pods; it also sets X-Real-IP.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the balancer sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			header: {
				appends: 'client',
				realIp: true,
				forwarded: { proto: 'replaces', host: 'replaces', port: 'replaces' },
			},
			needs: [{ what: 'the OCI native ingress controller' }, { what: 'VCN-native pod networking' }],
		},
	},
	sources: [
		page('OCI native ingress controller: GettingStarted.md', `${repository}/GettingStarted.md`, '2026-11'),
		page('OCI native ingress controller: util.go', `${repository}/pkg/util/util.go`, '2026-11'),
		page(
			'OCI native ingress controller: backend.go',
			`${repository}/pkg/controllers/backend/backend.go`,
			'2026-11',
		),
		page(
			'Oracle: HTTP "X-" headers of a load balancer',
			'https://docs.oracle.com/en-us/iaas/Content/Balance/Reference/httpheaders.htm',
		),
	],
} as const satisfies LoadBalancer;
