// npm run stale: which pages were read long ago. Exit 0 none, 1 some, 2 usage.

import { UserError } from '../readers/user-error.ts';
import { stale } from './sources/stale.ts';

try {
	const { text, code } = stale(process.argv.slice(2), new Date().toISOString().slice(0, 10));
	process.stdout.write(text);
	process.exitCode = code;
} catch (error) {
	if (!(error instanceof UserError)) throw error;
	process.stderr.write(`${error.message}\n`);
	process.exitCode = 2;
}
