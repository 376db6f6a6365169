// What `validate` says of values for products of Google.
import type { Case } from './case.ts';

export const google: readonly Case[] = [
	{
		name: 'the proxies’ range without the balancer’s address',
		values: { clientIp: { loadBalancer: 'gke-alb-internal', trustedIPs: ['10.129.0.0/23'] } },
		findings: [
			"warning trusted-ips-lack: clientIp.trustedIPs lacks the forwarding rule's address (as /32 or /128), which comes after the client in X-Forwarded-For: Kong would mistake it for the client. Add it.",
		],
	},
	{
		name: 'the front ends without the balancer’s address',
		values: {
			clientIp: { loadBalancer: 'gke-gateway-global', trustedIPs: ['130.211.0.0/22', '35.191.0.0/16'] },
		},
		findings: [
			"warning trusted-ips-lack: clientIp.trustedIPs lacks the forwarding rule's address (as /32 or /128), which comes after the client in X-Forwarded-For: Kong would mistake it for the client. Add it.",
		],
	},
	{
		name: 'a network that may hold an internal balancer’s address',
		values: {
			clientIp: { loadBalancer: 'gke-alb-internal', trustedIPs: ['10.129.0.0/23', '10.128.0.0/20'] },
		},
		findings: [],
	},
	{
		name: 'the balancer’s address among others',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
		},
		findings: [],
	},
	{
		name: 'a path that is one path alone',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
			proxy: { ingress: { pathType: 'ImplementationSpecific' } },
		},
		findings: [
			'error controller-misreads: On gke-alb-external with type ImplementationSpecific, / matches only this one path: the balancer answers 404 for every path below it. Write /*, or pathType: Prefix.',
		],
	},
	{
		name: 'a path of every kind',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
			proxy: { ingress: { pathType: 'ImplementationSpecific', path: '/*' } },
		},
		findings: [],
	},
	{
		name: 'a star in a prefix',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
			proxy: { ingress: { pathType: 'Prefix', path: '/*' } },
		},
		findings: [
			'error controller-refuses: ingress-gce gives up on these values: pathType Prefix takes no *. No load balancer is made, or the one that exists is not changed, until this is corrected.',
		],
	},
	{
		name: 'a certificate without a Secret',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
			proxy: { ingress: { tls: [{ hosts: ['a.example'] }] } },
		},
		findings: [
			'error controller-refuses: ingress-gce gives up on these values: every entry of spec.tls needs a secretName. No load balancer is made, or the one that exists is not changed, until this is corrected.',
		],
	},
	{
		name: 'a certificate in a Secret, which the values do not show',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
			proxy: { ingress: { tls: [{ hosts: ['a.example'], secretName: 'edge-tls' }] } },
		},
		findings: [],
	},
	{
		name: 'HTTP and HTTPS inside without a reserved address',
		values: {
			clientIp: { loadBalancer: 'gke-alb-internal', trustedIPs: ['10.129.0.0/23', '10.128.0.9/32'] },
			proxy: { ingress: { tls: [{ hosts: ['a.example'], secretName: 'edge-tls' }] } },
		},
		findings: [
			'error controller-refuses: ingress-gce gives up on these values: an internal balancer serves HTTP and HTTPS at once only on a reserved address, named in kubernetes.io/ingress.regional-static-ip-name. No load balancer is made, or the one that exists is not changed, until this is corrected.',
		],
	},
	{
		name: 'the same on a reserved address',
		values: {
			clientIp: { loadBalancer: 'gke-alb-internal', trustedIPs: ['10.129.0.0/23', '10.128.0.9/32'] },
			proxy: {
				ingress: {
					tls: [{ secretName: 'edge-tls' }],
					annotations: { 'kubernetes.io/ingress.regional-static-ip-name': 'edge' },
				},
			},
		},
		findings: [],
	},
	{
		name: 'neither HTTP nor a certificate',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
			proxy: { ingress: { annotations: { 'kubernetes.io/ingress.allow-http': 'false' } } },
		},
		findings: [
			'error controller-refuses: ingress-gce gives up on these values: HTTP is switched off and there is no certificate, so no port is left. No load balancer is made, or the one that exists is not changed, until this is corrected.',
		],
	},
	{
		name: 'a word that closes nothing',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
			proxy: { ingress: { annotations: { 'kubernetes.io/ingress.allow-http': 'no' } } },
		},
		findings: [
			'warning controller-reads: On gke-alb-external "no" is no boolean and is ignored: HTTP stays open. Write false.',
		],
	},
	{
		name: 'a protocol in lower case',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
			proxy: { annotations: { 'cloud.google.com/app-protocols': '{"kong-proxy":"https"}' } },
		},
		findings: [
			'error annotation-breaks: proxy.annotations has cloud.google.com/app-protocols: {"kong-proxy":"https"} on gke-alb-external: it must be JSON with the words HTTP, HTTPS or HTTP2 in capitals, else the controller refuses the whole Ingress. Remove it.',
		],
	},
	{
		name: 'TLS to Kong’s plain port',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
			proxy: { annotations: { 'cloud.google.com/app-protocols': '{"kong-proxy":"HTTPS"}' } },
		},
		findings: [
			'warning annotation-risky: proxy.annotations has cloud.google.com/app-protocols: {"kong-proxy":"HTTPS"} on gke-alb-external: the balancer then speaks TLS to that port, and the chart\'s Ingress leads to Kong\'s plain one. Remove it.',
			'error controller-unfit: On gke-alb-external ingress-gce makes of these values a balancer that speaks TLS to the plain port of Kong for port 80: clientIp.strategy httpHeaders cannot work so. Remove the setting that makes it do so.',
		],
	},
	{
		name: 'a BackendConfig that is made elsewhere',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
			proxy: { annotations: { 'cloud.google.com/backend-config': '{"default": "own"}' } },
		},
		findings: [
			'warning controller-needs: ingress-gce makes no load balancer of these values without the BackendConfig default/own: the BackendConfig own does not exist, and without it the whole Ingress is refused. Add it here, or make sure that the cluster has it.',
		],
	},
	{
		name: 'a BackendConfig among the further objects',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
			proxy: { annotations: { 'cloud.google.com/backend-config': '{"default": "own"}' } },
			extraObjects: [
				{
					apiVersion: 'cloud.google.com/v1',
					kind: 'BackendConfig',
					metadata: { name: 'own' },
					spec: { healthCheck: { type: 'HTTP', requestPath: '/status', port: 8100 } },
				},
			],
		},
		findings: [],
	},
	{
		name: 'nodes where pods are needed',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
			proxy: { annotations: { 'cloud.google.com/neg': '{"ingress": false}' } },
		},
		findings: [
			'error annotation-conflict: proxy.annotations has cloud.google.com/neg: {"ingress": false}, but gke-alb-external with strategy httpHeaders needs {"ingress": true}. Remove it.',
		],
	},
	{
		name: 'a class of another spelling',
		values: {
			clientIp: {
				loadBalancer: 'gke-alb-external',
				trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.7/32'],
			},
			proxy: { ingress: { annotations: { 'kubernetes.io/ingress.class': 'GCE' } } },
		},
		findings: [
			'error annotation-conflict: proxy.ingress.annotations has kubernetes.io/ingress.class: GCE, but gke-alb-external with strategy httpHeaders needs gce. Remove it.',
		],
	},
	{
		name: 'a scheme in capitals',
		values: {
			clientIp: { loadBalancer: 'gke-passthrough' },
			proxy: { annotations: { 'networking.gke.io/load-balancer-type': 'INTERNAL' } },
		},
		findings: [
			'error annotation-breaks: proxy.annotations has networking.gke.io/load-balancer-type: INTERNAL on gke-passthrough: only the exact words Internal and internal count, so the balancer faces the internet. Remove it.',
		],
	},
	{
		name: 'an annotation that the class outweighs',
		values: {
			clientIp: { loadBalancer: 'gke-passthrough-backend-service' },
			proxy: { annotations: { 'networking.gke.io/load-balancer-type': 'Internal' } },
		},
		findings: [
			'warning annotation-risky: proxy.annotations has networking.gke.io/load-balancer-type: Internal on gke-passthrough-backend-service: the class that the chart sets decides, and this annotation does nothing: set clientIp.scheme. Remove it.',
		],
	},
	{
		name: 'ranges of the other family',
		values: {
			clientIp: { loadBalancer: 'gke-passthrough-backend-service' },
			proxy: { loadBalancerSourceRanges: ['2001:db8::/32'] },
		},
		findings: [
			'warning controller-reads: On gke-passthrough-backend-service no range is of IPv4, so the firewall lets everybody in over IPv4. Write an IPv4 range in addition.',
		],
	},
	{
		name: 'ranges of one family of two',
		values: {
			clientIp: { loadBalancer: 'gke-passthrough-backend-service' },
			proxy: {
				loadBalancerSourceRanges: ['198.51.100.0/24'],
				ipFamilyPolicy: 'RequireDualStack',
				ipFamilies: ['IPv4', 'IPv6'],
			},
		},
		findings: [
			'warning controller-reads: On gke-passthrough-backend-service no range is of IPv6, so the firewall lets everybody in over IPv6. Write an IPv6 range in addition.',
		],
	},
	{
		name: 'a range that is a word',
		values: {
			clientIp: { loadBalancer: 'gke-passthrough-backend-service' },
			proxy: { annotations: { 'service.beta.kubernetes.io/load-balancer-source-ranges': 'office' } },
		},
		findings: [
			'error controller-refuses: ingress-gce gives up on these values: a source range is no CIDR block such as 203.0.113.0/24. The load balancer is made or changed only in part, and its address does not get into the status, until this is corrected.',
		],
	},
];
