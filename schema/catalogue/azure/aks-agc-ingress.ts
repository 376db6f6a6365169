// Azure Application Gateway for Containers by Ingress.
import type { LoadBalancer } from '../types.ts';
import { containersCommon, containersIngressDocs, containersSources } from './containers.ts';

export const entry = {
	...containersCommon,
	title: 'Azure Application Gateway for Containers by Ingress',
	aliases: { agc: 1 },
	designedFor: 'AKS with the ALB controller and Ingress objects, TLS ending at the gateway',
	notes: [
		...containersCommon.notes,
		'For a gateway of your own, set alb.networking.azure.io/alb-id and alb-frontend instead.',
	],
	ingress: { ingressClassName: 'azure-alb-external' },
	sources: [...containersSources, containersIngressDocs],
} as const satisfies LoadBalancer;
