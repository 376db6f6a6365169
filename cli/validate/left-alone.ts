// What a hook says about the files that it did not check: a line for each reason, however many files there are. Pure.
import { printable } from '../../schema/text/printable.ts';
import { sole, some } from '../report/names.ts';

/** Files that were not checked, in the order in which they were given. */
export interface LeftAlone {
	/** They are for other charts. */
	readonly others: string[];
	/** Their block is further down, at these JSON pointers. */
	readonly inside: { readonly name: string; readonly pointer: string }[];
	/** They have nothing at the path that was asked for; each with its own sentence. */
	readonly nothing: { readonly name: string; readonly sentence: string }[];
}

export const nobodyLeft = (): LeftAlone => ({ others: [], inside: [], nothing: [] });

/** The lines, each with its line break. */
export function leftAloneText({ others, inside, nothing }: LeftAlone, at: string): string {
	const [onlyInside, onlyNothing] = [sole(inside), sole(nothing)];
	return [
		sole(others)
			? `${sole(others)}: not checked, since it has no clientIp block (check it with --strict).`
			: `${others.length} files not checked, since they are for other charts, without a clientIp block: ${some(others)} (check them with --strict).`,
		onlyInside
			? `${onlyInside.name}: not checked, since its clientIp block is further down (check it with --at ${onlyInside.pointer}).`
			: `${inside.length} files not checked, since their clientIp block is further down (check them with --at): ${some(inside.map(({ name, pointer }) => `${name} at ${pointer}`))}.`,
		onlyNothing
			? onlyNothing.sentence
			: `${nothing.length} files have no values at ${at}: ${some(nothing.map(({ name }) => name))}.`,
	]
		.filter((_, index) => [others, inside, nothing][index]?.length)
		.map((line) => `${printable(line)}\n`)
		.join('');
}
