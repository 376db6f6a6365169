import { unitsText } from '../../../address/width.ts';
import { defineFinding } from '../../define.ts';
import { onTrustWidth } from '../../rests-on.ts';
import { peerArgs, trustedChoose, trustWidths, usesTrust } from './peers.ts';

export const finding = defineFinding({
	code: 'trust-too-wide',
	severity: 'warning',
	forgery: 'some',
	text: 'clientIp.trustedIPs holds {ranges}: {units}, more than one network has, which no CDN or load balancer documents as its own. Whoever has such an address {can}. List only {peer}. To find them: {command}. What belongs to you alone goes into clientIp.allowPublicRanges.',
	doc: {
		what: 'More public addresses are trusted than one network has: more than an IPv4 `/16` or an IPv6 `/44`, in one entry or in all.',
		why: 'A network of a cloud has an IPv4 `/16` and an IPv6 `/44` at most (a VPC of AWS), and a site an IPv6 `/48` (RFC 6177). Wider blocks are those of providers, such as the `/32` that each of them gets of IPv6, and hold the addresses of their other customers. Only public addresses count, and those whose owner is not known.',
		fix: 'List only the proxies and nodes. Blocks that are yours alone may be wider: name them in `clientIp.allowPublicRanges`, and be sure that nobody else has an address in them.',
		source: '<https://aws.amazon.com/about-aws/whats-new/2023/11/vpcs-subnets-support-more-sizes-ipv6-cidrs>',
	},
	alone: ['clientIp.strategy'],
	restsOn: onTrustWidth,
	find(situation, found) {
		if (!usesTrust(situation)) return [];
		const choose = trustedChoose(situation);
		return trustWidths(situation)
			.filter(({ anybody }) => !(anybody && choose))
			.flatMap((width) =>
				found('clientIp.trustedIPs', {
					ranges: width.blocks.join(', '),
					units: unitsText(width),
					can: choose
						? `could choose the address that Kong believes, by ${situation.header}`
						: 'and reaches Kong without the load balancer can forge an address',
					...peerArgs(situation),
				}),
			);
	},
	template: `
{{- $c := . -}}
{{- if .usesTrust -}}
{{- range .widths -}}
{{- if not (and .anybody $c.trustedChoose) -}}
{{- $can := ternary (printf "could choose the address that Kong believes, by %s" $c.header) "and reaches Kong without the load balancer can forge an address" $c.trustedChoose -}}
{{- include "kong-client-ip.found" (list $c "trust-too-wide" (dict "ranges" .blocks "units" .units "can" $can "peer" $c.trustPeer "command" $c.trustCommand)) -}}
{{- end -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		// Tenants of a cloud, skipped in the list of a balancer that appends to it.
		{
			values: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16', '52.16.0.0/15'] } },
			texts: [
				"clientIp.trustedIPs holds 52.16.0.0/15: 131 thousand public IPv4 addresses, more than one network has, which no CDN or load balancer documents as its own. Whoever has such an address could choose the address that Kong believes, by X-Forwarded-For. List only the load balancer's own addresses. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets). What belongs to you alone goes into clientIp.allowPublicRanges.",
			],
		},
		// A provider's block of IPv6. Behind PROXY clients are not Kong's peers, however many are trusted.
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-nlb-ip',
					strategy: 'proxyProtocol',
					trustedIPs: ['0.0.0.0/1', '2600:1f00::/32'],
				},
			},
			texts: [
				"clientIp.trustedIPs holds 0.0.0.0/1: 2 billion public IPv4 addresses, more than one network has, which no CDN or load balancer documents as its own. Whoever has such an address and reaches Kong without the load balancer can forge an address. List only the load balancer's own addresses. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets). What belongs to you alone goes into clientIp.allowPublicRanges.",
				"clientIp.trustedIPs holds 2600:1f00::/32: 65 thousand public IPv6 networks of size /48, more than one network has, which no CDN or load balancer documents as its own. Whoever has such an address and reaches Kong without the load balancer can forge an address. List only the load balancer's own addresses. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets). What belongs to you alone goes into clientIp.allowPublicRanges.",
			],
		},
	],
	neighbours: [
		// What one network can have: the largest VPC of AWS, in both families.
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['52.16.0.0/16', '2600:1f16:1230::/44'] },
			},
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					trustedIPs: ['52.16.0.0/15', '2600:1f00::/32'],
					allowPublicRanges: ['52.16.0.0/15', '2600:1f00::/24'],
				},
			},
		},
		// Not public at all.
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/8', '100.64.0.0/10', '240.0.0.0/4'] },
			},
		},
		// The whole internet could choose, which has a finding of its own.
		{ values: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['52.0.0.0/8'] } } },
		// Nobody is believed.
		{ values: { clientIp: { loadBalancer: 'aws-nlb-instance', trustedIPs: ['52.0.0.0/8'] } } },
		// The lists of a CDN whose ranges do not ship.
		{
			values: {
				clientIp: { loadBalancer: 'aks', cdn: 'cloudfront', trustedIPs: ['13.32.0.0/15', '52.46.0.0/18'] },
			},
		},
		{
			values: {
				clientIp: {
					loadBalancer: 'aks',
					cdn: 'akamai',
					trustedIPs: ['104.64.0.0/10', '23.32.0.0/11', '2600:1400::/24'],
				},
			},
		},
	],
});
