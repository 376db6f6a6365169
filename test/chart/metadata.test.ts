// Chart.yaml in the manner of `ah lint`: what Artifact Hub documents, and what its code refuses.
// https://github.com/artifacthub/hub/blob/master/docs/helm_annotations.md
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import test from 'ava';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { helms } from '../../scripts/tools/helm/find.ts';
import { chart, withFolder } from '../support/helm.ts';
import { run } from '../support/run.ts';

const root = resolve(chart, '..');
const file = parse(await readFile(join(chart, 'Chart.yaml'), 'utf8'));
const values = parse(await readFile(join(chart, 'values.yaml'), 'utf8'));
const home = 'https://github.com/kong-client-ip/kong-client-ip';
const annotations: { readonly [name: string]: string } = file.annotations;
const listOf = (name: string) => parse(annotations[`artifacthub.io/${name}`] ?? '');

/** Every annotation that Artifact Hub knows for charts. */
const known = [
	'alternativeName',
	'category',
	'changes',
	'containsSecurityUpdates',
	'crds',
	'crdsExamples',
	'images',
	'license',
	'links',
	'maintainers',
	'operator',
	'operatorCapabilities',
	'prerelease',
	'recommendations',
	'screenshots',
	'signKey',
].map((name) => `artifacthub.io/${name}`);

const categories = [
	'ai-machine-learning',
	'database',
	'integration-delivery',
	'monitoring-logging',
	'networking',
	'security',
	'storage',
	'streaming-messaging',
];

/** The file of the repository behind one of its addresses. */
const fileBehind = (url: string) =>
	/^https:\/\/[^/]+\/[^/]+\/[^/]+\/(?:raw|blob)\/main\/([^#]+)$/.exec(url)?.[1];

test('annotations are texts that Artifact Hub knows', (t) => {
	for (const [name, value] of Object.entries(annotations)) {
		t.true(known.includes(name), name);
		t.is(typeof value, 'string', name);
	}
	t.true(categories.includes(annotations['artifacthub.io/category'] ?? ''));
	t.is(annotations['artifacthub.io/license'], packageJson.license);
	t.false('artifacthub.io/signKey' in annotations, 'Only a release that is signed has a key.');
});

test('the image is the one that runs by default', async (t) => {
	const { repository, tag } = values.image;
	t.deepEqual(listOf('images'), [{ name: 'kong', image: `${repository}:${tag}` }]);
	t.is(file.appVersion, tag);
	const { helm4 } = await helms();
	const { stdout } = await run(helm4.path, ['template', 'kong', chart]);
	const images = [...stdout.matchAll(/^ *-? *image: "?([^"\n]+)"?$/gm)].map(([, image]) => image);
	t.true(images.length >= 2);
	t.deepEqual([...new Set(images)], [`${repository}:${tag}`]);
});

test('links, screenshots and icon lead to what there is', (t) => {
	const links: readonly { name: string; url: string }[] = listOf('links');
	t.true(links.some(({ name, url }) => name === 'support' && url === `${home}/issues`));
	for (const { name, url } of links) {
		t.regex(name, /\S/);
		t.true(url.startsWith('https://'), url);
		const path = fileBehind(url);
		if (path) t.true(existsSync(join(root, path)), path);
	}
	const screenshots: readonly { title: string; url: string }[] = listOf('screenshots');
	t.true(screenshots.length > 0);
	for (const { title, url } of [...screenshots, { title: 'icon', url: file.icon }]) {
		t.regex(title, /\S/);
		const path = fileBehind(url) ?? '';
		t.regex(path, /\.svg$/);
		t.true(existsSync(join(root, path)), path);
	}
});

test('the addresses are those of package.json', (t) => {
	t.is(packageJson.repository.url, `git+${home}.git`);
	t.is(file.home, home);
	t.true(file.sources.includes(home));
	const own = JSON.stringify(file).match(/https:\/\/github\.com\/kong-client-ip\/[^/"\\]+/g) ?? [];
	t.deepEqual([...new Set(own)], [home]);
});

test('there are maintainers by a name of their team, and keywords, each once', (t) => {
	t.true(file.maintainers.length > 0);
	for (const { name, url } of file.maintainers) t.true(/\S/.test(name) && url.startsWith(home));
	t.is(new Set(file.keywords).size, file.keywords.length);
});

test('helm lint has nothing to say, and the package holds the licence', async (t) => {
	const { helm3, helm4 } = await helms();
	for (const helm of [helm3, helm4]) {
		const { exitCode, stdout } = await run(helm.path, ['lint', '--strict', chart]);
		t.is(exitCode, 0, stdout);
		t.notRegex(stdout, /\[(INFO|WARNING|ERROR)\]/);
		await withFolder(async (folder) => {
			await run(helm.path, ['package', chart, '--destination', folder]);
			const list = await run('tar', [
				'xzOf',
				join(folder, `${file.name}-${file.version}.tgz`),
				`${file.name}/LICENSE`,
			]);
			t.is(list.stdout, await readFile(join(root, 'LICENSE'), 'utf8'));
		});
	}
});
