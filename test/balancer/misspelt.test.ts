// Annotations that are misspelt, by what controllers read; and what is like them and right.
import test from 'ava';
import { misspeltAnnotations } from '../../schema/balancer/misspelt.ts';
import { render } from '../../schema/findings/render.ts';
import { controllerFindings } from '../../schema/validate/controller-findings.ts';
import { type Decision, decide } from '../../schema/validate/decide.ts';
import { findIn } from '../../schema/validate/finders.ts';
import { checkText, gatewayText } from '../check/check-text.ts';

const beta = 'service.beta.kubernetes.io/';

const misspeltIn = ({ situation }: Decision) =>
	findIn(situation, 'toolkit').filter(({ code }) => code === 'annotation-misspelt');

/** What was meant by the one annotation. */
const meant = (controller: string, name: string) =>
	misspeltAnnotations({ [name]: 'x' }, controller).map((one) => one.meant)[0];

const slips: readonly [controller: string, wrong: string, right: string][] = [
	['cloud-provider-aws', `${beta}aws-load-balancer-proxy-protocl`, `${beta}aws-load-balancer-proxy-protocol`],
	['cloud-provider-aws', `${beta}aws-load-balancr-type`, `${beta}aws-load-balancer-type`],
	['cloud-provider-aws', `${beta}aws-loadbalancer-type`, `${beta}aws-load-balancer-type`],
	['cloud-provider-aws', 'service.kubernetes.io/aws-load-balancer-type', `${beta}aws-load-balancer-type`],
	[
		'cloud-provider-aws',
		`${beta}aws-load-balancer-cross-zone-load-balancing-enable`,
		`${beta}aws-load-balancer-cross-zone-load-balancing-enabled`,
	],
	['cloud-provider-stackit', 'lb.stackit.cloud/internal-bl', 'lb.stackit.cloud/internal-lb'],
	['cloud-provider-stackit', 'lb.stackit.cloud/tcpProxyProtocol', 'lb.stackit.cloud/tcp-proxy-protocol'],
	[
		'digitalocean-cloud-controller-manager',
		`${beta}do-loadbalancer-proxy-protocol`,
		`${beta}do-loadbalancer-enable-proxy-protocol`,
	],
	[
		'hcloud-cloud-controller-manager',
		'hetzner.cloud/uses-proxyprotocol',
		'load-balancer.hetzner.cloud/uses-proxyprotocol',
	],
	[
		'hcloud-cloud-controller-manager',
		'loadbalancer.hetzner.cloud/uses-proxyprotocol',
		'load-balancer.hetzner.cloud/uses-proxyprotocol',
	],
	[
		'hcloud-cloud-controller-manager',
		'load-balancer.hetzner.cloud/Uses-ProxyProtocol',
		'load-balancer.hetzner.cloud/uses-proxyprotocol',
	],
	[
		'openstack-cloud-controller-manager',
		'loadbalancer.openstack.org/proxy_protocol',
		'loadbalancer.openstack.org/proxy-protocol',
	],
	['metallb speaker', 'metallb.universe.tf/address-pol', 'metallb.universe.tf/address-pool'],
	[
		'scaleway-cloud-controller-manager',
		`${beta}scw-loadbalancer-proxy-protocol-vv1`,
		`${beta}scw-loadbalancer-proxy-protocol-v1`,
	],
];

for (const [controller, wrong, right] of slips)
	test(`${wrong} was meant to be ${right}`, (t) => t.is(meant(controller, wrong), right));

const silent: readonly [controller: string, name: string, why: string][] = [
	['hcloud-cloud-controller-manager', 'load-balancer.hetzner.cloud/team', 'like none'],
	['hcloud-cloud-controller-manager', 'example.com/uses-proxyprotocol', 'a domain of somebody else'],
	['hcloud-cloud-controller-manager', 'external-dns.alpha.kubernetes.io/hostname', 'read by another program'],
	['aws-load-balancer-controller', 'nginx.ingress.kubernetes.io/ssl-redirect', 'read by another program'],
	['aws-load-balancer-controller', 'alb.ingress.kubernetes.io/actions.redirect', 'a name of the user’s'],
	['aws-load-balancer-controller', `${beta}aws-load-balancer-target-group-attributes.443`, 'for one port'],
	['aws-load-balancer-controller', `${beta}ovh-loadbalancer-proxy-protocol`, 'of another provider'],
	['cloud-provider-aws', `${beta}aws-load-balancer-scheme`, 'read by another controller'],
	['cloud-provider-azure', `${beta}port_443_no_probe_rule`, 'for one port'],
	['linode-cloud-controller-manager', `${beta}linode-loadbalancer-port-443`, 'for one port'],
	['scaleway-cloud-controller-manager', `${beta}scw-loadbalancer-proxy-protocol-v3`, 'another version'],
	['metallb speaker', 'metallb.io/ip-allocated-from-pool', 'written by the controller'],
	['ingress-gce', 'ingress.kubernetes.io/backends', 'written by the controller'],
	['nobody', `${beta}aws-load-balancer-proxy-protocl`, 'a controller that nobody read'],
];

