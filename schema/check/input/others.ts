// Files of other tools: what they are known by, and the command that makes manifests of them.
import { inWords } from '../../text/in-words.ts';
import { isMap } from '../../text/map.ts';
import { checked, shellWord } from './commands.ts';

/** What a file is, and the command for it. */
export interface OtherFile {
	readonly what: string;
	readonly run: string;
}

interface Kind {
	readonly fits: (document: { readonly [key: string]: unknown }) => boolean;
	readonly what: string;
	readonly run: (file: string, document: { readonly [key: string]: unknown }) => string;
}

const has = (document: object, ...keys: readonly string[]) =>
	keys.some((key) => Object.hasOwn(document, key));

/** The folder of a file, for commands that take one. */
function folderOf(file: string): string {
	const cut = file.replaceAll('\\', '/').lastIndexOf('/');
	return cut < 0 ? '.' : file.slice(0, cut) || '/';
}

const listOfMaps = (value: unknown): readonly { readonly [key: string]: unknown }[] =>
	Array.isArray(value) ? value.filter(isMap) : [];

/** The first that fits counts. A kustomization may leave out its kind. */
const kinds: readonly Kind[] = [
	{
		fits: (document) =>
			/^kustomize\.config\.k8s\.io\//.test(String(document.apiVersion)) ||
			(document.kind === undefined &&
				has(document, 'resources', 'helmCharts', 'helmChartInflationGenerator', 'bases', 'patches') &&
				!has(document, 'containers', 'image', 'replicaCount')),
		what: 'a kustomization',
		run: (file, document) => {
			const inflates = has(document, 'helmCharts', 'helmChartInflationGenerator', 'generators');
			return `kustomize build ${inflates ? '--enable-helm ' : ''}${shellWord(folderOf(file))} ${checked}`;
		},
	},
	{
		fits: ({ kind, apiVersion }) =>
			kind === 'Kustomization' && /^kustomize\.toolkit\.fluxcd\.io\//.test(String(apiVersion)),
		what: 'a Kustomization of Flux',
		run: (file, { metadata, spec }) => {
			const name = isMap(metadata) ? inWords(metadata.name) : 'NAME';
			const path = isMap(spec) && typeof spec.path === 'string' ? spec.path : '.';
			return `flux build kustomization ${shellWord(name)} --path ${shellWord(path)} --kustomization-file ${shellWord(file)} --dry-run ${checked}`;
		},
	},
	{
		fits: ({ kind, apiVersion }) =>
			/^Application(Set)?$/.test(String(kind)) && /^argoproj\.io\//.test(String(apiVersion)),
		what: 'an Argo CD Application',
		run: (_, { metadata }) =>
			`argocd app manifests ${shellWord(isMap(metadata) ? inWords(metadata.name) : 'NAME')} ${checked}`,
	},
	{
		fits: (document) => listOfMaps(document.releases).some((release) => has(release, 'chart')),
		what: 'a Helmfile',
		run: (file, document) => {
			const kong = listOfMaps(document.releases).find((release) => /kong/i.test(JSON.stringify(release)));
			const only = typeof kong?.name === 'string' ? ` --selector name=${shellWord(kong.name)}` : '';
			return `helmfile --file ${shellWord(file)}${only} template ${checked}`;
		},
	},
	{
		fits: ({ services }) =>
			isMap(services) &&
			Object.values(services).some((one) => isMap(one) && has(one, 'image', 'build', 'ports')),
		what: 'a Compose file',
		run: (file) => `kompose convert --file ${shellWord(file)} --stdout ${checked}`,
	},
	{
		fits: (document) =>
			has(document, 'name', 'version') &&
			/^v[12]$/.test(String(document.apiVersion)) &&
			!has(document, 'kind', 'metadata'),
		what: 'the Chart.yaml of a chart',
		run: (file, { name }) =>
			`helm template ${shellWord(inWords(name))} ${shellWord(folderOf(file))} ${checked}`,
	},
];

/** Undefined where no tool's file is known to look so. */
export function otherFile(document: unknown, file: string): OtherFile | undefined {
	if (!isMap(document)) return undefined;
	const kind = kinds.find(({ fits }) => fits(document));
	return kind && { what: kind.what, run: kind.run(file, document) };
}
