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
import { likenessOf, narrowedScenes } from './scenes.ts';
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

/** A remedy, and the name of the attempt that it came from. */
interface Found extends Remedy {
	readonly attempt: string;
}

/** The names of the attempts that helped a gateway. */
type Helped = ReadonlySet<string>;

/** Changes that are tried for a gateway, and objects that are checked again for all of them, in clusters with very many faults. */
const MOST_TRIED = 24;
const MOST_OBJECTS = 1_000_000;

/** The smallest changes that mend a gateway, two at most; none where nothing tried ends clean. Missing: it was not tried. */
export function remediesOf(scene: Scene, { each }: Checked): ReadonlyMap<CheckedGateway, readonly Remedy[]> {
	const remedies = new Map<CheckedGateway, readonly Remedy[]>();
	const narrowed = narrowedScenes(scene, each);
	const helpedBy = new Map<string, Helped>();
	let objects = 0;
	for (const gateway of each) {
		if (!needsOne(gateway) || objects > MOST_OBJECTS) continue;
		const own = narrowed(gateway);
		const likeness = likenessOf(gateway);
		const helped = helpedBy.get(likeness);
		const found = remediesFor(own, gateway, helped);
		objects += own.objects.length * (helped ? 2 * helped.size : MOST_TRIED);
		helpedBy.set(likeness, new Set(found.map(({ attempt }) => attempt)));
		remedies.set(gateway, found);
	}
	return remedies;
}

const needsOne = ({ report, findings }: CheckedGateway): boolean =>
	report !== null && findings.some(({ severity }) => severity === 'error');

function remediesFor(scene: Scene, gateway: CheckedGateway, helped: Helped | undefined): readonly Found[] {
	const configured = withConfiguration(scene, gateway);
	if (configured === null) return searched(scene, gateway, helped);
	const { made } = configured;
	return searched(configured.scene, configured.gateway, helped).map((one) => ({
		...one,
		edits: [...made, ...one.edits],
	}));
}

/** @param helped what helped a gateway that is alike: only that is tried, but all where not all of it helps. */
function searched(scene: Scene, gateway: CheckedGateway, helped: Helped | undefined): readonly Found[] {
	if (helped?.size === 0) return [];
	for (const wholly of [false, true]) {
		const found = attemptsFor(scene, gateway, wholly)
			.filter(({ name }) => helped?.has(name) ?? true)
			.flatMap(({ name, make }) => make().map((one): Found => ({ ...one, attempt: name })));
		const names = new Set(found.map(({ attempt }) => attempt));
		if (found.length > 0 && names.size === (helped?.size ?? names.size)) return smallest(found);
	}
	return helped ? searched(scene, gateway, undefined) : [];
}

/** Something to try; the same name for the same kind of attempt at a gateway that is alike. */
interface Attempt {
	readonly name: string;
	readonly make: () => readonly Remedy[];
}

/** Each plan by itself, and after what is wrong by itself was mended: with other words in annotations the balancer may be another. */
function attemptsFor(scene: Scene, gateway: CheckedGateway, wholly: boolean): readonly Attempt[] {
	const plans = plansFor(gateway, wholly).slice(0, MOST_TRIED);
	return [
		...plans.map((plan) => ({
			name: plan.name,
			make: () =>
				endingClean(scene, gateway, plan).flatMap((one) => [one, ...withoutRefused(scene, gateway, one)]),
		})),
		...startsOf(gateway).map((made, index) => ({
			name: `start ${index}`,
			make: () => onceMade(scene, gateway, made, wholly),
		})),
	];
}

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
	const plans = plansFor(now, wholly).slice(0, MOST_TRIED);
	return plans
		.flatMap((plan) => endingClean(applied, now, plan, true))
		.flatMap((one) => {
			const edits = lastEdits([...made, ...one.edits]).filter((edit) => !isSo(edit, scene));
			const leaves = edits.length === 0 ? null : whatStays(after(applied, now, one.edits), gateway);
			return leaves ? [{ ...one, edits, leaves }] : [];
		});
}

/** @param begun whether something was changed already, so that nothing more may be needed. */
function endingClean(scene: Scene, gateway: CheckedGateway, plan: Plan, begun = false): Remedy[] {
	const ending = tried(scene, gateway, plan);
	return ending && (begun || ending.edits.length > 0) ? [{ kind: plan.kind, ...ending }] : [];
}

/** The smallest of each kind, and no more than two, where the second is not much larger. */
function smallest(found: readonly Found[]): readonly Found[] {
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
	/** The same for the same kind of plan of a gateway that is alike. */
	readonly name: string;
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
						(header) => ({ kind: 'header', reads: { header }, deliveries }) as const,
					),
	);
	const plans: readonly Omit<Plan, 'name'>[] = [
		...(source && cdns.length === 0
			? [{ kind: 'source', reads: 'nothing', deliveries: source } as const]
			: []),
		...(proxy && cdns.length === 0
			? [{ kind: 'proxy', reads: 'proxy_protocol', deliveries: proxy } as const]
			: []),
		...named,
	];
	return plans.map((plan, index) => ({ ...plan, name: `${wholly ? 'wholly' : 'sparing'} ${index}` }));
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
function assuming({ objects, circumstances }: Scene, trusted: readonly Trusted[]): Scene {
	const assumed = trusted.map((one) => one.circumstances ?? {});
	const nodes = [...circumstances.nodes, ...assumed.flatMap((one) => one.nodes ?? [])];
	const balancerSubnets = [
		...circumstances.balancerSubnets,
		...assumed.flatMap((one) => one.balancerSubnets ?? []),
	];
	return { objects, circumstances: { ...circumstances, nodes, balancerSubnets } };
}