for (const [controller, name, why] of silent)
	test(`${name} under ${controller}: ${why}`, (t) => t.is(meant(controller, name), undefined));

test('where the right one is there too, the misspelt one harms nobody', (t) => {
	const annotations = { 'metallb.io/address-pool': 'a', 'metallb.io/address-pol': 'a' };
	t.deepEqual(misspeltAnnotations(annotations, 'metallb speaker'), []);
});

test('validate names annotations of the Service and of the Ingress, and says so once', (t) => {
	const decision = decide(
		{
			clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/8'] },
			proxy: {
				annotations: { 'alb.ingress.kubernetes.io/healthcheck-prot': '8100' },
				ingress: { annotations: { 'alb.ingress.kubernetes.io/inbond-cidrs': '192.0.2.0/24' } },
			},
		},
		'kong',
	);
	const found = misspeltIn(decision);
	t.deepEqual(found.map(render), [
		'aws-load-balancer-controller does not read alb.ingress.kubernetes.io/healthcheck-prot, so it has no effect. Write alb.ingress.kubernetes.io/healthcheck-port, or remove it.',
		'aws-load-balancer-controller does not read alb.ingress.kubernetes.io/inbond-cidrs, so it has no effect. Write alb.ingress.kubernetes.io/inbound-cidrs, or remove it.',
	]);
	t.deepEqual(
		found.map(({ path }) => path),
		[
			['proxy', 'annotations', 'alb.ingress.kubernetes.io/healthcheck-prot'],
			['proxy', 'ingress', 'annotations', 'alb.ingress.kubernetes.io/inbond-cidrs'],
		],
	);
	const hetzner = decide(
		{
			clientIp: { loadBalancer: 'hetzner', trustedIPs: ['10.0.0.0/8'] },
			proxy: {
				annotations: {
					'load-balancer.hetzner.cloud/location': 'fsn1',
					'load-balancer.hetzner.cloud/use-private-ips': 'true',
				},
			},
		},
		'kong',
	);
	t.is(misspeltIn(hetzner).length, 1);
	t.deepEqual(controllerFindings(hetzner).map(render), []);
});

test('where the controller is not public, its provider’s names count', (t) => {
	const texts = (loadBalancer: string, ...names: string[]) => {
		const annotations = Object.fromEntries(names.map((name) => [name, 'x']));
		const clientIp = { loadBalancer, trustedIPs: ['10.0.0.0/8'] };
		return misspeltIn(decide({ clientIp, proxy: { annotations } }, 'kong')).map(render);
	};
	t.deepEqual(texts('aws-eks-auto-nlb', `${beta}aws-load-balancer-shceme`), [
		`AWS Network Load Balancer, EKS Auto Mode does not read ${beta}aws-load-balancer-shceme, so it has no effect. Write ${beta}aws-load-balancer-scheme, or remove it.`,
	]);
	t.deepEqual(texts('huawei-elb-shared', 'kubernetes.io/elb.clas', 'kubernetes.io/elb.subnet-id'), [
		'Huawei Cloud shared ELB does not read kubernetes.io/elb.clas, so it has no effect. Write kubernetes.io/elb.class, or remove it.',
	]);
	t.deepEqual(texts('cilium-dsr', 'service.cilium.io/fowarding-mode', 'metallb.io/address-pol'), [
		'Cilium load balancer, DSR or hybrid mode does not read service.cilium.io/fowarding-mode, so it has no effect. Write service.cilium.io/forwarding-mode, or remove it.',
	]);
	t.deepEqual(texts('generic', `${beta}aws-load-balancer-shceme`), []);
});

test('check names them in their place, and says so once', (t) => {
	const { findings } = checkText(
		gatewayText({
			annotations: {
				'load-balancer.hetzner.cloud/location': 'fsn1',
				'load-balancer.hetzner.cloud/use-proxyprotocol': 'true',
			},
		}),
	);
	const here = findings.filter(({ place }) => place?.shown?.includes('use-proxyprotocol'));
	t.deepEqual(
		here.map((one) => ({ code: one.code, severity: one.severity, text: render(one) })),
		[
			{
				code: 'annotation-misspelt',
				severity: 'warning',
				text: 'hcloud-cloud-controller-manager does not read load-balancer.hetzner.cloud/use-proxyprotocol, so it has no effect. Write load-balancer.hetzner.cloud/uses-proxyprotocol, or remove it.',
			},
		],
	);
});
