// Azure Application Gateway for Containers by Gateway API.
import type { LoadBalancer } from '../types.ts';
import { containersCommon, containersGatewayDocs, containersSources } from './containers.ts';

export const entry = {
	...containersCommon,
	title: 'Azure Application Gateway for Containers by Gateway API',
	aliases: { agc: 2 },
	designedFor: 'AKS with the ALB controller and the Gateway API, TLS ending at the gateway',
	notes: [
		...containersCommon.notes,
		'A gateway of your own (alb-id) also needs its frontend in spec.addresses of the Gateway, which the chart does not write: use one that the ALB controller makes.',
	],
	gateway: { gatewayClassName: 'azure-alb-external', route: 'HTTPRoute' },
	sources: [...containersSources, containersGatewayDocs],
} as const satisfies LoadBalancer;
