// What `validate` says of values for products of other clouds, and of clusters on premises.
import type { Case } from './case.ts';

export const others: readonly Case[] = [
	{
		name: 'an NLB of Alibaba without zones',
		values: { clientIp: { loadBalancer: 'alibaba-nlb' } },
		findings: [
			'error setting-missing: alibaba-nlb needs service.beta.kubernetes.io/alibaba-cloud-loadbalancer-id or service.beta.kubernetes.io/alibaba-cloud-loadbalancer-zone-maps in proxy.annotations: no Network Load Balancer is made without zones and vSwitches. Set that.',
		],
	},
	{
		name: 'an NLB of Alibaba with zones',
		values: {
			clientIp: { loadBalancer: 'alibaba-nlb' },
			proxy: {
				annotations: {
					'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-zone-maps':
						'cn-hangzhou-a:vsw-1,cn-hangzhou-b:vsw-2',
				},
			},
		},
		findings: [],
	},
	{
		name: 'a balancer of Huawei that nobody named',
		values: {
			clientIp: { loadBalancer: 'huawei-elb-shared', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/16'] },
		},
		findings: [
			'error setting-missing: huawei-elb-shared needs kubernetes.io/elb.autocreate or kubernetes.io/elb.id in proxy.annotations: CCE must be given an ELB, or be asked to make one. Set that.',
		],
	},
	{
		name: 'a balancer of Huawei by id',
		values: {
			clientIp: { loadBalancer: 'huawei-elb-turbo' },
			proxy: { annotations: { 'kubernetes.io/elb.id': '3f2c' } },
		},
		findings: [],
	},
	{
		name: 'a balancer of Yandex inside without a subnet',
		values: { clientIp: { loadBalancer: 'yandex', scheme: 'internal' } },
		findings: [
			'error setting-missing: yandex with clientIp.scheme internal needs yandex.cloud/subnet-id in proxy.annotations: an internal balancer gets its address from that subnet. Set that.',
		],
	},
	{
		name: 'a balancer of Yandex inside',
		values: {
			clientIp: { loadBalancer: 'yandex', scheme: 'internal' },
			proxy: { annotations: { 'yandex.cloud/subnet-id': 'e9b' } },
		},
		findings: [],
	},
	{
		name: 'a balancer of Tencent inside without a subnet',
		values: { clientIp: { loadBalancer: 'tencent', scheme: 'internal' } },
		findings: [
			'error setting-missing: tencent with clientIp.scheme internal needs service.kubernetes.io/qcloud-loadbalancer-internal-subnetid in proxy.annotations: only the subnet makes the balancer internal; without it the balancer faces the internet. Set that.',
		],
	},
	{
		name: 'a private balancer of Scaleway',
		values: { clientIp: { loadBalancer: 'scaleway', scheme: 'internal', trustedIPs: ['10.0.0.0/16'] } },
		findings: [
			"warning controller-needs: scaleway-cloud-controller-manager makes no load balancer of these values without PN_ID in the controller's settings: a private balancer needs a private network in the controller. Add it here, or make sure that the cluster has it.",
		],
	},
	{
		name: 'Hetzner without a place',
		values: { clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'], closedNodes: true } },
		findings: [
			'warning setting-wanted: hetzner needs load-balancer.hetzner.cloud/location or load-balancer.hetzner.cloud/network-zone in proxy.annotations: the controller must know where to make the balancer. Set that, unless the controller has a default (HCLOUD_LOAD_BALANCERS_LOCATION or HCLOUD_LOAD_BALANCERS_NETWORK_ZONE).',
		],
	},
	{
		name: 'Hetzner with a place',
		values: {
			clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'], closedNodes: true },
			proxy: { annotations: { 'load-balancer.hetzner.cloud/location': 'fsn1' } },
		},
		findings: [],
	},
	{
		name: 'HTTPS at Hetzner’s balancer',
		values: {
			clientIp: {
				loadBalancer: 'hetzner',
				strategy: 'httpHeaders',
				trustedIPs: ['10.0.0.0/16'],
				closedNodes: true,
			},
			proxy: {
				annotations: {
					'load-balancer.hetzner.cloud/location': 'fsn1',
					'load-balancer.hetzner.cloud/protocol': 'https',
					'load-balancer.hetzner.cloud/http-certificates': '123',
				},
			},
		},
		findings: [
			'warning method-caveat: hetzner with strategy httpHeaders: the protocol applies to every port of the Service: with http, port 443 speaks plain HTTP too; with https and a certificate, port 80 speaks TLS too; strategy proxyProtocol serves both.',
		],
	},
	{
		name: 'PROXY off at Hetzner by another word',
		values: {
			clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/16'], closedNodes: true },
			proxy: {
				annotations: {
					'load-balancer.hetzner.cloud/location': 'fsn1',
					'load-balancer.hetzner.cloud/uses-proxyprotocol': 'off',
				},
			},
		},
		findings: [
			'error annotation-conflict: proxy.annotations has load-balancer.hetzner.cloud/uses-proxyprotocol: off, but hetzner with strategy proxyProtocol needs true. Remove it.',
		],
	},
	{
		name: 'HTTPS at Vultr’s balancer',
		values: {
			clientIp: {
				loadBalancer: 'vultr',
				strategy: 'httpHeaders',
				trustedIPs: ['10.0.0.0/16'],
				closedNodes: true,
			},
			proxy: {
				annotations: {
					'service.beta.kubernetes.io/vultr-loadbalancer-https-ports': '443',
					'service.beta.kubernetes.io/vultr-loadbalancer-ssl': 'edge-tls',
				},
			},
		},
		findings: [
			'warning method-caveat: vultr with strategy httpHeaders: no source says that the balancer writes X-Forwarded-For; check the headers of a request before you rely on it.',
		],
	},
	{
		name: 'HTTPS at DigitalOcean’s balancer',
		values: {
			clientIp: {
				loadBalancer: 'digitalocean-regional',
				strategy: 'httpHeaders',
				trustedIPs: ['10.0.0.0/16'],
			},
			proxy: { annotations: { 'service.beta.kubernetes.io/do-loadbalancer-certificate-id': 'abc' } },
		},
		findings: [],
	},
	{
		name: 'HTTPS at Linode’s balancer',
		values: {
			clientIp: {
				loadBalancer: 'linode',
				strategy: 'httpHeaders',
				trustedIPs: ['10.0.0.0/16'],
				closedNodes: true,
			},
			proxy: {
				annotations: {
					'service.beta.kubernetes.io/linode-loadbalancer-port-443':
						'{"protocol": "https", "tls-secret-name": "edge-tls"}',
				},
			},
		},
		findings: [],
	},
	{
		name: 'PROXY off for one port of Linode',
		values: {
			clientIp: {
				loadBalancer: 'linode',
				strategy: 'proxyProtocol',
				trustedIPs: ['10.0.0.0/16'],
				closedNodes: true,
			},
			proxy: {
				annotations: {
					'service.beta.kubernetes.io/linode-loadbalancer-port-443': '{"proxy-protocol": "none"}',
				},
			},
		},
		findings: [
			'error controller-unfit: On linode linode-cloud-controller-manager makes of these values a balancer that sends no PROXY header on port 443: clientIp.strategy proxyProtocol cannot work so. Remove the setting that makes it do so.',
		],
	},
	{
		name: 'UpCloud with headers',
		values: { clientIp: { loadBalancer: 'upcloud', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/16'] } },
		findings: [],
	},
	{
		name: 'Exoscale under Local',
		values: { clientIp: { loadBalancer: 'exoscale' } },
		findings: [],
	},
	{
		name: 'Cilium’s announcements under Local',
		values: { clientIp: { loadBalancer: 'cilium-l2' }, proxy: { externalTrafficPolicy: 'Local' } },
		findings: [
			'warning method-caveat: cilium-l2 with strategy externalTrafficPolicy: before Cilium 1.20.2 a node without a pod may answer for the address, and under traffic policy Local it drops what it gets.',
		],
	},
	{
		name: 'kube-vip',
		values: { clientIp: { loadBalancer: 'kube-vip' } },
		findings: [
			'warning method-caveat: kube-vip with strategy externalTrafficPolicy: by ARP kube-vip has one leader for all Services unless svc_election is on: nobody then answers for the address while the leader has no pod of Kong. Switch on svc_election, or use BGP.',
		],
	},
	{
		name: 'a session affinity that Oracle refuses',
		values: {
			clientIp: { loadBalancer: 'oci-lb', trustedIPs: ['10.0.0.0/16'] },
			proxy: { sessionAffinity: 'ClientIP' },
		},
		findings: [
			'error controller-refuses: oci-cloud-controller-manager gives up on these values: sessionAffinity must be None. No load balancer is made, or the one that exists is not changed, until this is corrected.',
		],
	},
];
