// Takes the time of programs: in turns, so that whatever else the machine does hits all of them alike.
import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';

interface BenchOptions {
	/** A copy of the kong/kong chart to compare with. */
	readonly kongChart: string | undefined;
}

/** Measures, and returns what to print. Throws a UserError where something that it needs cannot be had. */
export type Bench = (options: BenchOptions) => Promise<string>;

export interface Contestant {
	readonly name: string;
	/** The program and its arguments. */
	readonly words: readonly string[];
	/** The exit codes that count as done; 0 unless given. */
	readonly codes?: readonly number[];
}

export interface Measured {
	readonly name: string;
	/** Milliseconds of the whole process. */
	readonly least: number;
	readonly median: number;
}

/** Runs each contestant once unmeasured and then `rounds` times in turns. Throws where one does not end as it should. */
export function measure(contestants: readonly Contestant[], rounds: number): Measured[] {
	for (const contestant of contestants) {
		progress(`once unmeasured: ${contestant.name}`);
		time(contestant);
	}
	const times = contestants.map((): number[] => []);
	for (let round = 0; round < rounds; round++) {
		progress(`round ${round + 1} of ${rounds}`);
		for (const [index, contestant] of contestants.entries()) times[index]?.push(time(contestant));
	}
	progress('');
	return contestants.map(({ name }, index) => {
		const sorted = (times[index] ?? []).sort((a, b) => a - b);
		return { name, least: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0 };
	});
}

/** A line about the machine, and what else it does: its load. */
export function machine(): string {
	const [first] = cpus();
	const [load = 0] = loadavg();
	return `${cpus().length} cores (${first?.model}), ${process.platform} on ${process.arch}, load ${load.toFixed(2)}\n`;
}

/** Says on a terminal what is going on, in the place of what was said before. */
export function progress(text: string): void {
	if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

/** Without what this machine adds to each start of Node: further certificates alone take it longer than all else that it does. */
const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...environment } = process.env;

function time({ name, words: [program = '', ...args], codes = [0] }: Contestant): number {
	const began = process.hrtime.bigint();
	const { status, stderr, error } = spawnSync(program, args, {
		env: environment,
		stdio: ['ignore', 'pipe', 'pipe'],
		maxBuffer: 1e9,
	});
	const took = Number(process.hrtime.bigint() - began) / 1e6;
	if (error) throw error;
	if (!codes.includes(status ?? -1)) {
		throw new Error(`${name} ended with ${status}: ${stderr.toString().slice(0, 500)}`);
	}
	return took;
}

/** A table of Markdown, as docs/benchmarks.md has them; the first row is the heading. */
export function table([heading = [], ...rows]: readonly (readonly string[])[]): string {
	const rule = heading.map((_, column) => (column === 0 ? '---' : '---:'));
	const lines = [heading, rule, ...rows].map((row) => `| ${row.join(' | ')} |\n`);
	return `\n${lines.join('')}\n`;
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const times = (value: number) => `${value.toFixed(2)} ×`;

/** Whether a ratio of medians is as good as we promise. */
export function goal(
	what: string,
	ratio: number,
	bound: { readonly most: number } | { readonly least: number },
): string {
	const isMet = 'most' in bound ? ratio <= bound.most : ratio >= bound.least;
	const wanted = 'most' in bound ? `at most ${bound.most} ×` : `at least ${bound.least} ×`;
	return `Goal: ${what} ${wanted}. Measured by medians: ${times(ratio)}, ${isMet ? 'met' : 'missed'}.\n`;
}
