// The environment of a container: what is written, what ConfigMaps and Secrets give, and what stays unknown.

import type { Inventory } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text } from '../../cluster/objects.ts';
import type { Place } from '../../cluster/places.ts';
import { inWords } from '../../text/in-words.ts';
import { memberOf, setMember } from '../../text/members.ts';
import { anywhere, expand, isPodAddress, unknownIn } from './env-references.ts';
import { type Find, REFERENCES, readSources } from './env-sources.ts';
import { type Launched, launched } from './startup/launched.ts';
import { dataOf as entriesOf } from './startup/mounted-files.ts';

export interface ContainerEnv {
	/** Names and texts, as far as they are known. */
	readonly values: { readonly [name: string]: string };
	/** Variables whose value is not in the input, with what it is read from. */
	readonly unknown: ReadonlyMap<string, string>;
	/** Sources of whole environments that are not in the input. */
	readonly unknownSources: readonly string[];
	/** What may change whom Kong believes and cannot be read: parts of the command, or of nginx's configuration. */
	readonly unread: readonly string[];
	/** Whether settings of Kong may be in what the input does not hold, or what cannot be read. */
	readonly isOpaque: boolean;
	/** Settings that nothing in `env` outweighs, with what makes them: the container's command, or a file of nginx directives. */
	readonly outweighing: ReadonlyMap<string, string>;
	/** Names that occur more than once; the last counts. */
	readonly repeated: readonly string[];
	/** Variables whose value is no text, which Kubernetes refuses. */
	readonly untyped: readonly string[];
	/** Whether a variable is given by its entry in `env` alone, so that it is gone without that. */
	readonly isWritten: (name: string) => boolean;
	/** Where a variable is, or where it would be. */
	readonly place: (name: string) => Place;
}

type DataOf = (kind: string, name: string) => { readonly [key: string]: string } | null;

/** The environment while it is read, in the order in which Kubernetes reads it. */
interface Draft {
	readonly values: { [name: string]: string };
	readonly unknown: Map<string, string>;
	readonly untyped: string[];
}

/**
 * Reads the environment of a container.
 * @param path where the container is in the object.
 */
export function containerEnv(
	object: KubeObject,
	path: readonly (string | number)[],
	{ named }: Pick<Inventory, 'named'>,
): ContainerEnv {
	const container = at(object.body, ...path);
	const find: Find = (kind, name) => named.get(`${kind}/${object.namespace}/${name}`);
	const dataOf: DataOf = (kind, name) => dataIn(find(kind, name));
	const pod = at(object.body, ...path.slice(0, -2));
	const sources = readSources(container, find);
	const draft: Draft = { values: { ...sources.values }, unknown: new Map(), untyped: [] };
	const entries = namedEntries(container);
	for (const { name, entry } of entries) readEntry(draft, name, entry, dataOf);
	const start = launched({ object, pod, container }, draft, { named });
	const indexes = new Map(entries.map(({ name, index }) => [name, index]));
	return {
		values: start.values,
		unknown: start.unknown,
		untyped: draft.untyped,
		unknownSources: [...sources.unknown, ...start.missing],
		unread: start.unread,
		outweighing: start.outweighing,
		isOpaque: start.unread.length + start.missing.length > 0,
		repeated: repeatedIn(entries.map(({ name }) => name)),
		isWritten: (name) => indexes.has(name) && !sources.places.has(name) && start.setAt(name, false) === null,
		place: (name) =>
			placeOf(name, { object, path, index: indexes.get(name), source: sources.places.get(name) }, start),
	};
}

function namedEntries(container: unknown) {
	return items(at(container, 'env')).flatMap((entry, index) => {
		const name = text(at(entry, 'name'));
		return name === undefined ? [] : [{ name, entry, index }];
	});
}

function repeatedIn(names: readonly string[]): string[] {
	const seen = new Set<string>();
	return names.filter((name) => seen.size === seen.add(name).size);
}

/** One entry of `env`: it replaces what came before under its name. */
function readEntry(draft: Draft, name: string, entry: unknown, dataOf: DataOf): void {
	const { values, unknown, untyped } = draft;
	const value = at(entry, 'value');
	const valueFrom = at(entry, 'valueFrom');
	unknown.delete(name);
	delete values[name];
	if (typeof value === 'string') readText(draft, name, value);
	else if (value !== undefined && value !== null) {
		untyped.push(name);
		// The API server refuses a map or a list here; as text it is at least the user's own.
		setMember(values, name, inWords(value));
	} else if (valueFrom === undefined) setMember(values, name, '');
	else readReference(draft, name, valueFrom, dataOf);
}

function readText({ values, unknown }: Draft, name: string, value: string): void {
	const source = unknownIn(value, unknown);
	if (source === undefined) setMember(values, name, expand(value, values));
	else if (name.endsWith('_LISTEN') && isPodAddress(value, unknown)) values[name] = anywhere(value);
	else unknown.set(name, source);
}

function readReference({ values, unknown }: Draft, name: string, valueFrom: unknown, dataOf: DataOf): void {
	const found = referenced(valueFrom, dataOf);
	if (found.value !== null) setMember(values, name, found.value);
	else if (!found.optional) unknown.set(name, found.from);
}

/** The container, and where in it or outside of it a variable is given. */
interface Given {
	readonly object: KubeObject;
	readonly path: readonly (string | number)[];
	/** Of its entry in `env`. */
	readonly index: number | undefined;
	/** The entry of the ConfigMap or Secret that gives it by `envFrom`. */
	readonly source: Place | undefined;
}

/** Where a variable is: where Kong's start sets it, in `env`, in a ConfigMap, or else in the container that could have it. */
function placeOf(name: string, { object, path, index, source }: Given, start: Launched): Place {
	const set = start.setAt(name, index !== undefined || source !== undefined);
	if (set !== null && 'key' in set) return { object: set.object, path: ['data', set.key], shown: set.shown };
	if (set === null && index === undefined && source) return source;
	// Of pods that an operator makes, the container of the user's that it merges into its own.
	const home = object.made?.containerFor(name) ?? { object, path };
	const given = items(at(home.object.body, ...home.path, 'env')).findIndex((one) => at(one, 'name') === name);
	const own = object.made ? (given < 0 ? undefined : given) : index;
	const inside = set?.member ?? (own === undefined ? [] : ['env', own]);
	const shown = set ? set.member[0] : `env.${name}`;
	const { kind, name: title } = home.object;
	return { object: home.object, path: [...home.path, ...inside], shown: `${kind}/${title}:${shown}` };
}

function referenced(
	valueFrom: unknown,
	dataOf: DataOf,
): { value: string | null; from: string; optional: boolean } {
	for (const [kind, key] of REFERENCES) {
		const reference = at(valueFrom, `${key}KeyRef`);
		const name = text(at(reference, 'name'));
		if (name === undefined) continue;
		const entry = text(at(reference, 'key')) ?? '';
		const value = memberOf(dataOf(kind, name) ?? {}, entry) ?? null;
		return { value, from: `${kind}/${name}, key ${entry}`, optional: at(reference, 'optional') === true };
	}
	const field = text(at(valueFrom, 'fieldRef', 'fieldPath'));
	return { value: null, from: field ?? 'the pod', optional: false };
}

function dataIn(object: KubeObject | undefined): { readonly [key: string]: string } | null {
	return object === undefined ? null : entriesOf(object);
}
