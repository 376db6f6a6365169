// Which product of the catalogue a balancer is that a controller makes.

import type { ControllerProduct } from '../catalogue/identity.ts';
import { catalogue, type LoadBalancerId } from '../catalogue/index.ts';
import type { LoadBalancer } from '../catalogue/types.ts';
import { annotationsOf, at, type KubeObject } from '../cluster/objects.ts';
import { supposed } from './made.ts';
import type { Reading } from './read.ts';
import type { Balancer } from './types.ts';

const entries = (Object.entries(catalogue) as [LoadBalancerId, LoadBalancer][]).flatMap(
	([id, { controller, otherController }]) =>
		[controller, otherController].flatMap((one) => (one ? [{ id, controller: one }] : [])),
);

/** The product of what a controller makes; null where the catalogue has none, or nothing is made. */
export function productIdOf({ object, controller, made }: Reading): LoadBalancerId | null {
	const taken = made && supposed(made);
	const balancer = taken && taken.outcome !== 'ignored' ? taken.balancer : undefined;
	if (!controller || !balancer) return null;
	const fitting = entries
		.filter(({ controller: of }) => of.name === controller.name && of.kind === object.kind)
		.map(({ id, controller: of }) => ({ id, score: agreement(of, balancer, object) }))
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score);
	return fitting[0]?.id ?? null;
}

/** How many of the conditions hold; 0 where one does not. */
function agreement(of: ControllerProduct, balancer: Balancer, object: KubeObject): number {
	const { ports, front, facts = {} } = balancer;
	const speaksHttp = ports.some(({ frontend }) => /^https?$/.test(frontend));
	const { targets, frontend, behind, byClass, byAnnotation } = of;
	const names = Object.keys(annotationsOf(object));
	const conditions = [
		[of.product].flat().includes(balancer.product),
		...(targets ? [ports.some((port) => port.targets === targets)] : []),
		...(frontend ? [(frontend === 'http') === speaksHttp] : []),
		...(behind ? [front?.product === behind] : []),
		...(byClass === undefined
			? []
			: [(at(object.body, 'spec', 'loadBalancerClass') !== undefined) === byClass]),
		...(byAnnotation
			? [names.some((name) => [byAnnotation].flat().some((start) => name.startsWith(start)))]
			: []),
		...Object.entries(of.facts ?? {}).map(([name, value]) => facts[name] === value),
	];
	return conditions.every(Boolean) ? conditions.length : 0;
}
