// Every text that a rule gives to a user, by its code: what is wrong and what to do. Generated into the chart, so that both say the same.
// {name} is filled with an argument of the finding.
import { gatewayTexts } from './message-texts/gateway.ts';
import type { Message, Messages } from './message-texts/message.ts';
import { serviceTexts } from './message-texts/service.ts';
import { shapeTexts } from './message-texts/shapes.ts';
import { strategyTexts } from './message-texts/strategy.ts';

export type { Message, Severity } from './message-texts/message.ts';

/** In the order in which the documentation has them. */
export const messages = {
	...shapeTexts,
	...strategyTexts,
	...serviceTexts,
	...gatewayTexts,
} as const satisfies Messages;

/** Keys of maps and indexes of lists, from the root of the values. */
export type ValuePath = readonly (string | number)[];

export type Code = keyof typeof messages;

/** What a finding speaks of, as data: what is computed from a finding is computed from this, never from its texts. */
export interface Subject {
	/** The value that is wrong. */
	readonly value?: unknown;
	/** The values that may stand in its place. */
	readonly allowed?: readonly string[];
	/** JSON pointer of values of ours inside a value that is none of ours. */
	readonly inside?: string;
}

/** One thing that a rule found, with the arguments of its text. */
export interface Finding {
	readonly code: Code;
	readonly args: { readonly [name: string]: string };
	readonly subject?: Subject;
	/** The value that is to blame: keys and indexes from the root. */
	readonly path: ValuePath;
	/** Values that share the blame: the finding stands at the one that was written last, `path` first where that is none. */
	readonly also?: readonly ValuePath[];
	/** What the toolkit adds to the text, in its own words: hint-texts.ts. */
	readonly hint?: string;
}

/** The finding's sentence, as templates and toolkit word it. */
export function render(finding: Finding): string {
	return messages[finding.code].text.replace(
		/\{(\w+)\}/g,
		(_, name: string) => finding.args[name] ?? `{${name}}`,
	);
}

/** The finding's sentence, and what the toolkit adds. */
export function renderWithHint(finding: Finding): string {
	return finding.hint ? `${render(finding)} ${finding.hint}` : render(finding);
}

/** Whether the finding refuses the values; `warnings: fail` makes every warning do so that rests on the values alone. */
export function isError(finding: Finding, warnings: 'print' | 'fail'): boolean {
	const { severity, neverFails }: Message = messages[finding.code];
	return severity === 'error' || (warnings === 'fail' && !neverFails);
}
