// kong-client-ip overlay: the block as values for Kong's own charts.

import { nearest } from '../../schema/nearest.ts';
import { overlay, targetFullName } from '../../schema/overlay/overlay.ts';
import { type Given, type OverlayTarget, overlayTargets } from '../../schema/overlay/types.ts';
import { readArguments } from '../cli/arguments.ts';
import type { Command, Io } from '../cli/command.ts';
import { overlayText } from '../overlay/overlay-text.ts';
import { styleFor } from '../report/style.ts';
import { textReport } from '../report/text.ts';
import { countFindings } from '../report/types.ts';
import { UserError } from '../user-error.ts';
import { readInput } from '../validate/inputs.ts';
import { checkLayers } from '../validate/layers.ts';
import type { ValuesFile } from '../validate/values-file.ts';
import { overlay as overlayValues } from '../yaml/merge.ts';

const usage = `kong-client-ip overlay --for kong/kong|kong/ingress -f FILE [-f FILE…] [options]

Writes the clientIp block of values files as values for one of Kong's own charts: the Service, the listeners and Kong's settings. Use what it
prints as the last -f of helm upgrade. Values that are wrong are reported as by validate, and nothing is printed.

      --for CHART        kong/kong (3.x) or kong/ingress (the Ingress Controller with its gateway)
  -f, --values FILE      values files of this chart, as layers; - is standard input
  -r, --release NAME     name of the release, which stands in some annotations (kong)
  -h, --help             this text

Exit code: 0 printed, 1 the values have errors, 2 wrong usage or a file that cannot be opened.
`;

const help = 'kong-client-ip overlay --help';

const options = {
	for: { type: 'string' },
	values: { type: 'string', short: 'f', multiple: true },
	release: { type: 'string', short: 'r', default: 'kong' },
} as const;

export const command: Command = {
	summary: "the clientIp block as values for Kong's own charts, kong/kong and kong/ingress",
	usage,
	run: async (args, io) => {
		const { values, positionals } = readArguments(args, options, help);
		const files = [...(values.values ?? []), ...positionals];
		if (files.length === 0) throw new UserError(`name a values file: -f FILE. See ${help}.`);
		return print(targetOf(values.for), files, values.release, io);
	},
};

async function print(
	target: OverlayTarget,
	files: readonly string[],
	release: string,
	io: Io,
): Promise<number> {
	const layers: ValuesFile[] = [];
	for (const name of files) layers.push(...(await readInput(name, [], io)));
	const given = layers.map(({ value }) => value).reduce(overlayValues, {});
	const named: ValuesFile = { ...inMemory, value: { fullnameOverride: targetFullName(target, release) } };
	const { findings, decision } = checkLayers([...layers, named], release);
	const { errors } = countFindings(findings);
	const texts = new Map(layers.map(({ fileName, text }) => [fileName, text]));
	const report = textReport(
		{ findings, texts },
		{ style: styleFor(io.isTerminal, io.env), columns: io.columns },
	);
	if (errors > 0 || !decision) {
		io.stdout(report);
		return 1;
	}
	if (report !== '') io.stderr(report);
	const { id: loadBalancer, strategy } = decision.situation;
	const made = overlay(decision, given as Given, target);
	io.stdout(overlayText(made, { target, loadBalancer, strategy, files }));
	return 0;
}

/** The layer that gives the objects the names that the other chart gives them. */
const inMemory = {
	fileName: '',
	text: '',
	problems: [],
	locate: () => undefined,
	writtenAs: () => undefined,
} satisfies Partial<ValuesFile>;

function targetOf(name: string | undefined): OverlayTarget {
	const known = overlayTargets.join(' or ');
	if (name === undefined) throw new UserError(`name the chart: --for ${known}. See ${help}.`);
	const target = overlayTargets.find((one) => one === name);
	if (target) return target;
	const near = nearest(name, overlayTargets);
	throw new UserError(`--for ${name} is not known. Use ${known}.${near ? ` Did you mean ${near}?` : ''}`);
}
