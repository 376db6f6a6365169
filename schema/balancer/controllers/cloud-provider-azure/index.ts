// The Azure cloud provider: a Standard Load Balancer for a Service, and a Private Link Service on its frontend.

import type { Controller } from '../../controller.ts';
import { readService } from '../../service.ts';
import { make } from './make.ts';
import { update } from './update.ts';

const repository = 'https://github.com/kubernetes-sigs/cloud-provider-azure/blob/master/pkg/provider';

const file = (name: string) => ({
	title: `cloud-provider-azure: ${name}`,
	url: `${repository}/${name}`,
	read: '2026-11',
});

export const controller: Controller = {
	name: 'cloud-provider-azure',
	provider: 'Azure',
	version: 'near v1.36.5 at commit 7b31c76',
	sources: [
		file('azure_loadbalancer.go'),
		file('azure_loadbalancer_healthprobe.go'),
		file('azure_privatelinkservice.go'),
		file('loadbalancer/accesscontrol.go'),
	],
	signs: {
		annotations: ['service.beta.kubernetes.io/azure-', 'service.beta.kubernetes.io/port_'],
		providerIds: ['azure://'],
	},
	kinds: ['Service'],
	make: (object, { settings }) => make(readService(object), settings),
	update,
};
