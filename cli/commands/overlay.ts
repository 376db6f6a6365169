// kong-client-ip overlay: the block as values for Kong's own charts.
import { UserError } from '../../readers/user-error.ts';
import type { ValuesFile } from '../../readers/values/values-file.ts';
import {
	type OverlayTarget,
	overlayFullname,
	overlayOf,
	overlayTargets,
} from '../../schema/overlay/overlay.ts';
import { yamlText } from '../../schema/text/yaml-text.ts';
import { readArguments } from '../arguments/arguments.ts';
import { layerArguments, layerOptions, layerUsage } from '../arguments/layer-arguments.ts';
import { releaseName } from '../arguments/release-name.ts';
import type { Command, Io } from '../io/command.ts';
import { sayFindings } from '../report/render-finding.ts';
import { readLayers } from '../validate/inputs.ts';
import { checkLayers } from '../validate/layers.ts';

const usage = `kong-client-ip overlay --for kong/kong|kong/ingress FILE… [options]

Prints the settings of clientIp and proxy as values for one of Kong's own charts. Give them to it with -f, together with your other values.
Several files are layers, in the order of helm -f. Comments above the values name what that chart cannot set, and settings of other blocks.

${layerUsage}
      --for CHART        kong/kong, or kong/ingress (the gateway of the Ingress Controller's umbrella chart)
      --release NAME     the name of the release; names of objects contain it (default: kong)
  -h, --help             this text

Exit code: 0 printed, 1 the values have errors, 2 wrong usage.
`;

const help = 'kong-client-ip overlay --help';

/** Runs with the arguments behind the command's name. Throws a UserError for what the user must correct. */
async function run(args: readonly string[], io: Io): Promise<number> {
	const options = {
		...layerOptions,
		for: { type: 'string' },
		release: { type: 'string', default: 'kong' },
	} as const;
	const { values, positionals } = readArguments(args, options, help);
	const target = overlayTargets.find((known) => known === values.for);
	if (!target) {
		const wrong =
			values.for === undefined ? 'name the chart: --for' : `--for ${values.for} is not known. Use`;
		throw new UserError(`${wrong} ${overlayTargets.join(' or ')}. See ${help}.`);
	}
	const release = releaseName(values.release);
	const { names, steps } = layerArguments(values, positionals, help);
	return print(await readLayers(names, steps, io), { target, release }, io);
}

async function print(
	layers: readonly ValuesFile[],
	{ target, release }: { readonly target: OverlayTarget; readonly release: string },
	io: Io,
): Promise<number> {
	const { findings, decision } = checkLayers(layers, { release, named: overlayFullname(target, release) });
	sayFindings(findings, io);
	if (!decision || findings.some(({ severity }) => severity === 'error')) return 1;
	const { values, notes } = overlayOf(decision, target);
	io.stdout(
		[
			`# Values for ${target}: ${decision.situation.id}, strategy ${decision.situation.strategy}.`,
			...notes.map((note) => `# ${note}`),
			yamlText(values),
		].join('\n'),
	);
	return 0;
}

export const command: Command = {
	summary: "the same settings as values for Kong's own charts, kong/kong and kong/ingress",
	usage,
	run,
};
