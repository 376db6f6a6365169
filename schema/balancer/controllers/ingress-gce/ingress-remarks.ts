// What the controller reads otherwise than meant, of an Ingress.
import { annotationsOf, at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import { annotationAt, fieldAt } from '../../service.ts';
import type { Cluster, Remark } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { inNamespace } from './backend.ts';
import { backendRemarks } from './backend-remarks.ts';
import { type Frontend, frontendNames } from './frontend.ts';
import type { IngressKind } from './ingress-class.ts';
import type { UrlMap } from './url-map.ts';

/** What to know of a balancer for an Ingress. */
export function ingressRemarks(
	object: KubeObject,
	kind: IngressKind,
	map: UrlMap,
	frontend: Frontend,
	cluster: Cluster,
): Remark[] {
	const main = map.main;
	return [
		...pathRemarks(object, map),
		...hostRemarks(object),
		...frontendRemarks(object, kind, frontend, cluster),
		...(main ? backendRemarks(main, kind, cluster) : []),
	];
}

/** A path without `*` of the type ImplementationSpecific is that one path; where nothing else serves what is below it, that is a 404. */
function pathRemarks(object: KubeObject, { paths }: UrlMap): Remark[] {
	return items(at(object.body, 'spec', 'rules')).flatMap((rule, index) => {
		const host = text(at(rule, 'host')) || '*';
		const wide = paths.filter((one) => one.host === host && one.path.endsWith('/*'));
		return items(at(rule, 'http', 'paths')).flatMap((given, at_): Remark[] => {
			const path = text(at(given, 'path')) ?? '';
			const isOne = (text(at(given, 'pathType')) ?? 'ImplementationSpecific') === 'ImplementationSpecific';
			if (path === '' || path.includes('*') || !isOne) return [];
			const below = path.endsWith('/') ? path : `${path}/`;
			if (wide.some((one) => below.startsWith(one.path.slice(0, -1)))) return [];
			return [
				{
					at: fieldAt(object, 'spec', 'rules', index, 'http', 'paths', at_, 'path'),
					text: `with type ImplementationSpecific, ${path} matches only this one path: the balancer answers 404 for every path below it`,
					instead: `${below}*, or pathType: Prefix`,
					weight: path === '/' ? 'broken' : 'risk',
				},
			];
		});
	});
}

/** Two rules of one host do not add up. */
function hostRemarks(object: KubeObject): Remark[] {
	const hosts = items(at(object.body, 'spec', 'rules')).map((rule) =>
		at(rule, 'http') ? text(at(rule, 'host')) || '*' : null,
	);
	return hosts.flatMap((host, index): Remark[] =>
		host !== null && hosts.slice(index + 1).includes(host)
			? [
					{
						at: fieldAt(object, 'spec', 'rules', index),
						text: `a later rule has the same host (${host}) and replaces this one: its paths are not served`,
						instead: 'one rule with all paths of the host',
						weight: 'risk',
					},
				]
			: [],
	);
}

function frontendRemarks(
	object: KubeObject,
	{ product }: IngressKind,
	{ https, redirects }: Frontend,
	cluster: Cluster,
): Remark[] {
	const annotations = annotationsOf(object);
	const remarks: Remark[] = [];
	const say = (name: string, words: string, weight: Remark['weight'], instead?: string) =>
		remarks.push({ at: annotationAt(object, name), text: words, weight, ...(instead ? { instead } : {}) });
	const word = annotations[frontendNames.allowHttp];
	if (word !== undefined && parseBool(word) === null)
		say(
			frontendNames.allowHttp,
			`${JSON.stringify(word)} is no boolean and is ignored: HTTP stays open`,
			'risk',
			'false',
		);
	if (annotations[frontendNames.regionalAddress] && product === 'classic external application lb')
		say(
			frontendNames.regionalAddress,
			'this balancer is global: a global address of this name is looked for',
			'note',
			frontendNames.globalAddress,
		);
	if (annotations[frontendNames.globalAddress] && product !== 'classic external application lb')
		say(
			frontendNames.globalAddress,
			'this balancer is regional: a regional address of this name is looked for',
			'note',
			frontendNames.regionalAddress,
		);
	const config = annotations[frontendNames.frontendConfig];
	if (config && !inNamespace(cluster, 'FrontendConfig', object.namespace).some(({ name }) => name === config))
		say(
			frontendNames.frontendConfig,
			`no FrontendConfig ${config} is in the input; without it the controller uses its defaults, reports an error each time, and deletes nothing that is no longer needed`,
			'note',
		);
	if (redirects && !https)
		say(
			frontendNames.frontendConfig,
			'the balancer redirects to HTTPS, and has no certificate for it',
			'broken',
		);
	return remarks;
}
