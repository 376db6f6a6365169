// Whose values a file holds, or one sentence that says why they cannot be read as they are.
import { UserError } from '../../readers/user-error.ts';
import { helmfileValues } from '../../readers/values/helmfile.ts';
import { pointerText } from '../../readers/values/pointer.ts';
import type { ValuesFile } from '../../readers/values/values-file.ts';
import { wrappedValues } from '../../readers/values/wrapped.ts';
import { readYamlDocuments } from '../../readers/yaml/read.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { foreignChart } from '../../schema/charts/foreign.ts';
import { recognise } from '../../schema/charts/recognise.ts';
import { type SourceChart, sourceCharts } from '../../schema/charts/source-charts.ts';
import { chartsInstalled } from '../../schema/check/input/installed.ts';
import { chartOfName } from '../../schema/check/input/of-charts.ts';
import { fileWithoutValues } from '../../schema/check/input/others.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';

const known = `${sourceCharts.slice(0, -1).join(', ')} or ${sourceCharts.at(-1)}`;

/** A file of values, with the name that messages have for it. */
type Layer = Pick<ValuesFile, 'value' | 'inside'> & { readonly name: string; readonly text?: string };

/**
 * The chart of values, which the user may say, or the object around them.
 * Throws a UserError where the values stand elsewhere, are of another chart, or do not tell.
 */
export function sourceChart(
	user: JsonObject,
	said: SourceChart | null,
	name: string,
	layers: readonly Layer[],
): SourceChart {
	refuseWrapped(user, name, layers);
	if (Object.hasOwn(user, 'clientIp'))
		throw new UserError(`${name} has a clientIp block, so it holds values of this chart already.`);
	for (const layer of layers) refuseForeign(layer.value, layer.name);
	const known = said ?? layers.flatMap((layer) => installedChart(layer) ?? [])[0];
	return known ? fitting(user, known, name) : recognised(user, name);
}

/** The chart that the object around the values installs with them. */
function installedChart({ inside }: Layer): SourceChart | undefined {
	if (!inside) return undefined;
	const way = inside.path.join('/');
	const installed = chartsInstalled(objectsOf([inside.document])).find(({ values }) =>
		values.some(({ path }) => path.join('/') === way),
	);
	const chart = installed && chartOfName(installed.chart, installed.repository);
	return sourceCharts.find((one) => one === chart);
}

/** Throws a UserError for a chart that cannot be read. */
function refuseForeign(user: JsonObject, name: string): void {
	const foreign = foreignChart(user);
	if (foreign)
		throw new UserError(
			`${name} holds values of ${foreign.name} (it has ${foreign.keys.slice(0, 2).join(' and ')}), which import does not read. It reads values of ${known}.`,
		);
}

/** Throws a UserError where the values stand deeper in the file, or in another one. */
function refuseWrapped(user: JsonObject, name: string, layers: readonly Layer[]): void {
	const above = pointerText((layers[0]?.inside?.path ?? []).map(String));
	const documents = documentsOf(user, layers);
	const holders = documents.filter((one) => wrappedValues(one).length > 0);
	const places = [
		...new Set(holders.flatMap((one) => wrappedValues(one).map((place) => `${above}${place}`))),
	];
	const kinds = [...new Set((places.length > 0 ? holders : documents).flatMap(kindOf))];
	const kind = kinds.length > 0 && kindsText(kinds);
	if (places.length > 0) {
		const where = kind ? ` is ${kind}, and its values are at ` : ' has values at ';
		throw new UserError(`${name}${where}${places.join(' and ')}. Give --at ${places[0]}.`);
	}
	const files = helmfileValues(user);
	if (files.length > 0)
		throw new UserError(
			`${name} is a Helmfile and holds no values of a chart itself. Give the files that it names for the release: ${files.join(', ')}.`,
		);
	const what = (kinds.length > 1 ? undefined : fileWithoutValues(user)) ?? kind;
	if (what && recognise(user).hints.length === 0)
		throw new UserError(
			`${name} is ${what} and holds no values of a chart. Give the files with the values, or what helm get values RELEASE -o yaml prints.`,
		);
}

/** Helm 4 reads all documents of a file as one, of which the last kind would remain. */
function documentsOf(user: JsonObject, [layer, ...others]: readonly Layer[]): readonly JsonObject[] {
	if (!layer?.text || layer.inside || others.length > 0 || typeof user.kind !== 'string') return [user];
	const documents = readYamlDocuments(layer.text, '').map(({ value }) => value);
	return documents.length > 0 ? documents : [user];
}

const kindOf = ({ kind, apiVersion }: JsonObject): readonly string[] =>
	typeof kind === 'string' && typeof apiVersion === 'string' ? [kind] : [];

const kindsText = (kinds: readonly string[]) =>
	kinds.length > 1 ? `of kinds ${kinds.slice(0, -1).join(', ')} and ${kinds.at(-1)}` : `of kind ${kinds[0]}`;

/** The chart that the user says, if any key is of it or all keys are of several charts. */
function fitting(user: JsonObject, said: SourceChart, name: string): SourceChart {
	const { hints } = recognise(user);
	const [other] = hints;
	if (!other || hints.some(({ chart }) => chart === said)) return said;
	throw new UserError(
		`${name} has no key of ${said}, but ${other.keys.slice(0, 2).join(' and ')} of ${other.chart}, which ${said} ignores. Use --from ${other.chart}${below(said, other.chart)}.`,
	);
}

/** kong/ingress has the values of kong/kong once more for the gateway. */
const below = (said: SourceChart, other: SourceChart): string =>
	said === 'kong/ingress' && other === 'kong/kong' ? ', or put them below gateway' : '';

/** Throws a UserError where the keys do not tell the chart for certain. */
function recognised(user: JsonObject, name: string): SourceChart {
	const { chart, hints } = recognise(user);
	if (chart) return chart;
	if (Object.keys(user).length === 0) throw new UserError(`${name} holds no values: it is empty.`);
	const seen = hints.map((hint) => `${hint.keys.slice(0, 2).join(' and ')} of ${hint.chart}`);
	const has = seen.length > 0 ? `it has ${seen.join(', ')}` : 'it has no key that only one chart has';
	throw new UserError(`${name} does not show which chart it is for (${has}). Use --from ${known}.`);
}
