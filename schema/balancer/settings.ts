// How controllers are set up, as far as their own Deployments or DaemonSets are among the objects.
import { type Inventory, ofKind } from '../cluster/inventory.ts';
import { at, items, text } from '../cluster/objects.ts';

/** Names of variables that only controllers have. */
const OWN = /^(HCLOUD_|LINODE_)/;

/** Variables of controllers that run in the cluster, by name. */
export function settingsIn(inventory: Inventory): { readonly [name: string]: string } {
	const variables = ofKind(inventory, 'Deployment', 'DaemonSet')
		.flatMap(({ body }) => items(at(body, 'spec', 'template', 'spec', 'containers')))
		.flatMap((container) => items(at(container, 'env')))
		.flatMap((entry): [string, string][] => {
			const [name, value] = [text(at(entry, 'name')), text(at(entry, 'value'))];
			return name !== undefined && value !== undefined && OWN.test(name) ? [[name, value]] : [];
		});
	return Object.fromEntries(variables);
}
