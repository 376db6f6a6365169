// The help text of kong-client-ip: pure.

import { greatest } from '../schema/text/lists.ts';

/** The whole text, from each command's name and summary. */
export function helpText(summaries: readonly (readonly [name: string, summary: string])[]): string {
	const width = greatest(summaries.map(([name]) => name.length));
	const lines = summaries.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`);
	return `kong-client-ip COMMAND [options]

Makes Kong Gateway on Kubernetes see the client's address, and shows where it gets lost.

${lines.join('\n')}

  kong-client-ip COMMAND --help   the options of a command
  kong-client-ip --version        the version

Exit code: 0 clean, 1 findings, 2 wrong usage, internal error, or output that cannot be written. Findings go to standard output, everything else to standard error.
NO_COLOR turns colours off; FORCE_COLOR turns them on in pipes, too.
`;
}
