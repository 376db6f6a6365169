// Secrets that the controller makes no certificate of: they are as good as missing.
import { at, type KubeObject, text } from '../../../cluster/objects.ts';
import { isMap } from '../../../text/map.ts';
import type { Cluster } from '../../types.ts';
import type { Setup } from './settings.ts';

/** The setup with the Secrets of the Ingress's namespace that cannot be used among the missing ones. */
export function withUnusable(setup: Setup, { namespace }: KubeObject, { inventory }: Cluster): Setup {
	const unusable = (inventory.byKind.get('Secret') ?? [])
		.filter(
			(secret) => (secret.namespace || 'default') === (namespace || 'default') && !isCertificate(secret),
		)
		.map(({ name }) => name);
	return { ...setup, missingSecrets: [...setup.missingSecrets, ...unusable] };
}

/** Whether a Secret has the type of certificates, and both parts; one that hides its parts is taken to have them. */
function isCertificate({ body }: KubeObject): boolean {
	if (text(at(body, 'type')) !== 'kubernetes.io/tls') return false;
	const known = [at(body, 'data'), at(body, 'stringData')].filter(isMap);
	return known.length === 0 || ['tls.crt', 'tls.key'].every((key) => known.some((one) => Boolean(one[key])));
}
