import { defineFinding } from '../../define.ts';
import { onTrust } from '../../rests-on.ts';
import { peerArgs, usesTrust } from './peers.ts';
import { strayTrust } from './stray.ts';

export const finding = defineFinding({
	code: 'peer-elsewhere',
	severity: 'error',
	text: 'clientIp.trustedIPs holds {ranges} and no other {family} range, and Kong has no peer there: it would believe nobody and take its peer for the client. Add {peer}. To find them: {command}',
	doc: {
		what: "Kong's peer is in none of the trusted ranges of a family. They belong to others, as their owners publish: to a CDN where a load balancer or a node connects, to a private network where a CDN does. Or the load balancer connects from ranges that its provider publishes, such as Google's front ends, and none of these is trusted.",
		why: 'Kong believes PROXY and HTTP headers from `trusted_ips` only; the peer is not among them.',
		fix: 'List who connects to Kong. The message has the command that finds the addresses. If the CDN itself connects, name it in `clientIp.cdn`.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	restsOn: [
		...onTrust,
		'clientIp.cdnRanges',
		'proxy.type',
		'proxy.externalTrafficPolicy',
		'proxy.ipFamilies',
	],
	find(situation, found) {
		if (!usesTrust(situation)) return [];
		return situation.values.proxy.ipFamilies.flatMap((family) => {
			const stray = strayTrust(situation, family);
			const args = { ranges: stray.join(', '), family, ...peerArgs(situation) };
			return stray.length > 0 ? found('clientIp.trustedIPs', args) : [];
		});
	},
	template: `
{{- if .usesTrust -}}
{{- include "kong-client-ip.strayTrust" . -}}
{{- $c := . -}}
{{- range .strayTrust -}}
{{- include "kong-client-ip.found" (list $c "peer-elsewhere" (dict "ranges" .ranges "family" .family "peer" $c.trustPeer "command" $c.trustCommand)) -}}
{{- end -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['104.16.0.0/13', '130.211.0.0/22'] } },
			texts: [
				"clientIp.trustedIPs holds 104.16.0.0/13, 130.211.0.0/22 and no other IPv4 range, and Kong has no peer there: it would believe nobody and take its peer for the client. Add the load balancer's own addresses. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets)",
			],
		},
		// Cloudflare connects, and nobody in a private network.
		{
			values: {
				clientIp: { loadBalancer: 'aks', cdn: 'cloudflare', cdnRanges: 'own', trustedIPs: ['10.0.0.0/8'] },
			},
			texts: [
				'clientIp.trustedIPs holds 10.0.0.0/8 and no other IPv4 range, and Kong has no peer there: it would believe nobody and take its peer for the client. Add the ranges of cloudflare. To find them: https://www.cloudflare.com/ips',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'cloudflare-spectrum', trustedIPs: ['10.0.0.0/8', 'fd00::/8'] },
				proxy: { ipFamilies: ['IPv4', 'IPv6'] },
			},
			texts: [
				"clientIp.trustedIPs holds 10.0.0.0/8 and no other IPv4 range, and Kong has no peer there: it would believe nobody and take its peer for the client. Add the load balancer's own addresses. To find them: curl -s https://www.cloudflare.com/ips-v4 https://www.cloudflare.com/ips-v6 (Cloudflare's ranges, which all its customers share)",
				"clientIp.trustedIPs holds fd00::/8 and no other IPv6 range, and Kong has no peer there: it would believe nobody and take its peer for the client. Add the load balancer's own addresses. To find them: curl -s https://www.cloudflare.com/ips-v4 https://www.cloudflare.com/ips-v6 (Cloudflare's ranges, which all its customers share)",
			],
		},
		// Its own ranges ship, for the list in the header; the balancer connects.
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-alb-ip',
					cdn: 'fastly',
					httpHeaders: { name: 'X-Forwarded-For' },
					trustedIPs: ['104.16.0.0/13'],
				},
			},
			texts: [
				"clientIp.trustedIPs holds 104.16.0.0/13 and no other IPv4 range, and Kong has no peer there: it would believe nobody and take its peer for the client. Add the load balancer's own addresses. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets)",
			],
		},
		// Google's front ends connect from their own ranges only, whatever network is trusted, and whatever CDN is before them.
		{
			values: {
				clientIp: {
					loadBalancer: 'gke-alb-external',
					cdn: 'cloudflare',
					cdnOnly: true,
					trustedIPs: ['10.0.0.0/8', '203.0.113.9/32'],
				},
			},
			texts: [
				"clientIp.trustedIPs holds 10.0.0.0/8, 203.0.113.9/32 and no other IPv4 range, and Kong has no peer there: it would believe nobody and take its peer for the client. Add the load balancer's own addresses. To find them: 130.211.0.0/22 and 35.191.0.0/16, and gcloud compute forwarding-rules list --global --format='value(IPAddress)' (the forwarding rule's address, as /32 or /128)",
			],
		},
		{
			values: { clientIp: { loadBalancer: 'gke-gateway-global', trustedIPs: ['10.0.0.0/8', '203.0.113.9'] } },
			texts: [
				"clientIp.trustedIPs holds 10.0.0.0/8, 203.0.113.9 and no other IPv4 range, and Kong has no peer there: it would believe nobody and take its peer for the client. Add the load balancer's own addresses, and the forwarding rule's address (as /32 or /128). To find them: 130.211.0.0/22, 35.191.0.0/16 and 2600:2d00:1:1::/64, and gcloud compute forwarding-rules list --global --format='value(IPAddress)' (the forwarding rule's address, as /32 or /128)",
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'gke-neg-alb-global', trustedIPs: ['fd00::/8', '2001:db8::9'] },
				proxy: { ipFamilies: ['IPv6'] },
			},
			texts: [
				"clientIp.trustedIPs holds fd00::/8, 2001:db8::9 and no other IPv6 range, and Kong has no peer there: it would believe nobody and take its peer for the client. Add the load balancer's own addresses, and the forwarding rule's address (as /32 or /128). To find them: 130.211.0.0/22, 35.191.0.0/16 and 2600:2d00:1:1::/64, and gcloud compute forwarding-rules list --global --format='value(IPAddress)' (the forwarding rule's address, as /32 or /128)",
			],
		},
		// A balancer that may connect from a subnet, which is no single address.
		{
			values: { clientIp: { loadBalancer: 'gke-proxy-nlb', trustedIPs: ['203.0.113.9/32'] } },
			texts: [
				"clientIp.trustedIPs holds 203.0.113.9/32 and no other IPv4 range, and Kong has no peer there: it would believe nobody and take its peer for the client. Add the load balancer's own addresses. To find them: 130.211.0.0/22, 35.191.0.0/16 and 2600:2d00:1:1::/64, and gcloud compute networks subnets list --filter='purpose=REGIONAL_MANAGED_PROXY' --format='value(ipCidrRange)' (the ranges for a global or classic one, the proxy-only subnet for a regional one)",
			],
		},
		// Published ranges that are no addresses on the internet.
		{
			values: {
				clientIp: { loadBalancer: 'alibaba-clb', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
				proxy: {
					externalTrafficPolicy: 'Local',
					annotations: { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-cert-id': 'one' },
				},
			},
			texts: [
				"clientIp.trustedIPs holds 10.0.0.0/8 and no other IPv4 range, and Kong has no peer there: it would believe nobody and take its peer for the client. Add the load balancer's own addresses. To find them: 100.64.0.0/10",
			],
		},
	],
	neighbours: [
		// A part of what Google publishes, and more than that.
		{
			values: {
				clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['35.191.0.0/24', '203.0.113.9'] },
			},
		},
		{ values: { clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['0.0.0.0/1', '128.0.0.0/1'] } } },
		// A proxy in Kong's own pod connects.
		{ values: { clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['127.0.0.6', '203.0.113.9'] } } },
		{ values: { clientIp: { loadBalancer: 'gke-proxy-nlb', trustedIPs: ['10.0.0.0/8', '203.0.113.9/32'] } } },
		{
			values: {
				clientIp: { loadBalancer: 'gke-neg-alb-global', trustedIPs: ['2600:2d00:1:1::/64', '2001:db8::9'] },
				proxy: { ipFamilies: ['IPv6'] },
			},
		},
		// Nodes connect.
		{
			values: {
				clientIp: { loadBalancer: 'alibaba-clb', strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] },
				proxy: { annotations: { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-cert-id': 'one' } },
			},
		},
		// CloudFront with VPC origins, which connects from inside the network.
		{
			values: {
				clientIp: {
					loadBalancer: 'aws-nlb-ip',
					scheme: 'internal',
					cdn: 'cloudfront',
					trustedIPs: ['10.0.0.0/16'],
				},
			},
		},
		{ values: { clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['104.16.0.0/13', '10.0.0.0/16'] } } },
		// Whose such a range is, nobody publishes.
		{ values: { clientIp: { loadBalancer: 'hetzner', trustedIPs: ['203.0.113.0/24'] } } },
		{ values: { clientIp: { loadBalancer: 'aks', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/8'] } } },
		{ values: { clientIp: { loadBalancer: 'cloudflare-spectrum', trustedIPs: ['104.16.0.0/13'] } } },
		{
			values: {
				clientIp: { loadBalancer: 'gke-alb-external', trustedIPs: ['35.191.0.0/16', '203.0.113.9'] },
			},
		},
		// The balancer may be whoever the user says.
		{
			values: {
				clientIp: { strategy: 'proxyProtocol', trustedIPs: ['104.16.0.0/13'] },
				proxy: { externalTrafficPolicy: 'Local' },
			},
		},
		// Wider than what its owner has.
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['104.0.0.0/10'] },
			},
		},
	],
});
