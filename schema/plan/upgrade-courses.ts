// The ways to go: each a list of steps with their commands.

import { addAll } from '../text/lists.ts';
import { commandsFor } from './commands.ts';
import { entrance } from './interruptions.ts';
import { stepText, titles } from './messages.ts';
import { trustMoves } from './trust.ts';
import { type Course, ENDS, type End, type Naming, type PlanSide, type PlanStep } from './types.ts';
import { type Halfway, halfway } from './values-between.ts';

/** What the ends are called in sentences. */
export const endNames = { balancer: 'the load balancer', nodes: 'the nodes', kong: 'Kong' } as const;

const step = (
	text: string,
	commands: readonly string[] = [],
	between: PlanStep['between'] = null,
): PlanStep => ({
	text,
	commands,
	between,
});

/** A step by Helm, which this chart's commands cannot do where the values sit inside another file. */
const byHelm = (
	{ embedded }: Naming,
	text: string,
	commands: readonly string[],
	between: PlanStep['between'] = null,
): PlanStep => step(embedded ? `${text} ${stepText('embedded')}` : text, commands, between);

/** What a course is made from. */
export interface Upgrade {
	readonly from: PlanSide;
	readonly to: PlanSide;
	readonly naming: Naming;
	/** Ends that differ; and whether the balancer's is in nobody's hands but the user's. */
	readonly differ: readonly End[];
	readonly outside: boolean;
}

/** The steps of an order; null where the chart has no values for a state between. */
export function inOrder(upgrade: Upgrade, order: readonly (readonly End[])[]): PlanStep[] | null {
	const { from, to, naming, differ, outside } = upgrade;
	const commands = commandsFor(naming);
	const ours = differ.filter((end) => !(outside && end === 'balancer'));
	const done: End[] = [];
	const steps: PlanStep[] = [];
	for (const part of order) {
		addAll(done, part);
		if (outside && part.includes('balancer')) {
			steps.push(step(stepText('outside', { how: behaviour(to) })));
			continue;
		}
		if (ours.every((end) => done.includes(end))) {
			const first = steps.every(({ between }) => between === null);
			steps.push(byHelm(naming, stepText(first ? 'upgrade' : 'rest'), commands.upgrade('to')));
			continue;
		}
		const ahead = ENDS.filter((end) => done.includes(end));
		const values = halfway(from, to, ahead, naming.release);
		if (!values) return null;
		steps.push(halfStep(part, values, naming));
	}
	return [...steps, checkStep(to, naming, naming.release)];
}

function halfStep(part: readonly End[], { base, override }: Halfway, naming: Naming): PlanStep {
	const ends = part.map((end) => endNames[end]).join(' and ');
	return byHelm(naming, stepText('half', { ends }), commandsFor(naming).upgrade(base, true), override);
}

/** What is in front of Kong under the new values, in a sentence. */
function behaviour({ decision }: PlanSide): string {
	const { method, cdn, header, product } = decision.situation;
	const own = method?.how ?? `${product.title}, with nothing done to preserve the client address.`;
	return cdn ? `${cdn.title} in front, which writes ${header}. ${own}` : own;
}

/** Both trusts for a while, where some peers come and others go; null where that is not the case. */
export function byUnion({ from, to, naming }: Upgrade): Course | null {
	const { added, removed } = trustMoves(from.decision, to.decision);
	if (added.length === 0 || removed.length === 0) return null;
	const [before, after] = [from, to].map(({ decision }) => decision.situation.values.clientIp.trustedIPs);
	const trustedIPs = [...new Set([...(before ?? []), ...(after ?? [])])];
	if (![...added, ...removed].every((range) => trustedIPs.includes(range))) return null;
	const commands = commandsFor(naming);
	return {
		title: titles['in-steps'],
		steps: [
			byHelm(naming, stepText('union'), commands.upgrade('from', true), { clientIp: { trustedIPs } }),
			step(stepText('callers', { added: added.join(', '), removed: removed.join(', ') })),
			byHelm(naming, stepText('rest'), commands.upgrade('to')),
			checkStep(to, naming, naming.release),
		],
	};
}

/** A second release with the new values, to which the name moves. */
export function beside({ from, to, naming }: Upgrade): Course {
	const commands = commandsFor(naming);
	const { decision } = to;
	const hostPorts = decision.situation.product.service.hostPorts;
	const external = decision.service.type !== 'LoadBalancer' && !decision.ingress && !decision.gateway;
	const second = commands.second(from.decision, decision);
	return {
		title: titles.beside,
		steps: [
			byHelm(naming, stepText(hostPorts ? 'beside-host-ports' : 'beside'), second.install),
			checkStep(to, naming, second.release),
			external
				? step(stepText('beside-external'))
				: step(stepText('beside-move', { entrance: entranceName(decision, second.fullname) })),
			byHelm(naming, stepText('beside-remove'), commands.uninstall),
		],
	};
}

function entranceName(decision: PlanSide['decision'], fullname: string): string {
	const kind = entrance(decision);
	return kind === 'Ingress' || kind === 'Gateway' ? `${kind} ${fullname}` : `Service ${fullname}-proxy`;
}

/** Away with the old one, then the new one. */
export function anew({ to, naming }: Upgrade): Course {
	const commands = commandsFor(naming);
	return {
		title: titles.anew,
		steps: [
			byHelm(naming, stepText('uninstall'), commands.uninstall),
			byHelm(naming, stepText('install'), commands.install),
			checkStep(to, naming, naming.release),
		],
	};
}

/** What to look at afterwards; `check` has errors where the values preserve nothing. */
function checkStep({ decision }: PlanSide, naming: Naming, release: string): PlanStep {
	const commands = commandsFor(naming);
	if (decision.situation.method === null) return step(stepText('check-lost'), commands.test(release));
	return step(stepText('check'), [...commands.check(release), ...commands.test(release)]);
}

/** Steps of an upgrade, and the name that follows before the last look. */
export function withAddress(steps: readonly PlanStep[]): PlanStep[] {
	return [...steps.slice(0, -1), step(stepText('follow')), ...steps.slice(-1)];
}

/** Without a break nothing is lost where this has been seen first. */
export function podsFirst({ naming }: Upgrade): PlanStep {
	return step(stepText('pods-everywhere'), commandsFor(naming).pods);
}
