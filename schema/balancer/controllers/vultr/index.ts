// Vultr's controller: what it makes of a Service, and what a change does.
import { controllerFile, page } from '../../../catalogue/sources.ts';
import { isHandedOn } from '../../cloud.ts';
import type { Controller } from '../../controller.ts';
import { balancer, ignored, refused } from '../../made.ts';
import { readService, type Service } from '../../service.ts';
import type { Balancer, Cluster, Made } from '../../types.ts';
import { sameFold } from '../../words.ts';
import { refusalOf } from './refusals.ts';
import { remarksOf } from './remarks.ts';
import { portOf } from './rules.ts';
import { isHostName, names, prefix } from './settings.ts';
import { update } from './update.ts';

const repository = 'https://github.com/vultr/vultr-cloud-controller-manager/blob/master';

export const controller: Controller = {
	name: 'vultr-cloud-controller-manager',
	provider: 'Vultr',
	version: 'v0.18.0 at commit d5f3ab03',
	sources: [
		controllerFile(
			'vultr-cloud-controller-manager: loadbalancers.go',
			`${repository}/vultr/loadbalancers.go`,
		),
		page('vultr-cloud-controller-manager: load balancers', `${repository}/docs/load-balancers.md`),
	],
	signs: { annotations: [prefix], providerIds: ['vultr://'] },
	kinds: ['Service'],
	make: (object, cluster) => make(readService(object), cluster),
	update,
};

function make(service: Service, cluster: Cluster): Made {
	if (!isHandedOn(service)) return ignored();
	if (sameFold(service.annotations[names.create] ?? '', 'false'))
		return ignored(`${names.create} keeps the controller from making a balancer`);
	const remarks = remarksOf(service);
	const problem = refusalOf(service, cluster);
	if (problem) return refused(problem.message, problem.at, { remarks });
	return balancer(balancerOf(service), remarks);
}

function balancerOf(service: Service): Balancer {
	const { annotations } = service;
	const hostname = annotations[names.hostname];
	const replaced = hostname !== undefined && hostname !== '' && isHostName(hostname);
	return {
		product: 'vultr load balancer',
		scheme: 'internet-facing',
		ports: service.ports.map((port) => portOf(service, port)),
		sourceRanges: [],
		facts: {
			sourceRangesHonoured: false,
			ipMode: null,
			hostname: replaced ? hostname : annotations[names.label] || null,
			// A host name that the author gives replaces the address in the status; the label is kept as well.
			statusHasAddress: !replaced,
			firewallRules: annotations[names.firewallRulesMap] ?? annotations[names.firewallRules] ?? null,
		},
	};
}
