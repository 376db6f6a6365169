// Values files that were given where manifests belong: whose they are, and what to do with them.
import { isMap } from '../../text/map.ts';
import { helmTemplate, shellWord } from './commands.ts';
import { chartOfValues, chartReferences, type KnownChart, pointerStep, readingCommand } from './of-charts.ts';

/** What a map is the values of; undefined where nothing says so. */
export interface ValuesOf {
	readonly chart: KnownChart;
	/** The key of a subchart below which they are; undefined where they are the whole. */
	readonly below?: string;
}

/** Whose values a document holds: by its own keys, or those below the key of a subchart. */
export function valuesIn(document: unknown): ValuesOf | undefined {
	const inside = subchart(document);
	const chart = chartOfValues(document);
	// `gateway` and `controller` are both keys of kong/ingress and names of subcharts of it.
	if (chart !== undefined && (inside === undefined || chart === 'kong/ingress')) return { chart };
	return inside ?? (chart === undefined ? undefined : { chart });
}

/** An umbrella chart's values have those of each subchart below its name or alias. */
function subchart(document: unknown): ValuesOf | undefined {
	if (!isMap(document)) return undefined;
	for (const [below, value] of Object.entries(document)) {
		const chart = chartOfValues(value);
		const isNamed = /kong|gateway|ingress|api|edge/i.test(below);
		if (chart === 'kong-client-ip' || (chart !== undefined && isNamed)) {
			return { chart, below };
		}
	}
	return undefined;
}

const titles: { readonly [chart in KnownChart]: string } = {
	'kong-client-ip': 'the chart kong-client-ip',
	'kong/kong': 'the chart kong/kong',
	'kong/ingress': 'the chart kong/ingress',
	'ingress-nginx': 'the chart ingress-nginx',
	traefik: 'the chart of Traefik',
};

/** Whose values they are, in words, and the two commands for them. */
export function valuesAdvice({ chart, below }: ValuesOf, file: string) {
	const whole = below === undefined ? chartReferences[chart] : { chart: 'CHART' };
	const of = `values of ${titles[chart]}`;
	return {
		values: below === undefined ? of : `values of an umbrella chart, with ${of} below ${below}`,
		render: helmTemplate(whole, file),
		where: whole.chart === 'CHART' ? ', where CHART is the folder of the chart' : '',
		read: readingCommand(chart, below === undefined ? '' : pointerStep(below), shellWord(file)),
	};
}
