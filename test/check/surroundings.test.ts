// What other objects of a cluster tell of a Service whose class and annotations say nothing.
import test from 'ava';
import { checkText, type GatewayText, gatewayText } from './check-text.ts';

const proxied = {
	KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
	KONG_TRUSTED_IPS: '10.0.0.0/8',
	KONG_REAL_IP_HEADER: 'proxy_protocol',
};

/** The gateway with other objects beside it, and a status of its Service. */
function beside(objects: readonly object[], gateway: GatewayText = {}, ingress: readonly object[] = []) {
	const [service = '', deployment = ''] = gatewayText(gateway).split('\n---\n');
	const live = { ...JSON.parse(service), status: { loadBalancer: { ingress } } };
	const texts = [JSON.stringify(live), deployment, ...objects.map((one) => JSON.stringify(one))];
	const { gateways, findings } = checkText(texts.join('\n---\n'));
	const [one] = gateways;
	return {
		product: one?.entrances[0]?.replace(/^.*, by /, ''),
		preserved: one?.verdict.clientIpPreserved,
		errors: findings
			.filter(({ severity }) => severity === 'error')
			.map(({ code, place }) => `${code} ${place?.shown}`),
	};
}

const node = (providerID: string) => ({ kind: 'Node', metadata: { name: 'one' }, spec: { providerID } });

test('the nodes of a cloud whose own controller makes the balancer name it', (t) => {
	const google = beside([node('gce://project/europe-west1-b/one')], { env: proxied });
	t.is(google.product, 'GKE pass-through Network Load Balancer');
	t.deepEqual(google.errors, ['proxy-never-sent Deployment/kong:env.KONG_PROXY_LISTEN']);
	t.is(beside([node('azure:///subscriptions/x')]).product, 'Azure Standard Load Balancer');
	// Without annotations the in-tree provider takes a Service on AWS.
	t.is(beside([node('aws:///eu-west-1a/i-0')]).product, 'AWS Classic Load Balancer, TCP listeners');
});

test('what the Service says itself outweighs the nodes', (t) => {
	const annotations = { 'metallb.io/address-pool': 'edge' };
	t.is(beside([node('gce://project/zone/one')], { annotations }).product, 'MetalLB');
});

test('a classic ELB is known by its name in the status, an NLB is another', (t) => {
	const classic = [{ hostname: 'a1b2-123456.eu-west-1.elb.amazonaws.com' }];
	const hidden = beside([], { policy: 'Local' }, classic);
	t.is(hidden.product, 'AWS Classic Load Balancer, TCP listeners');
	t.is(hidden.preserved, 'no');
	const network = [{ hostname: 'a1b2-123456.elb.eu-west-1.amazonaws.com' }];
	t.is(beside([], { policy: 'Local' }, network).product, 'the load balancer in front');
});

test('the DaemonSet that ServiceLB makes for a Service names it for that Service only', (t) => {
	const made = (name: string) => ({
		kind: 'DaemonSet',
		metadata: {
			name: `svclb-${name}`,
			namespace: 'kube-system',
			labels: {
				'svccontroller.k3s.cattle.io/svcname': name,
				'svccontroller.k3s.cattle.io/svcnamespace': '',
			},
		},
	});
	t.is(beside([made('kong-proxy')]).product, 'k3s or RKE2 ServiceLB');
	t.is(beside([made('traefik')]).product, 'the load balancer in front');
});

test('pools of addresses name what announces them', (t) => {
	const pool = { apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool', metadata: { name: 'edge' } };
	t.is(beside([pool]).product, 'MetalLB');
	t.is(beside([{ ...pool, apiVersion: 'example.com/v1' }]).product, 'the load balancer in front');
});

// https://github.com/hetznercloud/hcloud-cloud-controller-manager/blob/main/docs/reference/load_balancer_envs.md
test('a default of the cloud controller holds for a Service without the annotation', (t) => {
	const controller = (value: string) => ({
		kind: 'Deployment',
		metadata: { name: 'hccm', namespace: 'kube-system' },
		spec: {
			template: {
				spec: {
					containers: [{ name: 'hccm', env: [{ name: 'HCLOUD_LOAD_BALANCERS_USES_PROXYPROTOCOL', value }] }],
				},
			},
		},
	});
	const prefix = 'load-balancer.hetzner.cloud';
	const gateway = { env: proxied, annotations: { [`${prefix}/location`]: 'fsn1' } };
	t.deepEqual(beside([controller('true')], gateway).errors, []);
	t.is(beside([controller('true')], gateway).preserved, 'yes');
	t.is(beside([controller('false')], gateway).preserved, 'no');
	const off = { ...gateway, annotations: { [`${prefix}/uses-proxyprotocol`]: 'false' } };
	t.is(beside([controller('true')], off).preserved, 'no');
});
