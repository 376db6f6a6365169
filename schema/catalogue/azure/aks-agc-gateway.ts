// Azure Application Gateway for Containers by Gateway API.
import type { LoadBalancer } from '../types.ts';
import { containersCommon, containersGatewayDocs, containersSources } from './containers.ts';

export const entry = {
	...containersCommon,
	title: 'Azure Application Gateway for Containers by Gateway API',
	designedFor: 'AKS with the ALB controller and the Gateway API, TLS ending at the gateway',
	gateway: { gatewayClassName: 'azure-alb-external', route: 'HTTPRoute' },
	sources: [...containersSources, containersGatewayDocs],
} as const satisfies LoadBalancer;
