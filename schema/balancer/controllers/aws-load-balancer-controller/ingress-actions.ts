// What an Ingress's backend does: forward to target groups, redirect, or answer by itself.
import { at, items, text } from '../../../cluster/objects.ts';
import type { Cluster } from '../../types.ts';
import { parseInteger, parseJson } from '../../words.ts';
import { portOrName } from './annotation-values.ts';
import { flag, isComplete } from './flags.ts';
import { annotation, type Member, named, placeOf, serviceOf } from './ingress-group.ts';
import { targetGroupOf } from './ingress-target-group.ts';
import { filled } from './lookup.ts';
import { Refusal } from './refusal.ts';
import { foreignTargetGroup, type TargetGroup } from './target-group.ts';

export type Action =
	| { readonly kind: 'forward'; readonly groups: readonly TargetGroup[] }
	| { readonly kind: 'redirect'; readonly to: Redirect }
	/** `missing`: the Service that it names is not there; the answer is a 503. */
	| { readonly kind: 'answer'; readonly missing?: string };

export interface Redirect {
	readonly host?: string;
	readonly path?: string;
	readonly port?: string;
	readonly protocol?: string;
	readonly query?: string;
}

/** What of the cluster an action needs. */
export interface Scene {
	readonly cluster: Cluster;
	readonly dualStack: boolean;
}

/** The action of a backend. */
export function actionOf(member: Member, backend: unknown, scene: Scene): Action {
	const name = text(at(backend, 'service', 'name'));
	if (name === undefined) throw new Refusal('a backend of the Ingress names no Service');
	const port = at(backend, 'service', 'port');
	const portName = filled(at(port, 'name'));
	if (portName === 'use-annotation') return fromAnnotation(member, name, scene);
	const number = at(port, 'number');
	return forward(member, [{ name, port: portName ?? (typeof number === 'number' ? number : 0) }], scene);
}

interface Target {
	/** Of a Service; null where a target group is named. */
	readonly name: string | null;
	readonly port: number | string;
}

function forward(member: Member, targets: readonly Target[], { cluster, dualStack }: Scene): Action {
	const tolerant = flag(cluster, 'tolerate-non-existent-backend-service', 'true') === 'true';
	const groups = targets.map(({ name, port }) => {
		if (name === null) return foreignTargetGroup(String(port));
		const service = serviceOf(member, name, cluster);
		return service ? { service, port } : { missing: name };
	});
	for (const one of groups)
		if ('missing' in one) {
			if ((tolerant && targets.length === 1) || !isComplete(cluster))
				return { kind: 'answer', missing: one.missing };
			throw new Refusal(`there is no Service ${one.missing}`);
		}
	return {
		kind: 'forward',
		groups: groups.flatMap((one) => {
			if ('missing' in one) return [];
			return 'id' in one ? one : targetGroupOf(member, one.service, one.port, dualStack, cluster);
		}),
	};
}

function fromAnnotation(member: Member, name: string, scene: Scene): Action {
	const suffix = `actions.${name}`;
	const value = annotation(member, suffix);
	const where = placeOf(member, suffix);
	if (value === undefined) {
		if (flag(scene.cluster, 'tolerate-non-existent-backend-action', 'true') === 'true')
			return { kind: 'answer', missing: named(suffix) };
		throw new Refusal(`${named(suffix)} is missing`, where);
	}
	const action = parseJson(value);
	const refuse = (what: string): never => {
		throw new Refusal(`${named(suffix)} ${what}`, where);
	};
	if (typeof action !== 'object' || action === null || Array.isArray(action))
		return refuse('is no JSON object');
	const type = at(action, 'type');
	if (type === 'fixed-response') {
		if (!filled(at(action, 'fixedResponseConfig', 'statusCode')))
			refuse('lacks the status code of its answer');
		return { kind: 'answer' };
	}
	if (type === 'redirect') {
		if (!filled(at(action, 'redirectConfig', 'statusCode'))) refuse('lacks the status code of its redirect');
		return { kind: 'redirect', to: redirectOf(at(action, 'redirectConfig')) };
	}
	if (type !== 'forward') refuse('must be of type forward, redirect or fixed-response');
	return forward(member, targetsOf(action, refuse), scene);
}

