// Which products are recognised by what objects tell, or by what users call them: the entries say by what.

import type { Recognised } from './identity.ts';
import { catalogue, type LoadBalancerId } from './index.ts';
import type { LoadBalancer } from './types.ts';

const entries = Object.entries(catalogue) as [LoadBalancerId, LoadBalancer][];

/** Products that are recognised by some field, with what that field says. */
function having<Field extends keyof Recognised>(
	field: Field,
): readonly { readonly id: LoadBalancerId; readonly by: NonNullable<Recognised[Field]> }[] {
	return entries.flatMap(([id, { recognised }]) => {
		const by = recognised?.[field];
		return by === undefined ? [] : [{ id, by: by as NonNullable<Recognised[Field]> }];
	});
}

/** Products that users call by a word, the usual ones first. The word is in lower case, without anything but letters and digits. */
export function calledAlso(word: string): readonly LoadBalancerId[] {
	return entries
		.flatMap(([id, { aliases = {} }]) =>
			Object.hasOwn(aliases, word) ? [{ id, place: aliases[word] ?? 0 }] : [],
		)
		.sort((a, b) => a.place - b.place)
		.map(({ id }) => id);
}

/** The product of a Service with these host names in its status. */
export function ofHostNames(names: readonly string[]): LoadBalancerId | undefined {
	return hostNames.find(({ by }) => by.some((pattern) => names.some((name) => pattern.test(name))))?.id;
}

const hostNames = having('hostNames').map(({ id, by }) => ({ id, by: by.map((text) => new RegExp(text)) }));

/** What a plain Service becomes on nodes with these provider ids. */
export function ofProviderIds(ids: readonly string[]): LoadBalancerId | undefined {
	return starting(having('providerIds'), ids);
}

/** The product whose users alone write an annotation of this name. */
export function ofAnnotation(name: string): LoadBalancerId | undefined {
	return starting(having('annotationPrefixes'), [name]);
}

function starting(
	products: readonly { readonly id: LoadBalancerId; readonly by: readonly string[] }[],
	texts: readonly string[],
): LoadBalancerId | undefined {
	return products.find(({ by }) => by.some((start) => texts.some((text) => text.startsWith(start))))?.id;
}

/**
 * The product that is set up by objects of a cluster: of several the one that most kinds speak of.
 * @param has whether the cluster has an object of a kind, in an API group.
 */
export function ofKinds(has: (kind: string, group: string) => boolean): LoadBalancerId | undefined {
	return having('kinds')
		.map(({ id, by }) => ({ id, count: by.filter(({ kind, group }) => has(kind, group)).length }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count)[0]?.id;
}

/** The product that an object in front tells of by its kind. */
export function ofFrontKind(kind: string, readsHttp: boolean): LoadBalancerId | undefined {
	return having('frontKinds').find(({ by }) =>
		by.some((one) => one.kind === kind && (readsHttp || !one.readsHttp)),
	)?.id;
}

/** The annotation that a variable of a cloud controller stands for. */
export function annotationOfVariable(name: string): string | undefined {
	return annotations.get(name);
}

const annotations = new Map(entries.flatMap(([, { variables = {} }]) => Object.entries(variables)));

/** Labels of DaemonSets, with the product whose DaemonSets have them. */
export const labelledDaemonSets = having('daemonSetLabels');

/** Proxies that run in the cluster. */
export const proxyPrograms = having('program');

/** The product whose tunnel a program serves. */
export function ofConnector(name: string): LoadBalancerId | undefined {
	return having('connector').find(({ by }) => by === name)?.id;
}

/** Products that users build over a standalone network endpoint group. */
export const overStandaloneNeg: readonly LoadBalancerId[] = having('overStandaloneNeg').map(({ id }) => id);

/** The product by which clients reach ports of the nodes that pods hold. */
export const onHostPorts: LoadBalancerId | undefined = entries.find(
	([, { service }]) => service.hostPorts,
)?.[0];

/** What is meant where no product is named: any pass-through balancer. */
export const unnamed: LoadBalancerId = 'generic';
