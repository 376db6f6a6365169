// Code names no product: what is known of one is in its entry, so that a new entry is enough.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import ts from 'typescript';
import { catalogue } from '../../schema/catalogue/index.ts';

/** Where ids may be: the catalogue, measurements, and what is generated. */
const exempt = /^(schema\/catalogue\/|schema\/published\/|schema\/findings\/sample-objects|scripts\/bench)/;

/** Words that are an id only by chance. */
const otherMeanings: { readonly [file: string]: readonly string[] } = {
	// Labels of MetalLB's own pods.
	'schema/balancer/controllers/metallb.ts': ['metallb'],
	// Google's products differ in whom Kong trusts, and a standalone NEG may belong to each of them.
	'schema/import/block/neg.ts': [
		'gke-proxy-nlb',
		'gke-alb-external',
		'gke-alb-regional',
		'gke-alb-internal',
		'gke-neg-alb-global',
		'gke-neg-alb-regional',
	],
	'schema/import/block/likely.ts': ['gke-alb-external'],
	// The controller has the product's name.
	'schema/balancer/controllers/kube-vip.ts': ['kube-vip'],
	// Names of network plugins, some of which announce addresses as well.
	'schema/check/cluster/network-plugins.ts': ['cilium-dsr', 'calico-ebpf', 'aks'],
	'schema/check/cluster/seen-plugin.ts': ['cilium', 'calico', 'cilium-dsr', 'calico-ebpf'],
};

/** Programs whose charts, classes and settings code reads, and which are products by the same name. */
const programs: ReadonlySet<string> = new Set(['ingress-nginx', 'traefik', 'contour', 'haproxy-ingress']);

/** Where such programs are read, or started. */
const readsPrograms =
	/^(schema\/(trace\/(hop|proxies\/)|import\/|charts\/|check\/(input|entrance|causes)\/|findings\/(sample|objects\/(unknown\/front-unknown|forged\/proxy-believes-clients)))|cli\/(plan|library)\/|scripts\/tools\/python\/)/;

/** Inputs of findings name products, as users do. */
const samples: ReadonlySet<string> = new Set(['samples', 'neighbours']);

/** All texts in quotes of a program, without comments and samples. */
function textsIn(code: string): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && samples.has(node.name.text)) return;
		if (ts.isStringLiteralLike(node)) texts.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, false));
	return texts;
}

test('no product id in code outside the catalogue', async (t) => {
	const ids = new Set<string>(Object.keys(catalogue));
	const folders = await Promise.all(
		['schema', 'readers', 'cli', 'scripts'].map(async (folder) =>
			(await readdir(folder, { recursive: true })).map((name) => join(folder, name)),
		),
	);
	const files = folders.flat().filter((file) => /\.m?ts$|\.mjs$/.test(file) && !exempt.test(file));
	t.true(files.length > 300);
	// Most files hold none of these words, and need not be parsed.
	const quoted = new RegExp(`(['"\`])(?:${[...ids].join('|')})\\1`);
	const found = await Promise.all(
		files.map(async (file) => {
			const code = await readFile(file, 'utf8');
			if (!quoted.test(code)) return [];
			return textsIn(code)
				.filter((text) => ids.has(text) && !otherMeanings[file]?.includes(text))
				.filter((text) => !(programs.has(text) && readsPrograms.test(file)))
				.map((text) => `${file}: ${text}`);
		}),
	);
	t.deepEqual(found.flat(), []);
});

test('such a text is seen in every kind of quotes, and not in comments or samples', (t) => {
	t.deepEqual(
		textsIn(
			"// 'aks'\nconst a = ['civo', \"linode\", `stackit`]; /** `hetzner` */ const b = { 'oci-lb': 1, samples: ['aks'] };",
		),
		['civo', 'linode', 'stackit', 'oci-lb'],
	);
});
