// A check that says what to do: changes that were tried, and that end clean over every way into the gateway.
import { type Checked, type CheckedGateway, check } from '../check/check.ts';
import { type Beside, NOTHING_BESIDE } from '../check/input/beside.ts';
import type { Circumstances, ObjectFinding } from '../check/types.ts';
import type { KubeObject } from '../cluster/objects.ts';
import { isJoint } from './judge.ts';
import { type Remedy, remediesOf } from './remedies.ts';
import { editsText } from './words.ts';

/** The result of a check, and what mends each gateway that needs it. */
export interface Advised extends Checked {
	readonly remedies: ReadonlyMap<CheckedGateway, readonly Remedy[]>;
}

/** Checks objects and adds to its findings what to do. */
export function checkAndAdvise(
	objects: readonly KubeObject[],
	circumstances: Circumstances,
	beside: Beside = NOTHING_BESIDE,
): Advised {
	const result = check(objects, circumstances, beside);
	const remedies = remediesOf({ objects, circumstances }, result);
	const owner = ownersOf(result);
	const advised = new Map<CheckedGateway, string>();
	const findings = result.findings.map((one): ObjectFinding => {
		const gateway = isJoint(one) ? owner.get(keyOf(one)) : undefined;
		const found = gateway && remedies.get(gateway);
		if (!gateway) return one;
		if (!found) return { ...one, hint: UNTRIED };
		const before = advised.get(gateway);
		if (before !== undefined) return { ...one, hint: `What ${before} says to do mends this, too.` };
		advised.set(gateway, one.code);
		return { ...one, hint: adviceText(found) };
	});
	return { ...result, findings, remedies };
}

/** One sentence for each remedy: the others are alternatives. */
function adviceText(remedies: readonly Remedy[]): string {
	if (remedies.length === 0) return NONE;
	const [first = '', ...others] = remedies.map(({ edits }) => editsText(edits));
	return [first, ...others.map((text) => `Or ${text.charAt(0).toLowerCase()}${text.slice(1)}`)].join(' ');
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
