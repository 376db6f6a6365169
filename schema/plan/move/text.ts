// A move as text for a terminal of 80 columns.
import { stringify } from 'yaml';
import { wrap } from '../../explain/text.ts';
import { hanging } from '../hanging-indent.ts';
import { changeLines, courseLines, remarks, stateLines } from '../text.ts';
import { updateViewOf } from '../updates.ts';
import { updatesText } from '../updates-text.ts';
import { planView } from '../view.ts';
import { moveHeadline } from './messages.ts';
import type { Move, MoveStep } from './types.ts';

/** The whole text, with a line break at its end. */
export function moveText(move: Move): string {
	const { release, plan, obstacles, fields, steps, otherwise, verdict } = move;
	const { chart, fullname, workload } = release;
	const to = `To: this chart: ${plan.to.title} (${plan.to.product}), strategy ${plan.to.strategy}`;
	const sections = [
		[
			...hanging(`From: ${chart}, release ${release.release}, ${workload} ${fullname}`, '', 6),
			...hanging(to, '', 4),
		],
		[
			...wrap(moveHeadline(verdict, plan.from.strategy), ''),
			...obstacles.flatMap((one) => hanging(`- ${one}`, '  ', 2)),
		],
		...(verdict === 'beside' && obstacles.length > 0 ? [] : serviceLines(move, fields)),
		goneLines(move),
		changeLines(plan.changes.filter(({ end }) => end === 'kong' || end === 'pods')),
		remarks('Refused', plan.refused),
		remarks('What breaks', plan.interrupts),
		stateLines(plan.meanwhile),
		remarks('What is not known', plan.unknown),
		remarks('Good to know', plan.notes),
		steps.length > 0 ? ['Steps', ...steps.flatMap((step, index) => stepLines(step, index + 1))] : [],
		otherwise ? courseLines(otherwise) : [],
	].filter(({ length }) => length > 0);
	return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function serviceLines({ release, updates }: Move, fields: Move['fields']): string[][] {
	const name = `Service ${release.service?.name}`;
	const changes = changeLines(fields.map((field) => ({ ...field, end: 'balancer' as const })));
	const shown =
		fields.length > 0 ? [`${name}: what changes`, ...changes.slice(1)] : [`${name}: nothing changes`];
	return [shown, ['What its controllers do', ...updatesText(updates).trimEnd().split('\n')]];
}

function goneLines({ release: { others, controller, chart }, verdict }: Move): string[] {
	const all = [
		...others.map((name) => `Service ${name}`),
		...(controller && chart === 'kong/ingress' ? ['the Ingress Controller of the release'] : []),
		...(controller?.inPod ? ["the Ingress Controller in Kong's pods"] : []),
	];
	return all.length === 0 || verdict === 'beside' ? [] : ['What goes', ...all.map((one) => `  ${one}`)];
}

function stepLines({ text, file, commands }: MoveStep, number: number): string[] {
	const yaml = file ? stringify(file.values).trimEnd().split('\n') : [];
	return [
		...hanging(`${number}. ${text}`, '  ', 3),
		...(file ? [`     ${file.name}:`, ...yaml.map((line) => `       ${line}`)] : []),
		...commands.map((command) => `     $ ${command}`),
	];
}

/** A move for programs. */
export function moveJson({ plan, updates, release, ...rest }: Move): string {
	const { service, ingress, ...named } = release;
	const names = { ...named, service: service?.name ?? null, ingress: ingress?.name ?? null };
	const view = {
		version: 1,
		...rest,
		release: names,
		balancers: updates.map(updateViewOf),
		plan: planView(plan),
	};
	return `${JSON.stringify(view, null, 2)}\n`;
}
