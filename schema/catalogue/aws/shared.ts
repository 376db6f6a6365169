// What the AWS entries have in common: commands, annotation names, the sentences about NLBs.
import { page } from '../sources.ts';

const service = 'service.beta.kubernetes.io/aws-load-balancer';
const ingress = 'alb.ingress.kubernetes.io';

export const annotation = {
	type: `${service}-type`,
	scheme: `${service}-scheme`,
	internal: `${service}-internal`,
	targetType: `${service}-nlb-target-type`,
	proxyProtocol: `${service}-proxy-protocol`,
	targetGroupAttributes: `${service}-target-group-attributes`,
	certificate: `${service}-ssl-cert`,
	backendProtocol: `${service}-backend-protocol`,
	healthCheckProtocol: `${service}-healthcheck-protocol`,
	healthCheckPort: `${service}-healthcheck-port`,
	albScheme: `${ingress}/scheme`,
	albTargetType: `${ingress}/target-type`,
	albAttributes: `${ingress}/load-balancer-attributes`,
	albHealthCheckPath: `${ingress}/healthcheck-path`,
	albHealthCheckPort: `${ingress}/healthcheck-port`,
	albSuccessCodes: `${ingress}/success-codes`,
	albInboundCidrs: `${ingress}/inbound-cidrs`,
	albFrontendNlb: `${ingress}/enable-frontend-nlb`,
	albFrontendNlbScheme: `${ingress}/frontend-nlb-scheme`,
} as const;

const describeSubnets =
	"aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text";

export const find = {
	node: { command: describeSubnets, note: "the nodes' subnets" },
	loadBalancer: { command: describeSubnets, note: "the load balancer's subnets" },
} as const;

export const nlbAddsNoHeader = {
	refused: 'a Network Load Balancer works on TCP and adds no HTTP header',
	instead:
		'use strategy externalTrafficPolicy or proxyProtocol, or an Application Load Balancer (aws-alb-ip)',
} as const;

export const nlbHairpin =
	'Published by host name, so there is no shortcut inside the cluster. While the NLB keeps client addresses, a target that is sent back to itself times out.';

const guide = 'https://github.com/awsdocs/amazon-eks-user-guide/blob/mainline/latest/ug/automode';

export const eksAutoNlb = page('Amazon EKS User Guide: Auto Mode NLB', `${guide}/auto-configure-nlb.adoc`);

export const eksAutoAlb = page('Amazon EKS User Guide: Auto Mode ALB', `${guide}/auto-configure-alb.adoc`);

export const eksAutoNetworking = page(
	'Amazon EKS User Guide: Auto Mode networking',
	`${guide}/auto-networking.adoc`,
);

const lbc = 'https://github.com/kubernetes-sigs/aws-load-balancer-controller';

export const lbcGateway = page(
	'AWS Load Balancer Controller: Gateway API for layer 4',
	`${lbc}/blob/main/docs/guide/gateway/l4gateway.md`,
);

export const lbcTargetGroupConfiguration = page(
	'AWS Load Balancer Controller: TargetGroupConfiguration',
	`${lbc}/blob/main/docs/guide/gateway/targetgroupconfig.md`,
);

export const lbcRelease35 = {
	title: 'AWS Load Balancer Controller: release 3.5.0 (Gateway API 1.6, gateway.k8s.aws/v1)',
	url: `${lbc}/releases/tag/v3.5.0`,
	read: '2026-11',
} as const;

const endsIn = (name: string) => `^${name.replaceAll('.', '\\.')}$`;

/** The annotation that this product's controller never reads: Kong would wait for a header that does not come. */
export const ignoresProxyAnnotation = {
	annotation: endsIn(annotation.proxyProtocol),
	why: 'its controller does not read this annotation, so no PROXY header comes; strategy proxyProtocol sets what it reads',
} as const;

/** What switches PROXY on beside the annotation for all ports, which wins over them; in the order of their weight. */
export const lbcProxyAlternatives = [
	{ annotation: `${annotation.proxyProtocol}-per-target-group`, on: '*', decides: true },
	{
		annotation: annotation.targetGroupAttributes,
		on: { attributes: { 'proxy_protocol_v2.enabled': 'true' } },
		perPort: true,
	},
] as const;

/** What the AWS cloud controller manager reads on creation only, on every product: a change changes nothing. */
export const schemeIsKept = {
	text: 'the scheme, which this controller reads on creation only: a balancer stays internet-facing or internal as it was made, so make a new Service instead',
	settings: ['scheme', annotation.internal],
	effect: 'ignored',
} as const;

/** What the AWS cloud controller manager does when the type annotation changes on a Service that has a balancer. */
export const typeIsKept = {
	text: 'the annotation aws-load-balancer-type: the controller refuses another product, and with external or nlb-ip it leaves the old balancer standing, which nobody looks after; make a new Service instead',
	settings: [annotation.type],
	effect: 'refused',
} as const;

/** The Service webhook of the AWS Load Balancer Controller takes new Services away from the AWS cloud controller manager. */
export const webhookTakesServices =
	'Where the AWS Load Balancer Controller 2.5 or later is installed with its Service webhook, new Services get its class: it makes a Network Load Balancer of them, internal unless aws-load-balancer-scheme says internet-facing, and this controller ignores them. Use aws-nlb-instance or aws-nlb-ip there.';

/** The scheme annotation of the AWS Load Balancer Controller. */
export const ignoresScheme = {
	annotation: endsIn(annotation.scheme),
	value: '^internal$',
	why: 'the AWS cloud controller manager does not read it and makes an internet-facing balancer; it reads aws-load-balancer-internal, which loadBalancer.scheme internal sets',
} as const;

/** On a Classic ELB the AWS cloud controller manager refuses the whole Service for the annotation, even if it is empty. */
export const noTargetGroups = {
	annotation: endsIn(annotation.targetGroupAttributes),
	why: 'a Classic Load Balancer has no target groups, and its controller then makes no balancer at all',
} as const;

/** The NLB then replaces the client by an address of its own. */
export const hidesClient = {
	annotation: endsIn(annotation.targetGroupAttributes),
	value: '(^|,) *preserve_client_ip\\.enabled=false',
	strategy: 'externalTrafficPolicy',
	why: 'the NLB then connects from addresses of its own, and Kong takes one of these for the client; preserve_client_ip.enabled=true is the default',
} as const;

/** Health checks carry the PROXY v2 header too. */
export const httpCheckUnderProxy = {
	annotation: endsIn(annotation.healthCheckProtocol),
	value: '^[hH][tT][tT][pP]',
	strategy: 'proxyProtocol',
	why: 'health checks then carry the PROXY v2 header as well, which fails on a port that does not read it',
} as const;
