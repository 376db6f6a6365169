// npm run bench [-- NAME…] [--kong-chart FOLDER]: measures how long things take here and now. Nothing is asserted; exit 2 where it cannot run.
import { readArguments } from '../cli/arguments/arguments.ts';
import { isUserError, UserError } from '../readers/user-error.ts';
import { type Bench, machine, progress } from './bench/measure.ts';

/** In the order in which they run. To add one: a file in scripts/bench/ that exports `bench`, and a line here. */
const benches: { readonly [name: string]: () => Promise<{ readonly bench: Bench }> } = {
	'validate-one': () => import('./bench/validate-one.ts'),
	'validate-many': () => import('./bench/validate-many.ts'),
	check: () => import('./bench/check.ts'),
	'helm-template': () => import('./bench/helm-template.ts'),
};

async function main(): Promise<void> {
	const { values, positionals } = readArguments(
		process.argv.slice(2),
		{ 'kong-chart': { type: 'string' } },
		'npm run bench, in CONTRIBUTING.md',
	);
	process.stdout.write(machine());
	for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
		const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
		if (!load) throw new UserError(`there is no bench ${name}: use ${Object.keys(benches).join(', ')}`);
		const { bench } = await load();
		progress(`bench ${name}`);
		process.stdout.write(`\n${await bench({ kongChart: values['kong-chart'] })}`);
	}
}

main().catch((error: unknown) => {
	process.stderr.write(`bench: ${isUserError(error) ? error.message : error}\n`);
	process.exitCode = 2;
});
