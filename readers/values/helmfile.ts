// A Helmfile without templates: which values its releases of this chart get, in their order.
// https://helmfile.readthedocs.io/en/latest/#configuration

import { isMap } from '../../schema/text/map.ts';
import { blocksInside } from '../../schema/validate/values-of-this-chart.ts';

/** A file, named from the folder of the Helmfile, or values in the Helmfile itself. */
type HelmfileLayer = { readonly file: string } | { readonly steps: readonly string[] };

export interface HelmfileRelease {
	readonly name: string;
	readonly layers: readonly HelmfileLayer[];
	/** Fields of the release that set values in another way. */
	readonly others: readonly string[];
}

const otherFields = ['inherit', 'secrets', 'set', 'setString', 'setTemplate', 'valuesTemplate'] as const;

/** Whether a document has releases of charts. */
export const isHelmfile = (document: unknown): boolean =>
	isMap(document) &&
	Array.isArray(document.releases) &&
	document.releases.some((release: unknown) => isMap(release) && typeof release.chart === 'string');

/** The files from which its releases get values, each once. */
export function helmfileValues(document: unknown): readonly string[] {
	if (!isMap(document) || !Array.isArray(document.releases)) return [];
	const values = document.releases.flatMap((release: unknown) => (isMap(release) ? release.values : []));
	return [...new Set(values.flat().filter((value) => typeof value === 'string'))];
}

/** In the order of the file; none where it is no Helmfile. */
export function helmfileReleases(document: unknown): readonly HelmfileRelease[] {
	if (!isMap(document) || !Array.isArray(document.releases)) return [];
	return document.releases.flatMap((release: unknown, index) =>
		isMap(release) && isOurs(release) ? releaseAt(release, index) : [],
	);
}

/** By the chart's name, whatever registry or folder it comes from, or by a block of ours. */
const isOurs = ({ chart, values }: { readonly [key: string]: unknown }): boolean =>
	typeof chart === 'string' && (/(?:^|\/)kong-client-ip$/.test(chart) || blocksInside({ values }).length > 0);

function releaseAt(release: { readonly [key: string]: unknown }, index: number): HelmfileRelease {
	const values: readonly unknown[] = Array.isArray(release.values) ? release.values : [];
	return {
		name: typeof release.name === 'string' ? release.name : String(index),
		layers: values.map((value, at) =>
			typeof value === 'string'
				? { file: value }
				: { steps: ['releases', String(index), 'values', String(at)] },
		),
		others: otherFields.filter((field) => release[field] !== undefined),
	};
}
