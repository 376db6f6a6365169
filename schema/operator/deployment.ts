// The Deployment that the Operator makes of a DataPlane: its own pod template, with the user's merged into it.
// https://github.com/Kong/kong-operator/blob/v2.2.3/controller/dataplane/owned_deployment.go

import { at, items, type KubeObject } from '../cluster/objects.ts';
import { inWords } from '../text/in-words.ts';
import { isMap } from '../text/map.ts';
import { ENV, GROUP, IMAGE, proxyContainer } from './defaults.ts';
import { withKonnect } from './konnect.ts';
import { decodedInto, merged } from './merge.ts';
import type { DataPlane } from './types.ts';

type Json = { [key: string]: unknown };

/** Labels by which the Services find the pods. */
export const podLabels = ({ name, namespace }: DataPlane): { readonly [name: string]: string } => ({
	app: name,
	[`${GROUP}/selector`]: `${namespace}.${name}`,
});

/** @param extension that of Konnect; null where it is yet to be made, missing without Konnect. */
export function deploymentBody(plane: DataPlane, extension?: KubeObject | null): Json {
	const deployment = at(plane.spec, 'deployment');
	const written = at(deployment, 'podTemplateSpec');
	const patch = patchOf(plane, extension === undefined ? written : withKonnect(written, extension));
	const base = baseTemplate(plane, patch, extension === undefined ? '/status' : '/status/ready');
	const template = decodedInto(base, merged(base, patch)) as Json;
	const labels = podLabels(plane);
	return {
		apiVersion: 'apps/v1',
		kind: 'Deployment',
		metadata: { name: `dataplane-${plane.title}`, namespace: plane.namespace, labels: { app: plane.name } },
		spec: {
			replicas: at(deployment, 'replicas') ?? at(deployment, 'scaling', 'horizontal', 'minReplicas') ?? 1,
			selector: { matchLabels: labels },
			strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
			template: withDefaults(template),
		},
	};
}

const VOLUME = 'cluster-certificate';
const MOUNT = { name: VOLUME, mountPath: '/var/cluster-certificate', readOnly: true };

/** The user's template with the defaults of Kubernetes. The Operator writes its own certificate over a volume and a mount of the user's. */
function patchOf(plane: DataPlane, template: unknown): unknown {
	const spec = at(template, 'spec');
	if (!isMap(spec)) return template;
	const containers = items(spec.containers).map((one) =>
		at(one, 'name') === 'proxy' && isMap(one) ? proxyOf(one) : one,
	);
	const volumes = spec.volumes === undefined ? {} : { volumes: over(spec.volumes, volumeOf(plane), 'name') };
	return { ...(template as Json), spec: { ...spec, ...volumes, containers } };
}

function proxyOf(container: Json): Json {
	const probe = container.readinessProbe;
	const get = at(probe, 'httpGet');
	const { volumeMounts } = container;
	return {
		...container,
		...(isMap(probe) && isMap(get)
			? { readinessProbe: { ...probe, httpGet: { path: '/', scheme: 'HTTP', ...get } } }
			: {}),
		...(volumeMounts === undefined ? {} : { volumeMounts: over(volumeMounts, MOUNT, 'mountPath') }),
	};
}

const volumeOf = ({ title }: DataPlane): Json => ({
	name: VOLUME,
	secret: { secretName: `dataplane-${title}` },
});

/** The list with the item in the place of the one that has the same key. */
const over = (list: unknown, item: Json, key: string): readonly unknown[] =>
	items(list).map((one) => (at(one, key) === item[key] ? item : one));

const added = (list: unknown, item: Json, key: string): readonly unknown[] =>
	items(list).some((one) => at(one, key) === item[key]) ? over(list, item, key) : [...items(list), item];

/** With the volumes and mounts of the user's, and the certificate of the Admin API. */
function baseTemplate(plane: DataPlane, patch: unknown, probe: string): Json {
	const own = items(at(patch, 'spec', 'containers')).find((one) => at(one, 'name') === 'proxy');
	return {
		metadata: { labels: podLabels(plane) },
		spec: {
			containers: [
				{
					...proxyContainer(inWords(at(own, 'image') ?? IMAGE), probe),
					volumeMounts: added(at(own, 'volumeMounts'), MOUNT, 'mountPath'),
				},
			],
			volumes: added(at(patch, 'spec', 'volumes'), volumeOf(plane), 'name'),
		},
	};
}

/** Variables that the user does not set get the Operator's values, in the order of their names. */
function withDefaults(template: Json): Json {
	const spec = template.spec as Json;
	const containers = (spec.containers as readonly Json[]).map((one) => {
		if (one.name !== 'proxy') return one;
		const env = items(one.env);
		const missing = Object.entries(ENV).filter(([name]) => !env.some((entry) => at(entry, 'name') === name));
		const all = [...env, ...missing.map(([name, value]) => ({ name, value }))];
		const name = (entry: unknown) => inWords(at(entry, 'name'));
		return { ...one, env: all.sort((a, b) => (name(a) < name(b) ? -1 : 1)) };
	});
	return { ...template, spec: { ...spec, containers } };
}
