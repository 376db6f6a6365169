// The chart of a Flux HelmRelease. https://fluxcd.io/flux/components/helm/helmreleases/
import { at, items, type KubeObject, text } from '../../cluster/objects.ts';
import { toSteps, withValue } from '../../text/path.ts';
import { type Inline, inline } from './inline.ts';
import type { Installed } from './installed.ts';

type Chart = Pick<Installed, 'chart' | 'isFolder' | 'repository' | 'version'>;

/** One, where the object is a HelmRelease, of any version of its API. `objects` may hold its repository and its values. */
export function fluxCharts(object: KubeObject, objects: readonly KubeObject[]): Installed[] {
	const { body, kind, name } = object;
	if (kind !== 'HelmRelease') return [];
	const spec = at(body, 'spec');
	const target = text(at(spec, 'targetNamespace'));
	const values = at(spec, 'values');
	const { held, missing } = valuesFrom(object, objects);
	return [
		{
			object,
			what: 'a Flux HelmRelease',
			release: text(at(spec, 'releaseName')) ?? (target === undefined ? name : `${target}-${name}`),
			namespace: target ?? (object.namespace || undefined),
			...chartOf(object, objects),
			values: [...held, ...(values === undefined ? [] : [inline(['spec', 'values'], values)])],
			valueFiles: items(at(spec, 'chart', 'spec', 'valuesFiles')).flatMap((one) => text(one) ?? []),
			parameters: [],
			elsewhere: missing,
		},
	];
}

function chartOf(object: KubeObject, objects: readonly KubeObject[]): Chart {
	const spec = at(object.body, 'spec');
	const reference = at(spec, 'chartRef');
	if (reference !== undefined) return referred(object, reference, objects);
	// The Helm Operator before Flux 2 had its repository in the chart itself.
	const repository = text(at(spec, 'chart', 'repository'));
	if (repository !== undefined)
		return {
			chart: text(at(spec, 'chart', 'name')),
			isFolder: false,
			repository,
			version: text(at(spec, 'chart', 'version')),
		};
	return templated(object, at(spec, 'chart', 'spec'), objects);
}

/** An OCIRepository is the chart itself; a HelmChart names it as a HelmRelease does. */
function referred(object: KubeObject, reference: unknown, objects: readonly KubeObject[]): Chart {
	const source = find(object, reference, objects);
	if (at(reference, 'kind') === 'HelmChart') return templated(object, at(source?.body, 'spec'), objects);
	const url = text(at(source?.body, 'spec', 'url'));
	const tag = at(source?.body, 'spec', 'ref', 'tag') ?? at(source?.body, 'spec', 'ref', 'semver');
	const cut = url?.lastIndexOf('/') ?? -1;
	return {
		chart: url?.slice(cut + 1) ?? text(at(reference, 'name')),
		isFolder: false,
		repository: url?.slice(0, cut),
		version: text(tag),
	};
}

function templated(object: KubeObject, spec: unknown, objects: readonly KubeObject[]): Chart {
	const reference = at(spec, 'sourceRef');
	const source = find(object, reference, objects);
	const isFolder = ['GitRepository', 'Bucket'].includes(text(at(reference, 'kind')) ?? '');
	return {
		chart: text(at(spec, 'chart')),
		isFolder,
		repository: isFolder ? undefined : text(at(source?.body, 'spec', 'url')),
		version: isFolder ? undefined : text(at(spec, 'version')),
	};
}

function find(
	object: KubeObject,
	reference: unknown,
	objects: readonly KubeObject[],
): KubeObject | undefined {
	const [kind, name] = [at(reference, 'kind'), at(reference, 'name')];
	const namespace = text(at(reference, 'namespace')) ?? object.namespace;
	const named = objects.filter((one) => one.kind === kind && one.name === name);
	return named.find((one) => one.namespace === namespace) ?? (named.length === 1 ? named[0] : undefined);
}

interface From {
	readonly held: readonly Inline[];
	readonly missing: readonly string[];
}

/** ConfigMaps among the objects are read; Secrets and what is not there are named. */
function valuesFrom(object: KubeObject, objects: readonly KubeObject[]): From {
	const held: Inline[] = [];
	const missing: string[] = [];
	for (const entry of items(at(object.body, 'spec', 'valuesFrom'))) {
		const source = find(object, entry, objects);
		const key = text(at(entry, 'valuesKey')) ?? 'values.yaml';
		const value = source?.kind === 'ConfigMap' ? text(at(source.body, 'data', key)) : undefined;
		const target = text(at(entry, 'targetPath'));
		if (value === undefined) missing.push(`${at(entry, 'kind')}/${at(entry, 'name')}`);
		else held.push(inline([], target === undefined ? value : withValue({}, toSteps(target), value)));
	}
	return { held, missing };
}
