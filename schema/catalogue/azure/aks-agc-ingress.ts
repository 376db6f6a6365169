// Azure Application Gateway for Containers by Ingress.
import type { LoadBalancer } from '../types.ts';
import { containersCommon, containersIngressDocs, containersSources } from './containers.ts';

export const entry = {
	...containersCommon,
	title: 'Azure Application Gateway for Containers by Ingress',
	designedFor: 'AKS with the ALB controller and Ingress objects, TLS ending at the gateway',
	notes: [
		...containersCommon.notes,
		'A gateway of your own takes alb.networking.azure.io/alb-id and alb-frontend in their place.',
	],
	ingress: { ingressClassName: 'azure-alb-external' },
	sources: [...containersSources, containersIngressDocs],
} as const satisfies LoadBalancer;
