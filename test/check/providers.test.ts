// Which product a Service is taken to have where its annotations name a provider, but no method.
import test from 'ava';
import { checkText, gatewayText } from './check-text.ts';

const product = (annotations: { [name: string]: string }) =>
	checkText(gatewayText({ policy: 'Local', annotations })).gateways[0]?.entrances[0];

// Names out of the controllers' annotation pages that choose no method.
test("any annotation of a provider's own names its balancer, where it makes one by default", (t) => {
	const beta = 'service.beta.kubernetes.io/';
	const titles = {
		'load-balancer.hetzner.cloud/location': 'Hetzner Cloud Load Balancer',
		[`${beta}linode-loadbalancer-throttle`]: 'Linode (Akamai) NodeBalancer',
		[`${beta}azure-dns-label-name`]: 'Azure Standard Load Balancer',
		[`${beta}exoscale-loadbalancer-id`]: 'Exoscale Network Load Balancer',
		'metallb.io/address-pool': 'MetalLB',
		'metallb.universe.tf/loadBalancerIPs': 'MetalLB',
		'kube-vip.io/loadbalancerIPs': 'kube-vip',
		'io.cilium/lb-ipam-ips': 'Cilium load balancer, SNAT mode',
		[`${beta}aws-load-balancer-connection-idle-timeout`]: 'AWS Classic Load Balancer, TCP listeners',
		[`${beta}oci-load-balancer-shape`]: 'Oracle OCI Load Balancer',
		[`${beta}azure-load-balancer-resource-group`]: 'Azure Standard Load Balancer',
		[`${beta}scw-loadbalancer-id`]: 'Scaleway Load Balancer',
		'kubernetes.civo.com/firewall-id': 'Civo Load Balancer',
		'loadbalancer.ovhcloud.com/flavor': 'OVHcloud Public Cloud Load Balancer',
		'loadbalancer.openstack.org/keep-floatingip': 'OpenStack Octavia, amphora provider',
	};
	for (const [name, title] of Object.entries(titles))
		t.is(product({ [name]: 'x' }), `Service/kong-proxy (LoadBalancer), by ${title}`);
	t.regex(
		product({ 'external-dns.alpha.kubernetes.io/hostname': 'x' }) ?? '',
		/by the load balancer in front$/,
	);
});

test('a class in the domain of a product names it, whatever the class is called', (t) => {
	const classed = (name: string) =>
		checkText(
			gatewayText({ policy: 'Local' }).replace('"selector"', `"loadBalancerClass":"${name}","selector"`),
		).gateways[0]?.entrances[0]?.split(', by ')[1];
	t.is(classed('kube-vip.io/kube-vip-class'), 'kube-vip');
	t.is(classed('io.cilium/bgp-control-plane'), 'Cilium load balancer, SNAT mode');
	t.is(classed('metallb.io/second'), 'MetalLB');
	t.is(classed('example.org/own'), 'the load balancer in front');
});

// https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/
test('a target type without a type or class means AWS Load Balancer Controller', (t) => {
	const name = 'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type';
	t.regex(product({ [name]: 'ip' }) ?? '', /Network Load Balancer, ip targets/);
	t.regex(product({ [name]: 'instance' }) ?? '', /Network Load Balancer, instance targets/);
});

// https://github.com/kubernetes/ingress-nginx/issues/2724
test('the annotation that names a kind of balancer outweighs those that set it up', (t) => {
	const prefix = 'service.beta.kubernetes.io/aws-load-balancer';
	const annotations = {
		[`${prefix}-type`]: 'nlb',
		[`${prefix}-backend-protocol`]: 'http',
		[`${prefix}-ssl-cert`]: 'arn:aws:acm:x',
		[`${prefix}-ssl-ports`]: '443',
	};
	t.regex(product(annotations) ?? '', /Network Load Balancer, in-tree/);
	const text = gatewayText({ policy: 'Local', annotations });
	t.is(checkText(text).gateways[0]?.verdict.clientIpPreserved, 'partly');
	const plain = checkText(text.replace('"targetPort":8443', '"targetPort":8000'));
	t.is(plain.gateways[0]?.verdict.clientIpPreserved, 'yes');
});

