// Takes the time of programs: in turns, so that whatever else the machine does hits all of them alike.
import { spawnSync } from 'node:child_process';

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
	for (const contestant of contestants) time(contestant);
	const times = contestants.map((): number[] => []);
	for (let round = 0; round < rounds; round++) {
		for (const [index, contestant] of contestants.entries()) times[index]?.push(time(contestant));
	}
	return contestants.map(({ name }, index) => {
		const sorted = (times[index] ?? []).sort((a, b) => a - b);
		return { name, least: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0 };
	});
}

function time({ name, words: [program = '', ...args], codes = [0] }: Contestant): number {
	const began = process.hrtime.bigint();
	const { status, stderr, error } = spawnSync(program, args, {
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

/** A table with columns aligned; the first row is the heading. */
export function table(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows
		.map(
			(row) =>
				`${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}\n`,
		)
		.join('');
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
