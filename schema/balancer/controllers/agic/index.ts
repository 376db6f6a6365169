// The Application Gateway Ingress Controller: listeners of an Azure Application Gateway for an Ingress.
import type { Controller, State, Updated } from '../../controller.ts';
import { becomesNew, inPlace } from '../../update.ts';
import { make } from './make.ts';

const repository = 'https://github.com/Azure/application-gateway-kubernetes-ingress/blob/master/pkg';

const file = (name: string) => ({ title: `AGIC: ${name}`, url: `${repository}/${name}`, read: '2026-11' });

export const controller: Controller = {
	name: 'application-gateway-kubernetes-ingress',
	provider: 'Azure',
	version: 'near 1.9.8 at commit f42103d',
	sources: [
		file('annotations/ingress_annotations.go'),
		file('appgw/health_probes.go'),
		file('appgw/backendhttpsettings.go'),
		file('appgw/ingress_rules.go'),
		file('appgw/requestroutingrules.go'),
		file('controller/prune.go'),
		file('k8scontext/context.go'),
	],
	signs: {
		ingressAnnotations: ['appgw.ingress.kubernetes.io/'],
		ingressClasses: ['azure/application-gateway', 'azure-application-gateway'],
		ingressControllers: ['azure/application-gateway'],
	},
	kinds: ['Ingress'],
	make,
	update,
};

/** The gateway's configuration is written anew from all Ingresses that are served: one that no longer is leaves nothing behind. */
function update(before: State, after: State): Updated {
	if (before.made.outcome !== 'balancer') return becomesNew(before, after);
	if (after.made.outcome !== 'balancer')
		return {
			made: after.made,
			update: {
				changes: ['listeners, rules and backends of the Ingress are removed from the gateway, which stays'],
				ignored: [],
				recreated: false,
			},
		};
	const { changes, ignored } = inPlace(before.made, after.made, after.made);
	const moved = before.made.balancer.scheme !== after.made.balancer.scheme;
	return {
		made: after.made,
		update: {
			changes: moved ? [...changes, "the address changes to the gateway's other frontend"] : changes,
			ignored,
			recreated: false,
		},
	};
}
