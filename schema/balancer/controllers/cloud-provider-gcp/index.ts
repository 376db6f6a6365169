// Google's older controller of Services: target pools, and internal balancers on instance groups.

import type { Controller } from '../../controller.ts';
import { finalizers } from '../../google/words.ts';
import { makeService } from './service.ts';
import { updateService } from './update.ts';

const repository = 'https://github.com/kubernetes/cloud-provider-gcp/blob/master/providers/gce';

export const controller: Controller = {
	name: 'cloud-provider-gcp',
	provider: 'Google',
	version: 'v36.0.0-101 at commit 4e24531',
	sources: [
		{
			title: 'cloud-provider-gcp: external balancers',
			url: `${repository}/gce_loadbalancer_external.go`,
			read: '2026-11',
		},
		{
			title: 'cloud-provider-gcp: internal balancers',
			url: `${repository}/gce_loadbalancer_internal.go`,
			read: '2026-11',
		},
	],
	signs: {
		serviceClasses: [
			'networking.gke.io/l4-regional-external-legacy',
			'networking.gke.io/l4-regional-internal-legacy',
		],
		annotations: ['networking.gke.io/', 'cloud.google.com/'],
		finalizers: [finalizers.targetPool, finalizers.legacyInternal],
		providerIds: ['gce://'],
	},
	kinds: ['Service'],
	make: (object, { settings }) => makeService(object, settings),
	update: updateService,
};
