// That a check takes objects without a namespace to be in the namespace of others.
import type { Apart } from '../../cluster/namespaces.ts';
import { annotationsOf, at, type KubeObject, text, titleOf } from '../../cluster/objects.ts';
import { fieldPlace } from '../../cluster/places.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';

/** One for all: the first. Helm fills in the namespace of the release, so of what it made nothing is assumed. */
export function namespaceAssumed(apart: readonly Apart[]): ObjectFinding[] {
	const first = apart.find(({ nameless }) => !isOfHelm(nameless));
	if (!first) return [];
	const { nameless, other, namespace } = first;
	const args = { object: titleOf(nameless), other: titleOf(other), namespace };
	return [finding('namespace-assumed', fieldPlace(nameless, 'metadata', 'name'), args)];
}

function isOfHelm(object: KubeObject): boolean {
	const label = (name: string) => text(at(object.body, 'metadata', 'labels', name));
	return (
		label('app.kubernetes.io/managed-by') === 'Helm' ||
		label('heritage') === 'Helm' ||
		label('helm.sh/chart') !== undefined ||
		annotationsOf(object)['meta.helm.sh/release-name'] !== undefined
	);
}
