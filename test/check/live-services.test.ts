// Services as a cluster shows them: who made the balancer is shown by class, finalizers, host names and what controllers write.
import test from 'ava';
import { kong, service } from '../../schema/findings/sample-objects.ts';
import { checkObjects } from './check-text.ts';

interface Live {
	readonly annotations?: { readonly [name: string]: string };
	readonly className?: string;
	readonly finalizer?: string;
	readonly hostname?: string;
	readonly ip?: string;
	readonly local?: true;
}

const AWS = 'service.beta.kubernetes.io/aws-load-balancer-';
const LBC = { className: 'service.k8s.aws/nlb', finalizer: 'service.k8s.aws/resources' };
const AUTO = { className: 'eks.amazonaws.com/nlb', finalizer: 'service.eks.amazonaws.com/resources' };
const K8S = 'k8s-kong-kongprox-0a1b2c3d4e.elb.eu-west-1.amazonaws.com';
const NLB = 'a0b1c2d3e4f5-0123456789abcdef.elb.eu-west-1.amazonaws.com';
const CLASSIC = 'a0b1c2d3e4f5-1234567890.eu-west-1.elb.amazonaws.com';

function live({ annotations = {}, className, finalizer, hostname, ip, local }: Live) {
	const made = service({
		annotations,
		spec: {
			externalTrafficPolicy: local ? 'Local' : 'Cluster',
			...(className ? { loadBalancerClass: className } : {}),
		},
		status: { loadBalancer: { ingress: [hostname ? { hostname } : { ip: ip ?? '192.0.2.7' }] } },
	});
	const metadata = { name: 'kong-proxy', uid: '0f1e', annotations, finalizers: finalizer ? [finalizer] : [] };
	const { gateways, findings } = checkObjects([{ ...made, metadata }, kong()] as never);
	const [entrance = ''] = gateways[0]?.entrances ?? [];
	return {
		product: entrance.replace('Service/kong-proxy (LoadBalancer), by ', ''),
		is: `${gateways[0]?.verdict.clientIpPreserved} ${gateways[0]?.verdict.trafficWorks}`,
		codes: findings.map(({ code }) => code),
	};
}

const INSTANCE = 'AWS Network Load Balancer, instance targets (AWS Load Balancer Controller)';
const IP = 'AWS Network Load Balancer, ip targets (AWS Load Balancer Controller)';
const IN_TREE = 'AWS Network Load Balancer, in-tree (AWS cloud controller manager)';
const CLB = 'AWS Classic Load Balancer, TCP listeners';
const AUTO_NLB = 'AWS Network Load Balancer, EKS Auto Mode';

const given: readonly (readonly [what: string, Live, product: string, is: string])[] = [
	// https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/service/service_utils.go
	['the class, and no annotation', { ...LBC, hostname: K8S, local: true }, INSTANCE, 'yes yes'],
	...['nlb', 'elb', 'external', ''].map(
		(type) =>
			[
				`the class, and type ${type}`,
				{ ...LBC, hostname: K8S, local: true, annotations: { [`${AWS}type`]: type } },
				INSTANCE,
				'yes yes',
			] as const,
	),
	[
		'the class, type nlb and ip targets',
		{ ...LBC, hostname: K8S, annotations: { [`${AWS}type`]: 'nlb', [`${AWS}nlb-target-type`]: 'ip' } },
		IP,
		'no yes',
	],
	['the finalizer alone', { finalizer: LBC.finalizer, hostname: K8S, local: true }, INSTANCE, 'yes yes'],
	['the host name alone', { hostname: K8S, local: true }, INSTANCE, 'yes yes'],
	// The in-tree provider makes instance targets, whatever an annotation that it does not read says.
	[
		'an NLB of the in-tree provider with a target type',
		{ hostname: NLB, annotations: { [`${AWS}type`]: 'nlb', [`${AWS}nlb-target-type`]: 'ip' } },
		IN_TREE,
		'no yes',
	],
	['the host name of a Classic ELB', { hostname: CLASSIC, local: true }, CLB, 'no yes'],
	['that of an internal one', { hostname: `internal-${CLASSIC}`, local: true }, CLB, 'no yes'],
	[
		'a Classic ELB with a target type',
		{ hostname: CLASSIC, local: true, annotations: { [`${AWS}nlb-target-type`]: 'ip' } },
		CLB,
		'no yes',
	],
	// https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html
	['EKS Auto Mode', { ...AUTO, hostname: K8S, local: true }, AUTO_NLB, 'no yes'],
	[
		'EKS Auto Mode and type nlb',
		{ ...AUTO, hostname: K8S, local: true, annotations: { [`${AWS}type`]: 'nlb' } },
		AUTO_NLB,
		'no yes',
	],
	[
		'EKS Auto Mode with instance targets',
		{ ...AUTO, hostname: K8S, local: true, annotations: { [`${AWS}nlb-target-type`]: 'instance' } },
		AUTO_NLB,
		'yes yes',
	],
	[
		"EKS Auto Mode's finalizer alone, and type nlb",
		{ finalizer: AUTO.finalizer, hostname: K8S, annotations: { [`${AWS}type`]: 'nlb' } },
		AUTO_NLB,
		'no yes',
	],
	[
		"GKE's finalizer of a backend service",
		{ finalizer: 'gke.networking.io/l4-netlb-v2', local: true },
		'GKE pass-through Network Load Balancer, backend service',
		'yes yes',
	],
	[
		'what GKE writes into a Service',
		{ annotations: { 'service.kubernetes.io/tcp-forwarding-rule': 'a1' }, local: true },
		'GKE pass-through Network Load Balancer',
		'yes yes',
	],
	[
		"an annotation of OVHcloud's older balancer",
		{ annotations: { 'service.beta.kubernetes.io/ovh-loadbalancer-balance': 'roundrobin' }, local: true },
		'OVHcloud Public Cloud Load Balancer',
		'no yes',
	],
	[
		'a host name of Linode',
		{ hostname: '192-0-2-7.ip.linodeusercontent.com', local: true },
		'Linode (Akamai) NodeBalancer',
		'no yes',
	],
	[
		'an annotation of Tencent',
		{
			annotations: { 'service.kubernetes.io/qcloud-loadbalancer-internal-subnetid': 'subnet-1' },
			local: true,
		},
		'Tencent Cloud CLB',
		'yes yes',
	],
];

for (const [what, parts, product, is] of given)
	test(`${what}: ${product}`, (t) => {
		const found = live(parts);
		t.deepEqual({ product: found.product, is: found.is }, { product, is });
		t.false(found.codes.includes('no-controller'), found.codes.join(' '));
	});

test('an annotation of AWS that only an NLB has names AWS: nothing helps a Classic ELB but PROXY', (t) => {
	const annotations = { [`${AWS}target-group-attributes`]: 'preserve_client_ip.enabled=true' };
	const { gateways, findings } = checkObjects([service({ annotations }), kong()] as never);
	t.true(gateways[0]?.entrances[0]?.endsWith(CLB));
	t.deepEqual(
		findings.map(({ code }) => code),
		['controller-refuses', 'source-replaced'],
	);
});
