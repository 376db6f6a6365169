// Annotations of a Service as today's controllers would have them: older ways of writing, and what is left out.

import { providerPrefix } from '../../catalogue/annotation-names.ts';
import { catalogue } from '../../catalogue/index.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { texts } from '../../cluster/objects.ts';

interface Texts {
	readonly [name: string]: string;
}

const products: readonly LoadBalancer[] = Object.values(catalogue);

/**
 * The annotations, with those that select a product written as the catalogue writes them.
 * @param made whether the balancer exists already; undefined where nobody knows.
 */
export function asNewest(annotations: Texts, made: boolean | undefined): Texts {
	if (Object.keys(annotations).length === 0) return annotations;
	const normal = normalised(annotations);
	return made === undefined ? normal : withDefaults(normal, made);
}

/**
 * The type nlb-ip is the older way to say external with ip targets. A target type without a type counts on the class that AWS Load
 * Balancer Controller gives to new Services: https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/webhooks/core/service_mutator.go
 */
function normalised(annotations: Texts): Texts {
	const prefix = 'service.beta.kubernetes.io/aws-load-balancer';
	const counts = /^(ip|instance)$/.test(annotations[`${prefix}-nlb-target-type`] ?? '');
	if (annotations[`${prefix}-type`] === undefined && counts)
		return { ...annotations, [`${prefix}-type`]: 'external' };
	if (annotations[`${prefix}-type`] !== 'nlb-ip') return annotations;
	return { ...annotations, [`${prefix}-type`]: 'external', [`${prefix}-nlb-target-type`]: 'ip' };
}

/**
 * The annotation that selects, as if it were written: controllers make one of their products where it is missing. On what exists the
 * controllers that make it of new Services have written it, so there it was made by an older one.
 */
function withDefaults(annotations: Texts, made: boolean): Texts {
	const providers = new Set(Object.keys(annotations).map(providerPrefix));
	const defaults = products.flatMap(({ service }) => {
		const selecting = Object.entries(texts(service.annotations));
		const missing = selecting.every(([name]) => annotations[name] === undefined);
		const own = selecting.some(([name]) => providers.has(providerPrefix(name)));
		return missing && own && service.unselected === (made ? 'before' : 'now') ? selecting : [];
	});
	return defaults.length > 0 ? { ...Object.fromEntries(defaults), ...annotations } : annotations;
}
