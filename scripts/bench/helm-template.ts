// `helm template` of the chart's defaults, against a chart of one template, and against kong/kong where a copy of it is given.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheDirectory } from '../tools/cache.ts';
import { helms } from '../tools/helm/find.ts';
import { type Bench, measure, ms, table, times } from './measure.ts';

const rounds = 15;
const chart = fileURLToPath(new URL('../../chart', import.meta.url));

/** The least that Helm does. */
function smallestChart(): string {
	const folder = join(cacheDirectory, 'bench/one-template');
	mkdirSync(join(folder, 'templates'), { recursive: true });
	writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: one-template\nversion: 1.0.0\n');
	const object = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n';
	writeFileSync(join(folder, 'templates/configmap.yaml'), object);
	return folder;
}

export const bench: Bench = async ({ kongChart }) => {
	const charts: [name: string, folder: string][] = [
		['this chart', chart],
		['a chart of one template', smallestChart()],
		...(kongChart ? [['kong/kong', kongChart] satisfies [string, string]] : []),
	];
	const { helm3, helm4 } = await helms();
	const measured = measure(
		[helm3, helm4].flatMap(({ path, version }) =>
			charts.map(([name, folder]) => ({
				name: `Helm ${version}, ${name}`,
				words: [path, 'template', 'kong', folder],
			})),
		),
		rounds,
	);
	const rows = measured.map(({ name, median, least }, index) => {
		const ours = measured[index - (index % charts.length)];
		return [name, ms(median), ms(least), times(median / (ours?.median ?? 1))];
	});
	const missing = kongChart
		? ''
		: 'Compare with kong/kong: npm run bench -- helm-template --kong-chart FOLDER\n';
	return `helm template of the defaults, ${rounds} runs in turns:\n${table([
		['', 'median', 'least', 'of this chart'],
		...rows,
	])}${missing}`;
};
