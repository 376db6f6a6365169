// Google's newer controllers: balancers on backend services for Services, application load balancers for Ingresses.

import type { Controller } from '../../controller.ts';
import { finalizers } from '../../google/words.ts';
import { becomesNew } from '../../update.ts';
import { makeIngress } from './ingress.ts';
import { updateIngress } from './ingress-update.ts';
import { makeService } from './l4.ts';
import { updateService } from './l4-update.ts';

const repository = 'https://github.com/kubernetes/ingress-gce/blob/master/pkg';

export const controller: Controller = {
	name: 'ingress-gce',
	provider: 'Google',
	version: 'v1.41.0-80 at commit acbcf5d',
	sources: [
		{
			title: 'ingress-gce: external balancers of Services',
			url: `${repository}/l4/controllers/l4netlbcontroller.go`,
			read: '2026-11',
		},
		{
			title: 'ingress-gce: internal balancers of Services',
			url: `${repository}/l4/controllers/l4controller.go`,
			read: '2026-11',
		},
		{
			title: 'ingress-gce: from an Ingress to a URL map',
			url: `${repository}/controller/translator/translator.go`,
			read: '2026-11',
		},
		{
			title: 'ingress-gce: health checks',
			url: `${repository}/healthchecks/healthchecks.go`,
			read: '2026-11',
		},
	],
	signs: {
		serviceClasses: ['networking.gke.io/l4-regional-external', 'networking.gke.io/l4-regional-internal'],
		annotations: [
			'networking.gke.io/',
			'cloud.google.com/',
			'beta.cloud.google.com/',
			// What it writes into a Service whose balancer it has made.
			'service.kubernetes.io/backend-service',
			'service.kubernetes.io/tcp-forwarding-rule',
			'service.kubernetes.io/firewall-rule',
		],
		ingressAnnotations: [
			'ingress.gcp.kubernetes.io/',
			'networking.gke.io/',
			'kubernetes.io/ingress.global-static-ip-name',
			'kubernetes.io/ingress.regional-static-ip-name',
		],
		finalizers: [
			finalizers.backendService,
			finalizers.backendServiceOnNeg,
			finalizers.internal,
			'networking.gke.io/ingress-finalizer',
			'networking.gke.io/ingress-finalizer-V2',
		],
		ingressClasses: ['gce', 'gce-internal', 'gce-regional-external', 'gce-multi-cluster'],
		providerIds: ['gce://'],
	},
	kinds: ['Service', 'Ingress'],
	make: (object, cluster) =>
		object.kind === 'Ingress' ? makeIngress(object, cluster) : makeService(object, cluster.settings),
	update: (before, after) => {
		const kind = (after.object ?? before.object)?.kind;
		if (kind === 'Ingress') return updateIngress(before, after);
		return kind === 'Service' ? updateService(before, after) : becomesNew(before, after);
	},
};
