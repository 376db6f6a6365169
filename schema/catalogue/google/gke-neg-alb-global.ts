// Google's global or classic Application Load Balancer over a standalone NEG, made by Terraform or by hand.
import { googleHttpsHeaders, nginxRealip } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { negHealthCheck, negImmutable, negMethods, negNotes, standaloneNegService } from './neg-alb.ts';
import {
	cloudArmor,
	cloudArmorDocs,
	findGlobal,
	findNodes,
	gkeHairpin,
	gkeNegAnnotation,
	googleFirewallRules,
	ownAddress,
} from './shared.ts';

export const entry = {
	title: 'Google global Application Load Balancer on a standalone NEG',
	provider: 'Google',
	kind: 'http',
	aliases: { neg: 1, standaloneneg: 1 },
	recognised: { overStandaloneNeg: true },
	designedFor:
		'a global or classic external balancer of Terraform or gcloud, over the NEG that GKE keeps for Kong',
	recommended: 'httpHeaders',
	service: standaloneNegService,
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	find: { node: findNodes, loadBalancer: findGlobal },
	closedBy: cloudArmor,
	healthCheck: negHealthCheck,
	hairpin: gkeHairpin,
	immutable: negImmutable,
	notes: negNotes,
	strategies: {
		...negMethods,
		httpHeaders: { ...negMethods.httpHeaders, alsoTrust: ownAddress },
	},
	sources: [googleHttpsHeaders, googleFirewallRules, gkeNegAnnotation, cloudArmorDocs, nginxRealip],
} as const satisfies LoadBalancer;
