// Listeners of the gateway for an Ingress: their ports, what clients speak there, and where requests lead.
import { annotationsOf, type KubeObject } from '../../../cluster/objects.ts';
import type { ServedPath } from '../../types.ts';
import {
	type BackendRef,
	comparedPath,
	defaultBackendOf,
	hostsOf,
	type Rule,
	rulesOf,
	secretFor,
} from './ingress.ts';
import { annotation, isOn, numberIn, type Setup } from './settings.ts';

export interface Listener {
	readonly port: number;
	readonly protocol: 'http' | 'https';
	/** Whether it sends every client to HTTPS. */
	readonly redirects: boolean;
	readonly rule: Rule;
}

/** The listeners of all rules. */
export function listenersOf(object: KubeObject, setup: Setup): readonly Listener[] {
	return mergedRules(object).flatMap((rule) => listenersFor(object, rule, setup));
}

/** Rules of the same hosts are one listener: of equal paths the first holds, and of what all other paths lead to the last. */
function mergedRules(object: KubeObject): readonly Rule[] {
	const rest = defaultBackendOf(object);
	const byHosts = new Map<string, Rule>();
	for (const rule of rulesOf(object)) {
		const key = hostsOf(object, rule).toSorted().join();
		const before = byHosts.get(key)?.paths ?? [];
		const own = rule.paths.filter(({ isCatchAll }) => isCatchAll).at(-1);
		const all = own ?? (rest === null ? before.find(({ isCatchAll }) => isCatchAll) : undefined);
		const others = [...before, ...rule.paths].filter(({ isCatchAll }) => !isCatchAll);
		byHosts.set(key, { host: rule.host, paths: all ? [...others, all] : others });
	}
	return [...byHosts.values()];
}

function listenersFor(object: KubeObject, rule: Rule, setup: Setup): readonly Listener[] {
	const own = frontendPort(object);
	const hasTls =
		secretFor(object, rule.host, setup) !== null || Boolean(annotationsOf(object)[annotation.certificate]);
	const redirect = isOn(object, annotation.redirect);
	const tls: Listener = { port: own ?? 443, protocol: 'https', redirects: false, rule };
	if (hasTls && !redirect) return [tls];
	// Both on one port are one listener, and the plain one is written over the other.
	const alone = !hasTls || own !== null;
	const plain: Listener = { port: own ?? 80, protocol: 'http', redirects: hasTls && own === null, rule };
	return alone ? [plain] : [tls, plain];
}

/** The port that the annotation names, where the controller takes it. */
export function frontendPort(object: KubeObject): number | null {
	const port = numberIn(object, annotation.frontendPort);
	return port !== null && port > 0 && port < 65000 ? port : null;
}

/** Where a rule sends what no other path takes: its own path for everything, else the Ingress's default backend. */
export function mainBackend(object: KubeObject, rule: Rule): { ref: BackendRef; path: string | null } | null {
	const all = rule.paths.filter(({ isCatchAll }) => isCatchAll).at(-1);
	if (all) return { ref: all.backend, path: all.path };
	const [first] = rule.paths;
	if (first) return { ref: first.backend, path: first.path };
	const ref = defaultBackendOf(object);
	return ref ? { ref, path: null } : null;
}

/** Paths of an Ingress as the gateway compares them. */
export function pathsOf(object: KubeObject): readonly ServedPath[] {
	const rest = defaultBackendOf(object);
	const everything = (ref: BackendRef | null, host: string): ServedPath[] =>
		ref ? [{ host, path: '/*', service: ref.service }] : [];
	const rules = mergedRules(object);
	if (rules.length === 0) return everything(rest, '*');
	return rules.flatMap((rule) => {
		const all = rule.paths.filter(({ isCatchAll }) => isCatchAll).at(-1);
		const hosts = hostsOf(object, rule);
		return (hosts.length > 0 ? hosts : ['*']).flatMap((host) => [
			...withoutRepeats(
				rule.paths
					.filter(({ isCatchAll }) => !isCatchAll)
					.map((path) => ({ host, path: comparedPath(path), service: path.backend.service })),
			),
			...everything(all?.backend ?? rest, host),
		]);
	});
}

/** Of two rules for one path the first holds. */
function withoutRepeats(paths: readonly ServedPath[]): readonly ServedPath[] {
	return paths.filter(({ path }, index) => paths.findIndex((one) => one.path === path) === index);
}
