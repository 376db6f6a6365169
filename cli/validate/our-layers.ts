// Values of this chart as layers, also where they are inside other files and nobody says where: below a key of an umbrella chart, in a
// HelmRelease or an Application, in a Helmfile.
import { dirname, join } from 'node:path';
import { UserError } from '../../readers/user-error.ts';
import { embeddedValues } from '../../readers/values/embedded.ts';
import { type HelmfileRelease, helmfileReleases, isHelmfile } from '../../readers/values/helmfile.ts';
import { parsePointer, pointerText } from '../../readers/values/pointer.ts';
import type { ValuesFile } from '../../readers/values/values-file.ts';
import { wrappedValues } from '../../readers/values/wrapped.ts';
import { readYamlDocuments } from '../../readers/yaml/read.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { recognise } from '../../schema/charts/recognise.ts';
import type { SourceChart } from '../../schema/charts/source-charts.ts';
import { shellWord } from '../../schema/check/input/commands.ts';
import { fileWithoutValues } from '../../schema/check/input/others.ts';
import { contract } from '../../schema/contract/settle.ts';
import { addAll } from '../../schema/text/lists.ts';
import { printable } from '../../schema/text/printable.ts';
import { blocksInside, isOurs } from '../../schema/validate/values-of-this-chart.ts';
import type { Io } from '../io/command.ts';
import { layerIn, type NamedBytes, readFiles, readLayers, shownName } from './inputs.ts';

/**
 * As {@link readLayers}; without steps, from the one place where a block of ours is, and standard error says which that is. Throws a UserError
 * where there are several.
 */
export async function readOurLayers(
	names: readonly string[],
	steps: readonly string[],
	io: Io,
): Promise<ValuesFile[]> {
	if (steps.length > 0) return readLayers(names, steps, io);
	const files = await readFiles(names, io);
	const looked = files.map(lookInto);
	for (const { name, others } of looked)
		if (others)
			io.stderr(
				`${printable(`${shownName(name)}: these are values of ${others}. To make values of this chart of them: kong-client-ip import ${shellWord(name)}`)}\n`,
			);
	const places = [...new Set(looked.flatMap(({ places }) => places))];
	if (places.length > 1)
		throw new UserError(
			`${files.map(({ name }) => shownName(name)).join(', ')}: values of this chart are at ${places.join(' and ')}. Say which by --at ${places[0]}.`,
		);
	const layers: ValuesFile[] = [];
	for (const file of looked) {
		const { release } = file;
		addAll(layers, release ? await helmfileLayers(file, release, io) : layersIn(file, places[0], io));
	}
	return layers;
}

interface Looked extends NamedBytes {
	/** Whether it holds values, and not a file around them. */
	readonly isValues: boolean;
	readonly release: HelmfileRelease | undefined;
	/** JSON pointers. */
	readonly places: readonly string[];
	/** The other chart whose values it holds. */
	readonly others?: SourceChart | null;
}

/** Throws a UserError for a file that holds no values of this chart, or those of several releases. */
function lookInto({ name, bytes }: NamedBytes): Looked {
	const file = { name, bytes, isValues: true, release: undefined, places: [] };
	const [whole] = embeddedValues(bytes, name, []);
	if (!whole || isOurs(whole.value, whole.text) || Object.keys(whole.value).length === 0) return file;
	const releases = helmfileReleases(whole.value);
	const [release] = releases;
	if (releases.length > 1)
		throw new UserError(
			`${shownName(name)} is a Helmfile with ${releases.length} releases of this chart: ${releases.map((one) => one.name).join(', ')}. Let it write the values of one, and give that file: ${writeValues(name, release?.name ?? '')}`,
		);
	const isValues = Object.keys(whole.value).some((key) => Object.hasOwn(contract, key));
	if (release) return { ...file, isValues, release };
	const documents = readYamlDocuments(whole.text, name).map(({ value }) => value);
	// Of values of ours a block further down is part of another object.
	const places = documents
		.flatMap(blocksInside)
		.filter((place) => !Object.hasOwn(contract, parsePointer(place)[0] ?? ''));
	if (places.length === 0 && !isValues) for (const document of documents) refuseOthers(document, name);
	return { ...file, isValues, places, others: places.length === 0 ? recognise(whole.value).chart : null };
}

/** Throws a UserError for objects and files of other tools, and for those around values of another chart. */
function refuseOthers(document: JsonObject, name: string): void {
	const shown = shownName(name);
	const [place] = wrappedValues(document);
	if (place !== undefined)
		throw new UserError(
			`${shown} has values of another chart at ${place}. To make values of this chart of them: kong-client-ip import --at ${shellWord(place)} ${shellWord(name)}`,
		);
	const what = isHelmfile(document) ? 'a Helmfile without a release of this chart' : otherWhat(document);
	if (what)
		throw new UserError(
			`${shown} is ${what}, and holds no values of this chart. Give the file that has them; kong-client-ip check reads manifests.`,
		);
}

const otherWhat = (document: JsonObject): string | undefined =>
	fileWithoutValues(document) ?? (document.kind === 'List' ? 'a list of objects' : undefined);

const writeValues = (helmfile: string, release: string) =>
	`helmfile${helmfile === '-' ? '' : ` --file ${shellWord(helmfile)}`} --selector name=${shellWord(release)} write-values`;

/** Those at the place, where the file is not of values itself. */
function layersIn(file: Looked, place: string | undefined, io: Io): readonly ValuesFile[] {
	const inside = place === undefined ? undefined : layerIn(file, parsePointer(place));
	if (inside) {
		io.stderr(
			`${printable(`${shownName(file.name)}: read at ${place}, where its values of this chart are.`)}\n`,
		);
		return [inside];
	}
	if (place !== undefined && file.places.length === 0 && !file.isValues) {
		io.stderr(`${printable(`${shownName(file.name)}: not read, since it has nothing at ${place}.`)}\n`);
		return [];
	}
	return [layerIn(file, [])].filter((layer) => layer !== undefined);
}

/** In the order of its list. Throws a UserError for what only Helmfile itself can make. */
async function helmfileLayers(
	file: Looked,
	{ name, layers, others }: HelmfileRelease,
	io: Io,
): Promise<ValuesFile[]> {
	const shown = shownName(file.name);
	const write = `Let it write the values, and give the file that it made: ${writeValues(file.name, name)}`;
	if (others.length > 0)
		throw new UserError(
			`${shown} is a Helmfile whose release ${name} gets values by ${others.join(' and ')}, too. ${write}`,
		);
	const templated = layers.find((layer) => 'file' in layer && layer.file.endsWith('.gotmpl'));
	if (templated)
		throw new UserError(`${shown} is a Helmfile whose release ${name} gets values from a template. ${write}`);
	const read: ValuesFile[] = [];
	for (const layer of layers) {
		const found =
			'steps' in layer
				? [layerIn(file, layer.steps)].filter((one) => one !== undefined)
				: await readLayers([besideIt(file.name, layer.file)], [], io);
		addAll(read, found);
	}
	const from = layers.map((layer) => ('file' in layer ? layer.file : pointerText(layer.steps)));
	const said =
		from.length > 0
			? `read the values of release ${name}: ${from.join(', ')}`
			: `release ${name} sets no values, so those of the chart count`;
	io.stderr(`${printable(`${shown}: ${said}.`)}\n`);
	return read;
}

const besideIt = (helmfile: string, file: string) =>
	helmfile === '-' ? file : join(dirname(helmfile), file);
