// What to change so that Kong believes the client's own address over every way at once: each change is tried before it is advised.
import type { Checked, CheckedGateway } from '../check/check.ts';
import { addAll } from '../text/lists.ts';
import { attemptsFor, lastAttemptsFor, MOST_TRIED } from './attempts.ts';
import type { Scene, Surroundings } from './judge.ts';
import { withConfiguration } from './operator-defaults.ts';
import type { Remedy } from './remedy.ts';
import { likenessOf, narrowedScenes } from './scenes.ts';
import { editsText } from './words.ts';

/** A remedy, and the name of the attempt that it came from. */
interface Found extends Remedy {
	readonly attempt: string;
}

/** The names of the attempts that helped a gateway. */
type Helped = ReadonlySet<string>;

/** Objects that are checked again for all gateways, in clusters with very many faults. */
const MOST_OBJECTS = 1_000_000;

/** The smallest changes that mend a gateway, two at most; none where nothing tried ends clean. Missing: it was not tried. */
export function remediesOf(
	scene: Surroundings,
	{ each }: Checked,
): ReadonlyMap<CheckedGateway, readonly Remedy[]> {
	const remedies = new Map<CheckedGateway, readonly Remedy[]>();
	const narrowed = narrowedScenes(scene, each);
	const helpedBy = new Map<string, Helped>();
	let objects = 0;
	for (const gateway of each) {
		if (!needsOne(gateway) || objects > MOST_OBJECTS) continue;
		const own = behindItsCdn(narrowed(gateway), gateway);
		const likeness = likenessOf(gateway);
		const helped = helpedBy.get(likeness);
		const found = remediesFor(own, gateway, helped);
		objects += own.objects.length * (helped ? 2 * helped.size : MOST_TRIED);
		helpedBy.set(likeness, new Set(found.map(({ attempt }) => attempt)));
		remedies.set(gateway, found);
	}
	return remedies;
}

/** With the CDN that the check assumes by Kong's settings: a change of these settings does not take it away. */
function behindItsCdn(scene: Scene, { ways }: CheckedGateway): Scene {
	const [first, ...others] = new Set(ways.map(({ situation }) => situation.circumstances.cdn));
	const isAssumed = ways.every(({ situation }) => situation.cdn?.supposed === 'settings');
	if (!first || others.length > 0 || !isAssumed) return scene;
	return { ...scene, circumstances: { ...scene.circumstances, cdn: first } };
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
	const all: Found[] = [];
	const tries = [
		() => attemptsFor(scene, gateway, false),
		() => attemptsFor(scene, gateway, true),
		() => (all.length > 0 ? [] : lastAttemptsFor(scene, gateway)),
	];
	for (const attempts of tries) {
		const found = attempts()
			.filter(({ name }) => helped?.has(name) ?? true)
			.flatMap(({ name, make }) => make().map((one): Found => ({ ...one, attempt: name })));
		const names = new Set(found.map(({ attempt }) => attempt));
		if (found.length > 0 && names.size === (helped?.size ?? names.size)) addAll(all, found);
		if (all.some((one) => left(one) === 0)) break;
	}
	if (all.length > 0) return smallest(all);
	return helped ? searched(scene, gateway, undefined) : [];
}

/** What a remedy does not mend: errors above all. */
const left = ({ leaves, reveals }: Remedy): number => leaves.length * 100 + reveals.length;

/** The smallest of each kind that leave the least, and no more than two, where the second is not much larger. */
function smallest(found: readonly Found[]): readonly Found[] {
	const fewest = found.map(left).reduce((one, other) => Math.min(one, other));
	const sorted = found
		.filter((one) => left(one) === fewest)
		.sort((one, other) => weight(one) - weight(other));
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
