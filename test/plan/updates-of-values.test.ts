// What an update of the chart's values really does to a balancer that exists: cases in which the catalogue alone said something else, or
// nothing. What the controllers do was seen in runs of their own code; see test/balancer/observations/README.md.
import test from 'ava';
import { catalogue } from '../../schema/catalogue/index.ts';
import { render } from '../../schema/findings/render.ts';
import type { PlanVerdict } from '../../schema/plan/types.ts';
import { planOf } from '../support/plan.ts';
import { rightTrust } from '../support/right-trust.ts';

const trustedIPs = ['10.0.0.0/16'];
type Annotations = { readonly [name: string]: string };
const lb = (loadBalancer: string, more: object = {}, annotations: Annotations = {}) => ({
	clientIp: { loadBalancer, ...more },
	proxy: { annotations },
});
const trusting = (loadBalancer: string, more: object = {}, annotations: Annotations = {}) =>
	lb(loadBalancer, { trustedIPs, ...more }, annotations);
const behindGoogle = { trustedIPs: rightTrust(catalogue['gke-alb-external'], 'IPv4') };
const local = { strategy: 'externalTrafficPolicy' };
const proxy = { strategy: 'proxyProtocol' };
const headers = { strategy: 'httpHeaders' };
const internal = { scheme: 'internal' };
const internetFacing = { scheme: 'internet-facing' };

