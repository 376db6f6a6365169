// Overlays as files: YAML below comments that say what to know. Pure.
import type { OperatorOverlay } from '../../schema/overlay/operator.ts';
import type { Overlay, OverlayTarget } from '../../schema/overlay/overlay.ts';
import { printable, shortened } from '../../schema/text/printable.ts';
import { yamlText } from '../../schema/text/yaml-text.ts';
import type { Decision } from '../../schema/validate/decide.ts';

const commented = (notes: readonly string[]) => notes.map((note) => `# ${printable(shortened(note))}`);

/** Values for one of Kong's charts. @param said further sentences, below those of the overlay. */
export function overlayText(
	{ values, notes }: Overlay,
	{ situation }: Decision,
	target: OverlayTarget,
	said: readonly string[] = [],
): string {
	return [
		`# Values for ${target}: ${situation.id}, strategy ${situation.strategy}.`,
		...commented([...notes, ...said]),
		yamlText(values),
	].join('\n');
}

/** Objects for the Kong Operator. */
export function operatorText(
	{ objects, notes }: Exclude<OperatorOverlay, { readonly refusal: string }>,
	{ situation: { id, strategy } }: Decision,
): string {
	const head = [`# For the Kong Operator: ${id}, strategy ${strategy}.`, ...commented(notes)];
	return `${head.join('\n')}\n${objects.map((one) => yamlText(one)).join('---\n')}`;
}
