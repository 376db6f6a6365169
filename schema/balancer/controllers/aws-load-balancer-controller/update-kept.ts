// What a change does to an ALB or a Gateway's NLB: attributes stay until another value is given; scheme and targets replace.
import type { KubeObject } from '../../../cluster/objects.ts';
import type { State, Updated } from '../../controller.ts';
import { refused } from '../../made.ts';
import type { Balancer, BalancerPort, Made } from '../../types.ts';
import { becomesNew, inPlace } from '../../update.ts';
import { attributesLeft, factOf, frontChanges, isReplaced, nameOf, sentences } from './update-sentences.ts';

type Facts = NonNullable<Balancer['facts']>;

/** Facts for which there is a sentence, not a field. */
const said = ['group', 'loadBalancerAttributes', 'targetGroups', 'targetGroupAttributes'];

/**
 * What follows from a change.
 * @param isProtected whether the old object's own settings forbid the deletion of its balancer.
 */
export function updateKept(before: State, after: State, isProtected: (state: State) => boolean): Updated {
	const [old, now] = [before.made, after.made];
	if (old.outcome !== 'balancer') return becomesNew(before, after);
	if (after.object === null && before.object !== null && isProtected(before))
		return protectedFromDeletion(before.object, old);
	if (now.outcome === 'error') {
		// The controller stops before it changes anything.
		const made: Made = { ...now, balancer: old.balancer };
		return { made, update: inPlace(old, made, now) };
	}
	if (now.outcome === 'ignored') return becomesNew(before, after);
	const replaced = isReplaced(old.balancer, now.balancer);
	const kept = keep(old.balancer, now.balancer, replaced);
	const made: Made = { ...now, balancer: kept };
	const update = inPlace(plain(old), plain(made), plain(now));
	const recreated = replaced || isReplaced(old.balancer.front, now.balancer.front);
	return {
		made,
		update: {
			changes: [
				...update.changes,
				...frontChanges(old.balancer, kept),
				...sentences(old.balancer, kept, recreated),
			],
			ignored: [...update.ignored, ...attributesLeft(kept, now.balancer)],
			recreated,
		},
	};
}

function protectedFromDeletion(object: KubeObject, old: Extract<Made, { outcome: 'balancer' }>): Updated {
	const made = refused(
		`deletion protection is on: ${object.kind} ${object.name} and its balancer stay`,
		undefined,
		{
			balancer: old.balancer,
		},
	);
	return { made, update: { changes: [], ignored: ['the whole change'], recreated: false } };
}

/** The new balancer with what stays of the old one. */
function keep(old: Balancer, now: Balancer, replaced: boolean): Balancer {
	const attributes = replaced ? factOf(now, 'loadBalancerAttributes') : keptAttributes(old, now);
	const staying = factOf(now, 'targetGroups').filter((group) => factOf(old, 'targetGroups').includes(group));
	const groupAttributes = keptGroupAttributes(old, now, staying);
	const facts: Facts = {
		...now.facts,
		loadBalancerAttributes: attributes,
		...(now.facts?.targetGroups === undefined ? {} : { targetGroupAttributes: groupAttributes }),
	};
	const ports = now.ports.map((port) =>
		keepPort(
			old,
			port,
			replaced,
			staying.some((one) => isOf(one, port)),
		),
	);
	return { ...now, ports, facts };
}

const isOf = (group: string, { port }: BalancerPort) => group.startsWith(`${port} `);

function keepPort(old: Balancer, port: BalancerPort, replaced: boolean, stays: boolean): BalancerPort {
	const candidates = old.ports.filter((one) => one.port === port.port && one.frontend === port.frontend);
	const same = candidates.find(({ targetPort }) => targetPort === port.targetPort) ?? candidates[0];
	const decided = port.decidedBy ?? {};
	const anyOld = old.ports.find(({ forwardedFor }) => forwardedFor !== undefined);
	return {
		...port,
		...(port.forwardedFor !== undefined &&
		!decided.forwardedFor &&
		!replaced &&
		anyOld?.forwardedFor !== undefined
			? { forwardedFor: anyOld.forwardedFor }
			: {}),
		...(same && stays && !decided.proxyProtocol ? { proxyProtocol: same.proxyProtocol } : {}),
		...(same && stays && !decided.keepsClientAddress ? { keepsClientAddress: same.keepsClientAddress } : {}),
	};
}

function keptAttributes(old: Balancer, now: Balancer): string[] {
	const given = factOf(now, 'loadBalancerAttributes');
	const named = new Set(given.map(nameOf));
	return [...given, ...factOf(old, 'loadBalancerAttributes').filter((one) => !named.has(nameOf(one)))].sort();
}

/** `id key=value` of target groups that stay. */
function keptGroupAttributes(old: Balancer, now: Balancer, staying: readonly string[]): string[] {
	const given = factOf(now, 'targetGroupAttributes');
	const named = new Set(given.map(nameOf));
	const left = factOf(old, 'targetGroupAttributes').filter(
		(one) => !named.has(nameOf(one)) && staying.some((group) => group.split(' ')[1] === one.split(' ')[0]),
	);
	return [...given, ...left].sort();
}

/** Without the facts for which there is a sentence. */
function plain(made: Made): Made {
	if (made.outcome !== 'balancer') return made;
	const facts = Object.fromEntries(
		Object.entries(made.balancer.facts ?? {}).filter(([name]) => !said.includes(name)),
	);
	return { ...made, balancer: { ...made.balancer, facts } };
}
