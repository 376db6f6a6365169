// The rules of an ALB that a Gateway gets: target groups, hosts and paths of HTTPRoutes and GRPCRoutes.
import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import type { ServedPath } from '../../types.ts';
import { backendsOf } from './gateway-backends.ts';
import { type Attached, hostsOf } from './gateway-routes.ts';
import type { Place } from './gateway-target-group.ts';
import { inNamespace } from './lookup.ts';
import { Refusal } from './refusal.ts';
import type { TargetGroup } from './target-group.ts';

export interface GatewayServed {
	readonly groups: readonly TargetGroup[];
	readonly paths: readonly ServedPath[];
	/** References that lead nowhere, in words. */
	readonly missing: readonly string[];
}

/** What a port of the ALB serves. */
export function httpServed(
	routes: readonly Attached[],
	placeFor: (route: KubeObject) => Place,
): GatewayServed {
	const all = routes.flatMap((attached) =>
		items(at(attached.route.body, 'spec', 'rules')).map((rule) =>
			ruleOf(rule, attached, placeFor(attached.route)),
		),
	);
	return {
		groups: [...new Map(all.flatMap(({ groups }) => groups).map((group) => [group.id, group])).values()],
		paths: all.flatMap(({ paths }) => paths),
		missing: all.flatMap(({ missing }) => missing),
	};
}

function ruleOf(rule: unknown, attached: Attached, place: Place): GatewayServed {
	const paths = pathsOf(rule, attached.route.kind);
	const config = ruleConfig(rule, place);
	if (config === 'none')
		return { groups: [], paths: [], missing: ['a ListenerRuleConfiguration that counts'] };
	const { found, missing } = backendsOf(rule, place);
	const answers = actionType(config, 'fixed-response') || redirects(rule, attached.route.kind, config);
	const forwards = !answers && found.some(({ weight }) => weight !== 0);
	const groups = forwards ? found.map(({ group }) => group) : [];
	const hosts = hostsOf(attached);
	const served = groups.flatMap(({ service }) =>
		service === null
			? []
			: (hosts.length > 0 ? hosts : ['']).flatMap((host) => paths.map((path) => ({ host, path, service }))),
	);
	return { groups, paths: served, missing };
}

/** The ListenerRuleConfiguration of a rule; `none` where the rule names several, or one that does not count. */
function ruleConfig(rule: unknown, { route, cluster }: Place): KubeObject | 'none' | null {
	const names = items(at(rule, 'filters'))
		.map((filter) => at(filter, 'extensionRef'))
		.filter(
			(one) => at(one, 'group') === 'gateway.k8s.aws' && at(one, 'kind') === 'ListenerRuleConfiguration',
		)
		.map((one) => text(at(one, 'name')) ?? '');
	const [name, ...more] = names;
	if (name === undefined) return null;
	const config = inNamespace(cluster, 'ListenerRuleConfiguration', route.namespace, name);
	if (more.length > 0 || !config || at(config.body, 'status', 'accepted') === false) return 'none';
	return config;
}

function actionType(config: KubeObject | null, type: string): boolean {
	return items(at(config?.body, 'spec', 'actions')).some((action) => at(action, 'type') === type);
}

/** Whether a rule redirects. Filters that an ALB cannot do are refused. */
function redirects(rule: unknown, kind: string, config: KubeObject | null): boolean {
	const filters = items(at(rule, 'filters'));
	const type = (filter: unknown) => text(at(filter, 'type')) ?? '';
	if (
		kind === 'HTTPRoute' &&
		filters.length === 1 &&
		type(filters[0]) === 'ExtensionRef' &&
		actionType(config, 'redirect')
	)
		throw new Refusal(
			'a ListenerRuleConfiguration that redirects needs a RequestRedirect filter in the route',
		);
	const able = kind === 'HTTPRoute' ? ['ExtensionRef', 'URLRewrite'] : ['ExtensionRef'];
	for (const filter of filters) {
		if (kind === 'HTTPRoute' && type(filter) === 'RequestRedirect') {
			checkRedirect(at(filter, 'requestRedirect'));
			return true;
		}
		if (!able.includes(type(filter))) throw new Refusal(`an ALB has no filter of type ${type(filter)}`);
	}
	return false;
}

function checkRedirect(redirect: unknown): void {
	const scheme = text(at(redirect, 'scheme'))?.toUpperCase();
	if (scheme !== undefined && scheme !== 'HTTP' && scheme !== 'HTTPS')
		throw new Refusal('a redirect goes only to http or https');
	const path =
		text(at(redirect, 'path', 'replaceFullPath')) ?? text(at(redirect, 'path', 'replacePrefixMatch'));
	if (path !== undefined && /[*?]/.test(path))
		throw new Refusal(`a redirect's path takes no wildcards, and ${path} has one`);
}

/** Path patterns of the ALB for the matches of a rule; all paths where it has none. */
function pathsOf(rule: unknown, kind: string): string[] {
	const matches = items(at(rule, 'matches'));
	if (matches.length === 0) return ['/*'];
	return matches.flatMap((match) => (kind === 'HTTPRoute' ? httpPaths(match) : grpcPath(match)));
}

function httpPaths(match: unknown): string[] {
	const type = text(at(match, 'path', 'type')) ?? 'PathPrefix';
	const value = text(at(match, 'path', 'value')) ?? '/';
	if (type === 'Exact') return [value];
	if (type === 'RegularExpression') return [`~${value}`];
	if (/[*?]/.test(value))
		throw new Refusal(`a path of type PathPrefix takes no wildcards, and ${value} has one`);
	const trimmed = value.replace(/\/$/, '');
	return trimmed === '' ? ['/*'] : [trimmed, `${trimmed}/*`];
}

function grpcPath(match: unknown): string {
	const method = at(match, 'method');
	if (method === undefined || method === null) return '/*';
	const [service, name] = [text(at(method, 'service')), text(at(method, 'method'))];
	if (service === undefined && name === undefined)
		throw new Refusal('a method match of a GRPCRoute names neither a service nor a method');
	return `/${service ?? '*'}/${name ?? '*'}`;
}
