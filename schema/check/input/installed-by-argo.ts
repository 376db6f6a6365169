// The charts of an Argo CD Application or ApplicationSet. https://argo-cd.readthedocs.io/en/stable/user-guide/helm/

import { at, items, type KubeObject, text } from '../../cluster/objects.ts';
import { inWords } from '../../text/in-words.ts';
import { type Inline, inline } from './inline.ts';
import type { Installed } from './installed.ts';

/** One for each source that is a chart, or has values for one. */
export function argoCharts(object: KubeObject): Installed[] {
	const { body, kind } = object;
	if (!/^argoproj\.io\//.test(text(at(body, 'apiVersion')) ?? '')) return [];
	if (kind === 'Application') return ofTemplate(object, [], 'an Argo CD Application');
	if (kind === 'ApplicationSet') return ofTemplate(object, ['spec', 'template'], 'an Argo CD ApplicationSet');
	return [];
}

function ofTemplate(object: KubeObject, root: readonly string[], what: string): Installed[] {
	const { body, name } = object;
	const spec = at(body, ...root, 'spec');
	// Argo CD leaves `source` aside where there are `sources`.
	const several = items(at(spec, 'sources')).map((_, index) => ['sources', index]);
	const paths = several.length > 0 ? several : [['source']];
	return paths.flatMap((steps) => {
		const path = [...root, 'spec', ...steps];
		const source = at(body, ...path);
		const helm = at(source, 'helm');
		const chart = text(at(source, 'chart'));
		if (chart === undefined && helm === undefined) return [];
		return {
			object,
			what,
			release: releaseOf(text(at(helm, 'releaseName')), name),
			namespace: text(at(spec, 'destination', 'namespace')),
			chart: chart ?? text(at(source, 'path')),
			isFolder: chart === undefined,
			repository: chart === undefined ? undefined : repositoryOf(text(at(source, 'repoURL'))),
			version: chart === undefined ? undefined : text(at(source, 'targetRevision')),
			values: inlineIn(helm, [...path, 'helm']),
			valueFiles: items(at(helm, 'valueFiles')).flatMap((one) => text(one) ?? []),
			parameters: parametersOf(helm),
			elsewhere: [],
		};
	});
}

/** An ApplicationSet fills in names later, and Helm takes no braces. */
function releaseOf(given: string | undefined, name: string): string {
	return given === undefined || given.includes('{{') ? name : given;
}

/** Without a scheme it is an OCI registry. */
function repositoryOf(url: string | undefined): string | undefined {
	return url === undefined || url.includes('://') ? url : `oci://${url}`;
}

/** `valuesObject` stands in for `values`: where both are there, the text is not read. */
function inlineIn(helm: unknown, path: readonly (string | number)[]): Inline[] {
	const key = at(helm, 'valuesObject') ? 'valuesObject' : 'values';
	const value = at(helm, key);
	return value === undefined || value === '' ? [] : [inline([...path, key], value)];
}

function parametersOf(helm: unknown): Installed['parameters'] {
	return items(at(helm, 'parameters')).flatMap((one) => {
		const [name, value] = [text(at(one, 'name')), at(one, 'value')];
		if (name === undefined || value === undefined) return [];
		return { name, value: inWords(value), isText: at(one, 'forceString') === true };
	});
}
