// What to change so that Kong believes the client's own address over every way at once: each change is tried before it is advised.
import type { Checked, CheckedGateway } from '../check/check.ts';
import { at } from '../cluster/objects.ts';
import type { Code } from '../findings/finding.ts';
import { closingEdits } from './closing.ts';
import { type Carrier, type Delivery, deliveriesOf } from './deliveries.ts';
import { applyEdits, distinctEdits, type Edit, lastEdits } from './edits.ts';
import { after, type Scene, whatStays } from './judge.ts';
import { type Reads, readingEdits, trustEdit } from './kong-edits.ts';
import { withConfiguration } from './operator-defaults.ts';
import { refusalEdits, repairsOf } from './repairs.ts';
import { type Trusted, trustNeeded } from './trust.ts';
import { editsText } from './words.ts';

/** A set of changes after which the check finds nothing to mend. */
export interface Remedy {
	/** In what the client's address arrives at Kong afterwards. */
	readonly kind: 'source' | 'proxy' | 'header';
	readonly edits: readonly Edit[];
	/** Errors that stay, each of which says itself what to do. */
	readonly leaves: readonly Code[];
}

/** Changes that are tried for a gateway, and objects that are checked again for all of them, in clusters with very many faults. */
const MOST_TRIED = 24;
const MOST_OBJECTS = 1_000_000;

/** The smallest changes that mend a gateway, two at most; none where nothing tried ends clean. Missing: it was not tried. */
export function remediesOf(scene: Scene, { each }: Checked): ReadonlyMap<CheckedGateway, readonly Remedy[]> {
	const remedies = new Map<CheckedGateway, readonly Remedy[]>();
	let objects = 0;
	for (const gateway of each) {
		if (!needsOne(gateway) || objects > MOST_OBJECTS) continue;
		const own = sceneOf(gateway, each, scene);
		objects += own.objects.length * MOST_TRIED;
		remedies.set(gateway, remediesFor(own, gateway));
	}
	return remedies;
}

const needsOne = ({ report, findings }: CheckedGateway): boolean =>
	report !== null && findings.some(({ severity }) => severity === 'error');

/** The scene without other gateways, and without the namespaces that are theirs alone. */
function sceneOf({ pod, ways }: CheckedGateway, each: Checked['each'], scene: Scene): Scene {
	const { workload } = pod;
	const others = new Set(each.map((one) => one.pod.workload).filter((one) => one !== workload));
	const theirs = new Set([...others].map(({ namespace }) => namespace));
	const ours = new Set([
		workload.namespace,
		...ways.flatMap(({ situation: { entrance } }) => entrance.front?.namespace ?? []),
	]);
	const objects = scene.objects.filter(
		(one) => !others.has(one) && (ours.has(one.namespace) || !theirs.has(one.namespace)),
	);
	return { ...scene, objects };
}

function remediesFor(scene: Scene, gateway: CheckedGateway): readonly Remedy[] {
	const configured = withConfiguration(scene, gateway);
	if (configured === null) return searched(scene, gateway);
	const { made } = configured;
	return searched(configured.scene, configured.gateway).map((one) => ({
		...one,
		edits: [...made, ...one.edits],
	}));
}

function searched(scene: Scene, gateway: CheckedGateway): readonly Remedy[] {
	for (const wholly of [false, true]) {
		const own = endingClean(scene, gateway, plansFor(gateway, wholly));
		const found = [
			...own.flatMap((one) => [one, ...withoutRefused(scene, gateway, one)]),
			...startsOf(gateway).flatMap((made) => onceMade(scene, gateway, made, wholly)),
		];
		if (found.length > 0) return smallest(found);
	}
	return [];
}

/** What is wrong by itself, mended first: with other words in annotations the balancer may be another, with other ways. */
function startsOf(gateway: CheckedGateway): readonly (readonly Edit[])[] {
	const own = repairsOf(gateway);
	const refused = refusalEdits(gateway);
	return [...(own.length > 0 ? [own] : []), ...refused.map((edits) => distinctEdits([...own, ...edits]))];
}

/** A remedy that leaves what a controller refuses, with that taken away. */
function withoutRefused(scene: Scene, gateway: CheckedGateway, one: Remedy): Remedy[] {
	if (!one.leaves.includes('controller-refuses')) return [];
	return refusalEdits(gateway).flatMap((refused) => {
		const edits = lastEdits([...one.edits, ...refused]);
		const leaves = whatStays(after(scene, gateway, edits), gateway);
		return leaves ? [{ ...one, edits, leaves }] : [];
	});
}

/** Whether a field holds the value already, before anything is changed. */
function isSo(edit: Edit, { objects }: Scene): boolean {
	if (edit.kind !== 'field') return false;
	const object = objects.find(({ index }) => index === edit.place.object.index);
	return JSON.stringify(at(object?.body, ...edit.place.path)) === JSON.stringify(edit.value);
}

/** Remedies that begin with these edits; each is tried as a whole. */
function onceMade(scene: Scene, gateway: CheckedGateway, made: readonly Edit[], wholly: boolean): Remedy[] {
	const now = after(scene, gateway, made);
	if (now === null) return [];
	const applied = { ...scene, ...applyEdits(scene.objects, scene.circumstances, made) };
	const found = endingClean(applied, now, plansFor(now, wholly), true);
	return found.flatMap((one) => {
		const edits = lastEdits([...made, ...one.edits]).filter((edit) => !isSo(edit, scene));
		const leaves = edits.length === 0 ? null : whatStays(after(applied, now, one.edits), gateway);
		return leaves ? [{ ...one, edits, leaves }] : [];
	});
}

