// A plan for programs.
import { render, severityOf } from '../findings/render.ts';
import type { Plan } from './types.ts';

/** The plan with its findings' severities and sentences. */
export function planView({ refused, interrupts, unknown, notes, ...rest }: Plan) {
	const views = { refused, interrupts, unknown, notes };
	const findings = Object.fromEntries(
		Object.entries(views).map(([name, list]) => [
			name,
			list.map((one) => ({ code: one.code, severity: severityOf(one), text: render(one) })),
		]),
	);
	return { version: 1, ...rest, ...findings };
}
