// What other charts set where nobody sets anything. In a copied values.yaml these are nobody's wish.
import { ingressNginxDefaults } from './ingress-nginx-defaults.ts';
import { kongDefaults } from './kong-defaults.ts';
import type { SourceChart } from './source-charts.ts';

type Defaults = { readonly [path: string]: unknown };

/** What kong/ingress 0.24.0 has otherwise; read 2026-11. https://github.com/Kong/charts/blob/e76b80031abfb4909dd89a8a07e3a5ff9a206d94/charts/ingress/values.yaml */
const ingressGateway: Defaults = {
	'admin enabled': true,
	'admin type': 'ClusterIP',
	'admin clusterIP': 'None',
	'env role': 'traditional',
	'ingressController enabled': false,
};

const below = (root: string, defaults: Defaults): Defaults =>
	Object.fromEntries(Object.entries(defaults).map(([path, value]) => [`${root} ${path}`, value]));

/** By chart and path; steps are separated by a space. Traefik's are not known. */
const known: { readonly [chart in SourceChart]: ReadonlyMap<string, unknown> } = {
	'kong/kong': new Map(Object.entries(kongDefaults)),
	'kong/ingress': new Map(
		Object.entries({
			'deployment test enabled': false,
			'gateway enabled': true,
			...below('gateway', { ...kongDefaults, ...ingressGateway }),
		}),
	),
	'ingress-nginx': new Map(Object.entries(ingressNginxDefaults)),
	traefik: new Map(),
};

/** Whether a chart has the value at a path by default. */
export function isChartDefault(chart: SourceChart, path: readonly string[], value: unknown): boolean {
	const key = path.join(' ');
	return known[chart].has(key) && JSON.stringify(known[chart].get(key)) === JSON.stringify(value);
}

/** What a chart has at a path by default; undefined where it has nothing there. */
export const chartDefault = (chart: SourceChart, path: readonly string[]): unknown =>
	known[chart].get(path.join(' '));

/** The keys that a chart has by default below a path. */
export function chartKeys(chart: SourceChart, above: readonly string[]): readonly string[] {
	const start = above.map((step) => `${step} `).join('');
	const keys = [...known[chart].keys()].filter((key) => key.startsWith(start));
	return [...new Set(keys.map((key) => key.slice(start.length).split(' ', 1)[0] ?? ''))];
}
