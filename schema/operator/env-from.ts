// The Operator looks into envFrom for two variables that it sets itself, and gives up where it does not see the object.
// https://github.com/Kong/kong-operator/blob/v2.2.3/pkg/utils/kubernetes/envvars.go, .../modules/manager/cache_options.go
import { at, items, type KubeObject, text } from '../cluster/objects.ts';
import { extensionOf } from './konnect.ts';
import type { DataPlane, Problem } from './types.ts';

/** Kinds by their field, and the label of those that the Operator sees. */
const SOURCES = [
	{ field: 'configMapRef', kind: 'ConfigMap', label: 'konghq.com/configmap' },
	{ field: 'secretRef', kind: 'Secret', label: 'konghq.com/secret' },
] as const;

const OWN = ['KONG_CLUSTER_CERT', 'KONG_CLUSTER_CERT_KEY'];

/** An object of the input that lacks the label; one that the input does not hold may have it. */
export function unseenSource(plane: DataPlane, objects: readonly KubeObject[]): Problem | null {
	const containers = items(at(plane.spec, 'deployment', 'podTemplateSpec', 'spec', 'containers'));
	const proxy = containers.find((one) => at(one, 'name') === 'proxy');
	const env = items(at(proxy, 'env')).map((one) => at(one, 'name'));
	// Konnect sets both in env, where the Operator finds them first.
	const isOfKonnect = items(at(plane.spec, 'extensions')).some((one) => extensionOf(plane, one, objects));
	if (isOfKonnect || OWN.every((name) => env.includes(name))) return null;
	const read = items(at(proxy, 'envFrom')).filter((one) => OWN[0]?.startsWith(text(at(one, 'prefix')) ?? ''));
	for (const { field, kind, label } of SOURCES) {
		const names = read.map((one) => at(one, field, 'name'));
		const unseen = objects.find(
			(one) =>
				one.kind === kind &&
				one.namespace === plane.namespace &&
				names.includes(one.name) &&
				text(at(one.body, 'metadata', 'labels', label)) !== 'true',
		);
		if (unseen)
			return {
				outcome: 'error',
				about: 'gateway',
				of: plane.sources.root,
				object: unseen,
				path: ['metadata', 'labels', label],
				why: `envFrom names ${kind}/${unseen.name}, and by default the Operator sees none without the label ${label}: "true"`,
				fix: `Give ${kind}/${unseen.name} that label`,
			};
	}
	return null;
}
