// What differs between two decisions, setting by setting.

import { valuePaths } from '../contract/paths.ts';
import type { EnvValue } from '../decide/environment.ts';
import { selectorLabels } from '../decide/names.ts';
import type { OpenStream } from '../decide/streams.ts';
import { isEmpty } from '../text/map.ts';
import { valueAt, withValue } from '../text/path.ts';
import type { Decision } from '../validate/decide.ts';
import { decide } from '../validate/decide.ts';
import { balancerSettings, plainFieldsAt, policyOf, same } from './settings-of-ends.ts';
import type { Change } from './types.ts';

type Flat = ReadonlyMap<string, string>;

/** Every setting that differs, in the order of the ends. */
export function changesOf(from: Decision, to: Decision): Change[] {
	return [
		...differences('names', names(from), names(to)),
		...differences('balancer', balancer(from), balancer(to)),
		...differences('nodes', nodes(from), nodes(to)),
		...differences('kong', kong(from), kong(to)),
		...differences('pods', pods(from), pods(to)),
	];
}

function differences(end: Change['end'], before: Flat, after: Flat): Change[] {
	return [...new Set([...before.keys(), ...after.keys()])]
		.filter((name) => before.get(name) !== after.get(name))
		.map((name) => ({ end, name, before: before.get(name) ?? null, after: after.get(name) ?? null }));
}

const flat = (entries: readonly (readonly [name: string, value: unknown])[]): Flat =>
	new Map(
		entries
			.filter(([, value]) => !isEmpty(value))
			.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
	);

function names({ fullname, situation }: Decision): Flat {
	return flat([
		['Service', `${fullname}-proxy`],
		['namespace', situation.values.namespace],
		...Object.entries(selectorLabels(situation.values, '')),
	]);
}

/** Labels in the selector of the workload that differ. */
export function selectorChanges(from: Decision, to: Decision): Pick<Change, 'name' | 'before' | 'after'>[] {
	const [before, after] = [from, to].map(
		({ situation }) => new Map(Object.entries(selectorLabels(situation.values, ''))),
	);
	return differences('names', before ?? new Map(), after ?? new Map());
}

function balancer(decision: Decision): Flat {
	const { service, ingress, gateway, objects, situation } = decision;
	const settings = balancerSettings(decision);
	const front = ingress ?? gateway;
	const kind = ingress ? 'Ingress' : 'Gateway';
	const { proxy, clientIp } = situation.values;
	const { enabled: _enabled, annotations: _annotations, ingressClassName: _class, ...rules } = proxy.ingress;
	return flat([
		['clientIp.loadBalancer', situation.id],
		['Service type', service.type],
		['loadBalancerClass', service.loadBalancerClass],
		...Object.entries(service.annotations),
		...(['http', 'tls'] as const).flatMap((name) =>
			Object.entries(settings.ports[name] ?? {}).map(
				([key, value]) => [`proxy.${name}.${key}`, value] as const,
			),
		),
		[
			'proxy.stream',
			settings.streams
				.filter(({ of }) => of === 'proxy')
				.map(streamText)
				.join(', '),
		],
		['udpProxy', settings.udp],
		...plainFields('balancer', decision),
		['Ingress', ingress && (ingress.ingressClassName ?? '(class by annotation)')],
		['Gateway', gateway?.gatewayClassName],
		...Object.entries(front?.annotations ?? {}).map(([name, value]) => [`${kind} ${name}`, value] as const),
		...(front ? Object.entries(rules).map(([key, value]) => [`proxy.ingress.${key}`, value] as const) : []),
		...objects.map(({ kind: what, spec }) => [what, spec] as const),
		['in front', clientIp.cdn ?? (clientIp.cdnOnly ? 'a proxy of your own' : null)],
	]);
}

const streamText = ({ servicePort, containerPort, protocol, nodePort }: OpenStream) =>
	`${servicePort}:${containerPort} ${protocol}${nodePort === null ? '' : ` node port ${nodePort}`}`;

function plainFields(end: 'balancer' | 'nodes', decision: Decision): [name: string, value: unknown][] {
	return Object.entries(plainFieldsAt(end, decision)).map(([field, value]) => [
		`proxy.${field}`,
		Array.isArray(value) ? value.join(', ') : value,
	]);
}

function nodes(decision: Decision): Flat {
	const { http, tls } = decision.situation.values.proxy;
	return flat([
		['externalTrafficPolicy', policyOf(decision)],
		...plainFields('nodes', decision),
		['proxy.http.containerPort', http.enabled ? http.containerPort : null],
		['proxy.tls.containerPort', tls.enabled ? tls.containerPort : null],
		['proxy.tls.overrideServiceTargetPort', tls.overrideServiceTargetPort],
	]);
}

function kong({ environment, situation, fullname }: Decision): Flat {
	return flat([
		...Object.entries(environment).map(([name, value]) => [name, envText(value)] as const),
		['plain entry inside the cluster', situation.inCluster ? `Service ${fullname}-in-cluster` : null],
	]);
}

const envText = (value: EnvValue) => (typeof value === 'string' ? value : JSON.stringify(value));

function pods({ situation }: Decision): Flat {
	return flat([['workload', workloadKind(situation.daemonset)]]);
}

/** The kind of the workload. */
export const workloadKind = (daemonset: boolean) => (daemonset ? 'DaemonSet' : 'Deployment');

/**
 * Values that differ and change no setting of {@link changesOf}, on neither side: not when they alone are as on the other one. Dotted paths.
 * @param release the release's name, of which names of objects are made.
 */
export function otherValues(from: Decision, to: Decision, release: string): string[] {
	const [before, after] = [from.situation.values, to.situation.values];
	const [old, next] = [decide(before, release), decide(after, release)];
	return valuePaths
		.filter((path) => {
			const [was, is] = [valueAt(before, path), valueAt(after, path)];
			if (same(was, is)) return false;
			const moved = [
				changesOf(old, decide(withValue(before, path, is), release)),
				changesOf(decide(withValue(after, path, was), release), next),
			];
			return moved.every(({ length }) => length === 0);
		})
		.map((path) => path.join('.'));
}
