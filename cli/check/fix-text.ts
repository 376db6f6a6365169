// The advice of `check --fix` as texts: unified diffs for people, and files that kustomize, kubectl or Helm take. Pure.

import { createTwoFilesPatch } from 'diff';
import { UserError } from '../../readers/user-error.ts';
import type { Fix } from '../../schema/remedy/fix/fix.ts';
import { yamlText } from '../../schema/text/yaml-text.ts';

/** One fix as JSON has it. Values, patches and objects are missing while an address is. */
export interface FixDetails extends Pick<Fix, 'gateway' | 'namespace' | 'outside' | 'lacks' | 'leaves'> {
	/** For Helm, after the values of the release; null where no known chart rendered the gateway. */
	readonly values?: object | null;
	readonly patches?: readonly object[];
	/** Objects to make. */
	readonly objects?: readonly object[];
}

/** The fixes for JSON: what is applied only where no address is missing. */
export function fixDetails(fixes: readonly Fix[]): readonly FixDetails[] {
	return fixes.map(({ gateway, namespace, outside, lacks, leaves, values, patches, objects }) => ({
		gateway,
		namespace,
		outside,
		lacks,
		leaves,
		...(lacks.length > 0 ? {} : { values: values?.values ?? null, patches, objects }),
	}));
}

/** One file that is applied: its name begins with that of the first. */
export interface FixFile {
	/** What is before the extension: empty for the file that the user names. */
	readonly suffix: '' | '.patch' | '.new';
	readonly text: string;
}

/** What each fix changes, object by object. */
export function fixDiffs(fixes: readonly Fix[]): string {
	return fixes
		.map(({ gateway, namespace, changes, outside, lacks, leaves }) => {
			const place = `${gateway}${namespace === '' ? '' : ` in ${namespace}`}`;
			if (leaves.length > 0)
				return `No diff for ${place}: first mend ${leaves.join(' and ')} as the report says.\n`;
			if (lacks.length > 0) return `No diff for ${place}: it needs addresses. ${wanting(lacks)}\n`;
			const diffs = changes.map(({ object, before, after }) =>
				createTwoFilesPatch(object, object, yaml(before), yaml(after), undefined, undefined, {
					context: 2,
					headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
				}),
			);
			return [...diffs, ...outside.map((says) => `# Outside of these objects: ${says}.\n`)].join('');
		})
		.join('\n');
}

const yaml = (body: unknown): string => (body === null ? '' : yamlText(body));

/**
 * The files that apply the fixes.
 * @throws UserError where an address is missing, or releases of several charts want values.
 */
export function fixFiles(fixes: readonly Fix[], name: string): readonly FixFile[] {
	const leaves = [...new Set(fixes.flatMap((one) => one.leaves))];
	if (leaves.length > 0)
		throw new UserError(`--fix is not enough here: first mend ${leaves.join(' and ')} as the report says.`);
	const lacks = [...new Set(fixes.flatMap((one) => one.lacks))];
	if (lacks.length > 0)
		throw new UserError(`--fix needs addresses that the input does not show. ${wanting(lacks)}`);
	const releases = new Map(
		fixes.flatMap(({ values }) => (values ? [[values.chart.release, values] as const] : [])),
	);
	if (releases.size > 1)
		throw new UserError(
			`--fix has values for several releases (${[...releases.keys()].join(', ')}). Check the objects of one release at a time.`,
		);
	const [values] = [...releases.values()];
	const patches = documents(fixes.flatMap((one) => one.patches));
	const objects = documents(fixes.flatMap((one) => one.objects));
	const outside = fixes
		.flatMap((one) => one.outside)
		.map((says) => `# Outside of these objects: ${says}.\n`)
		.join('');
	const files: FixFile[] = [];
	if (values)
		files.push({ suffix: '', text: `${outside}${valuesHead(values.chart, name)}${yaml(values.values)}` });
	if (patches)
		files.push({ suffix: values ? '.patch' : '', text: `${values ? '' : outside}${PATCH_HEAD}${patches}` });
	if (objects)
		files.push({
			suffix: files.length > 0 ? '.new' : '',
			text: `# To make: kubectl apply -f, or resources of kustomize.\n${objects}`,
		});
	return files;
}

const PATCH_HEAD =
	'# Patches: name this file under patches of a kustomization (- path: FILE), or give one document to kubectl patch --patch-file.\n';

function valuesHead(
	{ chart, release }: { readonly chart: string; readonly release: string },
	name: string,
): string {
	return `# Values, to be given last: helm upgrade ${release} ${chart} -f YOUR-VALUES -f ${name === '-' ? 'FILE' : name}\n`;
}

const documents = (all: readonly object[]): string => [...new Set(all.map(yaml))].join('---\n');

/** Which options to give. */
function wanting(lacks: readonly string[]): string {
	const options = lacks.filter((one) => one.startsWith('--'));
	const others = lacks.filter((one) => !one.startsWith('--'));
	return [
		...(options.length > 0 ? [`Give ${options.join(' and ')}.`] : []),
		...others.map((one) => `The chart does not ship ${one}: put it into KONG_TRUSTED_IPS by hand.`),
	].join(' ');
}
