// What a change does to a NodeBalancer: its ports are built again one after the other, until one fails.
import { brokenOff, type Problem } from '../../cloud.ts';
import type { State, Updated } from '../../controller.ts';
import { balancer, refused } from '../../made.ts';
import { readService, type Service, type ServicePort } from '../../service.ts';
import type { Balancer, BalancerPort, Made } from '../../types.ts';
import { becomesNew, inPlace, standing } from '../../update.ts';
import { parseBool, parseInteger } from '../../words.ts';
import { ofFirewall, ofNodes, ofPort } from './refusals.ts';
import { remarksOf } from './remarks.ts';
import { frontend, isPlainNumber, names } from './settings.ts';

type PortOf = (service: Service, port: ServicePort) => BalancerPort;

export function update(before: State, after: State, portOf: PortOf): Updated {
	const live = standing(before.made);
	if (live === null) return becomesNew(before, after);
	const object = after.object ?? before.object;
	const service = object && readService(object);
	if (service === null || after.made.outcome === 'ignored' || after.object === null)
		return deleted(before, after, service);
	const old = before.object === null ? null : readService(before.object);
	if (after.made.outcome === 'balancer' && old && isLost(old, service)) return second(before, after);
	const remarks = remarksOf(service);
	const firewall = ofFirewall(service);
	if (firewall) return stopped(live, live, firewall, remarks);
	const { ports, problem } = portsAfter(live, service, after, portOf);
	const fresh = after.made.balancer ?? live;
	const now: Balancer = { ...fresh, scheme: live.scheme, ports };
	if (problem) return stopped(live, now, problem, remarks);
	const made = balancer(now, remarks);
	const { changes, ignored } = inPlace(
		before.made,
		made,
		after.made.outcome === 'balancer' ? after.made : made,
	);
	const other = old && otherBalancer(old, service);
	return {
		made,
		update: {
			changes: [...changes, ...(other ? [other] : [])],
			ignored: [...ignored, ...(old ? fixed(old, service) : [])],
			recreated: other !== null,
		},
	};
}

function stopped(
	live: Balancer,
	left: Balancer,
	{ message, at }: Problem,
	remarks: Made['remarks'],
): Updated {
	return { made: refused(message, at, { balancer: left, remarks }), update: brokenOff(live, left) };
}

/**
 * The ports after an update: a listener is found by its number alone, and built again for each port of that number; one whose number
 * no port has is gone already. Those behind a port that cannot be built stay as they were.
 */
function portsAfter(live: Balancer, service: Service, { cluster }: State, portOf: PortOf) {
	const there = live.ports.filter((one) => service.ports.some(({ port }) => port === one.port));
	const ports = [...there];
	for (const port of service.ports) {
		const problem = ofPort(service, port) ?? ofNodes(service, cluster);
		if (problem) return { ports, problem };
		const index = there.findIndex((one) => one.port === port.port);
		if (index < 0) ports.push(portOf(service, port));
		else ports[index] = portOf(service, port);
	}
	return { ports, problem: null };
}

function deleted(before: State, after: State, service: Service | null): Updated {
	if (service === null || parseBool(service.annotations[names.preserve] ?? '') !== true)
		return becomesNew(before, after);
	return {
		made: after.made,
		update: {
			changes: [],
			ignored: [`the deletion: ${names.preserve} leaves the balancer running`],
			recreated: false,
		},
	};
}

/** A sentence where another NodeBalancer takes the place of the first; null else. */
function otherBalancer(old: Service, { annotations }: Service): string | null {
	const wanted = parseInteger(annotations[names.id] ?? '') ?? 0;
	if (wanted === 0 || annotations[names.id] === old.annotations[names.id]) return null;
	const rest =
		parseBool(annotations[names.preserve] ?? '') === true ? 'is left running' : 'is deleted, its address too';
	return `NodeBalancer ${wanted} replaces the first one, which ${rest}`;
}

/** Whether the controller looks for the balancer by its address, and in another subnet than it was made in. */
function isLost(old: Service, { annotations }: Service): boolean {
	const wanted = annotations[frontend.subnetId];
	const byName = parseBool(old.annotations[names.hostnameOnly] ?? '') === true;
	if (!wanted || byName || (parseInteger(annotations[names.id] ?? '') ?? 0) !== 0) return false;
	return wanted !== old.annotations[frontend.subnetId] || !isPlainNumber(wanted);
}

/** A balancer beside one that the controller does not find. */
function second(before: State, after: State): Updated {
	const { changes } = inPlace(before.made, after.made, after.made);
	const first = `a second NodeBalancer is made, since the first one is not in the subnet that ${frontend.subnetId} names`;
	return {
		made: after.made,
		update: {
			changes: [first, ...changes],
			ignored: ['the first NodeBalancer is left running'],
			recreated: true,
		},
	};
}

/** Settings that are read when the balancer is made, and never again. */
function fixed(old: Service, now: Service): string[] {
	return [names.type, names.reservedIpv4]
		.filter((name) => old.annotations[name] !== now.annotations[name])
		.map((name) => `${name}: read only when the balancer is made`);
}
