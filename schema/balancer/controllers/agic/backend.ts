// Where a backend of an Ingress leads: the Service, the port of its pods, and the check that those pods have themselves.

import { at, items, type KubeObject, text, texts } from '../../../cluster/objects.ts';
import { least } from '../../../text/lists.ts';
import { readService, type Service, type ServicePort } from '../../service.ts';
import type { Cluster } from '../../types.ts';
import type { BackendRef } from './ingress.ts';
import type { Setup } from './settings.ts';

/** A backend with what it leads to. */
export interface Backend {
	readonly ref: BackendRef;
	/** Null: there is no such Service. */
	readonly service: Service | null;
	/** Port of the pods; a name where no pod is known that has it. */
	readonly port: number | string;
	/** Whether pods stand behind it; without them the gateway answers 502. */
	readonly hasPods: boolean;
	/** `unknown`: no pod of the Service is among the objects. */
	readonly check: PodCheck | 'none' | 'unknown';
}

/** The check by HTTP that a container has. */
interface PodCheck {
	readonly protocol: 'http' | 'https';
	/** Null: a name that the container has no port for. */
	readonly port: number | null;
	readonly path: string;
}

export function resolve(ref: BackendRef, namespace: string, { inventory }: Cluster, setup: Setup): Backend {
	const found = [namespace, namespace === '' ? 'default' : '']
		.map((one) => inventory.named.get(`Service/${one}/${ref.service}`))
		.find((one) => one !== undefined);
	if (!found) return { ref, service: null, port: numberOf(ref) ?? 80, hasPods: false, check: 'none' };
	const service = readService(found);
	const pods = podsOf(found, { inventory });
	const tcp = service.ports.filter(({ protocol }) => protocol === 'TCP');
	const matching = tcp.filter((port) => matches(port, ref.port));
	const target = (port: ServicePort) => targetOf(port, pods, setup);
	const ports = matching.map(target).filter((port) => port !== null);
	const numbers = ports.filter((port) => typeof port === 'number');
	const port = (numbers.length > 0 ? least(numbers) : ports[0]) ?? numberOf(ref) ?? 80;
	return {
		ref,
		service,
		port,
		hasPods: setup.hasEndpoints && tcp.map(target).includes(port),
		check: setup.podsWithoutCheck ? 'none' : checkIn(pods, ports),
	};
}

function numberOf({ port }: BackendRef): number | null {
	return typeof port === 'number' && port < 65536 ? port : null;
}

function checkIn(pods: readonly unknown[], ports: Parameters<typeof checkOf>[1]): Backend['check'] {
	return pods.length === 0 ? 'unknown' : checkOf(pods, ports);
}

/** A port of the Service is meant by its number, its name or its target port. */
function matches(port: ServicePort, wanted: string | number): boolean {
	return [port.port, port.name, port.targetPort].some((one) => String(one) === String(wanted));
}

/** Number of the pods' port; its name where no pod is known; null where no pod has it, or the Service has no addresses yet. */
function targetOf(
	{ targetPort }: ServicePort,
	pods: readonly unknown[],
	{ hasEndpoints }: Setup,
): number | string | null {
	if (typeof targetPort === 'number') return targetPort;
	if (!hasEndpoints) return null;
	if (pods.length === 0) return targetPort;
	const numbers = pods.flatMap((pod) =>
		items(at(pod, 'spec', 'containers')).flatMap((container) => portNamed(container, targetPort) ?? []),
	);
	return numbers[0] ?? null;
}

function portNamed(container: unknown, name: string): number | null {
	const found = items(at(container, 'ports')).find((port) => at(port, 'name') === name);
	const number = at(found, 'containerPort');
	return typeof number === 'number' ? number : null;
}

const workloads = ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

/** Pods, or templates of them, that a Service selects. */
function podsOf(service: KubeObject, { inventory }: Pick<Cluster, 'inventory'>): readonly unknown[] {
	const selector = Object.entries(texts(at(service.body, 'spec', 'selector')));
	if (selector.length === 0) return [];
	const inOne = (one: string, other: string) => (one || 'default') === (other || 'default');
	return workloads
		.flatMap((kind) => inventory.byKind.get(kind) ?? [])
		.filter(({ namespace }) => inOne(namespace, service.namespace))
		.map(({ kind, body }) => (kind === 'Pod' ? body : at(body, 'spec', 'template')))
		.filter((pod) => {
			const labels = texts(at(pod, 'metadata', 'labels'));
			return selector.every(([name, value]) => labels[name] === value);
		});
}

/** The check of the container that has the port, in the first pod: for readiness, else for liveness. */
function checkOf(pods: readonly unknown[], ports: readonly (number | string)[]): PodCheck | 'none' {
	const container = items(at(pods[0], 'spec', 'containers')).find((one) =>
		items(at(one, 'ports')).some((port) => ports.includes(at(port, 'containerPort') as number)),
	);
	const get = ['readinessProbe', 'livenessProbe']
		.map((probe) => at(container, probe, 'httpGet'))
		.find((one) => typeof one === 'object' && one !== null);
	if (get === undefined) return 'none';
	const given = at(get, 'port');
	const port =
		typeof given === 'string' ? portNamed(container, given) : typeof given === 'number' ? given : null;
	const tls = at(get, 'scheme') === 'HTTPS' || port === 443;
	return { protocol: tls ? 'https' : 'http', port, path: text(at(get, 'path')) || '/' };
}
