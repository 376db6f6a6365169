// What of theirs cannot be read: a value of another shape than the chart takes, and keys of its older versions.
import type { Code, Severity } from '../../findings/finding.ts';
import { isMap } from '../../text/map.ts';
import { pathText, type ValuePath, valueAt } from '../../text/path.ts';
import type { Json } from './types.ts';

export interface OverFinding {
	readonly code: Code;
	/** Where it differs from that of its definition. */
	readonly severity?: Severity;
	readonly args: { readonly [name: string]: string };
	readonly path: ValuePath;
}

const maps = [
	'env',
	'customEnv',
	'proxy',
	'proxy.annotations',
	'proxy.labels',
	'proxy.http',
	'proxy.tls',
	'proxy.ingress',
	'proxy.ingress.annotations',
	'proxy.ingress.labels',
	'deployment',
];

const lists = [
	'proxy.http.parameters',
	'proxy.tls.parameters',
	'proxy.stream',
	'proxy.addresses',
	'proxy.loadBalancerSourceRanges',
	'proxy.ipFamilies',
	'proxy.ingress.hosts',
	'extraObjects',
];

/** Keys that the chart reads no longer. https://github.com/Kong/charts/blob/main/charts/kong/UPGRADE.md */
const old: readonly (readonly [path: string, is: (value: unknown) => boolean, instead: string])[] = [
	['runMigrations', () => true, 'migrations.preUpgrade and migrations.postUpgrade'],
	['admin.useTLS', () => true, 'admin.http and admin.tls'],
	[
		'proxy.ingress.hosts',
		(hosts) => Array.isArray(hosts) && hosts.some((host) => typeof host === 'string'),
		'proxy.ingress.hostname',
	],
];

/** Each place once; nothing below a wrong one. */
export function shapeFindings(theirs: Json, chart: string): OverFinding[] {
	return [
		...maps.flatMap((name) => wrongShape(theirs, name.split('.'), 'a map', isMap, chart)),
		...lists.flatMap((name) => wrongShape(theirs, name.split('.'), 'a list', Array.isArray, chart)),
		...old.flatMap(([name, is, instead]): OverFinding[] => {
			const path = name.split('.');
			const value = valueAt(theirs, path);
			if (value === undefined || value === null || !is(value)) return [];
			return [{ code: 'overlay-old-key', args: { path: name, chart, instead }, path }];
		}),
	];
}

/** A finding where something else is at the path. */
export function wrongShape(
	theirs: Json,
	path: readonly string[],
	kind: string,
	fits: (value: unknown) => boolean,
	chart: string,
): OverFinding[] {
	const value = valueAt(theirs, path);
	if (value === undefined || value === null || fits(value)) return [];
	const args = { path: pathText(path), chart, kind, actual: kindOf(value) };
	return [{ code: 'overlay-shape', args, path }];
}

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (isMap(value)) return 'a map';
	return `the ${typeof value === 'string' ? 'text' : typeof value} ${JSON.stringify(value)}`;
}
