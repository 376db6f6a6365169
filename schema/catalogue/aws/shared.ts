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
	proxyProtocolPerTargetGroup: `${service}-proxy-protocol-per-target-group`,
	ipAddressType: `${service}-ip-address-type`,
	sslPorts: `${service}-ssl-ports`,
	targetGroupAttributes: `${service}-target-group-attributes`,
	privateLinkRules: `${service}-inbound-sg-rules-on-private-link-traffic`,
	ipv6SourceNat: `${service}-enable-prefix-for-ipv6-source-nat`,
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
	albPrefixLists: `${ingress}/security-group-prefix-lists`,
	albGroup: `${ingress}/group.name`,
	albFrontendNlb: `${ingress}/enable-frontend-nlb`,
	albFrontendNlbScheme: `${ingress}/frontend-nlb-scheme`,
	albFrontendNlbSuccessCodes: `${ingress}/frontend-nlb-healthcheck-success-codes`,
} as const;

/** https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html */
export const nodePorts = {
	usually: 'closed',
	says: 'Security groups let nobody in from outside unless a rule does.',
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

export const eksAutoAlb = {
	...page('Amazon EKS User Guide: Auto Mode ALB', `${guide}/auto-configure-alb.adoc`),
	read: '2026-11',
} as const;

export const eksAutoNetworking = page(
	'Amazon EKS User Guide: Auto Mode networking',
	`${guide}/auto-networking.adoc`,
);

const lbc = 'https://github.com/kubernetes-sigs/aws-load-balancer-controller';

export const lbcGateway = page(
	'AWS Load Balancer Controller: Gateway API for layer 4',
	`${lbc}/blob/main/docs/guide/gateway/l4gateway.md`,
);

export const lbcIngressCode = {
	title: 'AWS Load Balancer Controller: pkg/ingress',
	url: `${lbc}/tree/main/pkg/ingress`,
	read: '2026-11',
} as const;

/** What replaces a load balancer, and what stays on it. */
export const lbcDeployCode = {
	title: 'AWS Load Balancer Controller: load_balancer_synthesizer.go',
	url: `${lbc}/blob/main/pkg/deploy/elbv2/load_balancer_synthesizer.go`,
	read: '2026-11',
} as const;

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

/** An NLB keeps only addresses of the IP family that its targets have. */
export const otherFamilyLost = {
	annotation: endsIn(annotation.ipAddressType),
	value: '^dualstack$',
	strategy: 'externalTrafficPolicy',
	why: 'clients of the IP family that the targets lack then reach Kong from an address of the NLB; only PROXY keeps their address',
	remedy:
		'Choose clientIp.strategy proxyProtocol, or remove it if the Service is IPv4 and no client needs IPv6',
	risk: true,
} as const;

/** For UDP over IPv6 the NLB then opens flows of its own. */
export const udpSourceReplaced = {
	annotation: endsIn(annotation.ipv6SourceNat),
	value: '^on$',
	why: 'the NLB then replaces the source of UDP packets over IPv6 by an address of that prefix, and Kong sees the prefix in place of these clients',
	remedy: 'Remove it if no client sends UDP over IPv6',
	risk: true,
} as const;

const attributeList = annotation.targetGroupAttributes.replaceAll('.', '\\.');

/** The target group then hides the client. */
export const addressLost = {
	annotation: `^${attributeList}(\\.[0-9]+)?$`,
	value: 'preserve_client_ip\\.enabled *= *(false|False|FALSE|f|F|0) *(,|$)',
	strategy: 'externalTrafficPolicy',
	why: 'Kong then sees an address of the NLB instead of the client',
} as const;

/** Attributes for one port win over those for all, which the strategy sets where the default hides the client. */
export const addressLostOnPort = { ...addressLost, annotation: `^${attributeList}\\.[0-9]+$` } as const;

/** The older name of the scheme, which loses against the one that the chart writes. */
export const olderScheme = {
	annotation: endsIn(annotation.internal),
	value: '^([tTyY1]|[oO][nN]$|0\\.0\\.0\\.0/0$)',
	why: 'the annotation aws-load-balancer-scheme, which clientIp.scheme writes, takes precedence',
	risk: true,
	remedy: 'Set clientIp.scheme: internal instead',
} as const;

/** Values under which the AWS Load Balancer Controller gives up, or hands AWS what AWS does not know. */
export const lbcRefuses = [
	{
		annotation: endsIn(annotation.healthCheckProtocol),
		value: '^([^hHtT].*|[tT][lL][sS])?$',
		why: 'the controller knows TCP, HTTP and HTTPS, and makes no balancer with another protocol',
	},
	{
		annotation: endsIn(annotation.healthCheckPort),
		value: '^(status|admin)$',
		why: 'the controller finds no port of the Service with that name and makes no balancer; a number works',
	},
	{
		annotation: endsIn(annotation.sslPorts),
		value: '(^|,) *(https|http|\\*) *(,|$)',
		why: 'the controller finds no port of the Service with that name and makes no balancer; a number works',
	},
	{
		annotation: endsIn(annotation.proxyProtocolPerTargetGroup),
		value: '[^0-9, ]',
		why: 'the controller accepts only port numbers; with anything else it makes no balancer',
	},
	{
		annotation: `^${attributeList}(\\.[0-9]+)?$`,
		value: '(;|, *,|, *$)',
		why: 'attributes are separated by single commas; anything else becomes a part of a value, or makes the controller give up',
	},
] as const;

/** New Services are taken by the AWS Load Balancer Controller where its webhook runs. */
export const lbcTakesNewServices =
	'Where the AWS Load Balancer Controller 2.5 or later is installed, its Service webhook (on by default in its Helm chart) gives every new Service without class its own class, whatever the annotations say: the cloud controller then ignores the Service, and it becomes an NLB with instance targets, internal unless aws-load-balancer-scheme says otherwise. Use aws-nlb-instance there.';

const takenOver = {
	where: 'the AWS Load Balancer Controller runs with its Service webhook, as it does by default',
	className: 'service.k8s.aws/nlb',
	remedy: 'Set enableServiceMutatorWebhook: false in its Helm chart, or use aws-nlb-instance',
} as const;

/** The same for `takenOver`, by what is lost. */
export const takenAsInternal = {
	...takenOver,
	what: 'an NLB of that controller, which is internal unless the annotation aws-load-balancer-scheme says otherwise',
} as const;

export const takenWithoutHeaders = {
	...takenOver,
	what: 'an NLB of that controller, internal unless the annotation aws-load-balancer-scheme says otherwise, and without X-Forwarded-For, so that Kong believes what clients write there',
} as const;

export const nlbPrivateLink =
	'Clients that come through AWS PrivateLink reach Kong from an address of the NLB, even if it keeps client addresses; only PROXY v2 names them: aws-nlb-private-link. AWS Global Accelerator keeps addresses only where its endpoint says so (clientIPPreservationEnabled), in front of an NLB with security groups, without TLS listener, whose targets are in its VPC. In front of another NLB Kong sees an address of the accelerator, also with PROXY.';

export const globalAccelerator = {
	title: 'AWS Global Accelerator: preserve client IP addresses',
	url: 'https://docs.aws.amazon.com/global-accelerator/latest/dg/preserve-client-ip-address.html',
	read: '2026-11',
} as const;

export const endpointService = {
	title: 'AWS PrivateLink: create a service powered by AWS PrivateLink',
	url: 'https://docs.aws.amazon.com/vpc/latest/privatelink/create-endpoint-service.html',
	read: '2026-11',
} as const;

/** What to know of an ALB that an accelerator calls. */
export const albAccelerated =
	'AWS Global Accelerator in front: with client IP address preservation, the default for an internet-facing ALB and fixed for an internal one, the ALB appends the client to X-Forwarded-For; with that switched off it appends an address of the accelerator, which no setting of Kong can undo.';

/** What to know of every NLB that the AWS Load Balancer Controller makes of a Service. */
export const lbcNotes = [
	'A Service of IP family IPv6 needs aws-load-balancer-ip-address-type: dualstack; otherwise the controller makes no NLB.',
	'With aws-load-balancer-security-groups the rules of those groups decide who may connect: proxy.loadBalancerSourceRanges then has no effect.',
	nlbPrivateLink,
] as const;

/** What the AWS Load Balancer Controller does with an NLB that exists. */
export const lbcImmutable = [
	{
		text: 'aws-load-balancer-type decides whether a Service without class is of this controller, which deletes the NLB of one that it loses at once',
		settings: [annotation.type],
		effect: 'replaced',
	},
	{ text: 'the class: make a new Service instead', settings: ['class'], effect: 'refused' },
	{
		text: 'the scheme of an NLB cannot change, so the controller deletes the NLB and makes another',
		settings: ['scheme'],
		effect: 'replaced',
	},
] as const;

/** What switches PROXY on beside the annotation for all ports, which wins over them; in the order of their weight. */
export const lbcProxyAlternatives = [
	{ annotation: annotation.proxyProtocolPerTargetGroup, on: '*', decides: true },
	{
		annotation: annotation.targetGroupAttributes,
		on: { attributes: { 'proxy_protocol_v2.enabled': 'true' } },
		perPort: true,
	},
] as const;

/** What the AWS cloud controller manager reads on creation only, on every product: a change changes nothing. */
export const schemeIsKept = {
	text: 'the scheme, which this controller reads on creation only: a balancer never changes between internet-facing and internal, so make a new Service instead',
	settings: ['scheme', annotation.internal],
	effect: 'ignored',
} as const;

/** What the AWS cloud controller manager does when the type annotation changes on a Service that has a balancer. */
export const typeIsKept = {
	text: 'the annotation aws-load-balancer-type: the controller refuses another product, and with external or nlb-ip it leaves the old balancer running unmanaged; make a new Service instead',
	settings: [annotation.type],
	effect: 'refused',
} as const;

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

/** Health checks carry the PROXY v2 header too. */
export const httpCheckUnderProxy = {
	annotation: endsIn(annotation.healthCheckProtocol),
	value: '^[hH][tT][tT][pP]',
	strategy: 'proxyProtocol',
	why: 'health checks then carry the PROXY v2 header as well, which fails on a port that does not read it',
} as const;
