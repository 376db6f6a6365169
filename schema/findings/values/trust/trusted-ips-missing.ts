import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'trusted-ips-missing',
	severity: 'error',
	text: 'clientIp.trustedIPs is empty, but Kong believes strategy {strategy} from trusted peers only. Add {peer}. To find them: {command}',
	doc: {
		what: 'Nobody is trusted, while the strategy needs a trusted peer.',
		why: 'Kong believes PROXY and HTTP headers from `trusted_ips` only; from others it takes the peer for the client.',
		fix: "List the peer that Kong's socket sees: nodes under traffic policy `Cluster`, else the balancer; a CDN's ranges that ship need not be listed. The message has the command that finds them.",
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: ['clientIp.strategy'],
	isMissing: true,
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'clientIp.cdnRanges',
	],
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol' } },
			texts: [
				"clientIp.trustedIPs is empty, but Kong believes strategy proxyProtocol from trusted peers only. Add the load balancer's own addresses. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets)",
			],
		},
	],
	neighbours: [],
});
