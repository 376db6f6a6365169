// What `validate` says of values for products of Azure.
import type { Case } from './case.ts';

export const azure: readonly Case[] = [
	{
		name: 'a scheme in capitals',
		values: {
			clientIp: { loadBalancer: 'aks' },
			proxy: { annotations: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'True' } },
		},
		findings: [
			'error annotation-breaks: proxy.annotations has service.beta.kubernetes.io/azure-load-balancer-internal: True on aks: only the exact word "true" makes the balancer internal, so with this one it gets a public address. Remove it, and set clientIp.scheme: internal.',
		],
	},
	{
		name: 'a Private Link Service on a public frontend',
		values: {
			clientIp: { loadBalancer: 'aks' },
			proxy: { annotations: { 'service.beta.kubernetes.io/azure-pls-create': 'true' } },
		},
		findings: [
			'warning annotation-risky: proxy.annotations has service.beta.kubernetes.io/azure-pls-create: true on aks: it makes a Private Link Service, whose clients arrive with its own addresses, and with a public frontend and floating IP the provider reports an error: choose aks-private-link. Remove it.',
			'error controller-refuses: cloud-provider-azure gives up on these values: a Private Link Service needs an internal frontend (service.beta.kubernetes.io/azure-load-balancer-internal: "true") or one without floating IP (service.beta.kubernetes.io/azure-disable-load-balancer-floating-ip: "true"). The load balancer is made or changed only in part, and its address does not get into the status, until this is corrected.',
		],
	},
	{
		name: 'PROXY by a word that means none',
		values: {
			clientIp: { loadBalancer: 'aks-private-link', trustedIPs: ['10.240.0.0/16'] },
			proxy: { annotations: { 'service.beta.kubernetes.io/azure-pls-proxy-protocol': 'on' } },
		},
		findings: [
			'error annotation-conflict: proxy.annotations has service.beta.kubernetes.io/azure-pls-proxy-protocol: on, but aks-private-link with strategy proxyProtocol needs true. Remove it.',
		],
	},
	{
		name: 'Front Door by Private Link',
		values: {
			clientIp: { loadBalancer: 'aks-private-link', trustedIPs: ['10.0.0.0/16'], cdn: 'azure-front-door' },
		},
		findings: [
			'error cdn-open-balancer: clientIp.cdn azure-front-door behind aks-private-link: the balancer hides the CDN, so anyone who calls it directly can forge X-Azure-SocketIP. Let only the CDN reach it by a rule outside this chart (the visibility and the approval of its private endpoints, with an internal frontend that nobody else calls) and set clientIp.cdnOnly, or use a pass-through balancer.',
			"warning cdn-unverified: Azure Front Door calls from the same addresses for all its customers: another customer's profile can call your load balancer past the rules of your own. To close that, use the ID of your profile, by refusing requests whose X-Azure-FDID is another, or Private Link; then set clientIp.cdnVerified.",
		],
	},
	{
		name: 'Front Door by Private Link, and nobody else',
		values: {
			clientIp: {
				loadBalancer: 'aks-private-link',
				trustedIPs: ['10.0.0.0/16'],
				cdn: 'azure-front-door',
				cdnOnly: true,
			},
		},
		findings: [
			"warning cdn-unverified: Azure Front Door calls from the same addresses for all its customers: another customer's profile can call your load balancer past the rules of your own. To close that, use the ID of your profile, by refusing requests whose X-Azure-FDID is another, or Private Link; then set clientIp.cdnVerified.",
		],
	},
	{
		name: 'ranges in two places',
		values: {
			clientIp: { loadBalancer: 'aks' },
			proxy: {
				annotations: { 'service.beta.kubernetes.io/azure-allowed-ip-ranges': '203.0.113.0/24' },
				loadBalancerSourceRanges: ['203.0.113.0/24'],
			},
		},
		findings: [
			'error controller-refuses: cloud-provider-azure gives up on these values: spec.loadBalancerSourceRanges and service.beta.kubernetes.io/azure-allowed-ip-ranges exclude each other. The load balancer is made or changed only in part, and its address does not get into the status, until this is corrected.',
		],
	},
	{
		name: 'ranges beside service tags',
		values: {
			clientIp: { loadBalancer: 'aks' },
			proxy: {
				annotations: { 'service.beta.kubernetes.io/azure-allowed-service-tags': 'AzureFrontDoor.Backend' },
				loadBalancerSourceRanges: ['203.0.113.0/24'],
			},
		},
		findings: [
			'warning controller-reads: On aks the network lets in both service tags and spec.loadBalancerSourceRanges, but nodes let in only the ranges: packets from service tags are dropped there.',
		],
	},
	{
		name: 'a range with bits of a host',
		values: { clientIp: { loadBalancer: 'aks' }, proxy: { loadBalancerSourceRanges: ['198.51.100.7/24'] } },
		findings: [
			'error controller-misreads: On aks "198.51.100.7/24" is no address range: the provider then denies everybody who is on no other list, without an error. Write 198.51.100.0/24.',
		],
	},
	{
		name: 'a range without a length',
		values: {
			clientIp: { loadBalancer: 'aks' },
			proxy: { annotations: { 'service.beta.kubernetes.io/azure-allowed-ip-ranges': '198.51.100.7' } },
		},
		findings: [
			'error controller-misreads: On aks "198.51.100.7" is no address range: the provider then denies everybody who is on no other list, without an error. Write 198.51.100.7/32.',
		],
	},
	{
		name: 'a range that is a word',
		values: {
			clientIp: { loadBalancer: 'aks' },
			proxy: { annotations: { 'service.beta.kubernetes.io/azure-allowed-ip-ranges': 'office' } },
		},
		findings: [
			'error controller-misreads: On aks "office" is no address range: the provider then denies everybody who is on no other list, without an error.',
		],
	},
	{
		name: 'ranges of the other family',
		values: {
			clientIp: { loadBalancer: 'aks' },
			proxy: { annotations: { 'service.beta.kubernetes.io/azure-allowed-ip-ranges': '2001:db8::/32' } },
		},
		findings: ['error controller-misreads: On aks no range is of IPv4, so nobody is let in over IPv4.'],
	},
	{
		name: 'no health check under Local',
		values: {
			clientIp: { loadBalancer: 'aks' },
			proxy: { annotations: { 'service.beta.kubernetes.io/port_443_no_probe_rule': 'true' } },
		},
		findings: [
			'warning annotation-risky: proxy.annotations has service.beta.kubernetes.io/port_443_no_probe_rule: true on aks: it removes the health check, so nodes without a pod stay in the balancer and drop requests. Remove it.',
		],
	},
	{
		name: 'a health check of Kong’s proxy port',
		values: {
			clientIp: { loadBalancer: 'aks-private-link', trustedIPs: ['10.240.0.0/16'] },
			proxy: {
				annotations: { 'service.beta.kubernetes.io/azure-load-balancer-health-probe-protocol': 'http' },
			},
		},
		findings: [
			"warning annotation-risky: proxy.annotations has service.beta.kubernetes.io/azure-load-balancer-health-probe-protocol: http on aks-private-link: the health check then asks a path of Kong's proxy port, where Kong answers 404 without a route, so the backend becomes unhealthy. Remove it.",
		],
	},
	{
		name: 'a health check too often',
		values: {
			clientIp: { loadBalancer: 'aks' },
			proxy: { annotations: { 'service.beta.kubernetes.io/azure-load-balancer-health-probe-interval': '3' } },
		},
		findings: [
			'error controller-refuses: cloud-provider-azure gives up on these values: the interval of health checks must be a whole number of at least 5, and service.beta.kubernetes.io/azure-load-balancer-health-probe-interval says "3". No load balancer is made, or the one that exists is not changed, until this is corrected.',
		],
	},
	{
		name: 'node ports that floating IP off needs',
		values: {
			clientIp: { loadBalancer: 'aks-no-floating-ip' },
			proxy: { allocateLoadBalancerNodePorts: false },
		},
		findings: [
			'error controller-misreads: On aks-no-floating-ip without floating IP rules lead to node ports, and none is allocated.',
		],
	},
	{
		name: 'no node ports with floating IP',
		values: { clientIp: { loadBalancer: 'aks' }, proxy: { allocateLoadBalancerNodePorts: false } },
		findings: [],
	},
	{
		name: 'TLS from an Application Gateway to Kong’s plain port',
		values: {
			clientIp: { loadBalancer: 'aks-appgw', trustedIPs: ['10.225.0.0/16'] },
			proxy: { ingress: { annotations: { 'appgw.ingress.kubernetes.io/backend-protocol': 'https' } } },
		},
		findings: [
			'error backend-tls: proxy.ingress.annotations has appgw.ingress.kubernetes.io/backend-protocol: https, so the proxy in front speaks TLS to Kong, but the Ingress leads to the plain listener, which answers 400. Remove the annotation.',
		],
	},
	{
		name: 'a word that an Application Gateway does not know',
		values: {
			clientIp: { loadBalancer: 'aks-appgw', trustedIPs: ['10.225.0.0/16'] },
			proxy: { ingress: { annotations: { 'appgw.ingress.kubernetes.io/use-private-ip': 'yes' } } },
		},
		findings: [
			'error controller-misreads: On aks-appgw the controller does not know the word "yes": the gateway serves this Ingress on its public address. Write true.',
		],
	},
	{
		name: 'a health check of a named port',
		values: {
			clientIp: { loadBalancer: 'aks-appgw', trustedIPs: ['10.225.0.0/16'] },
			proxy: { ingress: { annotations: { 'appgw.ingress.kubernetes.io/health-probe-port': 'status' } } },
		},
		findings: [
			'warning controller-reads: On aks-appgw "status" is no port number from 1 to 65535 and is ignored: the health check goes to the port of the traffic.',
		],
	},
	{
		name: 'a Gateway for Containers without a name',
		values: { clientIp: { loadBalancer: 'aks-agc-gateway', trustedIPs: ['10.0.0.0/24'] } },
		findings: [
			'error setting-missing: aks-agc-gateway needs alb.networking.azure.io/alb-id or alb.networking.azure.io/alb-name in proxy.ingress.annotations: the ALB controller makes nothing before it knows which Application Gateway for Containers it is for. Set that.',
		],
	},
	{
		name: 'a Gateway for Containers with one',
		values: {
			clientIp: { loadBalancer: 'aks-agc-gateway', trustedIPs: ['10.0.0.0/24'] },
			proxy: {
				ingress: {
					annotations: {
						'alb.networking.azure.io/alb-namespace': 'alb',
						'alb.networking.azure.io/alb-name': 'edge',
					},
				},
			},
		},
		findings: [],
	},
];
