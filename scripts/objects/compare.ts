// Compares what the chart rendered with what the toolkit decided: both ends must agree.
import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '../../readers/manifests/rendered.ts';
import type { Decision } from '../../schema/validate/decide.ts';

type Json = { readonly [key: string]: unknown };

/** Settings that differ, a sentence each. `objects` are the release's. */
export function compareWithDecision(objects: readonly Manifest[], decision: Decision): string[] {
	const { fullname } = decision;
	const service = find(objects, 'Service', `${fullname}-proxy`);
	const ingress = find(objects, 'Ingress', `${fullname}-proxy`);
	const gateway = find(objects, 'Gateway', `${fullname}-proxy`);
	const workload = find(objects, decision.situation.daemonset ? 'DaemonSet' : 'Deployment', fullname);
	const spec = (service?.spec ?? {}) as Json;
	return [
		...differences('Service', serviceSettings(spec), {
			type: decision.service.type,
			externalTrafficPolicy: decision.service.externalTrafficPolicy ?? undefined,
			loadBalancerClass: decision.service.loadBalancerClass ?? undefined,
		}),
		...differences('Service annotation', service?.metadata.annotations ?? {}, decision.service.annotations),
		...differences(
			'Ingress annotation',
			ingress?.metadata.annotations ?? {},
			decision.ingress?.annotations ?? {},
		),
		...differences(
			'Gateway annotation',
			gateway?.metadata.annotations ?? {},
			decision.gateway?.annotations ?? {},
		),
		...differences('Class', classes(ingress, gateway), {
			ingress: decision.ingress?.ingressClassName ?? undefined,
			gateway: decision.gateway?.gatewayClassName,
		}),
		...decision.objects.flatMap(({ kind, spec }) =>
			differences(kind, (find(objects, kind, fullname)?.spec ?? {}) as Json, spec),
		),
		...differences('Kong', containerEnvironment(workload), decision.environment),
	];
}

function find(objects: readonly Manifest[], kind: string, name: string): Manifest | undefined {
	return objects.find((object) => object.kind === kind && object.metadata.name === name);
}

const classes = (ingress: Manifest | undefined, gateway: Manifest | undefined): Json => ({
	ingress: (ingress?.spec as Json | undefined)?.ingressClassName,
	gateway: (gateway?.spec as Json | undefined)?.gatewayClassName,
});

const serviceSettings = ({ type, externalTrafficPolicy, loadBalancerClass }: Json): Json => ({
	type,
	externalTrafficPolicy,
	loadBalancerClass,
});

/** The environment of the container `proxy`: text, or the object with valueFrom. */
export function containerEnvironment(workload: Manifest | undefined): Json {
	const spec = workload?.spec as { template?: { spec?: { containers?: Container[] } } } | undefined;
	const container = spec?.template?.spec?.containers?.find(({ name }) => name === 'proxy');
	return Object.fromEntries((container?.env ?? []).map(({ name, value, ...rest }) => [name, value ?? rest]));
}

interface Container {
	name: string;
	env?: { name: string; value?: string }[];
}

function differences(what: string, rendered: Json, decided: Json): string[] {
	const keys = [...new Set([...Object.keys(rendered), ...Object.keys(decided)])].sort();
	return keys
		.filter((key) => !isDeepStrictEqual(rendered[key], decided[key]))
		.map(
			(key) =>
				`${what} ${key}: the chart renders ${show(rendered[key])}, the toolkit decides ${show(decided[key])}.`,
		);
}

const show = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
