// What controllers do with objects that change, as text for a terminal of 80 columns: a heading for each object, a paragraph for each controller.

import type { Update } from '../balancer/controller.ts';
import { viewOf } from '../balancer/read.ts';
import type { Balancer, Made } from '../balancer/types.ts';
import { fillIn } from '../findings/render.ts';
import { hanging } from './hanging-indent.ts';
import { updates } from './messages.ts';
import type { UpdateReading } from './updates.ts';

/** The whole text, with a line break at its end. */
export function updatesText(readings: readonly UpdateReading[]): string {
	if (readings.length === 0) return `${updates.nothing}\n`;
	const names = [...new Set(readings.map(nameOf))];
	const sections = names.map((name) => [
		name,
		...readings
			.filter((reading) => nameOf(reading) === name)
			.flatMap((reading) => hanging(sentenceOf(reading), '  ', 2)),
	]);
	return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const nameOf = ({ object, controller, made }: UpdateReading) => viewOf({ object, controller, made }).object;

/** Whether the update ends well: nothing is refused, without effect, given up or replaced. */
export function endsWell({ was, made, update }: UpdateReading): boolean {
	if (update === null) return true;
	const isLost = made?.outcome === 'ignored' && standingOf(was) !== null;
	return made?.outcome !== 'error' && !update.recreated && update.ignored.length === 0 && !isLost;
}

/** One controller's view in sentences. */
function sentenceOf({ controller, was, made, update }: UpdateReading): string {
	if (!controller || !update || !made) return updates.unknown;
	const happened = summaryOf(standingOf(was), made, update);
	return [
		`${controller.name}: ${happened.text}`,
		...(happened.says ? [] : list(updates.changes, update.changes)),
		...list(updates.ignored, update.ignored),
	].join(' ');
}

interface Summary {
	readonly text: string;
	/** Whether it says all that changes. */
	readonly says: boolean;
}

function summaryOf(old: Balancer | null, made: Made, update: Update): Summary {
	const { message } = made;
	const product = old?.product ?? '';
	const say = (text: string, says = false): Summary => ({ text, says });
	if (made.outcome === 'error') return say(fillIn(updates.refused, { why: message ?? '' }));
	if (made.outcome === 'ignored') {
		if (old !== null) return fate(product, update);
		return say(message === null ? updates.none : fillIn(updates['none-because'], { why: message }), true);
	}
	if (old === null) {
		const { scheme, product: fresh } = made.balancer;
		return say(fillIn(updates.new, { product: scheme === null ? fresh : `${fresh}, ${scheme}` }), true);
	}
	if (update.recreated) return say(fillIn(updates.recreated, { product }));
	if (update.changes.length > 0) return say(fillIn(updates.kept, { product }));
	return say(fillIn(updates.unchanged, { product }), true);
}

/** What happens to a balancer whose object the controller now ignores. */
function fate(product: string, { changes: [first, ...more] }: Update): Summary {
	const isGone = first === 'the balancer is deleted' && more.length === 0;
	return { text: fillIn(isGone ? updates.deleted : updates.left, { product }), says: isGone };
}

/** The balancer that there was, also one that an earlier error left half made. */
export function standingOf(made: Made | null): Balancer | null {
	return made === null || made.outcome === 'ignored' ? null : (made.balancer ?? null);
}

/** Smaller facts are for programs; of them the text says that there are some. */
function list(text: string, all: readonly string[]): string[] {
	const shown = all.filter((one) => !one.startsWith('facts: '));
	const rest = shown.length < all.length ? [updates.facts] : [];
	return all.length === 0 ? [] : [fillIn(text, { what: [...shown, ...rest].join('; ') })];
}
