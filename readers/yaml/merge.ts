// How Helm puts values together: several -f files over each other, and all of them over the chart's own values.yaml.
// https://github.com/helm/helm/blob/v4.1.4/pkg/chart/common/util/coalesce.go
import { isMap } from '../../schema/text/map.ts';
import { setMember } from '../../schema/text/members.ts';
import type { Json, JsonObject } from './types.ts';

/** Helm's major version, where the two differ. */
type HelmMajor = 3 | 4;

/** One -f file over another: maps merge, anything else replaces, null included. */
export function overlay(under: JsonObject, over: JsonObject): JsonObject {
	const result: JsonObject = {};
	for (const [key, value] of Object.entries(under)) setMember(result, key, value);
	for (const [key, value] of Object.entries(over)) {
		const below = Object.hasOwn(result, key) ? result[key] : undefined;
		setMember(result, key, isMap(value) && isMap(below) ? overlay(below, value) : value);
	}
	return result;
}

/** A user's map over the chart's: null takes the chart's key away, a map and a non-map do not mix: the user's stays. */
function coalesce(defaults: JsonObject, user: JsonObject, helm: HelmMajor, root: boolean): JsonObject {
	const result: JsonObject = {};
	for (const [key, value] of Object.entries(user)) {
		const below = Object.hasOwn(defaults, key) ? defaults[key] : undefined;
		if (value === null && takesAway(below, helm, root)) continue;
		const merged = isMap(value) && isMap(below) ? coalesce(below, value, helm, false) : value;
		setMember(result, key, merged);
	}
	for (const [key, value] of Object.entries(defaults)) {
		if (!Object.hasOwn(user, key)) setMember(result, key, value);
	}
	return result;
}

/** Whether a null removes the chart's key. Helm 4 keeps a null below the top where the chart has null too, Helm 3 drops that as well. */
function takesAway(below: Json | undefined, helm: HelmMajor, root: boolean): boolean {
	return below !== undefined && (root || helm === 3 || below !== null);
}

/**
 * `.Values` of a chart without subcharts: `defaults` is its values.yaml, `layers` are the -f files in their order.
 * Follows Helm 4. Helm 3.17 differs in one thing, and is followed with `helm` 3: a null below the top level also
 * disappears where the chart's own value is null. Shares parts with its arguments and changes none.
 */
export function mergeValues(
	defaults: JsonObject,
	layers: readonly JsonObject[],
	helm: HelmMajor = 4,
): JsonObject {
	return coalesce(defaults, layers.reduce(overlay, {}), helm, true);
}
