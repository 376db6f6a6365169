// The arguments of `npm run release`.
import { readArguments } from '../../cli/arguments/arguments.ts';
import { UserError } from '../../readers/user-error.ts';

export const usage = `npm run release -- [options]

Makes a release of chart and command line: version, changelog, chart package, npm package, SBOM, checksums and notes. Then it commits and
tags here; git push publishes, by the workflow "release". Nothing is written where the release is refused.

      --dry-run          make everything in the output folder; change nothing else, commit and tag nothing
      --version X.Y.Z    this version instead of the next one by the commits
      --artefacts        for the tag that is checked out: make its files again, as the workflow does
  -o, --output FOLDER    where to write the files    (release)
  -h, --help             this text
`;

export interface ReleaseArguments {
	dryRun: boolean;
	artefacts: boolean;
	version: string | undefined;
	output: string;
	help: boolean;
}

const options = {
	'dry-run': { type: 'boolean', default: false },
	artefacts: { type: 'boolean', default: false },
	version: { type: 'string' },
	output: { type: 'string', short: 'o', default: 'release' },
	help: { type: 'boolean', short: 'h', default: false },
} as const;

const help = 'npm run release -- --help';

/** Throws a UserError on an option that does not exist, or on two that exclude each other. */
export function parseReleaseArguments(args: readonly string[]): ReleaseArguments {
	const { values: given, positionals } = readArguments(args, options, help);
	if (positionals.length > 0)
		throw new UserError(
			`release takes no ${positionals.join(' ')}: give a version with --version. See ${help}.`,
		);
	const { 'dry-run': dryRun, ...values } = given;
	const { artefacts, version } = values;
	if (artefacts && (dryRun || version !== undefined))
		throw new UserError(
			'--artefacts takes the version of the tag and changes nothing: leave --dry-run and --version.',
		);
	return { dryRun, ...values, version };
}
