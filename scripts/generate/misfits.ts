// Warnings for editors where a strategy cannot work with the load balancer beside it.
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import type { PreservingStrategy } from '../../schema/values/client-ip.ts';
import type { Node } from './values-schema.ts';

/**
 * Conditions on `clientIp` that refuse nothing: Helm's engines read past `deprecationMessage`, so that the finding `strategy-refused`
 * says there what is wrong, with the reason. yaml-language-server and VS Code show it as a warning. One for each set of products that have the
 * same strategies.
 */
export function misfits(catalogue: { readonly [id: string]: LoadBalancer }): Node[] {
	const groups = new Map<string, string[]>();
	for (const [id, { strategies }] of Object.entries(catalogue)) {
		const working = namesOf(strategies, (strategy) => !isRefusal(strategies[strategy])).join(' or ');
		groups.set(working, [...(groups.get(working) ?? []), id]);
	}
	return [...groups].flatMap(([working, ids]) => misfit(working, ids, catalogue));
}

const namesOf = (
	strategies: LoadBalancer['strategies'],
	keep: (strategy: PreservingStrategy) => boolean,
): PreservingStrategy[] => (Object.keys(strategies) as PreservingStrategy[]).filter(keep);

function misfit(working: string, ids: string[], catalogue: { readonly [id: string]: LoadBalancer }): Node[] {
	const { strategies } = catalogue[ids[0] ?? ''] ?? {};
	if (strategies === undefined) return [];
	const refused = namesOf(strategies, (strategy) => isRefusal(strategies[strategy]));
	if (refused.length === 0) return [];
	const condition = {
		required: ['loadBalancer', 'strategy'],
		properties: { loadBalancer: { enum: ids }, strategy: { enum: refused }, cdn: { type: 'null' } },
	};
	const deprecationMessage = `This strategy cannot work with this load balancer. Use ${working}, or auto, which always takes one that works.`;
	return [{ if: { not: condition }, else: { properties: { strategy: { deprecationMessage } } } }];
}
