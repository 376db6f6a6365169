// What the AWS entries have in common: commands, annotation names, the sentences about NLBs.

const service = 'service.beta.kubernetes.io/aws-load-balancer';
const ingress = 'alb.ingress.kubernetes.io';

export const annotation = {
	type: `${service}-type`,
	scheme: `${service}-scheme`,
	internal: `${service}-internal`,
	targetType: `${service}-nlb-target-type`,
	proxyProtocol: `${service}-proxy-protocol`,
	targetGroupAttributes: `${service}-target-group-attributes`,
	backendProtocol: `${service}-backend-protocol`,
	healthCheckProtocol: `${service}-healthcheck-protocol`,
	healthCheckPort: `${service}-healthcheck-port`,
	albScheme: `${ingress}/scheme`,
	albTargetType: `${ingress}/target-type`,
	albAttributes: `${ingress}/load-balancer-attributes`,
	albHealthCheckPath: `${ingress}/healthcheck-path`,
	albHealthCheckPort: `${ingress}/healthcheck-port`,
	albSuccessCodes: `${ingress}/success-codes`,
} as const;

export const find = {
	node: "aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the nodes' subnets)",
	loadBalancer:
		"aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets)",
} as const;

export const nlbAddsNoHeader = {
	refused: 'a Network Load Balancer works on TCP and adds no HTTP header',
	instead:
		'use strategy externalTrafficPolicy or proxyProtocol, or an Application Load Balancer (aws-alb-ip)',
} as const;

export const nlbHairpin =
	'Published by host name, so there is no shortcut inside the cluster. While the NLB keeps client addresses, a target that is sent back to itself times out.';
