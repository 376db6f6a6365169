// Azure Application Gateway for Containers by Ingress.
import type { LoadBalancer } from '../types.ts';
import { containersCommon, containersIngressDocs, containersSources } from './containers.ts';

export const entry = {
	...containersCommon,
	title: 'Azure Application Gateway for Containers by Ingress',
	designedFor: 'AKS with the ALB controller and Ingress objects, TLS ending at the gateway',
	ingress: { ingressClassName: 'azure-alb-external' },
	sources: [...containersSources, containersIngressDocs],
} as const satisfies LoadBalancer;
