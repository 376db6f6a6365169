// The version of package.json, in every other file that names it.
import { readFile } from 'node:fs/promises';
import { UserError } from '../../readers/user-error.ts';

/** The image, the Action at its tag, and the package as npx is given it. */
const atVersion = /(?<=kong-client-ip\/kong-client-ip(?::|@v)|npx --yes kong-client-ip@)[\w.+-]+/g;

/** The place of a version: what is before it and behind it on its line. */
const places: { readonly [path: string]: RegExp } = {
	'.pre-commit-hooks.yaml': atVersion,
	'README.md': atVersion,
	'action.yml': /(?<=default: kong-client-ip@)\S+$/gm,
	'chart/Chart.yaml': /(?<=^version: )\S+$/gm,
	'docs/command-line.md': atVersion,
	'docs/examples/gitops/argo-cd.yaml': /(?<=targetRevision: )\S+$/gm,
	'docs/examples/gitops/flux.yaml': /(?<=^ {4}tag: )\S+$/gm,
	'docs/settings.md': /(?<=name: kong-client-ip, version: )[^,\s]+/g,
	'docs/validate.md': /(?<=^ {4}rev: v)\S+$/gm,
};

/** The files of {@link places} with this version. Throws a UserError where one does not name any. */
export async function versionedFiles(version: string): Promise<Map<string, string>> {
	const files = Object.entries(places).map(async ([path, place]) => {
		const text = await readFile(path, 'utf8');
		if (text.search(place) < 0)
			throw new UserError(`${path} names no version where scripts/generate/versions.ts looks for it.`);
		return [path, text.replace(place, version)] as const;
	});
	return new Map(await Promise.all(files));
}
