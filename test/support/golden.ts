// A golden file: what the chart renders for a product, by strategy and scheme, as a person compares it with the provider's documentation.
import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import { label, type Manifest } from '../../readers/manifests/rendered.ts';
import { isRefusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { containerEnvironment } from '../../scripts/objects/compare.ts';
import { common, type Tree, without } from './common-parts.ts';
import type { ProductCase } from './product-cases.ts';

/** What a case renders to. */
export interface RenderedCase extends Omit<ProductCase, 'values'> {
	readonly tree: Tree;
}

/** The objects in front of Kong: all but what runs it, and the Service for callers inside the cluster. */
export function frontObjectsOf(objects: readonly Manifest[]): Manifest[] {
	return objects.filter(
		({ kind, metadata }) => !behind.includes(kind) && metadata.name !== 'kong-in-cluster',
	);
}

/** The objects in front of Kong by kind and name, without labels and namespaces. */
export function frontTree(objects: readonly Manifest[]): Tree {
	return Object.fromEntries(frontObjectsOf(objects).map((object) => [label(object), bare(object)]));
}

const behind = [
	'Deployment',
	'DaemonSet',
	'ServiceAccount',
	'PodDisruptionBudget',
	'ConfigMap',
	'NetworkPolicy',
];

function bare({ kind: _, metadata, spec, ...rest }: Manifest): Tree {
	const { annotations } = metadata;
	const { selector: __, ...kept } = (spec ?? {}) as Tree;
	return { ...rest, ...(annotations ? { annotations } : {}), ...(spec ? { spec: kept } : {}) };
}

/** Kong's own end: what runs it, and the variables that concern the client's address. */
export function kongTree(objects: readonly Manifest[]): Tree {
	const workload = objects.find(({ kind }) => kind === 'Deployment' || kind === 'DaemonSet');
	const env = containerEnvironment(workload);
	const shown = Object.entries(env).filter(([name]) => variables.test(name));
	return { Kong: { workload: workload?.kind, ...hostPorts(workload), env: Object.fromEntries(shown) } };
}

const variables =
	/^KONG_(PROXY_LISTEN|TRUSTED_IPS|REAL_IP_HEADER|REAL_IP_RECURSIVE|PORT_MAPS|NGINX_PROXY_SET_BY_LUA)$/;

function hostPorts(workload: Manifest | undefined): Tree {
	const spec = workload?.spec as { template?: { spec?: { containers?: Container[] } } } | undefined;
	const ports = (spec?.template?.spec?.containers ?? []).flatMap((container) => container.ports ?? []);
	const open = ports.flatMap(({ name, hostPort }) => (hostPort ? [[name, hostPort] as const] : []));
	return open.length > 0 ? { hostPorts: Object.fromEntries(open) } : {};
}

interface Container {
	readonly ports?: readonly { readonly name: string; readonly hostPort?: number }[];
}

/** The text of a product's file. */
export function goldenText(id: string, entry: LoadBalancer, cases: readonly RenderedCase[]): string {
	const sections = yamlText(sectionsOf(cases));
	return `${headOf(id, entry)}${sections.replace(/^(?=[a-z])/gm, '\n')}`;
}

/** YAML with a line for each port, and words that some readers take for booleans in quotes. */
function yamlText(tree: Tree): string {
	const document = new Document(tree, { version: '1.1', aliasDuplicateObjects: false });
	visit(document, {
		Pair(_, { key, value }) {
			if (!isScalar(key) || key.value !== 'ports' || !isSeq(value)) return;
			for (const item of value.items) if (isMap(item)) item.flow = true;
		},
	});
	return document.toString({ lineWidth: 0 });
}

function headOf(id: string, entry: LoadBalancer): string {
	const refused = Object.entries(entry.strategies).filter(([, method]) => isRefusal(method));
	const scheme = entry.schemes
		? [`Scheme, where none is given: ${entry.defaultScheme ?? 'internet-facing'}`]
		: [];
	const lines = [
		`${id}: ${entry.title}`,
		`Recommended strategy: ${entry.recommended}`,
		...(refused.length > 0 ? [`Refused: ${refused.map(([strategy]) => strategy).join(', ')}`] : []),
		...scheme,
		'The chart renders what is under `always`, its strategy, its scheme, and both together.',
		'Variants of a strategy say only what they change. What only users know is filled in by an example.',
		`Written by \`npm run golden\`; compare it with the sources that docs/load-balancers.md#${id} lists.`,
	];
	return lines.map((line) => `# ${line}\n`).join('');
}

function sectionsOf(all: readonly RenderedCase[]): Tree {
	const cases = all.filter(({ variant }) => variant === '');
	const always = common(cases.map(({ tree }) => tree));
	const rest = cases.map((one) => ({ ...one, tree: without(one.tree, always) }));
	const strategies = group(rest, ({ strategy }) => strategy);
	const apart = rest.map((one) => ({ ...one, tree: without(one.tree, part(strategies, one.strategy)) }));
	const schemes = group(apart, ({ scheme }) => scheme);
	const both = apart.map(({ strategy, scheme, tree }) => [
		`${strategy}, ${scheme}`,
		without(tree, part(schemes, scheme)),
	]);
	return {
		always,
		strategies,
		...unlessEmpty(
			'variants',
			group(variantsOf(all), ({ strategy }) => strategy),
		),
		...(cases.some(({ scheme }) => scheme !== '') ? { schemes } : {}),
		...unlessEmpty('strategies with schemes', Object.fromEntries(both.filter(([, tree]) => size(tree) > 0))),
	};
}

const size = (value: unknown) => Object.keys(value ?? {}).length;

const unlessEmpty = (name: string, tree: Tree) => (size(tree) > 0 ? { [name]: tree } : {});

/** What each variant changes of its strategy, named for both. */
function variantsOf(all: readonly RenderedCase[]): RenderedCase[] {
	return all
		.filter(({ variant }) => variant !== '')
		.map((one) => {
			const plain = all.find(
				({ strategy, scheme, variant }) =>
					variant === '' && strategy === one.strategy && scheme === one.scheme,
			);
			const strategy = `${one.strategy}, ${one.variant}`;
			return { ...one, strategy, tree: without(one.tree, plain?.tree ?? {}) };
		});
}

const part = (trees: Tree, name: string) => (trees[name] ?? {}) as Tree;

/** What all cases of a name have in common, by name. */
function group(cases: readonly RenderedCase[], nameOf: (one: RenderedCase) => string): Tree {
	const names = [...new Set(cases.map(nameOf))];
	const shared = names.map((name) => [
		name,
		common(cases.filter((one) => nameOf(one) === name).map(({ tree }) => tree)),
	]);
	return Object.fromEntries(shared);
}
