// How each proxy is set to read PROXY headers, as its entry of the catalogue says.

import { catalogue, type LoadBalancerId } from '../../../catalogue/index.ts';
import type { LoadBalancer } from '../../../catalogue/types.ts';
import type { KubeObject } from '../../../cluster/objects.ts';
import { fieldPlace, type Place } from '../../../cluster/places.ts';

const settingOf = (id: LoadBalancerId) => {
	const entry: LoadBalancer = catalogue[id];
	return entry.recognised?.program?.readsProxy;
};

/** What switches the reading of PROXY headers on, in which object; and with what beside that, where somebody has yet to set it. */
export function proxySetting(id: LoadBalancerId, config: KubeObject | null) {
	const { by, beside } = settingOf(id) ?? { by: 'its setting for PROXY headers' };
	const where = config ? ` in ${config.kind}/${config.name}` : '';
	return { by: by + where, whole: `${[by, ...(beside ? [beside] : [])].join(' and ')}${where}` };
}

/** The entry of a ConfigMap, where one alone is enough. */
export function readsProxyBy(
	id: LoadBalancerId,
	config: KubeObject,
): readonly { readonly place: Place; readonly value: string }[] {
	const entry = settingOf(id)?.entry;
	return entry ? [{ place: fieldPlace(config, 'data', entry), value: 'true' }] : [];
}
