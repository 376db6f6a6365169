// The rules of an ALB's listener: which target groups it forwards to, for which hosts and paths.

import { at, items, text } from '../../../cluster/objects.ts';
import { memberOf } from '../../../text/members.ts';
import { readJson, type Shape } from '../../go-json.ts';
import type { ServedPath } from '../../types.ts';
import { type Action, actionOf, type Redirect, type Scene } from './ingress-actions.ts';
import { type Conditions, conditionsOf, inOrder } from './ingress-conditions.ts';
import { annotation, type Member, named, placeOf } from './ingress-group.ts';
import { checkSignIn } from './ingress-sign-in.ts';
import { Refusal } from './refusal.ts';
import type { TargetGroup } from './target-group.ts';

/** What a listener does with requests. */
export interface Served {
	readonly groups: readonly TargetGroup[];
	readonly paths: readonly ServedPath[];
	/** Services, and annotations of actions, that are named and missing. */
	readonly missing: readonly string[];
	/** Services that only requests with more than a fitting host and path reach. */
	readonly limited: readonly string[];
}

interface Rule {
	readonly member: Member;
	readonly conditions: Conditions;
	readonly action: Action;
}

/** Everything that the Ingresses of a listener serve on it. */
export function servedOn(members: readonly Member[], port: number, protocol: string, scene: Scene): Served {
	const fallback = defaultAction(members, protocol, scene);
	const rules = members.flatMap((member) => rulesOf(member, protocol, scene));
	const kept = withoutShadowed(rules.filter((rule) => !redirectsToItself(rule, port, protocol)));
	const all = [...kept, ...(fallback ? [{ ...fallback, conditions: anything }] : [])];
	const forwards = all.flatMap(({ action, conditions }) =>
		action.kind === 'forward' ? action.groups.map((group) => ({ group, conditions })) : [],
	);
	return {
		groups: [...new Map(forwards.map(({ group }) => [group.id, group])).values()],
		paths: forwards.flatMap(({ group, conditions }) => pathsOf(conditions, group.service)),
		missing: all.flatMap(({ action }) => (action.kind === 'answer' ? (action.missing ?? []) : [])),
		limited: forwards.flatMap(({ group, conditions }) =>
			conditions.more && group.service ? group.service : [],
		),
	};
}

const anything: Conditions = { hosts: [], paths: [], more: false };

function pathsOf({ hosts, paths }: Conditions, service: string | null): ServedPath[] {
	if (service === null) return [];
	const [anyHost, anyPath] = [hosts.length > 0 ? hosts : [''], paths.length > 0 ? paths : ['/*']];
	return anyHost.flatMap((host) => anyPath.map((path) => ({ host, path, service })));
}

function defaultAction(
	members: readonly Member[],
	protocol: string,
	scene: Scene,
): { readonly member: Member; readonly action: Action } | null {
	const having = members.filter(({ object }) => {
		const backend = at(object.body, 'spec', 'defaultBackend');
		return backend !== undefined && backend !== null;
	});
	const [member, ...others] = having;
	if (!member) return null;
	if (others.length > 0) throw new Refusal('several Ingresses of the group have a default backend');
	return {
		member,
		action: checked(member, at(member.object.body, 'spec', 'defaultBackend'), protocol, scene),
	};
}

function rulesOf(member: Member, protocol: string, scene: Scene): Rule[] {
	return items(at(member.object.body, 'spec', 'rules')).flatMap((rule) =>
		inOrder(items(at(rule, 'http', 'paths'))).map((path) => {
			const action = checked(member, at(path, 'backend'), protocol, scene);
			return { member, action, conditions: conditionsOf(member, text(at(rule, 'host')), path) };
		}),
	);
}

function checked(member: Member, backend: unknown, protocol: string, scene: Scene): Action {
	const action = actionOf(member, backend, scene);
	checkTransforms(member, text(at(backend, 'service', 'name')) ?? '');
	checkSignIn(member, action, protocol, scene);
	return action;
}

const transformConfigs: { readonly [type: string]: string } = {
	'url-rewrite': 'urlRewriteConfig',
	'host-header-rewrite': 'hostHeaderRewriteConfig',
};

const rewrites: Shape = { rewrites: [{ regex: 'text', replace: 'text' }] };
const transformShape: Shape = {
	type: 'text',
	urlRewriteConfig: rewrites,
	hostHeaderRewriteConfig: rewrites,
};

function checkTransforms(member: Member, service: string): void {
	const suffix = `transforms.${service}`;
	const value = annotation(member, suffix);
	if (value === undefined) return;
	const read = readJson(value, [transformShape]);
	const wrong =
		'wrong' in read ||
		items(read.value).some((one) => {
			const config = memberOf(transformConfigs, text(at(one, 'type')) ?? '');
			return config === undefined || items(at(one, config, 'rewrites')).length === 0;
		});
	if (wrong) throw new Refusal(`${named(suffix)} is no JSON list of rewrites`, placeOf(member, suffix));
}

/** A rule that would send a request back to where it came from is left out. */
function redirectsToItself({ action, conditions }: Rule, port: number, protocol: string): boolean {
	if (action.kind !== 'redirect' || conditions.paths.some((path) => path.startsWith('~'))) return false;
	const { to } = action;
	const keeps = (field: keyof Redirect, same: readonly string[]) =>
		to[field] === undefined || same.includes(to[field]);
	return (
		keeps('host', ['#{host}', ...conditions.hosts]) &&
		keeps('path', ['/#{path}', ...conditions.paths]) &&
		keeps('port', ['#{port}', String(port)]) &&
		keeps('protocol', ['#{protocol}', protocol]) &&
		keeps('query', ['#{query}'])
	);
}

/** A rule is left out where a redirect before it takes every request that it could take. */
function withoutShadowed(rules: readonly Rule[]): Rule[] {
	const kept: Rule[] = [];
	for (const rule of rules) {
		const shadowed = kept.some(
			(before) => before.action.kind === 'redirect' && covers(before.conditions, rule.conditions),
		);
		if (!shadowed) kept.push(rule);
	}
	return kept;
}

function covers(all: Conditions, some: Conditions): boolean {
	if (all.more) return false;
	const holds = (one: readonly string[], other: readonly string[]) =>
		one.length === 0 || (other.length > 0 && other.every((value) => one.includes(value)));
	return holds(all.hosts, some.hosts) && (all.paths.includes('/*') || holds(all.paths, some.paths));
}
