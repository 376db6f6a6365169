// The package as npm packs it: what is in it, that it runs without scripts, its types for every kind of consumer, and every Node it is for.
import { readFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import ts from 'typescript';
import { cacheDirectory, cached } from '../../scripts/tools/cache.ts';
import { run } from '../../scripts/tools/run.ts';
import { npm, packAndInstall } from './packed.ts';

const { said, archive, project, home } = await packAndInstall();
const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'));

test('npm pack prints the file’s name alone, which pre-commit takes it for', (t) => {
	t.regex(said, /^kong-client-ip-\d+\.\d+\.\d+\.tgz\n$/);
});

test('what is in it, and what it says of itself', async (t) => {
	t.deepEqual((await readdir(home)).sort(), [
		'LICENSE',
		'README.md',
		'bin',
		'chart',
		'dist',
		'package.json',
		'schema',
	]);
	t.deepEqual((await readdir(join(home, 'dist'))).sort(), [
		'THIRD_PARTY_NOTICES',
		'cli.cjs',
		'commands',
		'index.cjs',
		'index.js',
		'types',
	]);
	t.false('private' in manifest || 'dependencies' in manifest);
	for (const name of ['repository', 'homepage', 'bugs', 'keywords', 'author', 'license', 'description'])
		t.truthy(manifest[name], name);
	t.true(manifest.publishConfig.provenance);
	t.false(['preinstall', 'install', 'postinstall'].some((name) => name in manifest.scripts));
});

test('its README has no link that leads nowhere on npm', async (t) => {
	const text = await readFile(join(home, 'README.md'), 'utf8');
	const links = [...text.matchAll(/\]\(([^)\s]+)|\ssrc(?:set)?="([^"]+)"/g)].map(
		([, link, source]) => link ?? source,
	);
	t.true(links.length > 10);
	t.deepEqual(
		links.filter((link = '') => !/^(?:https:\/\/|#)/.test(link)),
		[],
	);
	const pictures = links.filter((link = '') => /\.(?:svg|webp)$/.test(link));
	t.true(
		pictures.length > 0 &&
			pictures.every((link = '') => link.startsWith('https://raw.githubusercontent.com/')),
	);
});

test('every package whose code is in it has its notice', async (t) => {
	const notices = await readFile(join(home, 'dist/THIRD_PARTY_NOTICES'), 'utf8');
	// esbuild names the file above each module of a build that is not minified.
	const bundled = await readFile(join(home, 'dist/index.cjs'), 'utf8');
	const named = [...bundled.matchAll(/^\s*\/\/ node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm)];
	const packages = new Set(named.map(([, name = '']) => name));
	t.true(packages.size >= 4);
	for (const name of packages) {
		const [, notice = ''] = notices.split(`\n${name} `);
		t.regex(notice.split('-'.repeat(80), 1)[0] ?? '', /^Copyright .*\w/im, name);
	}
});

test('npx runs it where no scripts run', async (t) => {
	const env = { npm_config_ignore_scripts: 'true', npm_config_offline: 'true' };
	const version = await run('npx', ['kong-client-ip', '--version'], { cwd: project, env });
	t.is(version.stdout, `${manifest.version}\n`, version.stderr);
	const check = await run('npx', ['kong-client-ip', 'check'], { cwd: project, env, input: pods });
	t.regex(check.stdout, /no-entrance/);
	t.is(check.exitCode, 0);
});

/** A gateway that nothing leads to. */
const pods = JSON.stringify({
	...{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'kong' } },
	spec: { containers: [{ name: 'proxy', image: 'kong:3.9' }] },
});

const typed = (first: string) => `${first}
const values: KongClientIpValues = { clientIp: { loadBalancer: 'aks', strategy: 'auto' } };
const findings: readonly Finding[] = validate(values, { release: 'kong' }).findings;
const policy: 'Local' | 'Cluster' | null | undefined = decide(values).settings?.service.externalTrafficPolicy;
const checked: Checked = check([], { nodes: ['10.0.0.0/8'] });
const { story } = explain([{ name: 'a.yaml', text: '' }]);
const laid: object | null = overlay(values, { for: 'kong/kong' }).values;
const made: KongClientIpValues | null = importValues({}, { from: 'traefik' }).values;
const verdict: string | undefined = plan(values, values).plan?.verdict;
const ids: string[] = loadBalancers().map(({ id }) => id);
const other: Values = values;
// @ts-expect-error
export const wrongStrategy = () => validate({ clientIp: { strategy: 'proxy' } });
// @ts-expect-error
export const wrongTarget = () => overlay(values, { for: 'kong' });
console.log([findings, policy, checked, story, laid, made, verdict, ids, other].length);
`;
const functions = 'check, decide, explain, importValues, loadBalancers, overlay, plan, validate';
const types = 'type Checked, type Finding, type KongClientIpValues';
const esm = typed(`import { ${functions}, ${types} } from 'kong-client-ip';
import type { KongClientIpValues as Values } from 'kong-client-ip/values';`);
const cjs = typed(`import library = require('kong-client-ip');
import type { KongClientIpValues as Values } from 'kong-client-ip/values';
const { ${functions} } = library;
type Checked = library.Checked;
type Finding = library.Finding;
type KongClientIpValues = library.KongClientIpValues;`);

