// What the forms offer, out of the catalogue.
import { catalogue, type LoadBalancerId } from '../../schema/catalogue/index.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { cdns } from '../../schema/cdn/index.ts';
import { networkPlugins } from '../../schema/check/cluster/network-plugins.ts';
import type { Catalogue, Product } from './messages.ts';

export function catalogueView(): Catalogue {
	return {
		products: (Object.keys(catalogue) as LoadBalancerId[]).map(productView),
		cdns: Object.entries(cdns).map(([id, { title }]) => ({ id, title })),
		networkPlugins: Object.keys(networkPlugins),
	};
}

function productView(id: LoadBalancerId): Product {
	const { title, provider, schemes = {}, defaultScheme, failsUnless }: LoadBalancer = catalogue[id];
	const first = defaultScheme ?? 'internet-facing';
	return {
		id,
		title,
		provider,
		schemes: Object.keys(schemes).sort((a, b) => Number(b === first) - Number(a === first)),
		wanted: Object.entries(failsUnless?.annotations ?? {}).flatMap(([name, value]) =>
			value === null ? name : [],
		),
	};
}
