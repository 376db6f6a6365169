// A plan for programs.
import type { Finding } from '../findings/finding.ts';
import { render, severityOf } from '../findings/render.ts';
import type { Plan } from './types.ts';

/** The plan with its findings' severities and sentences. */
export function planView({ refused, interrupts, unknown, notes, ...rest }: Plan) {
	return {
		version: 1 as const,
		...rest,
		refused: refused.map(viewOf),
		interrupts: interrupts.map(viewOf),
		unknown: unknown.map(viewOf),
		notes: notes.map(viewOf),
	};
}

const viewOf = (one: Finding) => ({ code: one.code, severity: severityOf(one), text: render(one) });
