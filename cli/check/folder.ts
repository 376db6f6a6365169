// A folder that was named where files belong: what to run for what it holds.
import { readdirSync } from 'node:fs';
import { UserError } from '../../readers/user-error.ts';
import { checked, shellWord } from '../../schema/check/input/commands.ts';

import { kindOf } from '../io/kind-of.ts';

/** @throws UserError with the command for it, where `path` is a folder. `name` is what the user called it. */
export function refuseFolder(path: string, name: string): void {
	if (kindOf(path) !== 'folder') return;
	throw new UserError(`${name} is a folder. ${adviceFor(readdirSync(path), shellWord(name))}`);
}

function adviceFor(names: readonly string[], folder: string): string {
	if (names.some((name) => /^kustomization\.ya?ml$|^Kustomization$/.test(name)))
		return `It holds a kustomization: kustomize build ${folder} ${checked}.`;
	if (names.includes('Chart.yaml'))
		return `It holds a chart: helm template RELEASE ${folder} -f VALUES ${checked}.`;
	const manifests = names.filter((name) => /\.(ya?ml|json)$/.test(name));
	const [ending] = manifests.map((name) => name.slice(name.lastIndexOf('.')));
	return ending === undefined
		? 'Name the files that hold the manifests.'
		: `Name its files: kong-client-ip check ${folder.replace(/(?<!\/)\/+$/, '')}/*${ending}.`;
}