const certificate = {
	'service.beta.kubernetes.io/aws-load-balancer-ssl-cert': 'arn:aws:acm:eu-west-1:1:certificate/a',
	'service.beta.kubernetes.io/aws-load-balancer-ssl-ports': '443',
};
const zones = {
	'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-zone-maps': 'cn-a:vsw-1,cn-b:vsw-2',
};
const toInternal = { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' };

interface Sample {
	readonly from: object;
	readonly to: object;
	readonly verdict: PlanVerdict;
	/** Every remark about the balancer: refused, breaking, unknown, to know. */
	readonly says: readonly string[];
}

/** Of Kong, nodes and callers; no controller speaks of them. */
const others = new Set(['nodes-without-pods', 'in-cluster-gone', 'health-check-moves', 'client-lost']);

const givesUp = (controller: string, why: string) =>
	`${controller} refuses the change with an error, usually at every later sync too, until the old values are back: ${why}.`;
const keeps = (controller: string, what: string) =>
	`${controller} does not change this on a balancer that exists, not even at a later sync: ${what}.`;
const remakes = (controller: string, what: string) =>
	`${controller} replaces the balancer, or gives it another address: ${what}.`;

const samples: { readonly [what: string]: Sample } = {
	'the in-tree controller never changes a scheme': {
		from: lb('aws-nlb-intree'),
		to: lb('aws-nlb-intree', internal),
		verdict: 'refused',
		says: [
			keeps('cloud-provider-aws', 'scheme: stays "internet-facing", a new balancer would have "internal"'),
		],
	},
	'nor that of a classic balancer': {
		from: trusting('aws-clb-tcp'),
		to: trusting('aws-clb-tcp', internal),
		verdict: 'refused',
		says: [
			keeps('cloud-provider-aws', 'scheme: stays "internet-facing", a new balancer would have "internal"'),
		],
	},
	'a certificate on a port that the in-tree NLB listens on': {
		from: trusting('aws-nlb-intree', proxy),
		to: trusting('aws-nlb-intree', proxy, certificate),
		verdict: 'refused',
		says: [
			givesUp(
				'cloud-provider-aws',
				'port 443 cannot change from tcp to tls: the controller adds the new listener before it deletes the old one, and AWS allows one listener per port',
			),
		],
	},
	'instance targets become ip targets on the same NLB': {
		from: lb('aws-nlb-instance'),
		to: lb('aws-nlb-ip'),
		verdict: 'interrupts',
		says: [
			'aws-load-balancer-controller keeps the balancer and its address, but registers pods instead of nodes. Until these are healthy, requests may fail.',
			"During the change aws-load-balancer-controller does this: port 80 gets a new target group with AWS's defaults, the old one is deleted; port 443 gets a new target group with AWS's defaults, the old one is deleted.",
		],
	},
	'without the type external the NLB is deleted at once': {
		from: lb('aws-nlb-ip'),
		to: lb('aws-nlb-intree'),
		verdict: 'interrupts',
		says: [
			'aws-load-balancer-controller deletes the balancer at once, and cloud-provider-aws makes another one with another address.',
		],
	},
	'with it the in-tree NLB is left running': {
		from: lb('aws-nlb-intree'),
		to: lb('aws-nlb-ip'),
		verdict: 'interrupts',
		says: [
			'cloud-provider-aws leaves the balancer running, and aws-load-balancer-controller makes another one with another address.',
			'cloud-provider-aws leaves the old balancer running, and nothing deletes it. Delete it yourself once no client uses it.',
		],
	},
	'the NLB before an ALB goes, and with it the name that clients use': {
		from: trusting('aws-alb-frontend-nlb'),
		to: trusting('aws-alb-ip'),
		verdict: 'interrupts',
		says: [
			'aws-load-balancer-controller deletes the nlb in front, and with it the address that clients use.',
		],
	},
	'and comes without harm': {
		from: trusting('aws-alb-ip'),
		to: trusting('aws-alb-frontend-nlb'),
		verdict: 'in-place',
		says: ['aws-load-balancer-controller also does this: an NLB is made in front of the ALB.'],
	},
	'another class of GKE is another balancer': {
		from: lb('gke-alb-external', behindGoogle),
		to: lb('gke-alb-internal', behindGoogle),
		verdict: 'interrupts',
		says: [remakes('ingress-gce', 'another balancer is made, with another address, and the old one deleted')],
	},
	'a scheme by annotation is a scheme: Google': {
		from: lb('gke-passthrough'),
		to: lb('gke-passthrough', {}, { 'networking.gke.io/load-balancer-type': 'Internal' }),
		verdict: 'interrupts',
		says: [
			remakes(
				'cloud-provider-gcp',
				'the forwarding rule is deleted and created again, since the scheme cannot change on it',
			),
		],
	},
	'a target pool is another one with another session affinity': {
		from: lb('gke-passthrough'),
		to: { ...lb('gke-passthrough'), proxy: { sessionAffinity: 'ClientIP' } },
		verdict: 'interrupts',
		says: [
			remakes(
				'cloud-provider-gcp',
				'the forwarding rule is deleted and created again, since the target pool (its session affinity) cannot change on it',
			),
		],
	},
	'a scheme by annotation is a scheme: Azure': {
		from: lb('aks'),
		to: lb('aks', {}, toInternal),
		verdict: 'interrupts',
		says: [
			remakes(
				'cloud-provider-azure',
				'another balancer takes over, and the old one is deleted; the address changes',
			),
			'cloud-provider-azure ignores a part of the change: sourceRanges: stays ["Internet"], a new balancer would have [].',
		],
	},
	'a Private Link Service stays, and goes on sending PROXY': {
		from: trusting('aks-private-link'),
		to: lb('aks', internal),
		verdict: 'refused',
		says: [
			keeps(
				'cloud-provider-azure',
				[
					'product: stays "standard load balancer with private link service", a new balancer would have "standard load balancer"',
					...[80, 443].flatMap((port) => [
						`ports[${port}].proxyProtocol: stays 2, a new balancer would have 0`,
						`ports[${port}].keepsClientAddress: stays false, a new balancer would have true`,
					]),
				].join('; '),
			),
			'cloud-provider-azure ignores a part of the change: the Private Link Service stays as it was, and so does its PROXY header: without service.beta.kubernetes.io/azure-pls-create the provider no longer manages it.',
			'Removing service.beta.kubernetes.io/azure-pls-proxy-protocol leaves the setting on Azure Private Link Service. Upgrade once with service.beta.kubernetes.io/azure-pls-proxy-protocol: "false", and remove it afterwards.',
		],
	},
	'the chart switches PROXY off on Alibaba, where taking it away would not': {
		from: trusting('alibaba-clb', proxy),
		to: lb('alibaba-clb', local),
		verdict: 'interrupts',
		says: [],
	},
	'on the Network Load Balancer too': {
		from: trusting('alibaba-nlb', proxy, zones),
		to: lb('alibaba-nlb', local, zones),
		verdict: 'interrupts',
		says: [],
	},
	'and on Oracle’s': {
		from: trusting('oci-nlb', proxy),
		to: lb('oci-nlb', local),
		verdict: 'interrupts',
		says: [],
	},
	'and on Hetzner': {
		from: trusting('hetzner', proxy),
		to: lb('hetzner', { strategy: 'none' }),
		verdict: 'interrupts',
		says: [],
	},
	'and on a Gateway of AWS': {
		from: trusting('aws-nlb-gateway', proxy),
		to: lb('aws-nlb-gateway', local),
		verdict: 'interrupts',
		says: [],
	},
	'Civo has no word for off': {
		from: trusting('civo', proxy),
		to: lb('civo', local),
		verdict: 'refused',
		says: [
			keeps(
				'civo-cloud-controller-manager',
				'ports[80].proxyProtocol: stays 2, a new balancer would have 0; ports[443].proxyProtocol: stays 2, a new balancer would have 0',
			),
		],
	},
	'nor has Oracle’s Load Balancer': {
		from: trusting('oci-lb', proxy),
		to: lb('oci-lb', { strategy: 'none' }),
		verdict: 'refused',
		says: [
			keeps(
				'oci-cloud-controller-manager',
				'ports[80].proxyProtocol: stays 2, a new balancer would have 0; ports[443].proxyProtocol: stays 2, a new balancer would have 0',
			),
		],
	},
	'of the scheme Alibaba says so at every sync': {
		from: lb('alibaba-clb', { ...local, ...internetFacing }),
		to: lb('alibaba-clb', { ...local, ...internal }),
		verdict: 'refused',
		says: [
			givesUp(
				'cloud-provider-alibaba-cloud',
				'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type cannot change on a balancer that exists',
			),
		],
	},
	'IBM too': {
		from: trusting('ibm-vpc-alb', { ...proxy, ...internetFacing }),
		to: trusting('ibm-vpc-alb', { ...proxy, ...internal }),
		verdict: 'refused',
		says: [
			givesUp('openshift/cloud-provider-ibm', 'public or private cannot change on a balancer that exists'),
		],
	},
	'STACKIT too': {
		from: trusting('stackit', { ...proxy, ...internetFacing }),
		to: trusting('stackit', { ...proxy, ...internal }),
		verdict: 'refused',
		says: [
			givesUp(
				'cloud-provider-stackit',
				'lb.stackit.cloud/internal-lb cannot change on a balancer that exists, and nothing else changes either',
			),
		],
	},
	'and Oracle says nothing': {
		from: lb('oci-nlb'),
		to: lb('oci-nlb', internal),
		verdict: 'refused',
		says: [
			keeps(
				'oci-cloud-controller-manager',
				'scheme: stays "internet-facing", a new balancer would have "internal"',
			),
		],
	},
	'the type of a DigitalOcean balancer stays': {
		from: lb('digitalocean-network'),
		to: trusting('digitalocean-regional'),
		verdict: 'refused',
		says: [
			keeps(
				'digitalocean-cloud-controller-manager',
				'product: stays "digitalocean REGIONAL_NETWORK", a new balancer would have "digitalocean REGIONAL"',
			),
			'digitalocean-cloud-controller-manager ignores a part of the change: ports[80].targetPort: stays "80", a new balancer would have "nodePort"; ports[443].targetPort: stays "443", a new balancer would have "nodePort".',
		],
	},
	'Octavia refuses another listener on the same port': {
		from: trusting('openstack-octavia', proxy),
		to: trusting('openstack-octavia', headers),
		verdict: 'refused',
		says: [
			givesUp(
				'openstack-cloud-controller-manager',
				'Octavia refuses a second listener on port 80: the controller makes the new one before it deletes the old one, which keeps serving',
			),
		],
	},
	'Oracle makes a second balancer and leaves the first': {
		from: lb('oci-nlb'),
		to: trusting('oci-lb'),
		verdict: 'interrupts',
		says: [
			remakes('oci-cloud-controller-manager', 'a new balancer is made, with another address: oci lb'),
			'oci-cloud-controller-manager leaves the old balancer running, and nothing deletes it. Delete it yourself once no client uses it.',
		],
	},
};

for (const [what, { from, to, verdict, says }] of Object.entries(samples))
	test(what, (t) => {
		const plan = planOf(from, to);
		const given = [...plan.refused, ...plan.interrupts, ...plan.unknown, ...plan.notes];
		t.deepEqual(given.filter(({ code }) => !others.has(code)).map(render), says);
		t.is(plan.verdict, verdict);
		// What never comes to pass in place is not offered in place.
		const offers = plan.courses.map(({ title }) => title);
		t.is(
			offers.some((title) => title.startsWith('In ')),
			verdict !== 'refused',
		);
	});

test('the balancers of a plan are in the words of the controllers', (t) => {
	const { balancers } = planOf(lb('aws-nlb-intree'), lb('aws-nlb-intree', internal));
	t.deepEqual(
		balancers.map(({ object, controller, outcome, product, scheme, update }) => ({
			...{ object, controller, outcome, product, scheme, update },
		})),
		[
			{
				object: 'Service/default/kong-proxy',
				controller: 'aws-load-balancer-controller',
				outcome: 'ignored',
				product: null,
				scheme: null,
				update: { changes: [], ignored: [], recreated: false },
			},
			{
				object: 'Service/default/kong-proxy',
				controller: 'cloud-provider-aws',
				outcome: 'balancer',
				product: 'nlb',
				scheme: 'internet-facing',
				update: {
					changes: [],
					ignored: ['scheme: stays "internet-facing", a new balancer would have "internal"'],
					recreated: false,
				},
			},
		],
	);
});
