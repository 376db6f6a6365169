// A target group of an AWS Application Load Balancer that was made elsewhere, by Terraform or by hand.
import { schemeAndPort } from '../shared.ts';
import { awsAlbHeaders } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { albEndsHttp, albHairpin } from './alb.ts';
import { albAccelerated, find, globalAccelerator, nodePorts } from './shared.ts';
import { bindingNote, groupImmutable, networkNote, targetGroupBinding } from './target-group.ts';

export const entry = {
	title: 'AWS Application Load Balancer made elsewhere, by TargetGroupBinding',
	provider: 'AWS',
	kind: 'http',
	aliases: { targetgroupbinding: 2, targetgroup: 2, tgb: 2 },
	designedFor:
		'an ALB of Terraform, CloudFormation or the console, whose target groups have targets of type ip',
	recommended: 'httpHeaders',
	service: { type: 'ClusterIP' },
	followsHealthCheckNodePort: true,
	nodePorts,
	tlsEndsAtBalancer: true,
	find,
	closedBy: "the ALB's security group",
	healthCheck: "Set on the target group by you: HTTP to Kong's status port and path /status/ready.",
	hairpin: albHairpin,
	immutable: groupImmutable,
	notes: [
		bindingNote,
		networkNote,
		"A target group of protocol HTTP leads to Kong's port 80, one of HTTPS to 443.",
		albAccelerated,
	],
	strategies: {
		...albEndsHttp,
		httpHeaders: {
			how: 'The ALB ends HTTP and appends the client to X-Forwarded-For, straight to pods.',
			externalTrafficPolicy: 'Cluster',
			localNote: 'the ALB sends straight to pods',
			targets: 'pods',
			packetSource: 'loadBalancer',
			header: { appends: 'client', forwarded: schemeAndPort },
			warnings: [
				'leave routing.http.xff_header_processing.mode of the ALB at append: with preserve clients choose the address that Kong believes, and with remove there is none.',
			],
			needs: [{ what: 'AWS Load Balancer Controller', why: 'for the TargetGroupBinding' }],
		},
	},
	sources: [targetGroupBinding, awsAlbHeaders, globalAccelerator],
} as const satisfies LoadBalancer;
