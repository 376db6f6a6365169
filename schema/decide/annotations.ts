// Joins the catalogue's annotations with the user's, and tells where they contradict each other.
import { portText } from '../catalogue/port-text.ts';
import type { Annotations } from '../catalogue/selection.ts';
import type { StringMap } from '../values/kubernetes.ts';
import { fill, type Placeholders } from './placeholders.ts';
import { isAttributes } from './resolved-method.ts';
import type { Situation } from './situation.ts';

interface AnnotationSources {
	/** Where the user's annotations stand, for messages. */
	readonly path: string;
	readonly user: StringMap;
	/** Annotations that the product or the method needs. */
	readonly needed: Annotations;
	/** Annotations of the scheme: the user's win, unless clientIp.scheme says otherwise. */
	readonly scheme: Annotations | undefined;
	/** Further values of needed annotations that do as well. */
	readonly alsoWorks?: { readonly [annotation: string]: readonly string[] } | undefined;
	/** Annotations that the user may replace. */
	readonly suggested: Annotations;
}

/** An annotation of the user that is not as it has to be. */
export interface Conflict {
	/** The path of the map that holds it. */
	readonly path: string;
	readonly annotation: string;
	readonly value: string;
	/** What has to be there. */
	readonly needed: string;
	/** Which attribute of the value it is about, where that is a list of them. */
	readonly attribute?: string;
	/** Whether clientIp.scheme needs it; else the product or the method does. */
	readonly byScheme: boolean;
}

/** A situation and all conflicts in it. */
export interface JoinedSituation extends Situation {
	readonly conflicts: readonly Conflict[];
}

/** The annotations of the object and what the user set against them. */
export function joinAnnotations(
	situation: Situation,
	sources: AnnotationSources,
	placeholders: Placeholders,
): { annotations: StringMap; conflicts: Conflict[] } {
	const { path, user } = sources;
	const filled = (all: Annotations) =>
		Object.fromEntries(Object.entries(all).map(([name, value]) => [name, text(value, placeholders)]));
	const scheme = filled(sources.scheme ?? {});
	const needed = Object.entries(sources.needed).map(([name, value]) =>
		joinNeeded(name, value, sources, placeholders),
	);
	return {
		annotations: {
			...filled(sources.suggested),
			...user,
			...Object.fromEntries(Object.entries(scheme).filter(([name]) => user[name] === undefined)),
			...Object.fromEntries(needed.map(({ name, value }) => [name, value])),
		},
		conflicts: [
			...(situation.values.clientIp.scheme ? schemeConflicts(scheme, user, path) : []),
			...needed.flatMap((one) => one.conflicts),
		],
	};
}

function schemeConflicts(scheme: StringMap, user: StringMap, path: string): Conflict[] {
	return Object.entries(scheme).flatMap(([annotation, needed]): Conflict[] => {
		const value = user[annotation];
		if (value === undefined || value === needed) return [];
		return [{ path, annotation, value, needed, byScheme: true }];
	});
}

/** The user's text of an annotation that is needed: it stays unless it is a list, into which the needed attributes are joined. */
function joinNeeded(
	name: string,
	wanted: Annotations[string],
	{ path, user, alsoWorks }: AnnotationSources,
	placeholders: Placeholders,
): { readonly name: string; readonly value: string; readonly conflicts: readonly Conflict[] } {
	const own = user[name];
	const conflict = { path, annotation: name, value: own ?? '', byScheme: false };
	if (own !== undefined && isAttributes(wanted)) {
		const { joined, against } = joinAttributes(own, wanted.attributes);
		const conflicts = against.map(([attribute, value]) => ({
			...conflict,
			needed: `${attribute}=${value}`,
			attribute,
		}));
		return { name, value: joined, conflicts };
	}
	const needed = text(wanted, placeholders);
	const agrees = own === undefined || own === needed || alsoWorks?.[name]?.includes(own);
	return { name, value: own ?? needed, conflicts: agrees ? [] : [{ ...conflict, needed }] };
}

function text(value: Annotations[string], placeholders: Placeholders): string {
	if (typeof value === 'string') return fill(value, placeholders);
	if ('each' in value) return fill(portText(value, placeholders.ports), placeholders);
	return Object.entries(value.attributes)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, setting]) => `${name}=${setting}`)
		.join(',');
}

/** The user's list with what it lacks appended, and the attributes that it sets otherwise. */
function joinAttributes(own: string, wanted: { readonly [attribute: string]: string }) {
	// A comma too many makes a controller give up on the whole list.
	const pairs = own.split(',').filter((pair) => pair.trim() !== '');
	const given = new Map(
		pairs.map((pair) => {
			const [name = '', ...rest] = pair.split('=');
			return [name.trim(), rest.join('=').trim()];
		}),
	);
	const sorted = Object.entries(wanted).sort(([a], [b]) => (a < b ? -1 : 1));
	const missing = sorted.filter(([name]) => !given.has(name)).map(([name, value]) => `${name}=${value}`);
	const against = sorted.filter(([name, value]) => given.has(name) && given.get(name) !== value);
	return { joined: [...pairs, ...missing].join(','), against };
}