/** @param begun whether something was changed already, so that nothing more may be needed. */
function endingClean(scene: Scene, gateway: CheckedGateway, plans: readonly Plan[], begun = false) {
	return plans.slice(0, MOST_TRIED).flatMap((plan) => {
		const ending = tried(scene, gateway, plan);
		return ending && (begun || ending.edits.length > 0) ? [{ kind: plan.kind, ...ending }] : [];
	});
}

/** The smallest of each kind, and no more than two, where the second is not much larger. */
function smallest(found: readonly Remedy[]): readonly Remedy[] {
	const sorted = [...found].sort((one, other) => weight(one) - weight(other));
	const kinds = new Map(sorted.toReversed().map((one) => [one.kind, one]));
	const texts = new Set<string>();
	const least = sorted[0] ? weight(sorted[0]) : 0;
	return sorted
		.filter((one) => kinds.get(one.kind) === one)
		.filter(({ edits }) => texts.size < texts.add(editsText(edits)).size)
		.filter((one) => weight(one) <= least + 2)
		.slice(0, 2);
}

/** What somebody has to do by hand weighs more: outside of the objects, or about faults that stay. */
const weight = ({ edits, leaves }: Remedy): number =>
	edits.reduce((sum, { kind }) => sum + (kind === 'outside' ? 3 : 1), leaves.length * 3);

/** One delivery for each way, and how Kong reads them all. */
interface Plan {
	readonly kind: Remedy['kind'];
	readonly reads: Reads;
	readonly deliveries: readonly Delivery[];
}

function plansFor({ ways }: CheckedGateway, wholly: boolean): readonly Plan[] {
	const all = ways.map((way) => deliveriesOf(way, wholly));
	const cdns = ways.flatMap(({ situation }) => (situation.cdn ? [situation.cdn.header] : []));
	const [source, proxy] = [picked(all, ['source']), picked(all, ['proxy'])];
	const named = [picked(all, ['source', 'header']), picked(all, ['header', 'source'])].flatMap(
		(deliveries) =>
			deliveries === null
				? []
				: headersOf(deliveries, cdns).map(
						(header): Plan => ({ kind: 'header', reads: { header }, deliveries }),
					),
	);
	return [
		...(source && cdns.length === 0
			? [{ kind: 'source', reads: 'nothing', deliveries: source } as const]
			: []),
		...(proxy && cdns.length === 0
			? [{ kind: 'proxy', reads: 'proxy_protocol', deliveries: proxy } as const]
			: []),
		...named,
	];
}

/** For each way the first of these carriers that it has; null where a way has none. */
function picked(
	ways: readonly (readonly Delivery[])[],
	carriers: readonly Carrier[],
): readonly Delivery[] | null {
	const found = ways.flatMap((deliveries) =>
		carriers.flatMap((wanted) => deliveries.filter(({ carrier }) => carrier === wanted)).slice(0, 1),
	);
	return ways.length > 0 && found.length === ways.length ? found : null;
}

/** The headers that every way which names the client in one can do, a CDN's own first. */
function headersOf(deliveries: readonly Delivery[], cdns: readonly string[]): readonly string[] {
	const lists = deliveries.flatMap(({ carrier, headers }) => (carrier === 'header' ? [headers] : []));
	const [first = [], ...others] = lists;
	const shared = first.filter((name) => others.every((list) => list.includes(name)));
	return [...new Set([...cdns, ...shared])];
}

type Ending = Pick<Remedy, 'edits' | 'leaves'>;

/** The edits of a plan, where they end clean; with what is wrong by itself afterwards mended, if that ends clean as well. */
function tried(scene: Scene, gateway: CheckedGateway, { reads, deliveries }: Plan): Ending | null {
	const planned = distinctEdits([...deliveries.flatMap((one) => one.edits), ...readingEdits(gateway, reads)]);
	const first = planned.length > 0 ? after(scene, gateway, planned) : gateway;
	if (first === null) return null;
	const repairs = repairsOf(first);
	const whole =
		repairs.length > 0 ? trusting(scene, gateway, reads, distinctEdits([...planned, ...repairs])) : null;
	return whole ?? trusting(scene, gateway, reads, planned);
}

/** With the trust that is there, else with that which the ways need, else closed to the CDN. */
function trusting(
	scene: Scene,
	gateway: CheckedGateway,
	reads: Reads,
	edits: readonly Edit[],
): Ending | null {
	const ending = (all: readonly Edit[], then: CheckedGateway | null): Ending[] => {
		const leaves = whatStays(then, gateway);
		return leaves ? [{ edits: all, leaves }] : [];
	};
	const then = after(scene, gateway, edits);
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
function assuming({ objects, circumstances }: Scene, trusted: readonly Trusted[]): Scene {
	const assumed = trusted.map((one) => one.circumstances ?? {});
	const nodes = [...circumstances.nodes, ...assumed.flatMap((one) => one.nodes ?? [])];
	const balancerSubnets = [
		...circumstances.balancerSubnets,
		...assumed.flatMap((one) => one.balancerSubnets ?? []),
	];
	return { objects, circumstances: { ...circumstances, nodes, balancerSubnets } };
}
