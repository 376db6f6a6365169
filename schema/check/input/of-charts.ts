// Values of charts that have to do with Kong: whose they are, and where in a document.

import type { JsonObject } from '../../../readers/yaml/types.ts';
import { recognise } from '../../charts/recognise.ts';
import { type SourceChart, sourceCharts } from '../../charts/source-charts.ts';
import { inWords } from '../../text/in-words.ts';
import { isMap } from '../../text/map.ts';
import { isOurs } from '../../validate/values-of-this-chart.ts';

/** A chart whose values the toolkit reads. */
export type KnownChart = 'kong-client-ip' | SourceChart;

/** How a chart is named for Helm; ours has no repository of its own. */
export const chartReferences: {
	readonly [chart in KnownChart]: { readonly chart: string; readonly repository?: string };
} = {
	'kong-client-ip': { chart: 'CHART' },
	'kong/kong': { chart: 'kong', repository: 'https://charts.konghq.com' },
	'kong/ingress': { chart: 'ingress', repository: 'https://charts.konghq.com' },
	'ingress-nginx': { chart: 'ingress-nginx', repository: 'https://kubernetes.github.io/ingress-nginx' },
	traefik: { chart: 'traefik', repository: 'https://traefik.github.io/charts' },
};

/** Keys of which one is enough, since hardly any other chart has them. */
const strong =
	/^(ingressController|dblessConfig|env\..*|gateway\.(proxy|env)|controller\.(ingressClassResource|publishService|config)|additionalArguments|entryPoints|certificatesResolvers)$/;

/** Fields of `proxy` in kong/kong. */
const ofProxy = [
	'type',
	'annotations',
	'externalTrafficPolicy',
	'http',
	'tls',
	'loadBalancerClass',
	'stream',
];

/** Whose values a map holds, by keys that only that chart has; undefined where one common key is all that there is. */
export function chartOfValues(value: unknown): KnownChart | undefined {
	if (!isMap(value)) return undefined;
	if (isOurs(value as JsonObject, '')) return 'kong-client-ip';
	const [first, second] = recognise(value).hints.toSorted((a, b) => b.keys.length - a.keys.length);
	if (!first || first.keys.length === second?.keys.length) return undefined;
	const isCertain =
		first.keys.length > 1 || first.keys.some((key) => strong.test(key)) || isKongByOneKey(value);
	return isCertain ? first.chart : undefined;
}

function isKongByOneKey({ proxy, image }: { readonly [key: string]: unknown }): boolean {
	return (
		(isMap(proxy) && ofProxy.some((key) => Object.hasOwn(proxy, key))) ||
		(isMap(image) && /(^|\/)kong(-gateway)?$/.test(String(image.repository)))
	);
}

/** The chart that its name in a repository, or the name of its folder, means. */
export function chartOfName(
	name: string | undefined,
	repository: string | undefined,
): KnownChart | undefined {
	const last =
		name
			?.replace(/(?<!\/)\/+$/, '')
			.split('/')
			.at(-1) ?? '';
	if (last === 'kong-client-ip') return 'kong-client-ip';
	if (last === 'kong') return 'kong/kong';
	if (last === 'ingress')
		return repository === undefined || /kong/i.test(repository) ? 'kong/ingress' : undefined;
	return sourceCharts.find((chart) => chart === last);
}

/** Charts that run Kong, rather than another gateway. */
export const runsKong = (chart: KnownChart | undefined) =>
	chart === 'kong-client-ip' || chart === 'kong/kong' || chart === 'kong/ingress';

/** The command of the toolkit that reads the values of a chart where they are. */
export function readingCommand(chart: KnownChart, pointer: string, file: string): string {
	const name = chart === 'kong-client-ip' ? 'validate' : 'import';
	return `kong-client-ip ${name} ${pointer === '' ? '' : `--at ${pointer} `}${file}`;
}

/** A step of a JSON pointer, with its slash. */
export const pointerStep = (step: string | number) =>
	`/${inWords(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
