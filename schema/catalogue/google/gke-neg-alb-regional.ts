// Google's regional or internal Application Load Balancer over a standalone NEG, made by Terraform or by hand.
import { googleHttpsHeaders, googleInternalHttps, nginxRealip } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';
import { findProxyOnly } from './gateway.ts';
import { negHealthCheck, negImmutable, negMethods, negNotes, standaloneNegService } from './neg-alb.ts';
import { cloudArmor, cloudArmorDocs, findNodes, gkeHairpin, gkeNegAnnotation, ownAddress } from './shared.ts';

export const entry = {
	title: 'Google regional Application Load Balancer on a standalone NEG',
	provider: 'Google',
	kind: 'http',
	aliases: { neg: 2, standaloneneg: 2 },
	recognised: { overStandaloneNeg: true },
	designedFor:
		'a regional external or internal balancer of Terraform or gcloud, over the NEG that GKE keeps for Kong',
	recommended: 'httpHeaders',
	service: standaloneNegService,
	followsHealthCheckNodePort: true,
	tlsEndsAtBalancer: true,
	find: { node: findNodes, loadBalancer: findProxyOnly },
	closedBy: cloudArmor,
	healthCheck: negHealthCheck,
	hairpin: gkeHairpin,
	immutable: negImmutable,
	notes: negNotes,
	strategies: {
		...negMethods,
		httpHeaders: { ...negMethods.httpHeaders, alsoTrust: ownAddress },
	},
	sources: [googleHttpsHeaders, googleInternalHttps, gkeNegAnnotation, cloudArmorDocs, nginxRealip],
} as const satisfies LoadBalancer;
