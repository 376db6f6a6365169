import { defineFinding } from '../../define.ts';
import { onTrust } from '../../rests-on.ts';
import { peerArgs, trustsEveryone } from './peers.ts';

export const finding = defineFinding({
	code: 'trust-everyone',
	severity: 'warning',
	forgery: 'some',
	text: 'clientIp.trustedIPs holds {everyone}: anyone who reaches Kong without the load balancer can forge an address. List only {peer}. To find them: {command}',
	doc: {
		what: 'Everybody is trusted.',
		why: 'Whoever reaches Kong without the balancer, such as a pod in the cluster, can claim any client address.',
		fix: 'List the nodes or the balancer only, as the message says.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: ['clientIp.strategy'],
	restsOn: onTrust,
	find(situation, found) {
		const all = trustsEveryone(situation);
		if (!all || all.forgeable) return [];
		return found(all.path, { everyone: all.everyone, ...peerArgs(situation) });
	},
	template: `
{{- if and .everyone (not .forgeable) -}}
{{- include "kong-client-ip.found" (list . "trust-everyone" (dict "everyone" (.everyone | join " and ") "peer" .trustPeer "command" .trustCommand)) -}}
{{- end -}}
`,
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
				"clientIp.trustedIPs holds 0.0.0.0/0 and ::/0: anyone who reaches Kong without the load balancer can forge an address. List only the addresses of the nodes (traffic policy Cluster makes a node the peer of Kong). To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the nodes' subnets)",
			],
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					strategy: 'httpHeaders',
					httpHeaders: { recursive: false },
					trustedIPs: ['0.0.0.0/0'],
				},
			},
			texts: [
				"clientIp.trustedIPs holds 0.0.0.0/0: anyone who reaches Kong without the load balancer can forge an address. List only the load balancer's own addresses. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets)",
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-nlb-instance',
					strategy: 'proxyProtocol',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
		{ values: { clientIp: { loadBalancer: 'aws-nlb-instance', trustedIPs: ['0.0.0.0/0', '::/0'] } } },
		// Anybody could forge an address then, which has a finding of its own.
		{ values: { clientIp: { loadBalancer: 'linode', strategy: 'httpHeaders', trustedIPs: ['0.0.0.0/0'] } } },
	],
});
