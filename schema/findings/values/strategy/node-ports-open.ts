import { defineFinding } from '../../define.ts';
import { onTrust } from '../../rests-on.ts';

export const finding = defineFinding({
	code: 'node-ports-open',
	severity: 'warning',
	forgery: 'some',
	text: '{loadBalancer} with strategy {strategy}: Kong trusts the nodes, so whoever connects to a port of a node chooses the address that Kong sees. {says} Let only the load balancer reach these ports, by a firewall before the nodes or by nodes without public addresses, and set clientIp.closedNodes.',
	doc: {
		what: 'The load balancer calls Kong by ports of the nodes, the nodes of this provider usually are on the internet, and Kong believes what a node says of the client.',
		why: 'Under traffic policy Cluster a node replaces the source of packets by its own address. A client that connects to the port of a node looks like the load balancer to Kong, so that Kong believes its PROXY header or X-Forwarded-For.',
		fix: 'Close the node ports to everybody but the load balancer: by the firewall of the provider, or by nodes without public addresses. Say so by `clientIp.closedNodes`. Behind products that call pods themselves `proxy.allocateLoadBalancerNodePorts: false` leaves the ports out.',
		source:
			'<https://kubernetes.io/docs/tutorials/services/source-ip/#source-ip-for-services-with-type-nodeport>',
	},
	restsOn: [...onTrust, 'clientIp.closedNodes', 'proxy.externalTrafficPolicy', 'proxy.type'],
	find({ product, id, strategy, peer, serviceType, values }, found) {
		const { nodePorts } = product;
		const reads = strategy === 'proxyProtocol' || strategy === 'httpHeaders';
		if (!reads || peer !== 'node' || serviceType === 'ClusterIP') return [];
		if (nodePorts?.usually !== 'open' || values.clientIp.closedNodes) return [];
		return found('clientIp.strategy', { loadBalancer: id, strategy, says: nodePorts.says }, [
			'clientIp.loadBalancer',
		]);
	},
	template: `
{{- $reads := has .strategy (list "proxyProtocol" "httpHeaders") -}}
{{- if and $reads (eq .peer "node") (ne .serviceType "ClusterIP") (not .values.clientIp.closedNodes) -}}
{{- $ports := .product.nodePorts | default dict -}}
{{- if eq (toString $ports.usually) "open" -}}
{{- include "kong-client-ip.found" (list . "node-ports-open" (dict "loadBalancer" .id "strategy" .strategy "says" $ports.says)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'] } },
			texts: [
				'hetzner with strategy proxyProtocol: Kong trusts the nodes, so whoever connects to a port of a node chooses the address that Kong sees. Nodes of Hetzner Cloud have public addresses, and no firewall unless one is added. Let only the load balancer reach these ports, by a firewall before the nodes or by nodes without public addresses, and set clientIp.closedNodes.',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'linode', strategy: 'httpHeaders', trustedIPs: ['192.168.128.0/17'] },
			},
			texts: [
				'linode with strategy httpHeaders: Kong trusts the nodes, so whoever connects to a port of a node chooses the address that Kong sees. Node ports of LKE can be reached from the internet unless a Cloud Firewall closes them. Let only the load balancer reach these ports, by a firewall before the nodes or by nodes without public addresses, and set clientIp.closedNodes.',
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'], closedNodes: true } } },
		{ values: { clientIp: { loadBalancer: 'hetzner', strategy: 'none' } } },
		{ values: { clientIp: { loadBalancer: 'scaleway', trustedIPs: ['10.0.0.0/16'] } } },
		{ values: { clientIp: { loadBalancer: 'aws-clb-tcp', trustedIPs: ['10.0.0.0/16'] } } },
		{ values: { clientIp: { loadBalancer: 'metallb' } } },
	],
});
