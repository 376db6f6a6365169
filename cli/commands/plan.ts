// kong-client-ip plan: from one set of values to another: what changes, what is refused, what breaks during the change, in which order.

import { UserError } from '../../readers/user-error.ts';
import { parsePointer } from '../../readers/values/pointer.ts';
import { plan } from '../../schema/plan/plan.ts';
import { planText } from '../../schema/plan/text.ts';
import type { Naming, PlanSide } from '../../schema/plan/types.ts';
import { planView } from '../../schema/plan/view.ts';
import type { Parsed } from '../arguments/arguments.ts';
import { atOption } from '../arguments/layer-arguments.ts';
import { type Options, oneOf } from '../arguments/option.ts';
import { releaseName, releaseOption } from '../arguments/release-name.ts';
import { controllerSettingOption, productOption } from '../check/options.ts';
import { defineCommand, type Io } from '../io/command.ts';
import { planFromKong } from '../plan/from-kong.ts';
import { rereadable, sideFiles } from '../plan/inputs.ts';
import { planManifests, readSides } from '../plan/manifests.ts';
import { jsonDocument } from '../report/json.ts';
import { sayFindings } from '../report/render-finding.ts';
import { layerFiles } from '../validate/files.ts';
import { checkLayers } from '../validate/layers.ts';
import { readOurLayers } from '../validate/our-layers.ts';

const help = 'kong-client-ip plan --help';

const FORMATS = ['text', 'json'] as const;

const options = {
	from: {
		type: 'string',
		multiple: true,
		value: 'FILE',
		takes: 'file',
		says: 'The values of this chart now; several files are layers, in the order of helm -f. Or manifests, YAML or JSON: several documents, or lists. A folder stands for the values*.yaml below it, or, if it has none, for all its manifests.',
	},
	'from-kong': {
		type: 'string',
		multiple: true,
		value: 'FILE',
		takes: 'file',
		says: 'The values of kong/kong or kong/ingress now; several files are layers.',
	},
	to: {
		type: 'string',
		multiple: true,
		value: 'FILE',
		takes: 'file',
		says: 'The values or manifests after the change; - is standard input.',
	},
	at: atOption,
	release: releaseOption,
	'load-balancer': {
		...productOption,
		says: 'With manifests: the product in front, if the objects do not show it (kong-client-ip load-balancers lists them).',
	},
	'controller-setting': {
		...controllerSettingOption,
		says: 'With manifests: a setting of the controller that differs from its default: lb-provider=ovn.',
	},
	format: {
		type: 'string',
		default: 'text',
		value: 'NAME',
		takes: FORMATS,
		says: `${oneOf(FORMATS)} (default: text).`,
	},
} as const satisfies Options;

export const command = defineCommand({
	name: 'plan',
	summary:
		'from one set of values to another: what is refused, what breaks during the change, in which order',
	synopsis: ['--from FILE… --to FILE… [options]', '--from-kong FILE… --to FILE… [options]'],
	description: [
		'Plans a change of a running release from one set of values to another: what changes on the load balancer and on Kong, what Kubernetes or the cloud refuses for existing objects, what happens to clients while only one end has changed, and the steps in order, with their commands.',
		'With Kubernetes manifests on both sides it says what the controllers of load balancers do with the update of each Service, Ingress and Gateway: what changes, what is ignored or refused, and whether the balancer stays.',
		'With --from-kong it says how a release of kong/kong or kong/ingress becomes one of this chart while its Service, with its address, stays.',
	],
	operands: [],
	options,
	exits: [
		[0, 'The change can be made in place, without interruption and with nothing refused.'],
		[1, 'Something is refused, has no effect or breaks during the change, or the values have errors.'],
		[2, 'Wrong usage.'],
	],
	examples: ['kong-client-ip plan --from values.yaml --to new-values.yaml'],
	run,
});

/** Throws a UserError for what the user must correct. */
async function run({ values, positionals }: Parsed<typeof options>, outside: Io): Promise<number> {
	const format = FORMATS.find((known) => known === values.format);
	if (!format)
		throw new UserError(`--format ${values.format} is not known. Use one of ${FORMATS.join(', ')}.`);
	if (positionals.length > 0)
		throw new UserError(
			`${positionals[0]}: put --from before the old values and --to before the new ones. See ${help}.`,
		);
	const { 'from-kong': kong = [], at } = values;
	const { from, to } = filesSaid(values, outside);
	const release = releaseName(values.release);
	const io = rereadable(outside);
	const manifests = at === '' && kong.length === 0 ? await readSides(from, to, io) : null;
	const { 'load-balancer': product, 'controller-setting': settings } = values;
	if (manifests)
		return planManifests(manifests, { 'load-balancer': product, 'controller-setting': settings, format }, io);
	if (product !== undefined || settings !== undefined)
		throw new UserError(
			`--${product === undefined ? 'controller-setting' : 'load-balancer'} is only for manifests. In values, set clientIp.loadBalancer instead. See ${help}.`,
		);
	const naming = { release, from, to };
	if (kong.length === 0) return planValues(naming, parsePointer(at), format, io);
	const after = await side(to, parsePointer(at), release, io);
	if (!after) return 1;
	return planFromKong(after.side, { ...naming, embedded: after.embedded }, parsePointer(at), format, io);
}

/** The files before and after the change. */
function filesSaid(
	{ from = [], 'from-kong': kong = [], to = [] }: Parsed<typeof options>['values'],
	io: Io,
): { readonly from: readonly string[]; readonly to: readonly string[] } {
	const files = kong.length > 0 ? layerFiles : sideFiles;
	const said = { from: files(fromSaid(from, kong), io), to: files(to, io) };
	if (said.from.length === 0 || said.to.length === 0)
		throw new UserError(`name the values files before and after the change: --from and --to. See ${help}.`);
	if ([...said.from, ...said.to].filter((name) => name === '-').length > 1)
		throw new UserError(`standard input can be read only once: name a file instead of one -. See ${help}.`);
	return said;
}

/** Those before it, of either option. */
function fromSaid(from: readonly string[], kong: readonly string[]): readonly string[] {
	if (from.length > 0 && kong.length > 0)
		throw new UserError(
			`--from is for values of this chart and --from-kong for those of Kong's own: give one of them. See ${help}.`,
		);
	return from.length > 0 ? from : kong;
}

/** From values to values. */
async function planValues(
	{ from, to, release }: Omit<Naming, 'embedded'>,
	steps: readonly string[],
	format: (typeof FORMATS)[number],
	io: Io,
): Promise<number> {
	const before = await side(from, steps, release, io);
	const after = await side(to, steps, release, io);
	if (!before || !after) return 1;
	const embedded = before.embedded || after.embedded;
	const made = plan(before.side, after.side, { from, to, release, embedded });
	io.stdout(format === 'text' ? planText(made) : jsonDocument('plan', planView(made)));
	return made.verdict === 'refused' || made.verdict === 'interrupts' ? 1 : 0;
}

interface Side {
	readonly side: PlanSide;
	/** Whether other files contain its values. */
	readonly embedded: boolean;
}

/** One side; prints its findings. Undefined if they are errors. */
async function side(
	names: readonly string[],
	steps: readonly string[],
	release: string,
	io: Io,
): Promise<Side | undefined> {
	const layers = await readOurLayers(names, steps, io);
	const { findings, decision, values } = checkLayers(layers, { release });
	sayFindings(findings, io);
	if (!decision || findings.some(({ severity }) => severity === 'error')) return undefined;
	return { side: { values, decision }, embedded: layers.some(({ inside }) => inside !== undefined) };
}
