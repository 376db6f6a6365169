// The gateways among the objects: pods that run Kong's proxy, with the settings of that container.

import { type Inventory, ofKind } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text, texts } from '../../cluster/objects.ts';
import { withoutCopies } from '../../cluster/owners.ts';
import { type KongImage, readImage } from '../../kong/image.ts';
import { type ContainerEnv, containerEnv } from './container-env.ts';

export interface GatewayPod {
	/** The Deployment, DaemonSet, … or Pod. */
	readonly workload: KubeObject;
	/** Labels and annotations of the pods. */
	readonly labels: { readonly [name: string]: string };
	readonly annotations: { readonly [name: string]: string };
	/** Where the pod's metadata is in the object. */
	readonly template: readonly string[];
	readonly container: unknown;
	readonly containerName: string;
	/** Where the container is in the object. */
	readonly path: readonly (string | number)[];
	readonly env: ContainerEnv;
	/** Names of container ports of the whole pod. */
	readonly portNames: ReadonlyMap<string, number>;
	/** Ports that other containers of the pod declare as theirs. */
	readonly otherPorts: ReadonlySet<number>;
	readonly image: string;
	/** What the image tells of Kong's version. */
	readonly kong: KongImage;
}

const WORKLOADS = [
	'Deployment',
	'DeploymentConfig',
	'DaemonSet',
	'StatefulSet',
	'ReplicaSet',
	'ReplicationController',
	'Pod',
	'Rollout',
];

/** Kong by its image: kong, kong/kong, kong/kong-gateway and copies of them in other registries. */
const KONG_IMAGE = /(^|\/)kong(-gateway|-gateway-dev|-ee)?([:@]|$)/;
/** Settings that only the gateway itself has: names like KONG_ADMIN_URL are those of its clients, too. */
const KONG_SETTING =
	/^KONG_(KONG_)?(((PROXY|ADMIN|STATUS|STREAM)_LISTEN)|TRUSTED_IPS|REAL_IP_HEADER|REAL_IP_RECURSIVE|DATABASE|ROLE|PLUGINS|PORT_MAPS|DECLARATIVE_CONFIG|DECLARATIVE_CONFIG_STRING|CLUSTER_CONTROL_PLANE|NGINX_(DAEMON|WORKER_PROCESSES))$/;

/** All gateways. What belongs to a controller is counted once, and what Helm runs for a moment only is passed over. */
export function findGateways(inventory: Inventory): GatewayPod[] {
	const lasting = ofKind(inventory, ...WORKLOADS).filter(
		({ body }) => at(body, 'metadata', 'annotations', 'helm.sh/hook') === undefined,
	);
	return withoutCopies(lasting, WORKLOADS, inventory).flatMap((workload) => gatewaysIn(workload, inventory));
}

function gatewaysIn(workload: KubeObject, inventory: Inventory): GatewayPod[] {
	const template = workload.kind === 'Pod' ? [] : ['spec', 'template'];
	const pod = at(workload.body, ...template);
	const containers = items(at(pod, 'spec', 'containers'));
	const portNames = new Map<string, number>();
	for (const container of containers) {
		for (const port of items(at(container, 'ports'))) {
			const [name, number] = [text(at(port, 'name')), at(port, 'containerPort')];
			if (name !== undefined && typeof number === 'number') portNames.set(name, number);
		}
	}
	return containers.flatMap((container, index) => {
		const path = [...template, 'spec', 'containers', index];
		if (!runsKong(container, () => containerEnv(workload, path, inventory))) return [];
		const others = containers.filter((other) => other !== container);
		const image = text(at(container, 'image')) ?? '';
		return {
			workload,
			labels: texts(at(pod, 'metadata', 'labels')),
			annotations: texts(at(pod, 'metadata', 'annotations')),
			template,
			container,
			containerName: text(at(container, 'name')) ?? String(index),
			path,
			env: containerEnv(workload, path, inventory),
			portNames,
			otherPorts: new Set(others.flatMap(portsOf)),
			image,
			kong: readImage(image),
		};
	});
}

function portsOf(container: unknown): number[] {
	return items(at(container, 'ports')).flatMap((port) => {
		const number = at(port, 'containerPort');
		return typeof number === 'number' ? number : [];
	});
}

function runsKong(container: unknown, env: () => ContainerEnv): boolean {
	const words = [...items(at(container, 'command')), ...items(at(container, 'args'))].join(' ');
	if (/\bmigrations\b/.test(words)) return false;
	if (KONG_IMAGE.test(text(at(container, 'image')) ?? '')) return true;
	if (items(at(container, 'env')).some((entry) => KONG_SETTING.test(text(at(entry, 'name')) ?? '')))
		return true;
	return (
		items(at(container, 'envFrom')).length > 0 &&
		Object.keys(env().values).some((name) => KONG_SETTING.test(name))
	);
}
