// The Secrets that an Ingress and its BackendConfigs name: whether they are there, and have the keys that are read.

import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import { isMap } from '../../../text/map.ts';
import { fieldAt } from '../../service.ts';
import type { Cluster, Where } from '../../types.ts';
import { inNamespace, type Refusal } from './backend.ts';

/** Something that the controller looks for, and that is not among the objects that were read. */
export interface Lacking {
	/** `the Secret default/oauth`. */
	readonly there: string;
	readonly message: string;
	readonly at: Where;
}

interface WantedSecret {
	readonly secret: string;
	readonly feature: 'iap' | 'cdn';
	readonly keys: readonly string[];
}

/** The Secrets that a BackendConfig needs, and the keys that each must have. */
function wantedSecrets(spec: unknown): readonly WantedSecret[] {
	const on = (feature: 'iap' | 'cdn', names: readonly unknown[], keys: readonly string[]) =>
		at(spec, feature, 'enabled') === true
			? names.flatMap((name) => (text(name) ? [{ secret: String(name), feature, keys }] : []))
			: [];
	return [
		...on('iap', [at(spec, 'iap', 'oauthclientCredentials', 'secretName')], ['client_id', 'client_secret']),
		...on(
			'cdn',
			items(at(spec, 'cdn', 'signedUrlKeys')).map((key) => at(key, 'secretName')),
			['key_value'],
		),
	];
}

/** The first Secret that is there and lacks a key. */
export function incompleteSecret(config: KubeObject, cluster: Cluster): Refusal | null {
	for (const { secret, feature, keys } of wantedSecrets(at(config.body, 'spec'))) {
		const missing = missingKey(cluster, config.namespace, secret, keys);
		if (missing !== null)
			return { refusal: `the Secret ${secret} has no ${missing}`, at: fieldAt(config, 'spec', feature) };
	}
	return null;
}

/** The Secrets of a BackendConfig that are not among what was read. */
export function secretsLacking(config: KubeObject, cluster: Cluster): Lacking[] {
	return wantedSecrets(at(config.body, 'spec'))
		.filter(({ secret }) => !hasSecret(cluster, config.namespace, secret))
		.map(({ secret, feature }) => secretLacking(config, secret, ['spec', feature]));
}

/** Whether a Secret is among what was read. */
export function hasSecret(cluster: Cluster, namespace: string, name: string): boolean {
	return inNamespace(cluster, 'Secret', namespace).some((one) => one.name === name);
}

/** The first of these keys that a Secret lacks; null where it has all, or does not show its keys. */
export function missingKey(
	cluster: Cluster,
	namespace: string,
	name: string,
	keys: readonly string[],
): string | null {
	const secret = inNamespace(cluster, 'Secret', namespace).find((one) => one.name === name);
	const known = [at(secret?.body, 'data'), at(secret?.body, 'stringData')].filter(isMap);
	if (known.length === 0) return null;
	return keys.find((key) => !known.some((one) => Object.hasOwn(one, key))) ?? null;
}

/** A Secret that is not among what was read. */
export function secretLacking(object: KubeObject, name: string, path: Where['path']): Lacking {
	return {
		there: `the Secret ${object.namespace || 'default'}/${name}`,
		message: `the Secret ${name} does not exist`,
		at: { object, path },
	};
}