// The example of docs/in-programs.md, which finds nothing.
const page = readFileSync(new URL('../../docs/in-programs.md', import.meta.url), 'utf8');
const [, example = ''] = /^```ts\n([\s\S]*?)^```$/m.exec(page) ?? [];

for (const [file, text, module, resolution] of [
	['page.mts', `${example}console.log(findings.length + 9);\n`, 'NodeNext', 'NodeNext'],
	['nodenext.mts', esm, 'NodeNext', 'NodeNext'],
	['nodenext.cts', cjs, 'NodeNext', 'NodeNext'],
	['node16.mts', esm, 'Node16', 'Node16'],
	['node16.cts', cjs, 'Node16', 'Node16'],
	['bundler.ts', esm, 'ESNext', 'Bundler'],
] as const) {
	test(`types: ${file}, without errors, and it runs`, async (t) => {
		const path = join(project, file);
		await writeFile(path, text);
		const program = ts.createProgram([path], {
			strict: true,
			skipLibCheck: false,
			exactOptionalPropertyTypes: true,
			module: ts.ModuleKind[module],
			moduleResolution: ts.ModuleResolutionKind[resolution],
			target: ts.ScriptTarget.ES2022,
			types: [],
			lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
		});
		const faults = ts
			.getPreEmitDiagnostics(program)
			.map((one) => `${one.file?.fileName}: ${ts.flattenDiagnosticMessageText(one.messageText, '\n')}`);
		t.deepEqual(faults, []);
		if (file === 'bundler.ts') return;
		program.emit();
		const { stdout, stderr } = await run(process.execPath, [path.replace(/ts$/, 'js')]);
		t.is(stdout, '9\n', stderr);
	});
}

const linters = ['@arethetypeswrong/cli@0.18.5', 'publint@0.3.25'];

test('attw and publint find nothing', async (t) => {
	const name = linters.join('_').replaceAll('/', '-');
	const programs = await cached(join(cacheDirectory, 'package-linters', name), async (_, result) => {
		await npm(result, 'install', '--prefix', result, '--no-save', '--ignore-scripts', ...linters);
	});
	const bin = join(programs, 'node_modules/.bin');
	const attw = await run(join(bin, 'attw'), [archive, '--no-color']);
	t.is(attw.exitCode, 0, attw.stdout);
	t.regex(attw.stdout, /No problems found/);
	const publint = await run(join(bin, 'publint'), ['run', archive, '--strict']);
	t.is(publint.exitCode, 0, publint.stdout);
});

const nodes = ['20.19.0', '22.23.5', '24.22.3', '26.12.1'];
const machine = `${process.platform}-${process.arch}`;

for (const version of nodes) {
	const onNode = machine === 'linux-x64' || machine === 'linux-arm64' ? test : test.skip;
	onNode(`Node ${version}: the commands and the library`, async (t) => {
		const wanted = `node-${machine}@${version}`;
		const installed = await cached(join(cacheDirectory, 'node', wanted), async (_, result) => {
			await npm(result, 'install', '--prefix', result, '--no-save', '--ignore-scripts', wanted);
		});
		const node = join(installed, `node_modules/node-${machine}/bin/node`);
		const program = join(home, manifest.bin['kong-client-ip']);
		const say = async (args: string[], input = '') => {
			const { stdout, stderr, exitCode } = await run(node, args, { cwd: project, input });
			return `${exitCode} ${stdout}${stderr}`;
		};
		t.is(await say(['--version']), `0 v${version}\n`);
		t.is(await say([program, '--version']), `0 ${manifest.version}\n`);
		// Twice: the second start is from the compile cache.
		for (let count = 0; count < 2; count++) {
			const wrong = await say([program, 'validate', '-'], 'clientIp:\n  stratgy: auto\n');
			t.regex(wrong, /^1 <stdin>:2:3: error: .* \[key-unknown\]\n/);
		}
		t.regex(await say([program, 'check'], pods), /^0 [\s\S]*no-entrance/);
		const traefik = 'service:\n  spec:\n    externalTrafficPolicy: Local\n';
		const made = await say(
			[program, 'import', '--from', 'traefik', '--load-balancer', 'metallb', '-'],
			traefik,
		);
		t.regex(made, /^0 [\s\S]*\n {2}strategy: externalTrafficPolicy/);
		const call = "console.log(validate({ clientIp: { loadBalancer: 'aks' } }).ok)";
		t.is(
			await say(['--input-type=module', '-e', `import { validate } from 'kong-client-ip'; ${call}`]),
			'0 true\n',
		);
		t.is(await say(['-e', `const { validate } = require('kong-client-ip'); ${call}`]), '0 true\n');
	});
}
