// What to do with an object that installs a chart: how to render it, and how to read its values alone.

import { helmPull, helmTemplate, shellWord } from './commands.ts';
import type { Inline } from './inline.ts';
import type { Installed } from './installed.ts';
import {
	chartOfName,
	chartReferences,
	type KnownChart,
	pointerStep,
	readingCommand,
	runsKong,
} from './of-charts.ts';
import { valuesIn } from './values-files.ts';

/** Whether the chart, or what it is given, has to do with Kong. */
export function installsKong(installed: Installed): boolean {
	const { chart, repository, release } = installed;
	return (
		runsKong(chartOfName(chart, repository)) ||
		/kong/i.test(`${chart} ${repository} ${release}`) ||
		installed.values.some(({ map }) => runsKong(valuesIn(map)?.chart))
	);
}

/** The sentences. `file` is where the object is, `isOnly` whether it is the only one there. */
export function installedAdvice(installed: Installed, file: string, isOnly: boolean): string {
	const { object, chart, repository, values, valueFiles, elsewhere } = installed;
	const others = [...valueFiles, ...elsewhere];
	const inline = values.filter(({ path }) => path.length > 0).at(-1);
	const known = chartOfName(chart, repository);
	const named = withRepository(installed, known);
	const save =
		inline === undefined ? 'Run' : `Save what is in ${inline.path.join('.')} as values.yaml and run`;
	return [
		`${save}: ${helmTemplate(named, inline && 'values.yaml')}${chart === undefined ? ', where CHART is the folder of the chart' : ''}.`,
		...(others.length > 0 ? [`Add the values of ${others.join(' and ')}.`] : []),
		...(installsKong(installed) && file !== '-' && object.kind !== '' ? [rendering(named, file)] : []),
		...(inline === undefined || !isOnly ? [] : reading(inline, known, file)),
	].join(' ');
}

/** Kong's own charts come from its own repository, unless the object says another one. */
function withRepository(installed: Installed, known: KnownChart | undefined): Installed {
	if (installed.repository !== undefined || installed.isFolder || known === undefined) return installed;
	return { ...installed, repository: chartReferences[known].repository };
}

function rendering(installed: Installed, file: string): string {
	const pull = helmPull(installed);
	const folder = installed.isFolder ? installed.chart : pull ? installed.chart : undefined;
	const first = pull === undefined ? '' : `${pull} && `;
	return `Or let check render it: ${first}kong-client-ip check --chart ${shellWord(folder ?? 'CHART')} ${shellWord(file)}.`;
}

function reading(inline: Inline, known: KnownChart | undefined, file: string): string[] {
	const found = valuesIn(inline.map);
	const chart = found?.chart ?? known;
	if (chart === undefined) return [];
	const below = found?.below === undefined ? [] : [found.below];
	const pointer = [...inline.path, ...below].map(pointerStep).join('');
	return [`Its values alone: ${readingCommand(chart, pointer, shellWord(file))}.`];
}
