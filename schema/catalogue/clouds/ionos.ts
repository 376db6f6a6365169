// IONOS Cloud Managed Kubernetes: a public address on one of the nodes.

import { announcer, announcerHairpin, noneToFind } from '../on-prem/shared.ts';
import { findNodes } from '../shared.ts';
import { kubernetesSourceIp, page } from '../sources.ts';
import type { LoadBalancer } from '../types.ts';

export const entry = {
	title: 'IONOS Cloud Managed Kubernetes, address of a node',
	provider: 'IONOS',
	kind: 'pass-through',
	aliases: { ionoscloud: 1, profitbricks: 1 },
	recognised: { annotationPrefixes: ['cloud.ionos.com/'] },
	designedFor: 'public node pools of IONOS Cloud, where one node gets the address of the Service',
	recommended: 'externalTrafficPolicy',
	service: { type: 'LoadBalancer' },
	followsHealthCheckNodePort: false,
	find: { node: findNodes, loadBalancer: noneToFind },
	healthCheck:
		'None: the provider chooses the node that gets the address, whether or not a pod is ready there.',
	hairpin: announcerHairpin,
	notes: [
		'There is no load balancer: the address is a second one of a node, which is the way of all traffic.',
		'With many nodes keep Kong and the address on one node pool: nodeSelector for the pods, and the annotation cloud.ionos.com/node-selector: key=value of the Service for the address, with the same label.',
		'proxy.loadBalancerIP takes an address that you have reserved.',
	],
	strategies: announcer,
	sources: [
		page(
			'IONOS Cloud: assign a static IP address to a Kubernetes Service',
			'https://docs.ionos.com/cloud/containers/managed-kubernetes/use-cases/assign-static-ip-address',
			'2026-11',
		),
		page(
			'IONOS Cloud: preserve the source IP address when using Ingress',
			'https://docs.ionos.com/cloud/managed-services/managed-kubernetes/usecase',
			'2026-11',
		),
		kubernetesSourceIp,
	],
} as const satisfies LoadBalancer;
