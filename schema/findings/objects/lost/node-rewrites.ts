import { defineFinding } from '../../define.ts';
import { kong, local, service } from '../../sample-objects.ts';

const weave = (env: readonly object[]) => ({
	apiVersion: 'apps/v1',
	kind: 'DaemonSet',
	metadata: { name: 'weave-net', namespace: 'kube-system' },
	spec: {
		template: { spec: { containers: [{ name: 'weave', image: 'weaveworks/weave-kube:2.8.1', env }] } },
	},
});
const kubeProxy = (all: boolean) => ({
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: { name: 'kube-proxy', namespace: 'kube-system' },
	data: { 'config.conf': `mode: iptables\niptables:\n  masqueradeAll: ${all}\n` },
});
const external = service({ type: 'ClusterIP', spec: { ...local, externalIPs: ['203.0.113.7'] } });
const dualStack = service({ spec: { ...local, ipFamilyPolicy: 'RequireDualStack' } });
const listens = kong({
	env: { KONG_PROXY_LISTEN: '0.0.0.0:8000, [::]:8000, 0.0.0.0:8443 ssl, [::]:8443 ssl' },
});

export const finding = defineFinding({
	code: 'node-rewrites',
	severity: 'error',
	text: '{who} replaces the source of packets on the node in spite of traffic policy Local, so Kong mistakes the node for the client{scope}. {fix}',
	doc: {
		what: 'Something on the node replaces the source of packets in spite of traffic policy `Local`.',
		why: 'Some network plugins do, and kube-proxy where it is old or set to masquerade everything.',
		fix: 'Change the setting of the component that the message names.',
		source: '<https://github.com/metallb/metallb/issues/287>',
	},
	samples: [
		{
			objects: [kong(), service({ spec: local }), weave([])],
			texts: [
				'Weave Net replaces the source of packets on the node in spite of traffic policy Local, so Kong mistakes the node for the client. Set NO_MASQ_LOCAL=1 on Weave Net, 2.4 or later.',
			],
		},
		{
			objects: [kong(), service({ spec: local }), kubeProxy(true)],
			texts: [
				'kube-proxy (masqueradeAll) replaces the source of packets on the node in spite of traffic policy Local, so Kong mistakes the node for the client. Set masqueradeAll: false in its configuration.',
			],
		},
		{
			objects: [kong(), external],
			circumstances: { kubernetes: '1.21' },
			texts: [
				'kube-proxy of Kubernetes 1.21 (for spec.externalIPs) replaces the source of packets on the node in spite of traffic policy Local, so Kong mistakes the node for the client. Use a Service of type NodePort or LoadBalancer, host ports, or Kubernetes 1.22 or later.',
			],
		},
		{
			objects: [listens, dualStack],
			circumstances: { nodesRewrite: ['IPv6'] },
			texts: [
				'The network of the nodes (as --nodes-rewrite IPv6 says) replaces the source of packets on the node in spite of traffic policy Local, so Kong mistakes the node for the client over IPv6. Update the node image or the network plugin; until then, publish the other family only.',
			],
		},
		{
			objects: [kong(), service({ spec: local })],
			circumstances: { nodesRewrite: ['IPv4'] },
			texts: [
				'The network of the nodes (as --nodes-rewrite IPv4 says) replaces the source of packets on the node in spite of traffic policy Local, so Kong mistakes the node for the client. Update the node image or the network plugin.',
			],
		},
	],
	neighbours: [
		{ objects: [kong(), service({ spec: local }), weave([{ name: 'NO_MASQ_LOCAL', value: '1' }])] },
		{ objects: [kong(), service({ spec: local }), kubeProxy(false)] },
		{ objects: [kong(), external], circumstances: { kubernetes: '1.22' } },
		{ objects: [kong(), service({ spec: local })], circumstances: { nodesRewrite: ['IPv6'] } },
		{ objects: [kong(), service(), weave([])] },
	],
});
