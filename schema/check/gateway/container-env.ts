// The environment of a container: what is written, what ConfigMaps and Secrets give, and what stays unknown.

import type { Inventory } from '../../cluster/inventory.ts';
import { at, items, type KubeObject, text } from '../../cluster/objects.ts';
import type { Place } from '../../cluster/places.ts';
import { inWords } from '../../text/in-words.ts';
import { memberOf, setMember } from '../../text/members.ts';
import { anywhere, expand, isPodAddress, unknownIn } from './env-references.ts';
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
	const dataOf: DataOf = (kind, name) => dataIn(named.get(`${kind}/${object.namespace}/${name}`));
	const pod = at(object.body, ...path.slice(0, -2));
	const sources = readSources(container, dataOf);
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
		place: (name) => placeOf(name, object, path, indexes.get(name), start),
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

/** Whole ConfigMaps and Secrets, `envFrom`, and those of them that are not in the input. */
function readSources(container: unknown, dataOf: DataOf) {
	const values: { [name: string]: string } = {};
	const unknown: string[] = [];
	for (const source of items(at(container, 'envFrom')))
		for (const [kind, key] of REFERENCES) {
			const name = text(at(source, `${key}Ref`, 'name'));
			if (name === undefined) continue;
			const data = dataOf(kind, name);
			const isOptional = at(source, `${key}Ref`, 'optional') === true;
			if (data === null && !isOptional) unknown.push(`${kind}/${name}`);
			const prefix = text(at(source, 'prefix')) ?? '';
			for (const [entry, value] of Object.entries(data ?? {})) setMember(values, prefix + entry, value);
		}
	return { values, unknown };
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

/** Where a variable is: where Kong's start sets it, in `env`, or else in the container that could have it. */
function placeOf(
	name: string,
	object: KubeObject,
	path: readonly (string | number)[],
	index: number | undefined,
	start: Launched,
): Place {
	const set = start.setAt(name, index !== undefined);
	if (set !== null && 'key' in set) return { object: set.object, path: ['data', set.key], shown: set.shown };
	// Of pods that an operator makes, the container of the user's that it merges into its own.
	const home = object.made?.containerFor(name) ?? { object, path };
	const given = items(at(home.object.body, ...home.path, 'env')).findIndex((one) => at(one, 'name') === name);
	const own = object.made ? (given < 0 ? undefined : given) : index;
	const inside = set?.member ?? (own === undefined ? [] : ['env', own]);
	const shown = set ? set.member[0] : `env.${name}`;
	const { kind, name: title } = home.object;
	return { object: home.object, path: [...home.path, ...inside], shown: `${kind}/${title}:${shown}` };
}

const REFERENCES = [
	['ConfigMap', 'configMap'],
	['Secret', 'secret'],
] as const;

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
