// The commands that turn what is no manifest yet into manifests, filled from what a document says.
import type { Installed } from './installed.ts';

/** A word of a command line for a POSIX shell. */
export const shellWord = (word: string) =>
	/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** Ends a command whose output is manifests. */
export const checked = '| kong-client-ip check';

type Chart = Partial<
	Pick<Installed, 'chart' | 'isFolder' | 'repository' | 'version' | 'namespace' | 'release' | 'parameters'>
>;

/** `helm template` of a chart, with the values of a file if there is one, and the check of the result. */
export function helmTemplate(chart: Chart, valuesFile: string | undefined): string {
	const { release = 'kong', namespace, parameters = [] } = chart;
	return words(
		'helm template',
		shellWord(release),
		...reference(chart),
		namespace === undefined ? '' : `--namespace ${shellWord(namespace)}`,
		valuesFile === undefined ? '' : `-f ${shellWord(valuesFile)}`,
		...parameters.map(
			({ name, value, isText }) => `${isText ? '--set-string' : '--set'} ${shellWord(`${name}=${value}`)}`,
		),
		checked,
	);
}

/** `helm pull`, which fetches a chart and unpacks it into a folder of its name; undefined where nobody knows from where. */
export function helmPull(chart: Chart): string | undefined {
	if (chart.repository === undefined || chart.isFolder) return undefined;
	return words('helm pull', ...reference(chart), '--untar');
}

function reference({ chart = 'CHART', repository, version }: Chart): string[] {
	const isOci = repository?.startsWith('oci://') === true;
	return [
		shellWord(isOci ? `${repository.replace(/\/$/, '')}/${chart}` : chart),
		repository === undefined || isOci ? '' : `--repo ${shellWord(repository)}`,
		version === undefined ? '' : `--version ${shellWord(version)}`,
	];
}

const words = (...all: readonly string[]) => all.filter((word) => word !== '').join(' ');

/** What reads the objects of a namespace that a check needs, and checks them. */
export const everythingIn = (namespace: string): string =>
	`kubectl get deploy,ds,sts,svc,ing,cm -n ${shellWord(namespace)} -o yaml ${checked}`;
