// Files of other tools: what they are known by, and the command that makes manifests of them.
import { inWords } from '../../text/in-words.ts';
import { isMap } from '../../text/map.ts';
import { kinds as objectKinds } from '../shape/kinds.ts';
import { checked, shellWord } from './commands.ts';
import { ForeignText } from './foreign-texts.ts';

/** What a file is, and what to do instead of checking it. */
export interface OtherFile {
	readonly what: string;
	/** Sentences without the last full stop. */
	readonly advice: string;
}

interface Kind {
	readonly fits: (document: { readonly [key: string]: unknown }) => boolean;
	readonly what: string;
	/** Whether values of a chart may stand in it. */
	readonly hasValues?: true;
	/** The command that makes manifests of it and checks them. */
	readonly run: (file: string, document: { readonly [key: string]: unknown }) => string;
}

const has = (document: object, ...keys: readonly string[]) =>
	keys.some((key) => Object.hasOwn(document, key));

/** Each of what kustomize reads is a list: resources of a chart's values are a map. */
const hasList = (document: { readonly [key: string]: unknown }, ...keys: readonly string[]) =>
	keys.some((key) => Array.isArray(document[key]));

/** The folder of a file, for commands that take one. */
function folderOf(file: string): string {
	const cut = file.replaceAll('\\', '/').lastIndexOf('/');
	return cut < 0 ? '.' : file.slice(0, cut) || '/';
}

const listOfMaps = (value: unknown): readonly { readonly [key: string]: unknown }[] =>
	Array.isArray(value) ? value.filter(isMap) : [];

/** https://developer.konghq.com/gateway/db-less-mode/ */
const declarative: OtherFile = {
	what: "Kong's declarative configuration",
	advice:
		"It holds routes and plugins, not who connects to Kong: check the manifests of Kong's workload and Service",
};

/** The first that fits counts. A kustomization may leave out its kind. */
const kinds: readonly Kind[] = [
	{
		fits: (document) =>
			/^kustomize\.config\.k8s\.io\//.test(String(document.apiVersion)) ||
			(document.kind === undefined &&
				hasList(document, 'resources', 'helmCharts', 'helmChartInflationGenerator', 'bases', 'patches') &&
				!has(document, 'containers', 'image', 'replicaCount')),
		what: 'a kustomization',
		hasValues: true,
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
		hasValues: true,
		run: (_, { metadata }) =>
			`argocd app manifests ${shellWord(isMap(metadata) ? inWords(metadata.name) : 'NAME')} ${checked}`,
	},
	{
		fits: (document) => listOfMaps(document.releases).some((release) => has(release, 'chart')),
		what: 'a Helmfile',
		hasValues: true,
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
	if (document instanceof ForeignText) return document;
	if (!isMap(document)) return undefined;
	if (has(document, '_format_version')) return declarative;
	const kind = kinds.find(({ fits }) => fits(document));
	return kind && { what: kind.what, advice: `Make them and check the result: ${kind.run(file, document)}` };
}

/** What a file is that holds no values of a chart, whatever its keys look like; undefined where it may hold some. */
export function fileWithoutValues(document: { readonly [key: string]: unknown }): string | undefined {
	if (has(document, '_format_version')) return declarative.what;
	const kind = kinds.find(({ fits }) => fits(document));
	if (kind) return kind.hasValues ? undefined : kind.what;
	const isObject = typeof document.apiVersion === 'string' && typeof document.kind === 'string';
	const mayHold = document.kind === 'ConfigMap' || document.kind === 'Secret';
	const isKnown =
		Object.hasOwn(objectKinds, String(document.kind)) || ofKubernetes.test(String(document.apiVersion));
	return isObject && !mayHold && isKnown ? `of kind ${document.kind}` : undefined;
}

/** APIs of Kubernetes itself, but for the first, which has lists of anything. */
const ofKubernetes = /^(?:apps|autoscaling|batch|policy|[a-z.]+\.k8s\.io)\//;
