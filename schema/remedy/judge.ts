// Tries a change: applies it to copies of the objects and checks them again.
import { type Checked, type CheckedGateway, check } from '../check/check.ts';
import type { Circumstances, ObjectFinding } from '../check/types.ts';
import type { KubeObject } from '../cluster/objects.ts';
import type { Code } from '../findings/finding.ts';
import { definitionOf } from '../findings/render.ts';
import { applyEdits, type Edit } from './edits.ts';

/** What is known of the gateway's surroundings. */
export interface Surroundings {
	readonly objects: readonly KubeObject[];
	readonly circumstances: Circumstances;
}

/** Surroundings in which changes to one gateway are tried. */
export interface Scene extends Surroundings {
	/** What came of the changes that were tried already: half of all plans lead to what another one led to. */
	readonly tried: Map<string, CheckedGateway | null>;
}

/** The gateway as it is after the edits; null where it is no more found. */
export function after(
	{ objects, circumstances, tried }: Scene,
	{ pod: { workload, containerName } }: CheckedGateway,
	edits: readonly Edit[],
): CheckedGateway | null {
	const changed = applyEdits(objects, circumstances, edits);
	const key = JSON.stringify([changed.objects.map(({ body }) => body), changed.circumstances]);
	const before = tried.get(key);
	if (before !== undefined) return before;
	const { each }: Checked = check(changed.objects, changed.circumstances);
	const found =
		each.find(({ pod }) => pod.workload.index === workload.index && pod.containerName === containerName) ??
		null;
	tried.set(key, found);
	return found;
}

/** What a change may bring: it is said of every Kong that reads whom a node names, and closed outside of the objects. */
const BESIDE: readonly Code[] = ['node-ports-trusted'];

/** Whether what to do about it depends on all ways at once. The other findings name a fault that is mended by itself. */
export const isJoint = ({ code }: ObjectFinding): boolean => definitionOf(code).advised === true;

/**
 * The errors that stay once a gateway is changed, where the change ends clean but for those: faults that were there before and that are mended by
 * themselves. None: the client is preserved, traffic works, nobody outside forges, and no new warning came. Null where it does not end clean.
 * @param revealed warnings that may come, since a correction alone shows them.
 */
export function whatStays(
	now: CheckedGateway | null,
	before: CheckedGateway,
	revealed: readonly Code[] = [],
): readonly Code[] | null {
	if (!now?.report || forgets(now, before)) return null;
	const known = new Set([...before.findings.map(({ code }) => code), ...revealed]);
	const mayStay = (one: ObjectFinding): boolean =>
		one.severity === 'note' ||
		BESIDE.includes(one.code) ||
		(known.has(one.code) && (one.severity === 'warning' || !isJoint(one)));
	if (!now.findings.every(mayStay)) return null;
	const errors = now.findings.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));
	if (errors.length > 0) return before.findings.some(isJoint) ? [...new Set(errors)] : null;
	const { clientIpPreserved, trafficWorks, spoofable } = now.report.verdict;
	// Of what is not among the objects no change of the others tells more: a proxy's settings, and what a program that starts Kong sets.
	const has = (code: Code) => now.findings.some((one) => one.code === code);
	const isPreserved =
		clientIpPreserved === 'yes' || (has('front-unknown') && clientIpPreserved === 'unknown');
	const isBlurred = has('front-unknown') || has('start-unread');
	const isClosed = spoofable === 'no' || (isBlurred && spoofable === 'unknown');
	return isPreserved && trafficWorks === 'yes' && isClosed ? [] : null;
}

/** Warnings that a gateway has only after a change. */
export function newWarnings(now: CheckedGateway, before: CheckedGateway): readonly Code[] {
	const known = new Set(before.findings.map(({ code }) => code));
	const fresh = now.findings.filter(({ code, severity }) => severity === 'warning' && !known.has(code));
	return [...new Set(fresh.map(({ code }) => code))];
}

/** Whether nothing tells any more whose balancer it is: then the check takes it for one that suits Kong, and proves nothing. */
function forgets(now: CheckedGateway, before: CheckedGateway): boolean {
	const unnamed = new Set(now.ways.filter(({ situation }) => situation.product === null).map(entranceOf));
	return before.ways.some((way) => way.situation.product !== null && unnamed.has(entranceOf(way)));
}

const entranceOf = ({ situation: { entrance } }: CheckedGateway['ways'][number]): string =>
	`${entrance.front?.index} ${entrance.service?.index} ${entrance.type}`;
