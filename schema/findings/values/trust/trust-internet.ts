import { unitsText } from '../../../address/width.ts';
import { defineFinding } from '../../define.ts';
import { onTrustWidth } from '../../rests-on.ts';
import { peerArgs, trustedChoose, trustWidths, usesTrust } from './peers.ts';

export const finding = defineFinding({
	code: 'trust-internet',
	severity: 'error',
	forgery: 'anyone',
	text: 'clientIp.trustedIPs holds {ranges}: {units}, which no CDN or load balancer documents as its own. Clients on the internet have such addresses, and each of them could choose the one that Kong believes, by {header}. List only {peer}. To find them: {command}. What belongs to you alone goes into clientIp.allowPublicRanges.',
	doc: {
		what: 'So large a part of the internet is trusted that clients are in it: more than a `/10` of IPv4 or a `/20` of IPv6 in one entry, or a `/9` or `/19` in all.',
		why: 'Kong believes a trusted client as it believes a proxy, and in a list it skips trusted entries, the last of which is that client. No owner of proxies has so many addresses in one block; the largest, Akamai, has a `/10`. Only public addresses count, and those whose owner is not known.',
		fix: 'List only the proxies and nodes. Blocks that are yours alone may be wider: name them in `clientIp.allowPublicRanges`, and be sure that nobody else has an address in them.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	alone: ['clientIp.strategy'],
	restsOn: onTrustWidth,
	find(situation, found) {
		if (!usesTrust(situation) || !trustedChoose(situation)) return [];
		return trustWidths(situation)
			.filter(({ anybody }) => anybody)
			.flatMap((width) =>
				found('clientIp.trustedIPs', {
					ranges: width.blocks.join(', '),
					units: unitsText(width),
					header: situation.header,
					...peerArgs(situation),
				}),
			);
	},
	template: `
{{- $c := . -}}
{{- if and .usesTrust .trustedChoose -}}
{{- range .widths -}}
{{- if .anybody -}}
{{- include "kong-client-ip.found" (list $c "trust-internet" (dict "ranges" .blocks "units" .units "header" $c.header "peer" $c.trustPeer "command" $c.trustCommand)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			// Private ranges that were written too wide; together they hold more than a /9.
			values: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['172.0.0.0/8', '192.0.0.0/8'] } },
			texts: [
				"clientIp.trustedIPs holds 172.0.0.0/8, 192.0.0.0/8: 32 million public IPv4 addresses, which no CDN or load balancer documents as its own. Clients on the internet have such addresses, and each of them could choose the one that Kong believes, by X-Forwarded-For. List only the load balancer's own addresses. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets). What belongs to you alone goes into clientIp.allowPublicRanges.",
			],
		},
		{
			values: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['0.0.0.0/1'] } },
			texts: [
				"clientIp.trustedIPs holds 0.0.0.0/1: 2 billion public IPv4 addresses, which no CDN or load balancer documents as its own. Clients on the internet have such addresses, and each of them could choose the one that Kong believes, by X-Forwarded-For. List only the load balancer's own addresses. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets). What belongs to you alone goes into clientIp.allowPublicRanges.",
			],
		},
		{
			values: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/8', '2000::/3'] } },
			texts: [
				"clientIp.trustedIPs holds 2000::/3: 35 trillion public IPv6 networks of size /48, which no CDN or load balancer documents as its own. Clients on the internet have such addresses, and each of them could choose the one that Kong believes, by X-Forwarded-For. List only the load balancer's own addresses. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets). What belongs to you alone goes into clientIp.allowPublicRanges.",
			],
		},
	],
	neighbours: [
		{ values: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/8', 'fc00::/7'] } } },
		{ values: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['52.0.0.0/10'] } } },
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['52.0.0.0/8'],
					allowPublicRanges: ['52.0.0.0/8'],
				},
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['52.0.0.0/8'], allowTrustEveryone: true },
			},
		},
		// Without recursion Kong takes the last entry, which the balancer wrote.
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['52.0.0.0/8'],
					httpHeaders: { recursive: false },
				},
			},
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol', trustedIPs: ['52.0.0.0/8'] },
			},
		},
		// One entry that holds everybody has a finding of its own.
		{ values: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['0.0.0.0/0', '52.0.0.0/8'] } } },
	],
});
