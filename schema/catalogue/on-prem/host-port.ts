// No balancer: Kong on ports of every node.
import { findNodes, findPods } from '../shared.ts';
import { page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { proxyProtocolSpec } from './shared.ts';

const podSecurity =
	'the namespace must allow host ports: Pod Security baseline and restricted refuse such pods.';

export const entry = {
	title: 'Host ports of a DaemonSet',
	provider: 'on-premises',
	kind: 'pass-through',
	aliases: { hostnetwork: 1 },
	designedFor: 'nodes that clients, DNS or a balancer of your own reach directly on ports 80 and 443',
	recommended: 'externalTrafficPolicy',
	service: { type: 'ClusterIP', hostPorts: true },
	followsHealthCheckNodePort: false,
	find: {
		node: findNodes,
		pods: findPods,
		loadBalancer: { note: 'the addresses of what is in front of the nodes' },
	},
	healthCheck: 'Made by you, on the host port; a node without Kong refuses the connection.',
	hairpin: 'The Service has no status address, so there is no shortcut.',
	notes: [
		'The chart makes a DaemonSet, since each node has a host port only once, and replaces one pod at a time.',
		'The ports of the host are proxy.http.servicePort and proxy.tls.servicePort; no other pod may use them.',
		'The portmap plugin must not have masqAll; it does not map ::1. Calico with nftables needs iptables.',
	],
	strategies: {
		externalTrafficPolicy: {
			how: 'The portmap plugin leads packets to the pod with their source; no traffic policy takes part.',
			externalTrafficPolicy: 'Cluster',
			targets: 'pods',
			packetSource: 'client',
			warnings: [podSecurity],
		},
		proxyProtocol: {
			how: 'A balancer in front, configured by you, sends a PROXY header.',
			externalTrafficPolicy: 'Cluster',
			targets: 'pods',
			packetSource: 'loadBalancer',
			proxyProtocol: [2, 1],
			warnings: [podSecurity],
		},
		httpHeaders: {
			how: 'A balancer in front, configured by you, ends HTTP and appends to the header.',
			externalTrafficPolicy: 'Cluster',
			targets: 'pods',
			packetSource: 'loadBalancer',
			header: { appends: 'client', custom: true },
			warnings: [podSecurity],
		},
	},
	sources: [
		page(
			'CNI plugins: portmap',
			'https://github.com/containernetworking/cni.dev/blob/main/content/plugins/current/meta/portmap.md',
		),
		page(
			'Kubernetes: Pod Security Standards',
			'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
		),
		proxyProtocolSpec,
	],
} as const satisfies LoadBalancer;
