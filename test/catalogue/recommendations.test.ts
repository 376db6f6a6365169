// What `auto` takes for each product. Within a major version no line of this table changes; new products add one.
import test from 'ava';
import { decide } from '../../schema/validate/decide.ts';

const byPacket = 'externalTrafficPolicy';
const byProxy = 'proxyProtocol';
const byHeader = 'httpHeaders';

const pinned = {
	aks: byPacket,
	'aks-agc-gateway': byHeader,
	'aks-agc-ingress': byHeader,
	'aks-appgw': byHeader,
	'aks-no-floating-ip': byPacket,
	'aks-private-link': byProxy,
	'alibaba-clb': byPacket,
	'alibaba-nlb': byPacket,
	'aws-alb-frontend-nlb': byHeader,
	'aws-alb-gateway': byHeader,
	'aws-alb-instance': byHeader,
	'aws-alb-ip': byHeader,
	'aws-clb-http': byHeader,
	'aws-clb-tcp': byProxy,
	'aws-eks-auto-alb': byHeader,
	'aws-eks-auto-nlb': byPacket,
	'aws-nlb-gateway': byPacket,
	'aws-nlb-instance': byPacket,
	'aws-nlb-intree': byPacket,
	'aws-nlb-ip': byPacket,
	'aws-nlb-private-link': byProxy,
	'aws-target-group-alb': byHeader,
	'aws-target-group-nlb': byPacket,
	calico: byPacket,
	'calico-ebpf': byPacket,
	cilium: byPacket,
	'cilium-dsr': byPacket,
	'cilium-gateway': byHeader,
	'cilium-ingress': byHeader,
	'cilium-l2': byPacket,
	civo: byProxy,
	cloudscale: byProxy,
	contour: byHeader,
	'cloudflare-spectrum': byProxy,
	'cloudflare-tunnel': byHeader,
	'digitalocean-network': byPacket,
	'digitalocean-regional': byProxy,
	'envoy-gateway': byHeader,
	exoscale: byPacket,
	generic: byPacket,
	'gke-alb-external': byHeader,
	'gke-alb-internal': byHeader,
	'gke-alb-regional': byHeader,
	'gke-gateway-global': byHeader,
	'gke-gateway-global-mc': byHeader,
	'gke-gateway-internal': byHeader,
	'gke-gateway-internal-mc': byHeader,
	'gke-gateway-regional': byHeader,
	'gke-gateway-regional-mc': byHeader,
	'gke-neg-alb-global': byHeader,
	'gke-neg-alb-regional': byHeader,
	'gke-passthrough': byPacket,
	'gke-passthrough-backend-service': byPacket,
	'gke-passthrough-legacy': byPacket,
	'gke-passthrough-weighted': byPacket,
	'gke-proxy-nlb': byProxy,
	'haproxy-ingress': byHeader,
	'haproxy-technologies': byHeader,
	hetzner: byProxy,
	'host-port': byPacket,
	'huawei-elb-dedicated': byPacket,
	'huawei-elb-shared': byPacket,
	'huawei-elb-turbo': byPacket,
	'ibm-vpc-alb': byProxy,
	'ibm-vpc-nlb': byPacket,
	'ingress-nginx': byHeader,
	'inlets-tcp': byProxy,
	ionos: byPacket,
	'istio-gateway': byHeader,
	'kube-vip': byPacket,
	linode: byProxy,
	loxilb: byPacket,
	metallb: byPacket,
	'nginx-gateway-fabric': byHeader,
	'nginx-ingress-f5': byHeader,
	'nodeport-caddy': byHeader,
	'ngrok-ingress': byHeader,
	'nodeport-f5': byPacket,
	'nodeport-haproxy': byProxy,
	'nodeport-keepalived': byPacket,
	'nodeport-nginx': byHeader,
	'oci-lb': byProxy,
	'oci-native-ingress': byHeader,
	'oci-nlb': byPacket,
	openelb: byPacket,
	'openshift-router': byHeader,
	'openstack-octavia': byProxy,
	'openstack-octavia-ovn': byPacket,
	ovhcloud: byProxy,
	purelb: byPacket,
	scaleway: byProxy,
	servicelb: byPacket,
	stackit: byProxy,
	'tailscale-ingress': byHeader,
	tencent: byPacket,
	traefik: byHeader,
	upcloud: byProxy,
	vultr: byProxy,
	yandex: byPacket,
} as const;

test('auto takes the pinned strategy', async (t) => {
	for (const [loadBalancer, strategy] of Object.entries(pinned))
		t.is(decide({ clientIp: { loadBalancer } }, 'kong').situation.strategy, strategy, loadBalancer);
	const { catalogue } = await import('../../schema/catalogue/index.ts');
	t.deepEqual(Object.keys(catalogue).sort(), Object.keys(pinned).sort());
});

test('where a method needs no trusted addresses, naming the product is enough', (t) => {
	for (const [loadBalancer, strategy] of Object.entries(pinned)) {
		const codes = decide({ clientIp: { loadBalancer } }, 'kong').findings.map(({ code }) => code);
		t.is(codes.includes('trusted-ips-missing'), strategy !== byPacket, loadBalancer);
	}
});
