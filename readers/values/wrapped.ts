// Where values of another chart stand in a file that wraps them: a HelmRelease, an Application, a HelmChart, a helmfile, an umbrella chart.

import { recognise } from '../../schema/charts/recognise.ts';
import { fileWithoutValues } from '../../schema/check/input/others.ts';
import { isMap } from '../../schema/text/map.ts';
import { memberOf } from '../../schema/text/members.ts';
import { readYaml } from '../yaml/read.ts';
import { pointerText } from './pointer.ts';

/** Places where tools keep values, by the kind of the object. */
const known: { readonly [kind: string]: readonly string[] } = {
	HelmRelease: ['/spec/values'],
	Application: [
		'/spec/source/helm/valuesObject',
		'/spec/source/helm/values',
		'/spec/sources/0/helm/valuesObject',
		'/spec/sources/0/helm/values',
	],
	HelmChart: ['/spec/valuesContent', '/spec/values'],
	HelmChartConfig: ['/spec/valuesContent'],
};

/** Keys below which no values of a chart are: objects of a chart's own, and what Argo CD fills templates with. */
const apart: ReadonlySet<string> = new Set(['extraObjects', 'generators']);

/** How deep values may stand: `/spec/sources/0/helm/valuesObject`. */
const deepest = 6;

/** Pointers to what looks like values of a chart; none where the file itself holds them. */
export function wrappedValues(value: unknown): readonly string[] {
	if (!isMap(value) || recognise(value).hints.length > 0 || fileWithoutValues(value)) return [];
	const isObject = typeof value.kind === 'string' && typeof value.apiVersion === 'string';
	const usual = isObject ? (memberOf(known, String(value.kind)) ?? []) : [];
	const there = usual.filter((pointer) => isAt(value, pointer.split('/').slice(1)));
	return there.length > 0 ? there : inside(value, []);
}

function isAt(value: unknown, [step, ...rest]: readonly string[]): boolean {
	if (step === undefined) return value !== null && value !== '';
	const next =
		isMap(value) || Array.isArray(value) ? (value as { [step: string]: unknown })[step] : undefined;
	return next !== undefined && isAt(next, rest);
}

/** The highest places whose keys tell a chart. */
function inside(value: unknown, path: readonly string[]): string[] {
	const map = typeof value === 'string' && value.includes(':') ? readYaml(value, '').value : value;
	if (path.length > 0 && isMap(map) && recognise(map).chart) return [pointerText(path)];
	if (path.length === deepest || map === null || typeof map !== 'object') return [];
	// An item of a list of objects.
	if (isMap(map) && fileWithoutValues(map)) return [];
	return Object.entries(map)
		.filter(([name]) => !apart.has(name))
		.flatMap(([name, member]) => inside(member, [...path, name]));
}
