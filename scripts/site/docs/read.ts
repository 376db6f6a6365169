// Reads what the site's pages are made of.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ids } from '../../../cli/load-balancers/facts.ts';
import { pageOf, repository } from '../../../cli/report/repository.ts';
import { navigation } from './navigation.ts';
import type { Sources } from './pages.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const read = (file: string) => readFile(join(root, file), 'utf8');

const texts = async (files: readonly string[]) =>
	new Map(await Promise.all(files.map(async (file) => [file, await read(file)] as const)));

/** The pages that the navigation names, and everything else in docs/ that is no page. */
export async function readSources(): Promise<Sources> {
	const pictures = (await readdir(join(root, 'docs'))).filter((name) => /\.(?:svg|webp)$/.test(name));
	const golden = await Promise.all(
		ids.map(async (id) => [id, await read(`test/golden/${id}.yaml`)] as const),
	);
	return {
		pages: await texts(navigation.flatMap(({ entries }) => entries.map(({ file }) => file))),
		pictures: new Map(
			await Promise.all(
				pictures.map(async (name) => [`docs/${name}`, await readFile(join(root, 'docs', name))] as const),
			),
		),
		golden: new Map(golden),
		repository: (file) => (basename(file).includes('.') ? pageOf(file) : `${repository}/tree/main/${file}`),
	};
}
