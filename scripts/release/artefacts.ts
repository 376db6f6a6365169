// What a release publishes, made from a tree that has its version: the chart, the npm package, what is in them, and their checksums.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UserError } from '../../readers/user-error.ts';
import { releaseAnnotations, withAnnotations } from '../artifact-hub/annotations.ts';
import { provided } from '../tools/helm/find.ts';
import { runNpm } from '../tools/npm.ts';
import { run } from '../tools/run.ts';
import { repack, sha256, unpack } from './archive.ts';
import { type ChangelogSection, newestSection } from './changes.ts';
import { type KrewSource, krewManifest } from './krew.ts';
import { writeSbom } from './sbom.ts';
import { runScript } from './tree.ts';

/** Makes all files of the release in `output`, which is made anew. Returns their paths in it, in order. */
export async function makeArtefacts(tree: string, output: string, version: string): Promise<string[]> {
	await rm(output, { recursive: true, force: true });
	for (const folder of ['chart', 'npm', 'krew']) await mkdir(join(output, folder), { recursive: true });
	const metafile = join(tree, 'metafile.json');
	await runScript(tree, 'scripts/build.ts', '--metafile', metafile);
	const chart = await packChart(tree, join(output, 'chart'), version);
	const npm = await packNpm(tree, join(output, 'npm'), version);
	// What the Dockerfile copies.
	await unpack(join(output, npm), join(output, 'image'), 1);
	const sbom = `kong-client-ip-npm-${version}.cdx.json`;
	await writeSbom(tree, metafile, join(output, sbom));
	const krew = 'krew/client-ip.yaml';
	await writeFile(join(output, krew), krewManifest(await krewSource(tree, join(output, npm), version)));
	await writeFile(join(output, 'notes.md'), `${(await newestRelease(tree, version)).body}\n`);
	await copyFile(join(tree, 'CHANGELOG.md'), join(output, 'CHANGELOG.md'));
	const published = [chart, npm, krew, sbom];
	const lines = published.map(async (file) => `${await sha256(join(output, file))}  ${file}\n`);
	await writeFile(join(output, 'SHA256SUMS'), (await Promise.all(lines)).join(''));
	return [...published, 'SHA256SUMS', 'notes.md', 'CHANGELOG.md', 'image'];
}

/** The npm package, as the release's page on GitHub has it. */
async function krewSource(tree: string, file: string, version: string): Promise<KrewSource> {
	const { homepage, repository } = JSON.parse(await readFile(join(tree, 'package.json'), 'utf8'));
	const home = String(repository.url).replace(/^git\+|\.git$/g, '');
	const uri = `${home}/releases/download/v${version}/kong-client-ip-npm-${version}.tgz`;
	return { version, uri, sha256: await sha256(file), homepage: homepage ?? home };
}

async function packChart(tree: string, folder: string, version: string): Promise<string> {
	const section = await newestRelease(tree, version);
	const metadata = join(tree, 'chart/Chart.yaml');
	const annotations = releaseAnnotations(section.changes);
	await writeFile(metadata, withAnnotations(await readFile(metadata, 'utf8'), annotations));
	const { helm } = await provided(4);
	const made = join(folder, 'from-helm');
	const { exitCode, stderr } = await run(helm, ['package', join(tree, 'chart'), '--destination', made]);
	if (exitCode !== 0) throw new UserError(`helm package failed: ${stderr.trim()}`);
	return settle(made, folder, `kong-client-ip-${version}.tgz`);
}

async function packNpm(tree: string, folder: string, version: string): Promise<string> {
	// npm shows the README, where relative links lead nowhere.
	await run(process.execPath, [join(tree, 'scripts/readme.mjs'), 'absolute'], { cwd: tree });
	const made = join(folder, 'from-npm');
	await mkdir(made);
	const { failure, said } = await runNpm(['pack', '--ignore-scripts', '--pack-destination', made], tree);
	if (failure) throw new UserError(`npm pack ${failure}\n${said}`);
	return settle(made, folder, `kong-client-ip-${version}.tgz`);
}

/** Packs again what a tool made in a folder of its own, and drops that. */
async function settle(made: string, folder: string, name: string): Promise<string> {
	await repack(join(made, name), join(folder, name));
	await rm(made, { recursive: true });
	return `${basename(folder)}/${name}`;
}

/** The release in the changelog of the tree: its newest. */
async function newestRelease(tree: string, version: string): Promise<ChangelogSection> {
	const section = newestSection(await readFile(join(tree, 'CHANGELOG.md'), 'utf8'));
	if (section?.version === version) return section;
	throw new UserError(`CHANGELOG.md begins with ${section?.version ?? 'no release'}, not with ${version}.`);
}
