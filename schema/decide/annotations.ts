// Joins the catalogue's annotations with the user's, and tells where they contradict each other.
import type { Annotations, PortList } from '../catalogue/selection.ts';
import type { StringMap } from '../values/kubernetes.ts';
import { fill, type Placeholders } from './placeholders.ts';
import type { Situation } from './situation.ts';

export interface AnnotationSources {
	/** Where the user's annotations stand, for messages. */
	readonly path: string;
	readonly user: StringMap;
	/** Annotations that the product or the method needs. */
	readonly needed: readonly (Annotations | undefined)[];
	/** Annotations of the scheme: the user's win, unless clientIp.scheme says otherwise. */
	readonly scheme: Annotations | undefined;
	/** Further values of needed annotations that do as well. */
	readonly alsoWorks?: { readonly [annotation: string]: readonly string[] } | undefined;
	/** Annotations that the user may replace. */
	readonly suggested: readonly (Annotations | undefined)[];
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
	const conflicts: Conflict[] = [];
	const needed = mergeAll(sources.needed);
	const conflict = (annotation: string, value: string, needed: string, byScheme = false) => {
		conflicts.push({ path: sources.path, annotation, value, needed, byScheme });
	};
	const out: StringMap = {};
	for (const [name, value] of Object.entries(mergeAll(sources.suggested)))
		out[name] = text(value, placeholders);
	for (const [name, value] of Object.entries(sources.user)) out[name] = value;
	for (const [name, value] of Object.entries(sources.scheme ?? {})) {
		const own = sources.user[name];
		const wanted = text(value, placeholders);
		if (own === undefined) out[name] = wanted;
		else if (own !== wanted && situation.values.clientIp.scheme) conflict(name, own, wanted, true);
	}
	for (const [name, value] of Object.entries(needed)) {
		const own = sources.user[name];
		if (own === undefined) out[name] = text(value, placeholders);
		else if (!isAttributes(value)) {
			if (own !== text(value, placeholders) && !sources.alsoWorks?.[name]?.includes(own))
				conflict(name, own, text(value, placeholders));
		} else {
			const { joined, against } = joinAttributes(own, value.attributes);
			out[name] = joined;
			for (const [attribute, wanted] of against)
				conflicts.push({
					path: sources.path,
					annotation: name,
					value: own,
					needed: `${attribute}=${wanted}`,
					attribute,
					byScheme: false,
				});
		}
	}
	return { annotations: out, conflicts };
}

/** Later ones win; lists of attributes merge. */
function mergeAll(all: readonly (Annotations | undefined)[]): Annotations {
	const out: { [name: string]: Annotations[string] } = {};
	for (const annotations of all) {
		for (const [name, value] of Object.entries(annotations ?? {})) {
			const before = out[name];
			out[name] =
				isAttributes(value) && before && isAttributes(before)
					? { attributes: { ...before.attributes, ...value.attributes } }
					: value;
		}
	}
	return out;
}

function text(value: Annotations[string], placeholders: Placeholders): string {
	if (typeof value === 'string') return fill(value, placeholders);
	if ('each' in value) return fill(portText(value, placeholders), placeholders);
	return Object.entries(value.attributes)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, setting]) => `${name}=${setting}`)
		.join(',');
}

function isAttributes(value: Annotations[string]) {
	return typeof value === 'object' && 'attributes' in value;
}

function portText({ text, each }: PortList, { ports }: Placeholders): string {
	return Object.entries(each).reduce((before, [name, item]) => {
		const items = ports.map((port) =>
			item
				.replaceAll('{portName}', port.name)
				.replaceAll('{port}', String(port.port))
				.replaceAll('{protocol}', port.protocol),
		);
		return before.replaceAll(`{${name}}`, items.join(','));
	}, text);
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
