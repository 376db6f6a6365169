import { defineFinding } from '../../define.ts';
import { kong, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'input-empty',
	severity: 'error',
	text: '{input} is empty, so there is nothing to check. {advice}',
	doc: {
		what: 'The input, or one of its files, holds no document.',
		why: 'A command that fails in front of a pipe writes nothing into it, and a check of nothing must not look like a clean one. The exit code is 2.',
		fix: 'Run the command in front of the pipe alone and read its message. `--allow-empty` accepts an input without a gateway.',
		source:
			'<https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html> (the exit status of a pipeline)',
	},
	samples: [
		{
			objects: [],
			texts: [
				'The input is empty, so there is nothing to check. The command that writes into the pipe has failed or printed nothing. Run it alone and read what it says.',
			],
		},
	],
	neighbours: [{ objects: [service()] }, { objects: [service(), kong()] }],
});
