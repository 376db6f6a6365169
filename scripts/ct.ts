// `npm run ct [-- lint|install] [options for ct]`: chart-testing on the chart. Exit 0 clean, 1 findings, 2 cannot run.
import { fileURLToPath } from 'node:url';
import { UserError } from '../readers/user-error.ts';
import { install } from './chart-testing/install.ts';
import { lint } from './chart-testing/lint.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const commands = { lint, install };

async function main([command = 'lint', ...extra]: string[]): Promise<number> {
	if (command === 'lint' || command === 'install') return commands[command](root, extra);
	throw new UserError(
		`${JSON.stringify(command)} is not a command: npm run ct [-- lint|install] [options for ct]`,
	);
}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	if (!(error instanceof UserError)) throw error;
	process.stderr.write(`ct: ${error.message}\n`);
	process.exitCode = 2;
}
