// A target group of an AWS Network Load Balancer that was made elsewhere, by Terraform or by hand.
import { awsTargetGroupAttributes } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { find, globalAccelerator, nlbAddsNoHeader, nlbHairpin, nlbPrivateLink, nodePorts } from './shared.ts';
import { bindingNote, groupImmutable, networkNote, targetGroupBinding } from './target-group.ts';

export const entry = {
	title: 'AWS Network Load Balancer made elsewhere, by TargetGroupBinding',
	provider: 'AWS',
	kind: 'pass-through',
	aliases: { targetgroupbinding: 1, targetgroup: 1, tgb: 1 },
	designedFor:
		'an NLB of Terraform, CloudFormation or the console, whose target groups have targets of type ip',
	recommended: 'externalTrafficPolicy',
	service: { type: 'ClusterIP' },
	followsHealthCheckNodePort: true,
	nodePorts,
	find,
	healthCheck:
		"Set on the target group by you: HTTP to Kong's status port and path /status/ready. Once PROXY v2 is on, only TCP to the traffic port, since checks carry the header.",
	hairpin: nlbHairpin,
	immutable: groupImmutable,
	notes: [bindingNote, networkNote, nlbPrivateLink],
	strategies: {
		externalTrafficPolicy: {
			how: 'The target group, configured by you, keeps the client address and the NLB sends straight to pods.',
			externalTrafficPolicy: 'Cluster',
			targets: 'pods',
			packetSource: 'client',
			warnings: [
				'set preserve_client_ip.enabled=true and leave proxy_protocol_v2.enabled=false on each target group: for targets of type ip the former is off by default on TCP and TLS, and Kong then sees the NLB.',
			],
			needs: [{ what: 'AWS Load Balancer Controller', why: 'for the TargetGroupBinding' }],
		},
		proxyProtocol: {
			how: 'The target group, configured by you, has the NLB send a PROXY v2 header from its own addresses straight to pods.',
			externalTrafficPolicy: 'Cluster',
			targets: 'pods',
			packetSource: 'loadBalancer',
			proxyProtocol: [2],
			warnings: [
				'set proxy_protocol_v2.enabled=true and preserve_client_ip.enabled=false on each target group: without the header Kong closes every connection.',
			],
			needs: [{ what: 'AWS Load Balancer Controller', why: 'for the TargetGroupBinding' }],
		},
		httpHeaders: {
			...nlbAddsNoHeader,
			instead:
				'use strategy externalTrafficPolicy or proxyProtocol, or an Application Load Balancer (aws-target-group-alb)',
		},
	},
	sources: [targetGroupBinding, awsTargetGroupAttributes, globalAccelerator],
} as const satisfies LoadBalancer;
