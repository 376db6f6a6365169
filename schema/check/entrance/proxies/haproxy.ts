// The ConfigMaps of HAProxy's two controllers.
// https://haproxy-ingress.github.io/docs/configuration/keys/,
// https://github.com/haproxytech/kubernetes-ingress/blob/master/documentation/annotations.md

import type { Inventory } from '../../../cluster/inventory.ts';
import { fieldPlace } from '../../../cluster/places.ts';
import { haproxyIngressSettings, haproxyTechnologiesSettings } from '../../../trace/index.ts';
import type { Belief, ReadProxy } from '../seen-proxies.ts';
import { configOf, programs } from './words.ts';

/** Of the community's controller. */
export function seenHAProxyIngress(inventory: Inventory): ReadProxy | null {
	const found = programs(inventory, /(^|\/)haproxy-ingress(-controller)?([:@]|$)/);
	const read = configOf(inventory, found, '--configmap', /^haproxy-ingress$/);
	if (!read) return null;
	const { config, data } = read;
	const beliefs: Belief[] =
		config && /^(ifmissing|ignore)$/.test(data.forwardfor ?? '')
			? [
					{
						proxy: 'HAProxy Ingress',
						place: fieldPlace(config, 'data', 'forwardfor'),
						setting: `forwardfor ${data.forwardfor}`,
						cure: 'Take it out: by default the client is written in place of what came.',
						header: 'X-Forwarded-For',
						whom: 'anybody',
					},
				]
			: [];
	return { proxy: { kind: 'haproxy', settings: haproxyIngressSettings(data) }, config, beliefs };
}

/** Of HAProxy Technologies' controller. */
export function seenHAProxyTechnologies(inventory: Inventory): ReadProxy | null {
	const found = programs(inventory, /(^|\/)haproxytech\/kubernetes-ingress([:@]|$)/);
	const read = configOf(inventory, found, '--configmap', /^(haproxy-)?kubernetes-ingress$/);
	if (!read) return null;
	const { config, data } = read;
	const header = data['src-ip-header'];
	const key = header ? 'src-ip-header' : 'forwarded-for';
	const believes = header !== undefined || data['forwarded-for'] === 'false';
	const beliefs: Belief[] =
		config && believes
			? [
					{
						proxy: "HAProxy Technologies' controller",
						place: fieldPlace(config, 'data', key),
						setting: `${key} ${data[key]}`,
						cure: header
							? 'Take it out, or let only the load balancer that writes this header connect to the controller.'
							: 'Take it out: by default the client is appended.',
						header: header ?? 'X-Forwarded-For',
						whom: 'anybody',
					},
				]
			: [];
	return { proxy: { kind: 'haproxy', settings: haproxyTechnologiesSettings(data) }, config, beliefs };
}
