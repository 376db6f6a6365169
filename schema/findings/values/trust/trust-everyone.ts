import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'trust-everyone',
	severity: 'warning',
	text: 'clientIp.trustedIPs holds {everyone}: anyone who reaches Kong without the load balancer can forge an address. List {peer} only. To find them: {command}',
	doc: {
		what: 'Everybody is trusted.',
		why: 'Whoever reaches Kong without the balancer speaks for any client.',
		fix: 'List the nodes or the balancer only.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: ['clientIp.strategy'],
	restsOn: [
		'clientIp.loadBalancer',
		'clientIp.strategy',
		'clientIp.cdn',
		'clientIp.httpHeaders.name',
		'clientIp.trustedIPs',
		'clientIp.httpHeaders.recursive',
	],
	samples: [
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-nlb-instance',
					strategy: 'proxyProtocol',
					trustedIPs: ['0.0.0.0/0', '::/0'],
				},
			},
			texts: [
				"clientIp.trustedIPs holds 0.0.0.0/0 and ::/0: anyone who reaches Kong without the load balancer can forge an address. List the addresses of the nodes (traffic policy Cluster makes a node the peer of Kong) only. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the nodes' subnets)",
			],
		},
	],
	neighbours: [],
});
