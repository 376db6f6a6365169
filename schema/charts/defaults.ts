// What other charts set where nobody sets anything, now or in an older version. In a copied values.yaml these are nobody's wish.
import { memberOf } from '../text/members.ts';
import { ingressNginxDefaults } from './ingress-nginx-defaults.ts';
import { kongDefaults } from './kong-defaults.ts';
import { olderDefaults } from './older-defaults.ts';
import type { SourceChart } from './source-charts.ts';
import { traefikDefaults } from './traefik-defaults.ts';

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

/** By chart and path; steps are separated by a space. */
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
	traefik: new Map(Object.entries(traefikDefaults)),
};

/** Whether a chart has the value at a path by default, or an older version of it had. */
export function isChartDefault(chart: SourceChart, path: readonly string[], value: unknown): boolean {
	const key = path.join(' ');
	const isSame = (one: unknown): boolean => JSON.stringify(one) === JSON.stringify(value);
	if (known[chart].has(key) && isSame(known[chart].get(key))) return true;
	return (memberOf(olderDefaults[chart], key) ?? []).some(isSame);
}

/** The keys that a chart has by default below a path. */
export function chartKeys(chart: SourceChart, above: readonly string[]): readonly string[] {
	const start = above.map((step) => `${step} `).join('');
	const keys = [...known[chart].keys()].filter((key) => key.startsWith(start));
	return [...new Set(keys.map((key) => key.slice(start.length).split(' ', 1)[0] ?? ''))];
}
