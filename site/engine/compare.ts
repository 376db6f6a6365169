// "Compare": from one values file to another, as `plan` says it.
import { checkLayers } from '../../cli/validate/layers.ts';
import { embeddedValues } from '../../readers/values/embedded.ts';
import type { Finding } from '../../schema/findings/finding.ts';
import { render, severityOf } from '../../schema/findings/render.ts';
import { headlines } from '../../schema/plan/messages.ts';
import { plan } from '../../schema/plan/plan.ts';
import { headings, inWords, newAndOld, planText, sentences } from '../../schema/plan/text.ts';
import type { Plan, PlanSide, Side } from '../../schema/plan/types.ts';
import { yamlText } from '../../schema/text/yaml-text.ts';
import type { CompareAnswer, CompareRequest, PlanView } from './messages.ts';
import { withDoc } from './wrong.ts';

const names = { from: 'old.yaml', to: 'new.yaml' } as const;

export function compareAnswer({ from, to, release }: CompareRequest): CompareAnswer {
	const before = sideOf(from, names.from, release);
	const after = sideOf(to, names.to, release);
	const findings = { from: before.findings.map(withDoc), to: after.findings.map(withDoc) };
	if (!before.side || !after.side) return { findings, plan: null };
	const naming = { release, from: [names.from], to: [names.to], embedded: false };
	return { findings, plan: planView(plan(before.side, after.side, naming)) };
}

function sideOf(text: string, name: string, release: string) {
	const { findings, decision, values } = checkLayers(embeddedValues(text, name, []), { release });
	const side: PlanSide | null =
		decision && !findings.some(({ severity }) => severity === 'error') ? { values, decision } : null;
	return { findings, side };
}

const sideText = ({ title, product, strategy }: Side) => `${title} (${product}), strategy ${strategy}`;

function planView(made: Plan): PlanView {
	const { verdict, otherValues } = made;
	return {
		verdict,
		headline: headlines[verdict === 'nothing' && otherValues.length > 0 ? 'others' : verdict],
		from: sideText(made.from),
		to: sideText(made.to),
		changes: made.changes.map(({ end, name, before, after }) => ({
			end: headings[end],
			name,
			before: before === null ? null : inWords(name, before),
			after: after === null ? null : inWords(name, after),
		})),
		otherValues,
		remarks: [
			{ title: 'Refused', list: made.refused.map(remark) },
			{ title: 'What breaks in any order', list: made.interrupts.map(remark) },
			{ title: 'What is not known', list: made.unknown.map(remark) },
			{ title: 'Good to know', list: made.notes.map(remark) },
		].filter(({ list }) => list.length > 0),
		meanwhile: made.meanwhile.map((state) => ({
			title: newAndOld(state),
			says: sentences(state.fates),
			harmless: state.harmless,
		})),
		courses: made.courses.map(({ title, steps }) => ({
			title,
			steps: steps.map(({ text, commands, between }) => ({
				text,
				commands,
				between: between ? yamlText(between) : null,
			})),
		})),
		text: planText(made),
	};
}

const remark = (finding: Finding) => ({ severity: severityOf(finding), text: render(finding) });
