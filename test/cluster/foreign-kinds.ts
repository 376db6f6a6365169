// The kinds of other projects (Gateway API, the clouds' controllers), as far as an API server must know them to take
// an object of theirs: any field goes.
import type { ExecutionContext } from 'ava';
import type { LiveObject } from './release.ts';
import { kubectlPrints } from './support.ts';

function plural(kind: string): string {
	const word = kind.toLowerCase();
	if (word.endsWith('y') && !word.endsWith('ay')) return `${word.slice(0, -1)}ies`;
	return word.endsWith('s') ? `${word}es`.replace(/paramses$/, 'params') : `${word}s`;
}

function definition(object: LiveObject): object {
	const [group = '', version = ''] = object.apiVersion.split('/');
	const names = { kind: object.kind, plural: plural(object.kind) };
	// Kubernetes keeps *.k8s.io to itself unless a definition says where it was agreed on.
	const annotations = { 'api-approved.kubernetes.io': 'https://github.com/kubernetes-sigs/gateway-api' };
	const openAPIV3Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
	return {
		apiVersion: 'apiextensions.k8s.io/v1',
		kind: 'CustomResourceDefinition',
		metadata: { name: `${names.plural}.${group}`, annotations },
		spec: {
			group,
			names,
			scope: object.metadata.namespace === undefined ? 'Cluster' : 'Namespaced',
			versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema } }],
		},
	};
}

/** Teaches the API server every kind among the objects that it does not know, and waits until it does. */
export async function teachForeignKinds(t: ExecutionContext, objects: readonly LiveObject[]): Promise<void> {
	const known = new Set((await kubectlPrints(t, ['api-versions'])).trim().split('\n'));
	const foreign = new Map(
		objects
			.filter(({ apiVersion }) => !known.has(apiVersion))
			.map((object) => [`${object.apiVersion} ${object.kind}`, definition(object)]),
	);
	if (foreign.size === 0) return;
	const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [...foreign.values()] });
	await kubectlPrints(t, ['apply', '--server-side', '-f', '-'], list);
	await kubectlPrints(t, ['wait', '--for=condition=Established', '--timeout=60s', '-f', '-'], list);
}
