// What the API server or a controller refuses or passes over, written as it reads it: with the words that the finding names, with what
// satisfies the controller, or as the same word in other letters. Each is kept only where the check then finds that fault no more.

import { refusalsOf } from '../balancer/made.ts';
import type { Cure } from '../balancer/types.ts';
import { placeOf } from '../check/causes/where.ts';
import type { CheckedGateway } from '../check/check.ts';
import type { ObjectFinding } from '../check/types.ts';
import { at, text } from '../cluster/objects.ts';
import { annotationPlace, fieldPlace, type Place } from '../cluster/places.ts';
import { distinctEdits, type Edit } from './edits.ts';
import { after, type Scene } from './judge.ts';

/** Behind one fault there may be another: a controller names the first that it meets. */
const MOST_ROUNDS = 4;

/** The edits that correct what can be corrected without asking anybody. */
export function correctionsOf(scene: Scene, gateway: CheckedGateway): readonly Edit[] {
	let edits: readonly Edit[] = [];
	let now: CheckedGateway | null = gateway;
	for (let round = 0; round < MOST_ROUNDS && now; round++) {
		const more = nextOf(scene, gateway, now, edits);
		if (more.length === 0) break;
		edits = distinctEdits([...edits, ...more]);
		now = after(scene, gateway, edits);
	}
	return edits;
}

function nextOf(scene: Scene, gateway: CheckedGateway, now: CheckedGateway, made: readonly Edit[]): Edit[] {
	return now.findings.filter(isRefusal).flatMap((one) => {
		const helps = (edits: readonly Edit[]) => isGone(one, after(scene, gateway, [...made, ...edits]));
		return candidates(one, now).find(helps) ?? [];
	});
}

const isRefusal = ({ code, severity }: ObjectFinding): boolean =>
	severity === 'error' && ['object-refused', 'no-controller', 'controller-refuses'].includes(code);

const isGone = ({ code, place, args }: ObjectFinding, then: CheckedGateway | null): boolean =>
	then !== null &&
	!then.findings.some(
		(one) => one.code === code && one.place?.shown === place?.shown && one.args.why === args.why,
	);

/** Alternatives, the likeliest first. */
function candidates(one: ObjectFinding, now: CheckedGateway): readonly (readonly Edit[])[] {
	const { place, args } = one;
	if (!place || place.object.made) return [];
	if (one.code !== 'controller-refuses') return writtenAs(place, args.fix ?? '');
	return [...curesOf(one, now), ...inOtherLetters(place)];
}

/** `Write 203.0.113.1/32`, `Write ingressClassName: alb in its place`: what the finding says to write, where it names one thing. */
function writtenAs(place: Place, fix: string): readonly (readonly Edit[])[] {
	const [, bare] = /^Write (\w+),? without quotes$/.exec(fix) ?? [];
	if (bare !== undefined) return [only(place, JSON.parse(bare))];
	const [, words = ''] = /^Write (\S+|\S+: \S+|the annotation \S+: \S+)(?: in its place)?$/.exec(fix) ?? [];
	if (words === '') return [];
	const [, annotation, name = '', value] = /^(the annotation )?(\S+): (\S+)$/.exec(words) ?? [];
	if (value === undefined) return [only(place, words)];
	const { object } = place;
	const wanted = annotation ? annotationPlace(object, name) : fieldPlace(object, 'spec', name);
	const old: Edit = { kind: 'field', place, value: undefined };
	return [[...(wanted.shown === place.shown ? [] : [old]), { kind: 'field', place: wanted, value }]];
}

const only = (place: Place, value: unknown): readonly Edit[] => [{ kind: 'field', place, value }];

/** What the controller's own reason names. */
function curesOf({ args }: ObjectFinding, { ways }: CheckedGateway): readonly (readonly Edit[])[] {
	const refusals = ways.flatMap(({ situation: { front } }) => (front.made ? refusalsOf(front.made) : []));
	const cure = refusals.find(({ message }) => message === args.why)?.cure;
	return cure ? [[editOf(cure)]] : [];
}

function editOf(cure: Cure): Edit {
	if ('at' in cure) return { kind: 'field', place: placeOf(cure.at), value: cure.value };
	return { kind: 'object', body: cure.object, says: cure.says };
}

/** `http` for `HTTP `, `true` for `True`: controllers mostly compare letter by letter. */
function inOtherLetters(place: Place): readonly (readonly Edit[])[] {
	const word = text(at(place.object.body, ...place.path))?.trim() ?? '';
	if (!/^["']?[A-Za-z][\w-]*["']?$/.test(word)) return [];
	const bare = word.replace(/["']/g, '');
	const small = bare.toLowerCase();
	const forms = [small, bare.toUpperCase(), small.charAt(0).toUpperCase() + small.slice(1), bare];
	return [...new Set(forms)].map((value) => only(place, value));
}
