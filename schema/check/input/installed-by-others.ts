// The charts of Rancher Fleet, Sveltos and Crossplane.
import { at, items, type KubeObject, text } from '../../cluster/objects.ts';
import { inWords } from '../../text/in-words.ts';
import { type Inline, inline } from './inline.ts';
import type { Installed } from './installed.ts';

const ofGroup = ({ body }: KubeObject, group: RegExp) => group.test(text(at(body, 'apiVersion')) ?? '');

function valuesAt(object: KubeObject, path: readonly (string | number)[]): Inline[] {
	const value = at(object.body, ...path);
	return value === undefined || value === '' ? [] : [inline(path, value)];
}

/**
 * A fleet.yaml, which has no kind, or the Bundle that Fleet makes of it.
 * https://fleet.rancher.io/ref-fleet-yaml
 */
export function fleetCharts(object: KubeObject): Installed[] {
	const isBundle = object.kind === 'Bundle' && ofGroup(object, /^fleet\.cattle\.io\//);
	const root = isBundle ? ['spec'] : [];
	const spec = at(object.body, ...root);
	const helm = at(spec, 'helm');
	const chart = text(at(helm, 'chart'));
	if (!(isBundle || object.kind === '') || chart === undefined) return [];
	const repository = text(at(helm, 'repo'));
	const [, registry, inRegistry] = /^(oci:\/\/.+)\/([^/]+)$/.exec(chart) ?? [];
	const customized = [...items(at(spec, 'targetCustomizations')), ...items(at(spec, 'targets'))];
	return [
		{
			object,
			what: isBundle ? 'a Bundle of Rancher Fleet' : 'a bundle of Rancher Fleet',
			release: text(at(helm, 'releaseName')) ?? text(at(spec, 'name')) ?? (object.name || 'RELEASE'),
			namespace: text(at(spec, 'namespace')) ?? text(at(spec, 'defaultNamespace')),
			chart: inRegistry ?? chart,
			isFolder: repository === undefined && registry === undefined,
			repository: repository ?? registry,
			version: text(at(helm, 'version')),
			values: valuesAt(object, [...root, 'helm', 'values']),
			valueFiles: items(at(helm, 'valuesFiles')).flatMap((one) => text(one) ?? []),
			parameters: [],
			elsewhere: [
				...items(at(helm, 'valuesFrom')).flatMap(referred),
				...(customized.some((one) => at(one, 'helm', 'values') !== undefined)
					? ['targetCustomizations']
					: []),
			],
		},
	];
}

/** https://projectsveltos.github.io/sveltos/addons/helm_charts/ */
export function sveltosCharts(object: KubeObject): Installed[] {
	const { kind, body } = object;
	if (!/^(Cluster)?Profile$/.test(kind) || !ofGroup(object, /^config\.projectsveltos\.io\//)) return [];
	return items(at(body, 'spec', 'helmCharts')).flatMap((one, index) => {
		if (at(one, 'helmChartAction') === 'Uninstall') return [];
		const [chart, own] = [text(at(one, 'chartName')), text(at(one, 'repositoryName'))];
		return {
			object,
			what: `a ${kind} of Sveltos`,
			release: text(at(one, 'releaseName')) ?? object.name,
			namespace: text(at(one, 'releaseNamespace')),
			// Its name begins with that of the repository, as for a repository that was added to Helm.
			chart: own !== undefined && chart?.startsWith(`${own}/`) ? chart.slice(own.length + 1) : chart,
			isFolder: false,
			repository: text(at(one, 'repositoryURL')),
			version: text(at(one, 'chartVersion')),
			values: valuesAt(object, ['spec', 'helmCharts', index, 'values']),
			valueFiles: [],
			parameters: [],
			elsewhere: items(at(one, 'valuesFrom')).map((from) => `${at(from, 'kind')}/${at(from, 'name')}`),
		};
	});
}

/** https://github.com/crossplane-contrib/provider-helm */
export function crossplaneCharts(object: KubeObject): Installed[] {
	const { kind, body, name } = object;
	if (kind !== 'Release' || !ofGroup(object, /^helm(\.m)?\.crossplane\.io\//)) return [];
	const given = at(body, 'spec', 'forProvider');
	const set = items(at(given, 'set'));
	return [
		{
			object,
			what: 'a Release of Crossplane',
			release: text(at(body, 'metadata', 'annotations', 'crossplane.io/external-name')) ?? name,
			namespace: text(at(given, 'namespace')),
			chart: text(at(given, 'chart', 'name')),
			isFolder: false,
			repository: text(at(given, 'chart', 'repository')),
			version: text(at(given, 'chart', 'version')),
			values: valuesAt(object, ['spec', 'forProvider', 'values']),
			valueFiles: [],
			parameters: set.flatMap((one) => {
				const [key, value] = [text(at(one, 'name')), at(one, 'value')];
				return key === undefined || value === undefined
					? []
					: [{ name: key, value: inWords(value), isText: false }];
			}),
			elsewhere: [
				...items(at(given, 'valuesFrom')).flatMap(referred),
				...set.flatMap((one) => referred(at(one, 'valueFrom'))),
			],
		},
	];
}

function referred(from: unknown): string[] {
	const [map, secret] = [at(from, 'configMapKeyRef', 'name'), at(from, 'secretKeyRef', 'name')];
	return [
		...(map === undefined ? [] : [`ConfigMap/${inWords(map)}`]),
		...(secret === undefined ? [] : [`Secret/${inWords(secret)}`]),
	];
}
