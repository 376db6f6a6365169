// What `validate` says of values for products of AWS.
import type { Case } from './case.ts';

export const aws: readonly Case[] = [
	{
		name: 'an attribute that hides the client on instance targets',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-instance' },
			proxy: {
				annotations: {
					'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes':
						'preserve_client_ip.enabled=false',
				},
			},
		},
		findings: [
			'error annotation-breaks: proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: preserve_client_ip.enabled=false on aws-nlb-instance: Kong then sees an address of the NLB instead of the client. Remove it.',
		],
	},
	{
		name: 'the same for one port, which wins over the chart’s',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-ip' },
			proxy: {
				annotations: {
					'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes.443':
						'preserve_client_ip.enabled=false',
				},
			},
		},
		findings: [
			'error annotation-breaks: proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-target-group-attributes.443: preserve_client_ip.enabled=false on aws-nlb-ip: Kong then sees an address of the NLB instead of the client. Remove it.',
		],
	},
	{
		name: 'the same on EKS Auto Mode',
		values: {
			clientIp: { loadBalancer: 'aws-eks-auto-nlb' },
			proxy: {
				annotations: {
					'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes':
						'preserve_client_ip.enabled=false',
				},
			},
		},
		findings: [
			'error annotation-breaks: proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: preserve_client_ip.enabled=false on aws-eks-auto-nlb: Kong then sees an address of the NLB instead of the client. Remove it.',
		],
	},
	{
		name: 'a word that the attribute does not take',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-instance' },
			proxy: {
				annotations: {
					'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes':
						'preserve_client_ip.enabled=on',
				},
			},
		},
		findings: [
			'error controller-refuses: aws-load-balancer-controller gives up on these values: preserve_client_ip.enabled must be true or false. No load balancer is made, or the one that exists is not changed, until this is corrected.',
		],
	},
	{
		name: 'addresses of both families before targets of one',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-instance' },
			proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-ip-address-type': 'dualstack' } },
		},
		findings: [
			'warning annotation-risky: proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-ip-address-type: dualstack on aws-nlb-instance: clients of the IP family that the targets lack then reach Kong from an address of the NLB; only PROXY keeps their address. Choose clientIp.strategy proxyProtocol, or remove it if the Service is IPv4 and no client needs IPv6.',
		],
	},
	{
		name: 'the same with PROXY, which is the cure',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
			proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-ip-address-type': 'dualstack' } },
		},
		findings: [],
	},
	{
		name: 'a Service of IPv6 before an NLB of IPv4',
		values: { clientIp: { loadBalancer: 'aws-nlb-ip' }, proxy: { ipFamilies: ['IPv6'] } },
		findings: [
			'error controller-refuses: aws-load-balancer-controller gives up on these values: a Service of IP family IPv6 needs service.beta.kubernetes.io/aws-load-balancer-ip-address-type: dualstack. No load balancer is made, or the one that exists is not changed, until this is corrected.',
		],
	},
	{
		name: 'ranges of IPv6 on an NLB of IPv4',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-ip' },
			proxy: { loadBalancerSourceRanges: ['2001:db8::/32'] },
		},
		findings: [
			'error controller-refuses: aws-load-balancer-controller gives up on these values: the source range 2001:db8::/32 needs service.beta.kubernetes.io/aws-load-balancer-ip-address-type: dualstack. No load balancer is made, or the one that exists is not changed, until this is corrected.',
		],
	},
	{
		name: 'ranges beside security groups of one’s own',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-ip' },
			proxy: {
				annotations: { 'service.beta.kubernetes.io/aws-load-balancer-security-groups': 'sg-1' },
				loadBalancerSourceRanges: ['203.0.113.0/24'],
			},
		},
		findings: [
			'warning controller-reads: On aws-nlb-ip source ranges have no effect together with service.beta.kubernetes.io/aws-load-balancer-security-groups: the rules of those groups decide who may connect.',
		],
	},
	{
		name: 'the older name of the scheme',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-ip' },
			proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-internal': 'true' } },
		},
		findings: [
			'warning annotation-risky: proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-internal: true on aws-nlb-ip: the annotation aws-load-balancer-scheme, which clientIp.scheme writes, takes precedence. Set clientIp.scheme: internal instead.',
		],
	},
	{
		name: 'instance targets without node ports',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-instance' },
			proxy: { allocateLoadBalancerNodePorts: false },
		},
		findings: [
			'error node-ports-needed: aws-nlb-instance sends to ports of the nodes, and proxy.allocateLoadBalancerNodePorts: false leaves them out, so that no request reaches Kong. Remove it, or give proxy.http and proxy.tls a node port.',
		],
	},
	{
		name: 'a health check of a named port',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-ip' },
			proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-healthcheck-port': 'status' } },
		},
		findings: [
			'error annotation-breaks: proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-healthcheck-port: status on aws-nlb-ip: the controller finds no port of the Service with that name and makes no balancer; a number works. Remove it.',
		],
	},
	{
		name: 'a list of ports for PROXY that is no list',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
			proxy: {
				annotations: { 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol-per-target-group': '*' },
			},
		},
		findings: [
			'error annotation-breaks: proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-proxy-protocol-per-target-group: * on aws-nlb-instance: the controller accepts only port numbers; with anything else it makes no balancer. Remove it.',
		],
	},
	{
		name: 'a comma too many, where the chart adds to the list',
		values: {
			clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] },
			proxy: {
				ingress: {
					annotations: {
						'alb.ingress.kubernetes.io/load-balancer-attributes': 'idle_timeout.timeout_seconds=60,',
					},
				},
			},
		},
		findings: [],
	},
	{
		name: 'a comma too many, where it adds nothing',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-instance' },
			proxy: {
				annotations: {
					'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes':
						'deregistration_delay.timeout_seconds=30,',
				},
			},
		},
		findings: [
			'error annotation-breaks: proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: deregistration_delay.timeout_seconds=30, on aws-nlb-instance: attributes are separated by single commas; anything else becomes a part of a value, or makes the controller give up. Remove it.',
		],
	},
	{
		name: 'words in lower case on an ALB',
		values: {
			clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] },
			proxy: { ingress: { annotations: { 'alb.ingress.kubernetes.io/backend-protocol': 'https' } } },
		},
		findings: [
			'error backend-tls: proxy.ingress.annotations has alb.ingress.kubernetes.io/backend-protocol: https, so the proxy in front speaks TLS to Kong, but the Ingress leads to the plain listener, which answers 400. Remove the annotation.',
		],
	},
	{
		name: 'TLS from an ALB to Kong’s plain port',
		values: {
			clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] },
			proxy: { ingress: { annotations: { 'alb.ingress.kubernetes.io/backend-protocol': 'HTTPS' } } },
		},
		findings: [
			'error backend-tls: proxy.ingress.annotations has alb.ingress.kubernetes.io/backend-protocol: HTTPS, so the proxy in front speaks TLS to Kong, but the Ingress leads to the plain listener, which answers 400. Remove the annotation.',
		],
	},
	{
		name: 'a Service of two families before an ALB of one',
		values: {
			clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16', 'fd00::/8'] },
			proxy: { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack' },
		},
		findings: [
			'error controller-refuses: aws-load-balancer-controller gives up on these values: Service kong-proxy has IPv6, but the load balancer does not: alb.ingress.kubernetes.io/ip-address-type must be dualstack. No load balancer is made, or the one that exists is not changed, until this is corrected.',
		],
	},
	{
		name: 'an attribute that the cloud controller refuses',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-intree' },
			proxy: {
				annotations: {
					'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes':
						'deregistration_delay.timeout_seconds=30',
				},
			},
		},
		findings: [
			'warning taken-over: Where the AWS Load Balancer Controller runs with its Service webhook, as it does by default, a new Service does not become aws-nlb-intree but an NLB of that controller, which is internal unless the annotation aws-load-balancer-scheme says otherwise. Set enableServiceMutatorWebhook: false in its Helm chart, or use aws-nlb-instance.',
			'error annotation-breaks: proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: deregistration_delay.timeout_seconds=30 on aws-nlb-intree: the controller accepts only preserve_client_ip.enabled and proxy_protocol_v2.enabled, without blanks; with anything else it makes no balancer. Remove it.',
		],
	},
	{
		name: 'a session affinity that the cloud controller refuses',
		values: {
			clientIp: { loadBalancer: 'aws-clb-tcp', trustedIPs: ['10.0.0.0/16'] },
			proxy: { sessionAffinity: 'ClientIP' },
		},
		findings: [
			'warning taken-over: Where the AWS Load Balancer Controller runs with its Service webhook, as it does by default, a new Service does not become aws-clb-tcp but an NLB of that controller, which is internal unless the annotation aws-load-balancer-scheme says otherwise. Set enableServiceMutatorWebhook: false in its Helm chart, or use aws-nlb-instance.',
			'error controller-refuses: cloud-provider-aws gives up on these values: the controller refuses sessionAffinity ClientIP. No load balancer is made, or the one that exists is not changed, until this is corrected.',
		],
	},
	{
		name: 'a word that makes a balancer internal',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-intree' },
			proxy: { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-internal': 'no' } },
		},
		findings: [
			'warning taken-over: Where the AWS Load Balancer Controller runs with its Service webhook, as it does by default, a new Service does not become aws-nlb-intree but an NLB of that controller, which is internal unless the annotation aws-load-balancer-scheme says otherwise. Set enableServiceMutatorWebhook: false in its Helm chart, or use aws-nlb-instance.',
			'error controller-misreads: On aws-nlb-intree every value except false and an empty one makes the balancer internal, even "no". Write false.',
		],
	},
	{
		name: 'ranges that meet the balancer’s address',
		values: {
			clientIp: { loadBalancer: 'aws-nlb-intree' },
			proxy: {
				annotations: {
					'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes':
						'preserve_client_ip.enabled=false',
				},
				loadBalancerSourceRanges: ['203.0.113.0/24'],
			},
		},
		findings: [
			'warning taken-over: Where the AWS Load Balancer Controller runs with its Service webhook, as it does by default, a new Service does not become aws-nlb-intree but an NLB of that controller, which is internal unless the annotation aws-load-balancer-scheme says otherwise. Set enableServiceMutatorWebhook: false in its Helm chart, or use aws-nlb-instance.',
			'error annotation-breaks: proxy.annotations has service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: preserve_client_ip.enabled=false on aws-nlb-intree: Kong then sees an address of the NLB instead of the client. Remove it.',
			'error controller-misreads: On aws-nlb-intree the controller writes the ranges into the security group of the nodes, but packets come from the NLB because client addresses are not preserved: the ranges keep nobody out.',
		],
	},
	{
		// The ALB appends its caller to the list that CloudFront writes, so that nobody who calls it directly stands for another.
		name: 'CloudFront before an open ALB',
		values: {
			clientIp: {
				loadBalancer: 'aws-alb-ip',
				trustedIPs: ['10.0.0.0/16', '13.32.0.0/15'],
				cdn: 'cloudfront',
			},
		},
		findings: [
			'warning cdn-unverified: Amazon CloudFront calls from the same addresses for all its customers: a distribution of another customer can call your load balancer from the same addresses, past the rules of your own. To close that, use a secret custom header of your origin that Kong or the load balancer requires, or VPC origins; then set clientIp.cdnVerified.',
		],
	},
	{
		name: 'Cloudflare before an open ALB',
		values: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'], cdn: 'cloudflare' } },
		findings: [
			'error cdn-open-balancer: clientIp.cdn cloudflare behind aws-alb-ip: the balancer hides the CDN, so anyone who calls it directly can forge CF-Connecting-IP. Put the ranges of the CDN (https://www.cloudflare.com/ips) into alb.ingress.kubernetes.io/inbound-cidrs in proxy.ingress.annotations, or set clientIp.cdnOnly where another rule lets in nobody else, or use a pass-through balancer.',
			'warning cdn-unverified: Cloudflare calls from the same addresses for all its customers: a zone of another customer that points at your load balancer can choose CF-Connecting-IP in a Worker, by x-real-ip. To close that, use Authenticated Origin Pulls with a certificate of your own (zone-level or per hostname, not the global one), a secret header that Kong requires, or Cloudflare Tunnel; then set clientIp.cdnVerified.',
		],
	},
	{
		name: 'CloudFront let in by a prefix list',
		values: {
			clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'], cdn: 'cloudfront' },
			proxy: {
				ingress: { annotations: { 'alb.ingress.kubernetes.io/security-group-prefix-lists': 'pl-3b927c52' } },
			},
		},
		findings: [
			'warning cdn-unverified: Amazon CloudFront calls from the same addresses for all its customers: a distribution of another customer can call your load balancer from the same addresses, past the rules of your own. To close that, use a secret custom header of your origin that Kong or the load balancer requires, or VPC origins; then set clientIp.cdnVerified.',
		],
	},
	{
		name: 'PROXY under Local on a Classic ELB, whose health check carries no header',
		values: {
			clientIp: { loadBalancer: 'aws-clb-tcp', trustedIPs: ['10.0.0.0/16'] },
			proxy: { externalTrafficPolicy: 'Local' },
		},
		findings: [
			'warning taken-over: Where the AWS Load Balancer Controller runs with its Service webhook, as it does by default, a new Service does not become aws-clb-tcp but an NLB of that controller, which is internal unless the annotation aws-load-balancer-scheme says otherwise. Set enableServiceMutatorWebhook: false in its Helm chart, or use aws-nlb-instance.',
		],
	},
];
