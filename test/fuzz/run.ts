// npm run fuzz -- --minutes N [--seed S] [--kind NAME]: random inputs for as long as one likes. What fails is made small and kept as a file
// below test/fuzz/kept/, which `npm test` tries again. Exit 0 nothing failed, 1 something did, 2 usage.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { type Kind, kinds } from './kinds.ts';

const { values } = parseArgs({
	options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' }, kind: { type: 'string' } },
});
const minutes = Number(values.minutes);
const chosen = Object.entries(kinds).filter(([name]) => values.kind === undefined || name === values.kind);
if (
	!(minutes > 0) ||
	chosen.length === 0 ||
	(values.seed !== undefined && !/^-?\d{1,10}$/.test(values.seed))
) {
	console.error(`usage: npm run fuzz -- --minutes N [--seed S] [--kind ${Object.keys(kinds).join('|')}]`);
	process.exit(2);
}

const until = Date.now() + minutes * 60_000;
const tried: { [kind: string]: number } = {};
let seed = values.seed === undefined ? (Date.now() ^ (process.pid << 12)) | 0 : Number(values.seed);
let failed = 0;
for (; Date.now() < until; seed = (seed + 1) | 0)
	for (const [name, kind] of chosen) if (Date.now() < until) failed += await round(name, kind);
console.log(`tried ${JSON.stringify(tried)}; ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** Some inputs of one kind. Their seed is printed, by which they come again. */
async function round(name: string, { arbitrary, wrong }: Kind<unknown>): Promise<number> {
	let runs = 0;
	const property = fc.asyncProperty(arbitrary, async (input) => {
		runs += 1;
		const found = await wrong(input);
		if (found.length > 0) throw new Error(found.join('\n'));
	});
	const left = Math.max(1000, until - Date.now());
	const result = await fc.check(property, {
		seed,
		numRuns: 40,
		interruptAfterTimeLimit: left,
		markInterruptAsFailure: false,
	});
	tried[name] = (tried[name] ?? 0) + runs;
	console.log(`${name} --seed ${seed}: ${runs} inputs${result.failed ? ', FAILED' : ''}`);
	if (!result.failed || result.counterexample === null) return 0;
	keep(name, result.counterexample[0]);
	console.log(String((result.errorInstance as Error | null)?.message).slice(0, 2000));
	return 1;
}

function keep(name: string, input: unknown): void {
	const text = `${JSON.stringify(input)}\n`;
	const folder = join(import.meta.dirname, 'kept');
	const file = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, file), text);
	console.log(`kept: test/fuzz/kept/${file}`);
}
