// What the controller warns of while it serves an Ingress.
import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import type { Backend } from './backend.ts';
import type { Setup } from './settings.ts';

/** What the controller warns of; null for nothing. */
export function messageOf(
	object: KubeObject,
	backends: readonly Backend[],
	{ hasEndpoints, missingSecrets }: Setup,
): string | null {
	const absent = backends.find(({ service }) => service === null);
	if (absent) return `there is no Service ${absent.ref.service}: the gateway answers 502`;
	const unresolved = backends.find(({ hasPods }) => !hasPods);
	if (unresolved)
		return hasEndpoints
			? `Service ${unresolved.ref.service} has no port ${unresolved.ref.port}: the gateway answers 502`
			: `Service ${unresolved.ref.service} has no pods yet: the gateway answers 502`;
	const tls = items(at(object.body, 'spec', 'tls')).find((entry) =>
		missingSecrets.includes(text(at(entry, 'secretName')) ?? ''),
	);
	return tls
		? `there is no certificate in a Secret ${text(at(tls, 'secretName'))}: its listener is plain HTTP`
		: null;
}
