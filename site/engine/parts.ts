// The lines of an input around what was found in it.
import type { FindingView, Line } from './messages.ts';

/** A text of so many lines is shown whole. */
const whole = 120;

/** The lines shown, from one with a finding. */
const steps = [-2, -1, 0, 1, 2];

/** No screen shows more of a line. */
const widest = 400;

/** Runs of lines that hold or surround findings. */
export function partsOf(text: string, findings: readonly FindingView[]): Line[][] {
	const lines = text.split('\n');
	if (lines.at(-1) === '') lines.pop();
	const at = new Map<number, number[]>();
	for (const [index, { line }] of findings.entries())
		if (line !== undefined) at.set(line, [...(at.get(line) ?? []), index]);
	const near = new Set([...at.keys()].flatMap((line) => steps.map((step) => line + step)));
	const shown = (number: number) => lines.length <= whole || near.has(number);
	const parts: Line[][] = [];
	let last = -1;
	for (const [index, line] of lines.entries()) {
		const number = index + 1;
		if (!shown(number)) continue;
		if (last !== number - 1) parts.push([]);
		last = number;
		const cut = line.length > widest ? `${line.slice(0, widest)}…` : line;
		parts.at(-1)?.push({ number, text: cut, findings: at.get(number) ?? [] });
	}
	return parts;
}
