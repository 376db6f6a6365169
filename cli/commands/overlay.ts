// kong-client-ip overlay: the block as values for Kong's own charts.
import { UserError } from '../../readers/user-error.ts';
import type { ValuesFile } from '../../readers/values/values-file.ts';
import { dataPlaneOverlay } from '../../schema/overlay/data-plane.ts';
import { operatorOverlay, operatorTarget } from '../../schema/overlay/operator.ts';
import {
	type OverlayTarget,
	overlayFullname,
	overlayOf,
	overlayTargets,
} from '../../schema/overlay/overlay.ts';
import { nearest } from '../../schema/text/nearest.ts';
import type { Parsed } from '../arguments/arguments.ts';
import { layerArguments, layerOperand, layerOptions } from '../arguments/layer-arguments.ts';
import type { Options } from '../arguments/option.ts';
import { releaseName, releaseOption } from '../arguments/release-name.ts';
import { defineCommand, type Io } from '../io/command.ts';
import { shownName } from '../io/read-text.ts';
import { overReport } from '../overlay/over.ts';
import { operatorText, overlayText } from '../overlay/text.ts';
import { sayFindings } from '../report/render-finding.ts';
import { layerFiles } from '../validate/files.ts';
import { readLayers } from '../validate/inputs.ts';
import { checkLayers } from '../validate/layers.ts';
import { readOurLayers } from '../validate/our-layers.ts';

const help = 'kong-client-ip overlay --help';
const allTargets = [...overlayTargets, operatorTarget] as const;
const operatorKinds = ['GatewayConfiguration', 'DataPlane'] as const;

const options = {
	...layerOptions,
	for: {
		type: 'string',
		value: 'CHART',
		takes: allTargets,
		says: "kong/kong, kong/ingress (the gateway of the Ingress Controller's umbrella chart), or kong-operator, which gets a GatewayConfiguration with its Gateway.",
	},
	kind: {
		type: 'string',
		value: 'KIND',
		takes: operatorKinds,
		says: 'For kong-operator: DataPlane, where you write that yourself, instead of GatewayConfiguration.',
	},
	over: {
		type: 'string',
		multiple: true,
		value: 'FILE',
		takes: 'file',
		says: 'A values file of that chart that you give to it before the overlay; several in the order of helm -f.',
	},
	release: {
		...releaseOption,
		says: 'The name of the release; names of objects contain it (default: kong).',
	},
} as const satisfies Options;

/** Throws a UserError for what the user must correct. */
async function run({ values, positionals }: Parsed<typeof options>, io: Io): Promise<number> {
	const target = targetOf(values.for);
	const release = releaseName(values.release);
	const { names: said, steps } = layerArguments(values, positionals, help);
	const names = layerFiles(said, io);
	const over = values.over && layerFiles(values.over, io);
	const kind = kindOf(values.kind, target);
	if (over && target === operatorTarget)
		throw new UserError(`--over is for values of a chart, and ${target} has none. See ${help}.`);
	if ([...names, ...(over ?? [])].filter((name) => name === '-').length > 1)
		throw new UserError(`standard input can be read only once: name a file instead of one -. See ${help}.`);
	const blocks = await readOurLayers(names, steps, io);
	if (target === operatorTarget) return printOperator(blocks, { release, kind }, io);
	if (!over) return printAlone(blocks, { target, release }, io);
	return printOver(blocks, over, { target, release }, io);
}

type Target = (typeof allTargets)[number];

type OperatorKind = (typeof operatorKinds)[number];

function kindOf(word: string | undefined, target: Target): OperatorKind {
	if (word !== undefined && target !== operatorTarget)
		throw new UserError(`--kind is for ${operatorTarget}: values of a chart have none. See ${help}.`);
	const kind = operatorKinds.find((known) => known === (word ?? operatorKinds[0]));
	if (kind) return kind;
	throw new UserError(`--kind ${word} is not known. Use ${operatorKinds.join(' or ')}. See ${help}.`);
}

function targetOf(word: string | undefined): Target {
	const target = allTargets.find((known) => known === word);
	if (target) return target;
	const all = `${allTargets.slice(0, -1).join(', ')} or ${allTargets.at(-1)}`;
	if (word === undefined) throw new UserError(`name the chart: --for ${all}. See ${help}.`);
	const near = nearest(word, allTargets);
	throw new UserError(
		`--for ${word} is not known. ${near ? `Did you mean ${near}?` : `Use ${all}.`} See ${help}.`,
	);
}

function printAlone(
	layers: readonly ValuesFile[],
	{ target, release }: { readonly target: OverlayTarget; readonly release: string },
	io: Io,
): number {
	const { findings, decision } = checkLayers(layers, { release, named: overlayFullname(target, release) });
	sayFindings(findings, io);
	if (!decision || findings.some(({ severity }) => severity === 'error')) return 1;
	io.stdout(overlayText(overlayOf(decision, target), decision, target));
	return 0;
}

async function printOver(
	blocks: readonly ValuesFile[],
	over: readonly string[],
	{ target, release }: { readonly target: OverlayTarget; readonly release: string },
	io: Io,
): Promise<number> {
	const theirs = await readLayers(over, [], io);
	const { findings, made } = overReport({ blocks, theirs, target, release });
	sayFindings(findings, io);
	if (!made) return 1;
	const all = over.map(shownName).join(' and ');
	const lines = findings.filter(({ code }) => code.startsWith('overlay-')).map(({ message }) => message);
	const said = lines.length > 0 ? [`Over ${all}:`, ...lines] : [];
	io.stdout(overlayText(made.over, made.decision, target, said));
	return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Objects, or one sentence that says why there are none. */
function printOperator(
	layers: readonly ValuesFile[],
	{ release, kind }: { readonly release: string; readonly kind: OperatorKind },
	io: Io,
): number {
	const { findings, decision } = checkLayers(layers, { release, named: release });
	sayFindings(findings, io);
	if (!decision || findings.some(({ severity }) => severity === 'error')) return 1;
	const overlay =
		kind === 'DataPlane' ? dataPlaneOverlay(decision, release) : operatorOverlay(decision, release);
	if ('refusal' in overlay) {
		io.stderr(`${overlay.refusal}\n`);
		return 1;
	}
	io.stdout(operatorText(overlay, decision));
	return 0;
}

export const command = defineCommand({
	name: 'overlay',
	summary: 'the same settings as values for kong/kong and kong/ingress, or objects for the Kong Operator',
	synopsis: ['--for CHART FILE… [options]'],
	description: [
		"Prints the settings of clientIp and proxy as values for one of Kong's own charts. Give them to it with -f, behind your other values. Several files are layers, in the order of helm -f. Comments above the values name what that chart cannot set, settings of other blocks, and the versions of the chart that read the values.",
		'Your other values may still have another method: PROXY on the listeners, trusted addresses, an Ingress. With --over the overlay replaces or clears all of it, and comments and standard error say what. Without, a comment names the keys that must not be set.',
	],
	operands: [layerOperand],
	options,
	exits: [
		[0, 'Printed.'],
		[1, 'The values have errors, or printed and a line of yours has to be deleted.'],
		[2, 'Wrong usage.'],
	],
	examples: [
		'kong-client-ip overlay --for kong/ingress values.yaml > overlay.yaml',
		'helm upgrade kong kong/ingress -f yours.yaml -f overlay.yaml',
	],
	run,
});
