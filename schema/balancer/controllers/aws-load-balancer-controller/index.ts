// The AWS Load Balancer Controller: NLBs for Services and Gateways, ALBs for Ingresses and Gateways.

import type { Controller, State } from '../../controller.ts';
import { ignored } from '../../made.ts';
import { becomesNew } from '../../update.ts';
import { makeGateway, updateGateway } from './gateway.ts';
import { makeIngress, updateIngress } from './ingress.ts';
import { makeService, updateService } from './service.ts';
import { asksForController } from './service-meant.ts';

const repository = 'https://github.com/kubernetes-sigs/aws-load-balancer-controller';

export const controller: Controller = {
	name: 'aws-load-balancer-controller',
	provider: 'AWS',
	version: 'v3.5.0 + main to commit 225f445',
	sources: [{ title: 'AWS Load Balancer Controller', url: `${repository}/tree/main/pkg`, read: '2026-11' }],
	signs: {
		serviceClasses: ['service.k8s.aws/nlb'],
		annotations: ['service.beta.kubernetes.io/aws-load-balancer-'],
		ingressAnnotations: ['alb.ingress.kubernetes.io/'],
		finalizers: [
			'service.k8s.aws/resources',
			'ingress.k8s.aws/resources',
			'gateway.k8s.aws/nlb',
			'gateway.k8s.aws/alb',
		],
		ingressClasses: ['alb'],
		ingressControllers: ['ingress.k8s.aws/alb'],
		gatewayControllers: ['gateway.k8s.aws/nlb', 'gateway.k8s.aws/alb'],
		// An NLB's host name has the region behind `elb`, an ALB's before it.
		statusHosts: [/\.elb(\.[a-z0-9-]+)?\.amazonaws\.com(\.cn)?$/],
		providerIds: ['aws://'],
	},
	kinds: ['Service', 'Ingress', 'Gateway'],
	make: (object, cluster) =>
		object.kind === 'Gateway'
			? makeGateway(object, cluster)
			: object.kind === 'Ingress'
				? makeIngress(object, cluster)
				: makeService(object, cluster),
	meant: (object, cluster) =>
		object.kind === 'Service' && asksForController(object)
			? makeService(object, { ...cluster, settings: { ...cluster.settings, webhook: 'on' } })
			: null,
	update: (before, after) => {
		const kind = (before.object ?? after.object)?.kind;
		// Where an Ingress or Gateway is gone, what is left over may be the Service behind it.
		const gone = after.object !== null && after.object.kind !== kind;
		const now: State = gone ? { ...after, object: null, made: ignored() } : after;
		if (kind === 'Gateway') return updateGateway(before, now);
		if (kind === 'Ingress') return updateIngress(before, now);
		return kind === 'Service' ? updateService(before, now) : becomesNew(before, now);
	},
};
