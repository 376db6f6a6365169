// Which versions of Kong's charts read a value of the overlay. Found by rendering every value with the charts of the tags from
// https://github.com/Kong/charts: kong 2.1.0 to 3.4.1, ingress 0.1.0 to 0.24.0 with the chart kong of its Chart.lock.
import type { ValuePath } from '../text/path.ts';
import { valueAt } from '../text/path.ts';
import type { OverlayTarget } from './overlay.ts';

type PerTarget = { readonly [target in OverlayTarget]: string | null };

/** The newest versions that were looked at. */
const newest: { readonly [target in OverlayTarget]: string } = {
	'kong/kong': '3.4.1',
	'kong/ingress': '0.24.0',
};

/** The first version that reads the value, where older ones are in use; null where none does. */
const since: readonly (readonly [value: string, first: PerTarget])[] = [
	['proxy.trafficDistribution', { 'kong/kong': '3.3.0', 'kong/ingress': null }],
	['proxy.ipFamilyPolicy', { 'kong/kong': '3.2.0', 'kong/ingress': '0.24.0' }],
	['proxy.ipFamilies', { 'kong/kong': '3.2.0', 'kong/ingress': '0.24.0' }],
	['proxy.http.appProtocol', { 'kong/kong': '2.38.0', 'kong/ingress': '0.12.0' }],
	['proxy.tls.appProtocol', { 'kong/kong': '2.38.0', 'kong/ingress': '0.12.0' }],
	['proxy.addresses', { 'kong/kong': '2.34.0', 'kong/ingress': '0.11.0' }],
	['proxy.ingress.ingressClassName', { 'kong/kong': '2.24.0', 'kong/ingress': '0.3.0' }],
	['proxy.ingress.pathType', { 'kong/kong': '2.24.0', 'kong/ingress': '0.3.0' }],
	['proxy.ingress.tls', { 'kong/kong': '2.24.0', 'kong/ingress': '0.3.0' }],
	['proxy.ingress.labels', { 'kong/kong': '2.23.0', 'kong/ingress': '0.2.0' }],
	['proxy.loadBalancerClass', { 'kong/kong': '2.17.0', 'kong/ingress': '0.1.0' }],
	['extraObjects', { 'kong/kong': '2.12.0', 'kong/ingress': '0.1.0' }],
];

/** The versions that read all of these values, and what those before them ignore; a sentence each. */
export function versionNotes(values: unknown, target: OverlayTarget): string[] {
	const used = since.filter(([name]) => isSet(valueAt(values, name.split('.') as ValuePath)));
	const never = used.filter(([, first]) => first[target] === null).map(([name]) => name);
	const later = used.flatMap(([name, first]) => {
		const version = first[target];
		return version === null || version === '0.1.0' ? [] : [{ name, version }];
	});
	const least = later
		.map(({ version }) => version)
		.sort(byVersion)
		.at(-1);
	const ignored = later.map(({ name, version }) => `${name} before ${version}`).join(', ');
	return [
		least === undefined
			? `Every version of ${target} in use reads these values; the newest that was looked at is ${newest[target]}.`
			: `Fits ${target} ${least} and newer; the newest that was looked at is ${newest[target]}. Older ones ignore ${ignored}.`,
		...never.map((name) => `No version of ${target} up to ${newest[target]} reads ${name}.`),
	];
}

/** Nulls only take away what is in other files. */
const isSet = (value: unknown) => value !== undefined && value !== null;

/** The order of versions: by their numbers. */
function byVersion(one: string, other: string): number {
	const [a, b] = [one, other].map((text) => text.split('.').map(Number));
	const differs = [0, 1, 2].find((at) => a?.[at] !== b?.[at]);
	return differs === undefined ? 0 : (a?.[differs] ?? 0) - (b?.[differs] ?? 0);
}
