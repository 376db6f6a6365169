// Whether a plan ends clean, and with what beside it: what is wrong by itself, trust, a balancer closed to all but the CDN.
import type { CheckedGateway } from '../check/check.ts';
import { closingEdits } from './closing.ts';
import { distinctEdits, type Edit } from './edits.ts';
import { after, type Scene, whatStays } from './judge.ts';
import { type Reads, readingEdits, trustEdit } from './kong-edits.ts';
import type { Plan } from './plans.ts';
import type { Remedy } from './remedy.ts';
import { repairsOf } from './repairs.ts';
import { type Trusted, trustNeeded } from './trust.ts';

type Ending = Pick<Remedy, 'edits' | 'leaves'>;

/** The edits of a plan, where they end clean; with what is wrong by itself afterwards mended, if that ends clean as well. */
export function tried(scene: Scene, gateway: CheckedGateway, { reads, deliveries }: Plan): Ending | null {
	const planned = distinctEdits([...deliveries.flatMap((one) => one.edits), ...readingEdits(gateway, reads)]);
	const first = planned.length > 0 ? after(scene, gateway, planned) : gateway;
	if (first === null) return null;
	const repairs = repairsOf(first);
	const repaired = distinctEdits([...planned, ...repairs]);
	const whole =
		repairs.length > 0 ? trusting(scene, gateway, reads, repaired, after(scene, gateway, repaired)) : null;
	return whole ?? trusting(scene, gateway, reads, planned, first);
}

/** What the edits need beside them, where `then` is the gateway after them: with the trust that is there, else with that which the ways need, else closed to the CDN. */
function trusting(
	scene: Scene,
	gateway: CheckedGateway,
	reads: Reads,
	edits: readonly Edit[],
	then: CheckedGateway | null,
): Ending | null {
	const ending = (all: readonly Edit[], now: CheckedGateway | null): Ending[] => {
		const leaves = whatStays(now, gateway);
		return leaves ? [{ edits: all, leaves }] : [];
	};
	const [plain] = ending(edits, then);
	if (plain || then === null || reads === 'nothing') return plain ?? null;
	const walks = reads !== 'proxy_protocol' && reads.header === 'X-Forwarded-For';
	const trusted = trustNeeded(then, scene.circumstances, walks);
	const known = assuming(scene, trusted);
	const whole = [...edits, ...trustEdit(gateway, trusted)];
	const closings = closingEdits(gateway, scene.circumstances);
	const further = [
		whole,
		...closings.flatMap((closing) => [
			[...edits, ...closing],
			[...whole, ...closing],
		]),
	];
	for (const all of further) {
		const [found] = ending(all, after(known, gateway, all));
		if (found) return found;
	}
	return null;
}

/** The circumstances in which the addresses that nobody knows are the blocks that stand for them. */
function assuming(scene: Scene, trusted: readonly Trusted[]): Scene {
	const { circumstances } = scene;
	const assumed = trusted.map((one) => one.circumstances ?? {});
	const nodes = [...circumstances.nodes, ...assumed.flatMap((one) => one.nodes ?? [])];
	const balancerSubnets = [
		...circumstances.balancerSubnets,
		...assumed.flatMap((one) => one.balancerSubnets ?? []),
	];
	return { ...scene, circumstances: { ...circumstances, nodes, balancerSubnets } };
}
