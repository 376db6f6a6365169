// Files that hold values of a chart in a language of their own, or none: what they are, and how to get the values out.
import { UserError } from '../../readers/user-error.ts';
import { shellWord } from '../../schema/check/input/commands.ts';
import { foreignText } from '../../schema/check/input/foreign-texts.ts';

/**
 * Throws a UserError for a text that is no values file, with the way to its values. A Helmfile without templates is YAML, which --at
 * finds its way in.
 */
export function refuseOther(text: string, name: string): void {
	const foreign = foreignText(text);
	if (foreign?.what === 'Terraform')
		throw new UserError(
			`${name} is Terraform, not YAML. Save what its helm_release has in values as values.yaml, and give that file; terraform show prints the values of a release that exists.`,
		);
	if (foreign)
		throw new UserError(
			`${name} is ${foreign.what}, and holds no values of a chart. Give the values file, or what helm get values RELEASE -o yaml prints.`,
		);
	if (text.includes('{{') && helmfile.test(text) && release.test(text))
		throw new UserError(
			`${name} is a Helmfile with templates. Let it write the values, and give the file that it made for the release: helmfile${name.startsWith('<') ? '' : ` --file ${shellWord(name)}`} write-values`,
		);
}

/** https://helmfile.readthedocs.io/en/latest/#configuration */
const helmfile = /^releases:[ \t]*(?:#.*)?\r?$/m;
const release = /^[ \t]*(?:-[ \t]+)?chart:/m;
