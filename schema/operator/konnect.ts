// What Konnect adds to a data plane: settings and certificates of the cluster. The client's way to Kong stays as it is.
// https://github.com/Kong/kong-operator/blob/v2.2.3/controller/pkg/extensions/konnect/dataplane.go
import { at, items, type KubeObject, text, texts } from '../cluster/objects.ts';
import type { DataPlane } from './types.ts';

type Json = { [key: string]: unknown };

const PATH = '/etc/secrets/kong-cluster-cert';

/** The pod template with what a KonnectExtension adds; what the user has set stays. */
export function withKonnect(template: unknown, extension: KubeObject | null): unknown {
	const whole = (template ?? {}) as Json;
	const spec = (whole.spec ?? {}) as Json;
	const containers = (items(spec.containers) as readonly Json[]).map((one) =>
		one.name === 'proxy' ? proxyWith(one, extension) : one,
	);
	const volumes = [
		{ name: 'cluster-certificate' },
		{ name: 'kong-cluster-cert', secret: { secretName: certificate(extension) } },
	].reduce((list, one) => replaced(list, one, 'name'), items(spec.volumes));
	return { ...whole, spec: { ...spec, containers, volumes } };
}

function proxyWith(container: Json, extension: KubeObject | null): Json {
	const mounts = [
		{ name: 'cluster-certificate', mountPath: '/var/cluster-certificate', readOnly: true },
		{ name: 'kong-cluster-cert', mountPath: PATH },
	].reduce((list, one) => replaced(list, one, 'mountPath'), items(container.volumeMounts));
	const env = items(container.env);
	const missing = Object.entries(settings(extension)).filter(
		([name]) => !env.some((one) => at(one, 'name') === name),
	);
	return {
		...container,
		volumeMounts: mounts,
		env: [...env, ...missing.map(([name, value]) => ({ name, value }))],
	};
}

function replaced(list: readonly unknown[], item: Json, key: string): readonly unknown[] {
	const index = list.findIndex((one) => at(one, key) === item[key]);
	return index < 0 ? [...list, item] : list.map((one, place) => (place === index ? item : one));
}

const certificate = (extension: KubeObject | null): string =>
	text(at(extension?.body, 'status', 'dataPlaneClientAuth', 'certificateSecretRef', 'name')) ??
	'konnect-client-certificate';

/** Konnect's addresses are in the status of the extension, once Konnect has answered. */
function settings(extension: KubeObject | null): { readonly [name: string]: string } {
	const konnect = at(extension?.body, 'status', 'konnect');
	const address = (name: string, fallback: string) =>
		(text(at(konnect, 'endpoints', name)) ?? fallback).replace(/^https:\/\//, '');
	const control = address('controlPlaneEndpoint', 'control-plane.konnect.invalid');
	const telemetry = address('telemetryEndpoint', 'telemetry.konnect.invalid');
	const labels = Object.entries(texts(at(extension?.body, 'spec', 'konnect', 'dataPlane', 'labels')));
	const shared = {
		KONG_CLUSTER_MTLS: 'pki',
		KONG_CLUSTER_TELEMETRY_ENDPOINT: `${telemetry}:443`,
		KONG_CLUSTER_TELEMETRY_SERVER_NAME: telemetry,
		KONG_CLUSTER_CERT: `${PATH}/tls.crt`,
		KONG_CLUSTER_CERT_KEY: `${PATH}/tls.key`,
		KONG_LUA_SSL_TRUSTED_CERTIFICATE: 'system',
		KONG_KONNECT_MODE: 'on',
		KONG_VITALS: 'off',
		...(labels.length > 0
			? {
					KONG_CLUSTER_DP_LABELS: labels
						.map((pair) => pair.join(':'))
						.sort()
						.join(','),
				}
			: {}),
	};
	if (at(konnect, 'clusterType') === 'K8SIngressController') return { ...shared, KONG_ROLE: 'traditional' };
	return {
		...shared,
		KONG_ROLE: 'data_plane',
		KONG_CLUSTER_CONTROL_PLANE: `${control}:443`,
		KONG_CLUSTER_SERVER_NAME: control,
		KONG_INCREMENTAL_SYNC: 'on',
	};
}

/** The extension that a reference names. */
export function extensionOf({ namespace }: DataPlane, reference: unknown, objects: readonly KubeObject[]) {
	return objects.find(
		(one) =>
			one.kind === 'KonnectExtension' &&
			one.name === at(reference, 'name') &&
			(one.namespace === namespace || one.namespace === '' || namespace === ''),
	);
}

/** The extension by which the data plane joins Konnect; null where the Operator makes it itself, or it is not in the input. */
export function konnectOf(plane: DataPlane, objects: readonly KubeObject[]): KubeObject | null | undefined {
	const [first] = items(at(plane.spec, 'extensions'));
	if (first !== undefined) return extensionOf(plane, first, objects) ?? null;
	const joins = plane.sources.configurations.some(
		({ body }) => at(body, 'spec', 'konnect', 'authRef') !== undefined,
	);
	return joins ? null : undefined;
}
