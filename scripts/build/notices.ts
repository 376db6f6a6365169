// The notices of what is bundled: whoever gets a copy of these packages must get their licence with it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The file with the notices, in dist/. */
export const noticesFile = 'THIRD_PARTY_NOTICES';

/** The packages among the inputs of a bundle, as paths below its root: the innermost node_modules of each. */
export function packagesIn(inputs: readonly string[]): readonly string[] {
	const folders = inputs.flatMap((input) => {
		const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input.replaceAll('\\', '/')) ?? [];
		return folder ?? [];
	});
	return [...new Set(folders)].sort();
}

/**
 * Name, version, licence and the licence's whole text of each bundled package.
 * @throws Error where a package has no licence, or none with a copyright line: it must not be shipped so.
 */
export async function notices(root: string, inputs: readonly string[]): Promise<string> {
	const all = await Promise.all(packagesIn(inputs).map((folder) => noticeOf(join(root, folder))));
	const head =
		'The programs in this folder contain code of the following packages, under their own licences.';
	return [head, ...all].join(`\n\n${'-'.repeat(80)}\n\n`);
}

async function noticeOf(folder: string): Promise<string> {
	const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
	const texts = await licenceTexts(folder);
	if (typeof license !== 'string' || texts.length === 0)
		throw new Error(`${name} is bundled and has no licence in ${folder}. Bundle another package, or none.`);
	const text = texts.join('\n\n');
	if (!/\bcopyright\b/i.test(text))
		throw new Error(`${name} is bundled, and its licence in ${folder} names no copyright holder.`);
	return `${name} ${version} (${license})\n\n${text}`;
}

async function licenceTexts(folder: string): Promise<readonly string[]> {
	const names = (await readdir(folder)).filter((name) =>
		/^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i.test(name),
	);
	return Promise.all(
		names
			.sort()
			.map(async (name) => (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n').trim()),
	);
}
