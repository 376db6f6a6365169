// The change of an object as a patch: what kustomize and `kubectl patch` merge into it.

import { at, type KubeObject, text } from '../../cluster/objects.ts';
import { inWords } from '../../text/in-words.ts';
import { memberOf } from '../../text/members.ts';

type Json = { readonly [key: string]: unknown };

/** Lists of the kinds that Kubernetes itself has, whose items are merged by a key. Of other kinds lists are replaced as a whole. */
const MERGED: { readonly [field: string]: string } = { containers: 'name', env: 'name', ports: 'port' };
const BUILT_IN = /^(v1|apps\/v1|batch\/v1|networking\.k8s\.io\/v1|argoproj\.io\/v1alpha1)$/;

/** The patch from one form of the object to the other: a strategic merge patch, or a merge patch where the kind is an extension's. */
export function patchOf({ body, kind, name }: KubeObject, changed: unknown): object {
	const apiVersion = inWords(at(body, 'apiVersion') ?? 'v1');
	// Only what the manifest itself names: kustomize finds its object by both.
	const namespace = text(at(body, 'metadata', 'namespace')) ?? '';
	const difference = mapDifference(body as Json, changed as Json, BUILT_IN.test(apiVersion));
	const { metadata = {}, ...rest } = difference as { metadata?: Json };
	return {
		apiVersion,
		kind,
		metadata: { name, ...(namespace === '' ? {} : { namespace }), ...metadata },
		...rest,
	};
}

function mapDifference(before: Json, after: Json, merges: boolean): Json {
	const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
	const changes = [...keys].flatMap((key): [string, unknown][] => {
		const [was, is] = [memberOf(before, key), memberOf(after, key)];
		if (JSON.stringify(was) === JSON.stringify(is)) return [];
		if (is === undefined) return [[key, null]];
		return [[key, difference(was, is, key, merges)]];
	});
	return Object.fromEntries(changes);
}

function difference(before: unknown, after: unknown, key: string, merges: boolean): unknown {
	if (isMap(before) && isMap(after)) return mapDifference(before, after, merges);
	const by = memberOf(MERGED, key);
	if (merges && by !== undefined && Array.isArray(before) && Array.isArray(after))
		return listDifference(before, after, by, merges);
	return after;
}

/** The items that change, each with its key; those that go are marked as strategic merge patches do. */
function listDifference(
	before: readonly unknown[],
	after: readonly unknown[],
	by: string,
	merges: boolean,
): unknown[] {
	const old = new Map(before.map((one) => [at(one, by), one]));
	const now = new Set(after.map((one) => at(one, by)));
	const changed = after.flatMap((one) => {
		const was = old.get(at(one, by));
		if (was === undefined) return [one];
		const inner = mapDifference(was as Json, one as Json, merges);
		return Object.keys(inner).length > 0 ? [{ [by]: at(one, by), ...inner }] : [];
	});
	const gone = [...old.keys()].filter((key) => !now.has(key)).map((key) => ({ [by]: key, $patch: 'delete' }));
	return [...changed, ...gone];
}

const isMap = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
