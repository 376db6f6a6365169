// A check that says what to do: changes that were tried, and that end clean over every way into the gateway.
import { type Checked, type CheckedGateway, check } from '../check/check.ts';
import { ADDRESS_SETTINGS } from '../check/gateway/kong.ts';
import { type Beside, NOTHING_BESIDE } from '../check/input/beside.ts';
import { namespaceAssumed } from '../check/input/namespace-assumed.ts';
import type { Circumstances, ObjectFinding } from '../check/types.ts';
import { inMeantNamespace } from '../cluster/namespaces.ts';
import type { KubeObject } from '../cluster/objects.ts';
import { isJoint } from './judge.ts';
import { remediesOf } from './remedies.ts';
import type { Remedy } from './remedy.ts';
import { editsText } from './words.ts';

/** The result of a check, and what mends each gateway that needs it. */
export interface Advised extends Checked {
	readonly remedies: ReadonlyMap<CheckedGateway, readonly Remedy[]>;
}

/** Checks objects and adds to its findings what to do. */
export function checkAndAdvise(
	given: readonly KubeObject[],
	circumstances: Circumstances,
	beside: Beside = NOTHING_BESIDE,
): Advised {
	const { objects, apart } = inMeantNamespace(given);
	const result = check(objects, circumstances, beside);
	const remedies = remediesOf({ objects, circumstances }, result);
	const owner = ownersOf(result);
	const advised = new Map<CheckedGateway, string>();
	const first = firstJoint(result.findings, owner);
	const findings = result.findings.map((one): ObjectFinding => {
		const gateway = owner.get(keyOf(one));
		const found = gateway && remedies.get(gateway);
		if (!gateway || !isJoint(one)) return found ? mendedBy(one, found, first.get(gateway)) : one;
		if (!found) return { ...one, hint: UNTRIED };
		const before = advised.get(gateway);
		if (before !== undefined) return saidBefore(one, before, found);
		advised.set(gateway, one.code);
		return { ...one, hint: found.length > 0 ? adviceText(found) : noneText(gateway) };
	});
	return { ...result, findings: [...findings, ...namespaceAssumed(apart)], remedies };
}

/** Where nothing mends the first one, nothing is said of the others. */
const saidBefore = (one: ObjectFinding, code: string, { length }: readonly Remedy[]): ObjectFinding =>
	length > 0 ? { ...one, hint: `What ${code} says to do mends this, too.` } : one;

/** Codes of findings whose own advice may cross that for the whole gateway. */
const CROSSING: ReadonlySet<string> = new Set([
	'plain-to-tls',
	'tls-to-plain',
	'no-controller',
	'controller-refuses',
	'controller-reads',
	'health-check-tls',
	'port-not-served',
]);

/** A finding that the remedies mend as well: what to do about it is said once. @param joint the code where that is said. */
function mendedBy(one: ObjectFinding, remedies: readonly Remedy[], joint: string | undefined): ObjectFinding {
	const mends = remedies.length > 0 && remedies.every(({ leaves }) => !leaves.includes(one.code));
	if (!mends || one.severity !== 'error' || !CROSSING.has(one.code)) return one;
	if (joint === undefined)
		return one.code === 'controller-refuses' ? { ...one, hint: adviceText(remedies) } : one;
	const says = `What ${joint} says to do mends this, too`;
	const { fix, instead } = one.args;
	if (fix !== undefined) return { ...one, args: { ...one.args, fix: says } };
	if (instead === undefined) return { ...one, hint: `${says}.` };
	return remedies.every((remedy) => writes(remedy, one))
		? one
		: { ...one, args: { ...one.args, instead: ` ${says}.` } };
}

/** Whether the remedy changes what the finding is about, as the finding says. */
const writes = ({ edits }: Remedy, { place, args }: ObjectFinding): boolean =>
	edits.some(
		(edit) =>
			edit.kind === 'field' &&
			edit.place.object.index === place?.object.index &&
			edit.place.shown === place.shown &&
			args.instead === ` Write ${edit.value}.`,
	);

/** The code of the finding at which the advice for a gateway is given. */
function firstJoint(
	findings: readonly ObjectFinding[],
	owner: ReadonlyMap<string, CheckedGateway>,
): ReadonlyMap<CheckedGateway | undefined, string> {
	const joint = findings.filter(isJoint).toReversed();
	return new Map(joint.map((one) => [owner.get(keyOf(one)), one.code]));
}

/** One sentence for each remedy: the others are alternatives. */
function adviceText(remedies: readonly Remedy[]): string {
	if (remedies.length === 0) return NONE;
	const [first = '', ...others] = remedies.map(({ edits }) => editsText(edits));
	return [
		first,
		...others.map((text) => `Or ${text.charAt(0).toLowerCase()}${text.slice(1)}`),
		...besides(remedies[0]?.leaves ?? []),
	].join(' ');
}

/** Faults of which only the reader knows the right value; each names it. */
function besides(leaves: readonly string[]): string[] {
	const others = leaves.length > 0 ? [`Correct what ${leaves.join(' and ')} names as well.`] : [];
	const unseen = leaves.includes('no-controller')
		? ['Then check again: whom to trust shows only once a controller takes the object.']
		: [];
	return [...others, ...unseen];
}

/** Where settings are made by a command or a file, no change of `env` helps. */
function noneText({ pod }: CheckedGateway): string {
	const { outweighing } = pod.env;
	const names = ADDRESS_SETTINGS.filter((name) => outweighing.has(name));
	const where = [...new Set(names.map((name) => outweighing.get(name)))].join(' and ');
	return names.length === 0
		? NONE
		: `Correct ${names.join(', ')} in ${where}: variables in env do not outweigh what is set there.`;
}

const UNTRIED = 'Check the objects of this gateway by themselves to learn what to do.';
const NONE = 'No change to these objects that was tried mends it alone.';

/** The gateway that a finding is about. Two with the same fault at the same place share what is said of it. */
function ownersOf({ each }: Checked): ReadonlyMap<string, CheckedGateway> {
	const owners = new Map<string, CheckedGateway>();
	for (const gateway of each)
		for (const one of gateway.findings) if (!owners.has(keyOf(one))) owners.set(keyOf(one), gateway);
	return owners;
}

const keyOf = ({ code, place }: ObjectFinding): string => `${code} ${place?.object.index} ${place?.shown}`;
