// Changes to what was checked, as data: a field or annotation, a variable of Kong's container, a new object, or something outside of the
// objects. They are applied to copies, so that a change can be tried before it is advised.

import type { GatewayPod } from '../check/gateway/gateways.ts';
import type { Circumstances } from '../check/types.ts';
import { at, items, type KubeObject } from '../cluster/objects.ts';
import type { Place } from '../cluster/places.ts';
import { inWords } from '../text/in-words.ts';
import { memberOf, setMember } from '../text/members.ts';

export type Edit = FieldEdit | EnvEdit | NewObject | OutsideEdit;

/** A field or annotation of an object; undefined removes it. */
export interface FieldEdit {
	readonly kind: 'field';
	readonly place: Place;
	readonly value: unknown;
	/** How the value is shown, where it is long or stands for addresses that nobody knows. */
	readonly shown?: string;
	/** Addresses that the value lacks, by the option of `check` that names them. */
	readonly lacks?: readonly string[];
}

/** A variable of the container that runs Kong; null removes it. */
export interface EnvEdit extends Pick<FieldEdit, 'shown' | 'lacks'> {
	readonly kind: 'env';
	readonly pod: GatewayPod;
	readonly name: string;
	readonly value: string | null;
}

/** An object that is missing. */
export interface NewObject {
	readonly kind: 'object';
	readonly body: object;
	/** An order to the reader. */
	readonly says: string;
}

/** What no object shows: an order to the reader, and what is so afterwards. */
interface OutsideEdit {
	readonly kind: 'outside';
	readonly says: string;
	readonly circumstances: Partial<Circumstances>;
}

/** The objects and circumstances after the edits. The objects that were given stay as they are. */
export function applyEdits(
	objects: readonly KubeObject[],
	given: Circumstances,
	edits: readonly Edit[],
): { readonly objects: readonly KubeObject[]; readonly circumstances: Circumstances } {
	const byIndex = new Map(objects.map((one) => [one.index, one]));
	const free = objects.reduce((most, { index }) => Math.max(most, index), -1) + 1;
	const added: KubeObject[] = [];
	const bodies = new Map<number, unknown>();
	// An edit may speak of an object as an earlier edit left it, or of one that was made.
	const copy = (object: KubeObject): unknown => {
		const made = added.find((one) => one.kind === object.kind && one.name === object.name);
		if (made) return made.body;
		const own = bodies.get(object.index) ?? structuredClone(byIndex.get(object.index)?.body);
		bodies.set(object.index, own);
		return own;
	};
	let circumstances = given;
	for (const edit of edits) {
		if (edit.kind === 'field') setAt(copy(edit.place.object), edit.place.path, edit.value);
		else if (edit.kind === 'env') setVariable(copy(containerOf(edit).object), containerOf(edit).path, edit);
		else if (edit.kind === 'outside') circumstances = { ...circumstances, ...edit.circumstances };
		else added.push(objectOf(structuredClone(edit.body), free + added.length));
	}
	const changed = objects.map((one) =>
		bodies.has(one.index) ? { ...one, body: bodies.get(one.index) } : one,
	);
	return { objects: [...changed, ...added], circumstances };
}

function objectOf(body: object, index: number): KubeObject {
	const word = (...path: string[]) => inWords(at(body, ...path) ?? '');
	return {
		kind: word('kind'),
		name: word('metadata', 'name'),
		namespace: word('metadata', 'namespace'),
		body,
		index,
	};
}

/** The container in the user's objects, which an operator's pods do not have themselves. */
function containerOf({ pod, name }: EnvEdit): Pick<Place, 'object' | 'path'> {
	return pod.workload.made?.containerFor(name) ?? { object: pod.workload, path: pod.path };
}

function setVariable(body: unknown, path: Place['path'], { pod, name, value }: EnvEdit): void {
	const env = items(at(body, ...path, 'env'));
	const kept = env.filter((one) => at(one, 'name') !== name);
	// The place of the first one stays, so that references to variables before it hold.
	const index = env.findIndex((one) => at(one, 'name') === name);
	const next = [...kept];
	if (value !== null) next.splice(index < 0 ? kept.length : index, 0, { name, value });
	if (at(body, ...path, 'name') === undefined) setAt(body, [...path, 'name'], pod.containerName);
	setAt(body, [...path, 'env'], next);
}

type Container = { [key: string]: unknown };

/** Sets what is at a path, and makes maps and lists on the way. */
function setAt(body: unknown, path: readonly (string | number)[], value: unknown): void {
	let here = body as Container;
	for (const [index, key] of path.slice(0, -1).entries()) {
		const found = memberOf(here, String(key));
		const inner =
			typeof found === 'object' && found !== null ? found : typeof path[index + 1] === 'number' ? [] : {};
		setMember(here, String(key), inner);
		here = inner as Container;
	}
	const last = String(path.at(-1));
	if (value === undefined) delete here[last];
	else setMember(here, last, value);
}

/** Each once: several ways may ask for the same. */
export function distinctEdits(edits: readonly Edit[]): readonly Edit[] {
	const key = (edit: Edit): string => {
		if (edit.kind === 'outside' || edit.kind === 'object') return edit.says;
		if (edit.kind === 'env') return `${edit.name}=${edit.value}`;
		return JSON.stringify([edit.place.object.index, edit.place.path, edit.value]);
	};
	return [...new Map(edits.map((edit) => [key(edit), edit])).values()];
}

/** Of several edits of the same field or variable the last: it undoes the others. */
export function lastEdits(edits: readonly Edit[]): readonly Edit[] {
	const key = (edit: Edit): string => {
		if (edit.kind === 'env') return `${edit.pod.workload.index} ${edit.pod.containerName} ${edit.name}`;
		if (edit.kind === 'field') return JSON.stringify([edit.place.object.index, edit.place.path]);
		return edit.says;
	};
	return [...new Map(edits.map((edit) => [key(edit), edit])).values()];
}
