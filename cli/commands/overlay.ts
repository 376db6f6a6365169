// kong-client-ip overlay: the block as values for Kong's own charts.
import { UserError } from '../../readers/user-error.ts';
import type { ValuesFile } from '../../readers/values/values-file.ts';
import { operatorOverlay, operatorTarget } from '../../schema/overlay/operator.ts';
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

const usage = `kong-client-ip overlay --for kong/kong|kong/ingress|kong-operator FILE… [options]

Prints the settings of clientIp and proxy as values for one of Kong's own charts. Give them to it with -f, together with your other values.
Several files are layers, in the order of helm -f. Comments above the values name what that chart cannot set, and settings of other blocks.

${layerUsage}
      --for CHART        kong/kong, kong/ingress (the gateway of the Ingress Controller's umbrella chart), or kong-operator, which
                         gets a GatewayConfiguration with its Gateway
      --release NAME     the name of the release; names of objects contain it (default: kong)
  -h, --help             this text

Exit code: 0 printed, 1 the values have errors, 2 wrong usage.
`;

const help = 'kong-client-ip overlay --help';
const allTargets = [...overlayTargets, operatorTarget] as const;

/** Runs with the arguments behind the command's name. Throws a UserError for what the user must correct. */
async function run(args: readonly string[], io: Io): Promise<number> {
	const options = {
		...layerOptions,
		for: { type: 'string' },
		release: { type: 'string', default: 'kong' },
	} as const;
	const { values, positionals } = readArguments(args, options, help);
	const target = allTargets.find((known) => known === values.for);
	if (!target) {
		const wrong =
			values.for === undefined ? 'name the chart: --for' : `--for ${values.for} is not known. Use`;
		throw new UserError(
			`${wrong} ${allTargets.slice(0, -1).join(', ')} or ${allTargets.at(-1)}. See ${help}.`,
		);
	}
	const release = releaseName(values.release);
	const { names, steps } = layerArguments(values, positionals, help);
	const layers = await readLayers(names, steps, io);
	return target === operatorTarget
		? printOperator(layers, release, io)
		: print(layers, { target, release }, io);
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

/** Objects, or one sentence that says why there are none. */
async function printOperator(layers: readonly ValuesFile[], release: string, io: Io): Promise<number> {
	const { findings, decision } = checkLayers(layers, { release, named: release });
	sayFindings(findings, io);
	if (!decision || findings.some(({ severity }) => severity === 'error')) return 1;
	const overlay = operatorOverlay(decision, release);
	if ('refusal' in overlay) {
		io.stderr(`${overlay.refusal}\n`);
		return 1;
	}
	const head = [
		`# For the Kong Operator: ${decision.situation.id}, strategy ${decision.situation.strategy}.`,
		...overlay.notes.map((note) => `# ${note}`),
	];
	const documents = overlay.objects.map((one) => yamlText(one));
	io.stdout(`${head.join('\n')}\n${documents.join('---\n')}`);
	return 0;
}

export const command: Command = {
	summary: 'the same settings as values for kong/kong and kong/ingress, or objects for the Kong Operator',
	usage,
	run,
};
