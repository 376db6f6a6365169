// Changes as values of the chart that rendered the objects, as far as its labels tell which chart that was.

import type { CheckedGateway } from '../../check/check.ts';
import type { Circumstances } from '../../check/types.ts';
import { at, type KubeObject, text } from '../../cluster/objects.ts';
import { memberOf, setMember } from '../../text/members.ts';
import type { Edit, EnvEdit, FieldEdit } from '../edits.ts';
import type { Remedy } from '../remedy.ts';

/** The charts whose values are known, and where the gateway's values are in those of the chart. */
export interface ChartOf {
	readonly chart: 'kong/kong' | 'kong/ingress' | 'kong-client-ip';
	readonly under: readonly string[];
	readonly release: string;
}

/** The chart that rendered an object; null where none of those did. */
export function chartOf({ body }: KubeObject): ChartOf | null {
	const label = (name: string) => text(at(body, 'metadata', 'labels', name)) ?? '';
	if (label('app.kubernetes.io/managed-by') !== 'Helm') return null;
	const [, name] = /^(.*)-\d+\.\d+\.\d+/.exec(label('helm.sh/chart')) ?? [];
	const release = label('app.kubernetes.io/instance');
	switch (name) {
		case 'kong':
			return { chart: 'kong/kong', under: [], release };
		case 'gateway':
			return { chart: 'kong/ingress', under: ['gateway'], release };
		case 'kong-client-ip':
			return { chart: 'kong-client-ip', under: [], release };
		default:
			return null;
	}
}

type Pair = readonly [path: readonly string[], value: unknown];

/** The values, and the edits that the chart has no value for. */
export function valuesFor(
	gateway: CheckedGateway,
	remedy: Remedy,
	chart: ChartOf,
	circumstances: Circumstances,
): { readonly values: object; readonly others: readonly Edit[] } {
	if (chart.chart === 'kong-client-ip')
		return { values: ownValues(gateway, remedy, circumstances), others: outside(remedy) };
	const others: Edit[] = [];
	const pairs = remedy.edits.flatMap((edit): readonly Pair[] => {
		const found = pairsOf(edit, gateway, chart);
		if (found === null) others.push(edit);
		return found ?? [];
	});
	return { values: nested(pairs.map(([path, value]) => [[...chart.under, ...path], value])), others };
}

const outside = ({ edits }: Remedy) => edits.filter(({ kind }) => kind === 'outside');

function pairsOf(edit: Edit, gateway: CheckedGateway, chart: ChartOf): readonly Pair[] | null {
	if (edit.kind === 'env') return [[['env', envKey(edit)], edit.value]];
	if (edit.kind !== 'field') return null;
	const { object, path } = edit.place;
	if (object.index === gateway.pod.workload.index) return podPair(edit, gateway);
	if (chartOf(object)?.release !== chart.release || chartOf(object)?.chart !== chart.chart) return null;
	if (object.kind === 'Service') return servicePair(edit);
	const isAnnotation = path[0] === 'metadata' && path[1] === 'annotations';
	return object.kind === 'Ingress' && isAnnotation
		? [[['proxy', 'ingress', 'annotations', String(path[2])], edit.value ?? null]]
		: null;
}

const envKey = ({ name }: EnvEdit): string => name.replace(/^KONG_/, '').toLowerCase();

function podPair({ place: { path }, value }: FieldEdit, { pod }: CheckedGateway): readonly Pair[] | null {
	const prefix = [...pod.template, 'metadata', 'annotations'];
	const isAnnotation = prefix.every((key, index) => path[index] === key);
	return isAnnotation ? [[['podAnnotations', String(path.at(-1))], value ?? null]] : null;
}

/** Fields of the Service that the charts have by the same name. */
const SERVICE_FIELDS: ReadonlySet<string> = new Set([
	'type',
	'externalTrafficPolicy',
	'loadBalancerClass',
	'loadBalancerIP',
	'loadBalancerSourceRanges',
]);

function servicePair({ place: { path, object }, value }: FieldEdit): readonly Pair[] | null {
	const [first, second, index, field] = path;
	if (first === 'metadata' && second === 'annotations')
		return [[['proxy', 'annotations', String(index)], value ?? null]];
	if (first !== 'spec') return null;
	if (index === undefined && SERVICE_FIELDS.has(String(second)))
		return [[['proxy', String(second)], value ?? null]];
	if (second !== 'ports' || field !== 'targetPort') return null;
	const name = text(at(object.body, 'spec', 'ports', index as number, 'name')) ?? '';
	return [[['proxy', /tls|https/.test(name) ? 'tls' : 'http', 'overrideServiceTargetPort'], value]];
}

/** This chart takes the strategy, and makes both ends of it. */
function ownValues({ ways }: CheckedGateway, { kind, edits }: Remedy, given: Circumstances): object {
	const cdn = given.cdn ?? ways.find(({ situation }) => situation.cdn)?.situation.circumstances.cdn;
	const strategy = { source: 'externalTrafficPolicy', proxy: 'proxyProtocol', header: 'httpHeaders' }[kind];
	const product = ways.find(({ situation }) => situation.product)?.situation.product?.id;
	const trusted = edits.find(
		(edit): edit is EnvEdit => edit.kind === 'env' && edit.name === 'KONG_TRUSTED_IPS',
	);
	return {
		clientIp: {
			...(product ? { loadBalancer: product } : {}),
			strategy,
			...(cdn ? { cdn } : {}),
			...(trusted?.value ? { trustedIPs: trusted.value.split(',') } : {}),
		},
	};
}

function nested(pairs: readonly Pair[]): object {
	const values: { [key: string]: unknown } = {};
	for (const [path, value] of pairs) {
		let here = values;
		for (const key of path.slice(0, -1)) {
			if (memberOf(here, key) === undefined) setMember(here, key, {});
			here = memberOf(here, key) as { [key: string]: unknown };
		}
		setMember(here, path.at(-1) as string, value);
	}
	return values;
}
