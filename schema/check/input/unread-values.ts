// Values that an object gives to one of Kong's charts, and that the other one reads: Helm passes over them without a word.
// https://github.com/Kong/charts/blob/main/charts/ingress/Chart.yaml: kong/ingress is kong/kong twice, below gateway and below controller.

import { chartKeys } from '../../charts/defaults.ts';
import { recognise } from '../../charts/recognise.ts';
import type { KubeObject } from '../../cluster/objects.ts';
import { fieldPlace } from '../../cluster/places.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import type { Inline } from './inline.ts';
import { chartsInstalled, type Installed } from './installed.ts';
import { chartOfName } from './of-charts.ts';

/** Keys that Helm itself reads, or that both charts have at the root. */
const COMMON: ReadonlySet<string> = new Set([
	'global',
	'tags',
	'deployment',
	'nameOverride',
	'fullnameOverride',
]);

export function unreadValues(objects: readonly KubeObject[]): ObjectFinding[] {
	return chartsInstalled(objects).flatMap((installed) =>
		installed.values.flatMap((inline) => unreadIn(installed, inline)),
	);
}

function unreadIn({ object, chart, repository }: Installed, { path, map }: Inline): ObjectFinding[] {
	const name = chartOfName(chart, repository);
	if (!map) return [];
	const keys = name === 'kong/ingress' ? ofKong(map) : name === 'kong/kong' ? ofIngress(map) : [];
	const [first] = keys;
	if (name === undefined || first === undefined) return [];
	const place =
		path.length > 0 ? fieldPlace(object, ...path, first) : fieldPlace(object, 'spec', 'valuesFrom');
	const reads =
		name === 'kong/kong'
			? 'the values of one Kong at the root'
			: 'the values of Kong below gateway, and those of the Ingress Controller below controller';
	return [finding('release-values-unread', place, { chart: name, keys: keys.join(', '), reads })];
}

/** Keys of kong/kong at the root. */
function ofKong(values: object): string[] {
	const own = new Set(chartKeys('kong/kong', []));
	return Object.keys(values).filter((key) => own.has(key) && !COMMON.has(key));
}

/** `gateway` and `controller`, where they hold values of Kong. */
function ofIngress(values: { readonly [key: string]: unknown }): string[] {
	const { hints } = recognise(values);
	const paths = hints.find(({ chart }) => chart === 'kong/ingress')?.keys ?? [];
	return [...new Set(paths.map((path) => path.split('.', 1)[0] ?? ''))];
}
