import type { Situation } from '../../../decide/situation.ts';
import { defineFinding } from '../../define.ts';
import { onMethod } from '../../rests-on.ts';
import { peerArgs, trustedPeers, usesTrust } from './peers.ts';

/** The value that chose a way in which somebody has to be trusted. */
function whoNeedsTrust({ values: { clientIp } }: Situation): string {
	if (clientIp.cdn !== null) return 'clientIp.cdn';
	return clientIp.strategy === 'auto' ? 'clientIp.loadBalancer' : 'clientIp.strategy';
}

export const finding = defineFinding({
	code: 'trusted-ips-missing',
	severity: 'error',
	text: 'clientIp.trustedIPs is empty, but with strategy {strategy} Kong believes trusted peers only. Add {peer}. To find them: {command}',
	doc: {
		what: 'Nobody is trusted, while the strategy needs a trusted peer.',
		why: 'Kong believes PROXY and HTTP headers from `trusted_ips` only; otherwise it mistakes the peer for the client.',
		fix: 'List who connects to Kong: the nodes with traffic policy `Cluster`, otherwise the balancer. Ranges of a CDN that ship with the chart need not be listed. The message has the command that finds the addresses.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	alone: ['clientIp.strategy'],
	isMissing: true,
	restsOn: [...onMethod, 'clientIp.cdnRanges'],
	find(situation, found) {
		if (!usesTrust(situation) || trustedPeers(situation).length > 0) return [];
		const args = { strategy: situation.strategy, ...peerArgs(situation) };
		return found('clientIp.trustedIPs', args, [whoNeedsTrust(situation)]);
	},
	template: `
{{- if and .usesTrust (not .trustedPeers) -}}
{{- include "kong-client-ip.found" (list . "trusted-ips-missing" (dict "strategy" .strategy "peer" .trustPeer "command" .trustCommand)) -}}
{{- end -}}
`,
	samples: [
		{
			values: { clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol' } },
			texts: [
				"clientIp.trustedIPs is empty, but with strategy proxyProtocol Kong believes trusted peers only. Add the load balancer's own addresses. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets)",
			],
		},
		{
			values: { clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol' } },
			texts: [
				"clientIp.trustedIPs is empty, but with strategy proxyProtocol Kong believes trusted peers only. Add the addresses of the nodes (traffic policy Cluster makes a node the peer of Kong). To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the nodes' subnets)",
			],
		},
		{
			values: { clientIp: { loadBalancer: 'gke-alb-internal' } },
			texts: [
				"clientIp.trustedIPs is empty, but with strategy httpHeaders Kong believes trusted peers only. Add the load balancer's own addresses, and the forwarding rule's address (as /32 or /128). To find them: gcloud compute networks subnets list --filter='purpose=REGIONAL_MANAGED_PROXY' --format='value(ipCidrRange)'; gcloud compute forwarding-rules list --format='value(name,IPAddress)' (the proxy-only subnet, and the forwarding rule's address as /32 or /128)",
			],
		},
		{
			values: { clientIp: { loadBalancer: 'aks', cdn: 'akamai' } },
			texts: [
				'clientIp.trustedIPs is empty, but with strategy httpHeaders Kong believes trusted peers only. Add the ranges of akamai. To find them: your Origin IP Access Control List in Akamai Control Center',
			],
		},
		{
			values: {
				clientIp: { loadBalancer: 'aws-alb-ip', cdn: 'cloudfront', cdnRanges: 'own', cdnOnly: true },
			},
			texts: [
				"clientIp.trustedIPs is empty, but with strategy httpHeaders Kong believes trusted peers only. Add the load balancer's own addresses, and the ranges of cloudfront. To find them: aws ec2 describe-subnets --filters Name=vpc-id,Values=VPC --query 'Subnets[].CidrBlock' --output text (the load balancer's subnets); and https://ip-ranges.amazonaws.com/ip-ranges.json (service CLOUDFRONT_ORIGIN_FACING); or, for CloudFront with VPC origins, which connects from inside the VPC, those addresses",
			],
		},
	],
	neighbours: [
		{
			values: {
				clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
			},
		},
		{ values: { clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'externalTrafficPolicy' } } },
		// The ranges of this CDN ship.
		{ values: { clientIp: { loadBalancer: 'aks', cdn: 'cloudflare' } } },
	],
});
