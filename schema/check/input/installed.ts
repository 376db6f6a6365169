// Charts that an object of a GitOps tool installs: a Flux HelmRelease, an Argo CD Application, a HelmChart of k3s, and their like.

import { at, items, type KubeObject, text } from '../../cluster/objects.ts';
import { inWords } from '../../text/in-words.ts';
import { type Inline, inline } from './inline.ts';
import { argoCharts } from './installed-by-argo.ts';
import { fluxCharts } from './installed-by-flux.ts';
import { crossplaneCharts, fleetCharts, sveltosCharts } from './installed-by-others.ts';

/** One chart that an object installs. */
export interface Installed {
	readonly object: KubeObject;
	/** `a Flux HelmRelease`. */
	readonly what: string;
	readonly release: string;
	readonly namespace: string | undefined;
	/** The chart's name in its repository, or the folder that holds it. */
	readonly chart: string | undefined;
	/** Whether {@link chart} is a folder in a Git repository or a bucket. */
	readonly isFolder: boolean;
	/** URL of the chart's repository, `oci://` included. */
	readonly repository: string | undefined;
	readonly version: string | undefined;
	/** In the order of `helm -f`: later ones win. */
	readonly values: readonly Inline[];
	/** Values files in the chart's own folder or repository, which come before the inline ones. */
	readonly valueFiles: readonly string[];
	/** As for `helm --set` or, where they are text whatever they look like, `helm --set-string`. */
	readonly parameters: readonly { readonly name: string; readonly value: string; readonly isText: boolean }[];
	/** Where else values come from, for messages: `Secret/kong-values`. */
	readonly elsewhere: readonly string[];
}

/** The charts that objects install, in order. A fleet.yaml is a document without a kind. */
export function chartsInstalled(objects: readonly KubeObject[]): readonly Installed[] {
	return objects.flatMap((object) => [
		...fluxCharts(object, objects),
		...argoCharts(object),
		...k3sChart(object),
		...fleetCharts(object),
		...sveltosCharts(object),
		...crossplaneCharts(object),
	]);
}

/** https://docs.k3s.io/add-ons/helm */
function k3sChart(object: KubeObject): Installed[] {
	const { body, kind, name } = object;
	if (kind !== 'HelmChart' || !/^helm\.cattle\.io\//.test(text(at(body, 'apiVersion')) ?? '')) return [];
	const content = text(at(body, 'spec', 'valuesContent'));
	const parameters = Object.entries((at(body, 'spec', 'set') as object | undefined) ?? {});
	return [
		{
			object,
			what: 'a HelmChart of k3s',
			release: name,
			namespace: text(at(body, 'spec', 'targetNamespace')),
			chart: text(at(body, 'spec', 'chart')),
			isFolder: false,
			repository: text(at(body, 'spec', 'repo')),
			version: text(at(body, 'spec', 'version')),
			values: content === undefined ? [] : [inline(['spec', 'valuesContent'], content)],
			valueFiles: [],
			parameters: parameters.map(([key, value]) => ({ name: key, value: inWords(value), isText: false })),
			elsewhere: items(at(body, 'spec', 'valuesSecrets')).map((one) => `Secret/${at(one, 'name')}`),
		},
	];
}