test('a balancer that is set to hide the source is named with the annotation that says so', (t) => {
	const oracle = 'oci-network-load-balancer.oraclecloud.com/is-preserve-source';
	const amazon = 'service.beta.kubernetes.io/aws-load-balancer';
	const given: [annotation: string, annotations: { [name: string]: string }][] = [
		[oracle, { 'oci.oraclecloud.com/load-balancer-type': 'nlb', [oracle]: 'false' }],
		[
			`${amazon}-target-group-attributes`,
			{
				[`${amazon}-type`]: 'external',
				[`${amazon}-nlb-target-type`]: 'instance',
				[`${amazon}-target-group-attributes`]: 'preserve_client_ip.enabled=false',
			},
		],
	];
	for (const [annotation, annotations] of given) {
		const { gateways, findings } = checkText(gatewayText({ policy: 'Local', annotations }));
		t.is(gateways[0]?.verdict.clientIpPreserved, 'no', annotation);
		t.deepEqual(
			findings.filter(({ severity }) => severity === 'error').map(({ code, place }) => [code, place?.shown]),
			[['source-replaced', `Service/kong-proxy:metadata.annotations["${annotation}"]`]],
		);
	}
});

// https://github.com/scaleway/scaleway-cloud-controller-manager/issues/179
test("Scaleway's cure for callers inside the cluster is named", (t) => {
	const prefix = 'service.beta.kubernetes.io/scw-loadbalancer';
	const env = {
		KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
		KONG_TRUSTED_IPS: '10.0.0.0/8',
		KONG_REAL_IP_HEADER: 'proxy_protocol',
	};
	const [service = '', deployment = ''] = gatewayText({
		annotations: { [`${prefix}-proxy-protocol-v2`]: 'true' },
		env,
	}).split('\n---\n');
	const live = { ...JSON.parse(service), status: { loadBalancer: { ingress: [{ ip: '203.0.113.9' }] } } };
	const { findings } = checkText(`${JSON.stringify(live)}\n---\n${deployment}`);
	const hairpin = findings.find(({ code }) => code === 'hairpin');
	t.is(hairpin?.place?.shown, `Service/kong-proxy:metadata.annotations["${prefix}-use-hostname"]`);
});

// https://github.com/digitalocean/digitalocean-cloud-controller-manager/issues/368
test('DigitalOcean sends PROXY headers under protocol https too, so the TLS listener gets plain HTTP', (t) => {
	const digitalOcean = 'service.beta.kubernetes.io/do-loadbalancer';
	const annotations = {
		[`${digitalOcean}-type`]: 'REGIONAL',
		[`${digitalOcean}-protocol`]: 'https',
		[`${digitalOcean}-certificate-id`]: 'aa536df2',
		[`${digitalOcean}-tls-ports`]: '443',
		[`${digitalOcean}-enable-proxy-protocol`]: 'true',
	};
	const env = {
		KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
		KONG_TRUSTED_IPS: '10.0.0.0/8',
		KONG_REAL_IP_HEADER: 'proxy_protocol',
	};
	const text = gatewayText({ annotations, env });
	const errors = checkText(text).findings.filter(({ severity }) => severity === 'error');
	t.deepEqual(
		errors.map(({ code, place }) => `${code} ${place?.shown}`),
		['plain-to-tls Service/kong-proxy:spec.ports[https].targetPort'],
	);
	const { gateways } = checkText(text.replace('"targetPort":8443', '"targetPort":8000'));
	t.is(gateways[0]?.verdict.clientIpPreserved, 'yes');
	t.is(gateways[0]?.verdict.trafficWorks, 'yes');
});
