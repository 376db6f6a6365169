// kong-client-ip import: values of another chart as values of this one.

import { UserError } from '../../readers/user-error.ts';
import type { ValuesFile } from '../../readers/values/values-file.ts';
import { overlay } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { onHostPorts, unnamed } from '../../schema/catalogue/recognised.ts';
import { type SourceChart, sourceCharts } from '../../schema/charts/source-charts.ts';
import { namedProduct } from '../../schema/check/balancer/product.ts';
import { hints } from '../../schema/hints/texts.ts';
import { likelyProducts } from '../../schema/hints/unknown.ts';
import { importValues, type Said } from '../../schema/import/import.ts';
import { printValues } from '../../schema/import/print.ts';
import { addAll } from '../../schema/text/lists.ts';
import { checkValues } from '../../schema/validate/check-values.ts';
import { layerArguments, layerOperand, layerOptions } from '../arguments/layer-arguments.ts';
import { type Options, oneOf } from '../arguments/option.ts';
import { releaseName } from '../arguments/release-name.ts';
import { byPlace, importFindings, leftFindings } from '../import/report.ts';
import { sourceChart } from '../import/source.ts';
import { defineCommand, type Io } from '../io/command.ts';
import { sayFindings } from '../report/render-finding.ts';
import { counted } from '../report/report.ts';
import { countFindings, type ReportFinding } from '../report/types.ts';
import { layerFiles } from '../validate/files.ts';
import { readLayers, shownName } from '../validate/inputs.ts';
import { problemFindings } from '../validate/to-report.ts';

const strategies = ['externalTrafficPolicy', 'proxyProtocol', 'httpHeaders', 'none'] as const;

const help = 'kong-client-ip import --help';

const options = {
	...layerOptions,
	from: {
		type: 'string',
		value: 'CHART',
		takes: sourceCharts,
		says: `${oneOf(sourceCharts)}; by default recognised by its keys.`,
	},
	'load-balancer': {
		type: 'string',
		value: 'ID',
		takes: Object.keys(catalogue),
		says: 'The load balancer, if the annotations do not show it: see kong-client-ip load-balancers.',
	},
	strategy: {
		type: 'string',
		value: 'NAME',
		takes: strategies,
		says: `${oneOf(strategies)}: which one was meant, if both ends disagree.`,
	},
	release: {
		type: 'string',
		value: 'NAME',
		says: "The release of Kong's chart in which the Ingress Controller stays (default: kong).",
	},
} as const satisfies Options;

export const command = defineCommand({
	name: 'import',
	summary: 'values of kong/kong, kong/ingress, ingress-nginx or Traefik as values of this chart',
	synopsis: ['[--from CHART] FILE… [options]'],
	description: [
		"Reads values of another chart and prints the equivalent values of this one: the clientIp block, and for Kong's own charts also the values that both charts have. What was not carried over, and what was wrong before, goes to standard error. Several files are layers, in the order of helm -f. The other chart's defaults are not read; docs/import.md lists those that are assumed.",
	],
	operands: [
		{
			...layerOperand,
			says: 'Values files of the other chart; - is standard input. A folder stands for the values*.yaml below it, if there is one only.',
		},
	],
	options,
	exits: [
		[0, 'Printed.'],
		[1, 'Printed, and there are warnings or errors to look at.'],
		[
			2,
			'Nothing printed: wrong usage, a file that cannot be read, or values that can be understood in two ways.',
		],
	],
	examples: ['kong-client-ip import kong-values.yaml > values.yaml'],
	run: async ({ values, positionals }, io) => {
		const from = sourceCharts.find((chart) => chart === values.from);
		if (values.from !== undefined && !from)
			throw new UserError(
				`--from ${values.from} is not known. Use one of ${sourceCharts.join(', ')}. See ${help}.`,
			);
		const said = {
			loadBalancer: productSaid(values['load-balancer']),
			strategy: strategySaid(values.strategy),
			release: values.release === undefined ? null : releaseName(values.release),
		};
		const { names: given, steps } = layerArguments(values, positionals, help);
		const names = layerFiles(given, io);
		const layers = await readLayers(names, steps, io);
		const problems = layers.flatMap(problemFindings);
		if (problems.some(({ severity }) => severity === 'error')) return tell(problems, io, 2);
		const user = layers.map(({ value }) => value).reduce(overlay, {});
		const named = layers.map((layer, index) => ({ ...layer, name: shownName(names[index] ?? '') }));
		const chart = sourceChart(user, from ?? null, shownName(names[0] ?? ''), named);
		return print({ user, layers, problems }, chart, said, io);
	},
});

function strategySaid(word: string | undefined): Said['strategy'] {
	const strategy = strategies.find((known) => known === word);
	if (word !== undefined && !strategy)
		throw new UserError(`--strategy ${word} is not known. Use one of ${strategies.join(', ')}.`);
	return strategy ?? null;
}

function productSaid(word: string | undefined): Said['loadBalancer'] {
	if (word === undefined) return null;
	const named = namedProduct(word);
	if ('product' in named && named.product.id === word) return named.product.id;
	const near =
		'product' in named
			? [named.product.id]
			: 'nearest' in named
				? likelyProducts(word)
				: [onHostPorts ?? unnamed];
	throw new UserError(
		`--load-balancer ${word} is not in the catalogue.${near.length > 0 ? ` ${hints.nearest(near)}` : ''} kong-client-ip load-balancers lists all.`,
	);
}

interface Source {
	readonly user: JsonObject;
	readonly layers: readonly ValuesFile[];
	readonly problems: readonly ReportFinding[];
}

function print({ user, layers, problems }: Source, chart: SourceChart, said: Said, io: Io): number {
	const imported = importValues(user, chart, said, (values) => checkValues(values, 'kong').findings);
	const { parts } = imported;
	const findings = [...problems, ...importFindings(imported.findings, layers)];
	if (parts === null) return tell(findings, io, 2);
	addAll(findings, leftFindings(imported.left, parts, layers));
	io.stdout(printValues(parts, chart));
	const { errors, warnings } = countFindings(findings);
	return tell(findings, io, errors + warnings > 0 ? 1 : 0);
}

function tell(findings: readonly ReportFinding[], io: Io, code: number): number {
	sayFindings(byPlace(findings), io);
	const { errors, warnings, notes } = countFindings(findings);
	if (findings.length > 0)
		io.stderr(`${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(notes, 'note')}\n`);
	return code;
}