function redirectOf(config: unknown): Redirect {
	const fields = ['host', 'path', 'port', 'protocol', 'query'] as const;
	return Object.fromEntries(
		fields.flatMap((field) => {
			const value = text(at(config, field));
			return value === undefined ? [] : [[field, value]];
		}),
	);
}

function targetsOf(action: unknown, refuse: (what: string) => never): Target[] {
	const single = filled(at(action, 'targetGroupARN')) ?? filled(at(action, 'targetGroupName'));
	const config = at(action, 'forwardConfig') ?? undefined;
	if (single !== undefined && config !== undefined) refuse('names a target group and a forwardConfig');
	if (single !== undefined) return [{ name: null, port: single }];
	if (config === undefined) return refuse('names neither a forwardConfig nor a target group');
	const groups = items(at(config, 'targetGroups'));
	return groups.map((group) => {
		const foreign = filled(at(group, 'targetGroupARN')) ?? filled(at(group, 'targetGroupName'));
		const name = filled(at(group, 'serviceName'));
		const port = at(group, 'servicePort');
		if ((foreign === undefined) === (name === undefined))
			refuse('must name either a Service or a target group in each item of targetGroups');
		if (groups.length > 1 && typeof at(group, 'weight') !== 'number')
			refuse('must give each of several target groups a weight');
		if (foreign !== undefined) return { name: null, port: foreign };
		if (typeof port !== 'number' && typeof port !== 'string') return refuse('lacks a servicePort');
		return { name: name ?? '', port: typeof port === 'string' ? portOrName(port) : port };
	});
}

/** Settings for signing in, for which the controller gives up where they are malformed or incomplete. */
export function checkSignIn(member: Member, action: Action, protocol: string, { cluster }: Scene): void {
	const read = signInReader(member, action, cluster);
	const type = read('auth-type') ?? 'none';
	if (!['none', 'cognito', 'oidc'].includes(type))
		refuseSignIn(member, 'auth-type', 'must be none, cognito or oidc');
	const timeout = read('auth-session-timeout');
	if (timeout !== undefined && parseInteger(timeout) === null)
		refuseSignIn(member, 'auth-session-timeout', 'must be a whole number');
	for (const suffix of ['auth-idp-cognito', 'auth-idp-oidc']) checkJson(member, suffix, read(suffix));
	checkTokens(member);
	if (protocol !== 'HTTPS' || type === 'none') return;
	if (read(`auth-idp-${type}`) === undefined) refuseSignIn(member, `auth-idp-${type}`, 'is missing');
	if (annotation(member, 'jwt-validation') !== undefined)
		refuseSignIn(member, 'jwt-validation', 'cannot go with auth-type: both sign in');
}

/** Reads an annotation of the one Service that the action leads to, else of the Ingress. */
function signInReader(
	member: Member,
	action: Action,
	cluster: Scene['cluster'],
): (suffix: string) => string | undefined {
	const [group, ...more] = action.kind === 'forward' ? action.groups : [];
	const service = group?.service && more.length === 0 ? serviceOf(member, group.service, cluster) : undefined;
	return (suffix) => {
		const onService = service && text(at(service.body, 'metadata', 'annotations', named(suffix)));
		return onService ?? annotation(member, suffix);
	};
}

function refuseSignIn(member: Member, suffix: string, what: string): never {
	throw new Refusal(`${named(suffix)} ${what}`, placeOf(member, suffix));
}

function checkJson(member: Member, suffix: string, value: string | undefined): unknown {
	const parsed = value === undefined ? {} : parseJson(value);
	if (typeof parsed !== 'object' || Array.isArray(parsed)) refuseSignIn(member, suffix, 'is no JSON object');
	return parsed;
}

/** The annotation by which a balancer checks JSON web tokens. */
function checkTokens(member: Member): void {
	const suffix = 'jwt-validation';
	const value = annotation(member, suffix);
	const parsed = checkJson(member, suffix, value);
	if (value === undefined) return;
	for (const field of ['jwksEndpoint', 'issuer'])
		if (!filled(at(parsed, field))) refuseSignIn(member, suffix, `lacks ${field}`);
}
