// What an Ingress's backend does: forward to target groups, redirect, or answer by itself.
import { at, items, text } from '../../../cluster/objects.ts';
import { readJson, type Shape } from '../../go-json.ts';
import type { Cluster } from '../../types.ts';
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

/** The name of a port that leads to the annotation for the backend. */
export const byAnnotation = 'use-annotation';

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
	if (portName === byAnnotation) return fromAnnotation(member, name, scene);
	const number = at(port, 'number');
	return forward(member, [{ name, port: portName ?? (typeof number === 'number' ? number : 0) }], scene);
}

export interface Target {
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

const groupShape: Shape = {
	targetGroupARN: 'text',
	targetGroupName: 'text',
	serviceName: 'text',
	servicePort: 'text or number',
	weight: 'number',
};

const actionShape: Shape = {
	type: 'text',
	targetGroupARN: 'text',
	targetGroupName: 'text',
	fixedResponseConfig: { contentType: 'text', messageBody: 'text', statusCode: 'text' },
	redirectConfig: {
		host: 'text',
		path: 'text',
		port: 'text',
		protocol: 'text',
		query: 'text',
		statusCode: 'text',
	},
	forwardConfig: {
		targetGroups: [groupShape],
		targetGroupStickinessConfig: { enabled: 'boolean', durationSeconds: 'number' },
	},
};

function fromAnnotation(member: Member, name: string, scene: Scene): Action {
	const suffix = `actions.${name}`;
	const value = annotation(member, suffix);
	const where = placeOf(member, suffix);
	if (value === undefined) {
		if (flag(scene.cluster, 'tolerate-non-existent-backend-action', 'true') === 'true')
			return { kind: 'answer', missing: named(suffix) };
		throw new Refusal(`${named(suffix)} is missing`, where);
	}
	const refuse = (what: string): never => {
		throw new Refusal(`${named(suffix)} ${what}`, where);
	};
	const read = readJson(value, actionShape);
	const action = 'wrong' in read ? refuse(read.wrong) : read.value;
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

/** The Services, with their ports, to which the annotation for a backend forwards; none where it cannot be read. */
export function forwardedTo(annotations: { readonly [name: string]: string }, name: string): Target[] {
	const value = annotations[named(`actions.${name}`)];
	const read = value === undefined ? undefined : readJson(value, actionShape);
	if (read === undefined || 'wrong' in read || at(read.value, 'type') !== 'forward') return [];
	return items(at(read.value, 'forwardConfig', 'targetGroups')).flatMap((group) => {
		const [service, port] = [filled(at(group, 'serviceName')), at(group, 'servicePort')];
		if (service === undefined || (typeof port !== 'number' && typeof port !== 'string')) return [];
		return [{ name: service, port: typeof port === 'string' ? portOrName(port) : port }];
	});
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
