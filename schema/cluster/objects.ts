// Kubernetes objects as they were read, with a safe way into them.

import { memberOf } from '../text/members.ts';

type Path = readonly (string | number)[];

export interface KubeObject {
	readonly kind: string;
	readonly name: string;
	/** Empty where the manifest names none. */
	readonly namespace: string;
	readonly body: unknown;
	/** Which of the objects that were read it is, from 0. */
	readonly index: number;
	/** Where an operator makes it of other objects, which are in the input instead. */
	readonly made?: {
		/** The Gateway or DataPlane, and what configures it. */
		readonly of: readonly [root: KubeObject, ...configurations: KubeObject[]];
		/** Where a field comes from, or where it would have to be. */
		readonly from: (path: Path) => { readonly object: KubeObject; readonly path: Path };
		/** The container of the user's that sets a variable of Kong, or that would have to. */
		readonly containerFor: (variable: string) => { readonly object: KubeObject; readonly path: Path };
	};
}

/** The member at the end of a path of keys and indexes; undefined where there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
	let here = value;
	for (const key of path) {
		if (typeof here !== 'object' || here === null) return undefined;
		here = memberOf(here as { [key: string]: unknown }, String(key));
	}
	return here;
}

/** The items of a list; none where the value is no list. */
export function items(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** Text; undefined where the value is none. */
export function text(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** The texts of a map, such as labels or annotations; a null is an empty text to the API server, and other members are left out. */
export function texts(value: unknown): { readonly [name: string]: string } {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
	const all = Object.entries(value).map(([name, member]): [string, unknown] => [name, member ?? '']);
	return Object.fromEntries(all.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The object as its user knows it: what an operator made goes by what it was made of. */
export function titleOf(object: KubeObject): string {
	const { kind, name } = object.made?.of[0] ?? object;
	return `${kind}/${name}`;
}

/** Whether an operator made it for a Gateway, whose listeners are the only ports that it can have. */
export const isOfGateway = ({ made }: KubeObject): boolean => made?.of[0].kind === 'Gateway';

/** The annotations of an object. */
export function annotationsOf({ body }: KubeObject): { readonly [name: string]: string } {
	return texts(at(body, 'metadata', 'annotations'));
}

function isList(body: unknown, kind: string | undefined): boolean {
	return Array.isArray(at(body, 'items')) && (kind === undefined || kind.endsWith('List'));
}

/** The API server leaves the kind out of the items of a ServiceList and the like. */
function kindOfItems(kind: string | undefined): string | undefined {
	return kind?.slice(0, -'List'.length) || undefined;
}

/**
 * The objects among what documents hold: lists are taken apart, whatever has no kind is left out.
 * @param documents in the order in which they were read.
 */
export function objectsOf(documents: readonly unknown[]): KubeObject[] {
	const objects: KubeObject[] = [];
	const take = (body: unknown, ofList?: string): void => {
		const kind = text(at(body, 'kind')) ?? ofList;
		if (Array.isArray(body)) for (const item of body) take(item);
		else if (isList(body, kind)) for (const item of items(at(body, 'items'))) take(item, kindOfItems(kind));
		else if (kind !== undefined) {
			const name = text(at(body, 'metadata', 'name')) ?? '';
			const namespace = text(at(body, 'metadata', 'namespace')) ?? '';
			objects.push({ kind, name, namespace, body, index: objects.length });
		}
	};
	for (const document of documents) take(document);
	return objects;
}

/** What documents hold that is no object, and holds none, with an empty kind. Documents without content are left out. */
export function othersOf(documents: readonly unknown[]): KubeObject[] {
	return documents
		.filter((body) => body !== null && body !== undefined && !isOfLists(body))
		.filter((body) => objectsOf([body]).length === 0)
		.map((body, index) => ({ kind: '', name: '', namespace: '', body, index: -1 - index }));
}

/** A list, or several of them, be they empty. */
function isOfLists(body: unknown): boolean {
	return Array.isArray(body) ? body.every(isOfLists) : isList(body, text(at(body, 'kind')));
}
