// Which values of this chart have a place in kong/kong, and which of those that are set have none.
// The templates that read them: https://github.com/Kong/charts/blob/e76b80031abfb4909dd89a8a07e3a5ff9a206d94/charts/kong/templates/_helpers.tpl
// (kong.service, kong.ingress, kong.listen), version 3.4.1.

import { isDefault, valuePaths } from '../contract/paths.ts';
import { plainFields } from '../decide/service-fields.ts';
import { valueAt } from '../text/path.ts';
import type { Values } from '../values/values.ts';

/** Fields that its Service takes over from `proxy` as they are; versions.ts says since when. */
const serviceFields = [
	'labels',
	'loadBalancerIP',
	'loadBalancerSourceRanges',
	'ipFamilyPolicy',
	'ipFamilies',
	'trafficDistribution',
];

/** What it reads of a port. */
const portFields = ['enabled', 'servicePort', 'containerPort', 'nodePort', 'parameters', 'appProtocol'];

/** What this chart decides, and the overlay says by its outcome. */
const decided = [
	/^clientIp\./,
	/^proxy\.(type|annotations|externalTrafficPolicy|loadBalancerClass)$/,
	/^proxy\.tls\.overrideServiceTargetPort$/,
	/^proxy\.ingress\.(enabled|ingressClassName|annotations|labels|hostname|path|pathType|tls)$/,
	/^proxy\.stream$/,
	/^udpProxy\./,
	/^deployment\.daemonset$/,
];

/** Fields right below `proxy` that both charts have under one name and that no decision makes. */
export const sharedFields: readonly string[] = plainFields.filter((field) => serviceFields.includes(field));

/** Fields of `proxy.ingress` that both charts have under one name and that no decision makes. */
export const sharedIngressFields = ['hostname', 'path', 'pathType'];

/** The values of a port that kong/kong has too. */
export function sharedPortFields(port: { readonly [field: string]: unknown }): [string, unknown][] {
	return Object.entries(port).filter(([field]) => portFields.includes(field));
}

/** Values that are set and have no place in the overlay, by their dotted paths. */
export function leftOut(values: Values): string[] {
	return valuePaths
		.filter((path) => !isDefault(path, valueAt(values, path)))
		.map((path) => path.join('.'))
		.filter((name) => !isCarried(name));
}

function isCarried(name: string): boolean {
	const [root, group = '', field = ''] = name.split('.');
	if (decided.some((pattern) => pattern.test(name))) return true;
	if (root !== 'proxy') return false;
	return field === ''
		? sharedFields.includes(group)
		: /^(http|tls)$/.test(group) && portFields.includes(field);
}
