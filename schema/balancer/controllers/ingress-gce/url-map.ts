// From the rules of an Ingress to the paths of a URL map, which are compared as they stand: `/` is one path, `/*` all of them.

import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import { addAll } from '../../../text/lists.ts';
import { fieldAt } from '../../service.ts';
import type { Cluster, ServedPath, Where } from '../../types.ts';
import { type Backend, backendAt, isRefusal, type Refusal } from './backend.ts';
import type { IngressKind } from './ingress-class.ts';

export interface UrlMap {
	readonly paths: readonly ServedPath[];
	/** In the order in which they are made: the default one first. */
	readonly backends: readonly Backend[];
	/** The backend of the first path; the default one where there are no paths. Null: all requests get the 404 of GKE's own backend. */
	readonly main: Backend | null;
}

interface Rule extends ServedPath {
	readonly backend: Backend;
}

/** The URL map of an Ingress; the first refusal where anything in it is refused, which the whole Ingress then is. */
export function urlMapOf(object: KubeObject, kind: IngressKind, cluster: Cluster): UrlMap | Refusal {
	const hosts = new Map<string, readonly Rule[]>();
	for (const [index, rule] of items(at(object.body, 'spec', 'rules')).entries()) {
		if (!at(rule, 'http')) continue;
		const host = text(at(rule, 'host')) || '*';
		const rules = rulesOf(object, index, host, kind, cluster);
		if (isRefusal(rules)) return rules;
		// The last rule of a host replaces those before it.
		hosts.delete(host);
		hosts.set(host, rules);
	}
	const given = at(object.body, 'spec', 'defaultBackend') ?? null;
	const where = fieldAt(object, 'spec', 'defaultBackend');
	const standard = given === null ? null : backendAt(given, where, kind, cluster);
	if (isRefusal(standard)) return standard;
	const rules = [...hosts.values()].flat();
	const rest = (host: string): readonly ServedPath[] =>
		standard ? [{ host, path: '/*', service: standard.service.name }] : [];
	const served = [...hosts].flatMap(([host, own]) => [
		...own.map(({ path, service }) => ({ host, path, service })),
		...(own.some(({ path }) => path === '/*') ? [] : rest(host)),
	]);
	return {
		paths: hosts.has('*') ? served : [...served, ...rest('*')],
		backends: [...(standard ? [standard] : []), ...rules.map(({ backend }) => backend)],
		main: rules[0]?.backend ?? standard,
	};
}

function rulesOf(
	object: KubeObject,
	index: number,
	host: string,
	kind: IngressKind,
	cluster: Cluster,
): readonly Rule[] | Refusal {
	const where = ['spec', 'rules', index, 'http', 'paths'] as const;
	const rules: Rule[] = [];
	for (const [at_, given] of items(at(object.body, ...where)).entries()) {
		const backend = backendAt(at(given, 'backend'), fieldAt(object, ...where, at_, 'backend'), kind, cluster);
		if (isRefusal(backend)) return backend;
		const paths = pathsOf(given, fieldAt(object, ...where, at_, 'path'));
		if (isRefusal(paths)) return paths;
		addAll(
			rules,
			paths.paths.map((path) => ({ host, path, service: backend.service.name, backend })),
		);
	}
	// Of two equal paths the later one counts.
	return rules.filter(({ path }, at_) => !rules.slice(at_ + 1).some((later) => later.path === path));
}

function pathsOf(given: unknown, where: Where): { readonly paths: readonly string[] } | Refusal {
	const path = text(at(given, 'path')) ?? '';
	const type = text(at(given, 'pathType')) ?? 'ImplementationSpecific';
	if (type === 'ImplementationSpecific') return { paths: [path || '/*'] };
	if (type !== 'Exact' && type !== 'Prefix')
		return { refusal: `the path type ${type} is unknown`, at: where };
	const cure = { at: where, value: path.replace(/\/\*$/, '') || '/' };
	if (path === '') return { refusal: `pathType ${type} needs a path`, at: where, cure };
	if (path.includes('*')) return { refusal: `pathType ${type} takes no *`, at: where, cure };
	if (type === 'Exact') return { paths: [path] };
	if (path === '/') return { paths: ['/*'] };
	return { paths: path.endsWith('/') ? [path.slice(0, -1), `${path}*`] : [path, `${path}/*`] };
}
