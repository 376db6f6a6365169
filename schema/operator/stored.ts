// The Operator's resources as the API server stores them: without unknown fields, with defaults, and none that it refuses.

import { isLive } from '../cluster/live.ts';
import { at, type KubeObject, text } from '../cluster/objects.ts';
import { addAll } from '../text/lists.ts';
import { converted } from './crd/conversion.ts';
import { rulesOf } from './crd/rules.ts';
import { type Fault, take } from './crd/schema.ts';
import { specOf } from './crd/schemas.ts';
import { GROUP } from './defaults.ts';
import type { Dropped, Problem } from './types.ts';

const KINDS = ['DataPlane', 'GatewayConfiguration', 'ControlPlane'] as const;

export interface Stored {
	/** Undefined where it is refused. */
	readonly specOf: (object: KubeObject) => unknown;
	readonly problems: readonly Problem[];
	readonly dropped: readonly Dropped[];
}

/** Whether an object is the Operator's: other projects have a DataPlane and a ControlPlane, too. */
export function isOperators({ kind, body }: KubeObject): boolean {
	const version = text(at(body, 'apiVersion'));
	return KINDS.some((one) => one === kind) && (version === undefined || version.startsWith(`${GROUP}/`));
}

export function stored(objects: readonly KubeObject[]): Stored {
	const specs = new Map<KubeObject, unknown>();
	const problems: Problem[] = [];
	const dropped: Dropped[] = [];
	for (const object of objects.filter(isOperators)) {
		const one = storedSpec(object);
		addAll(
			dropped,
			one.dropped.map((path) => ({ object, path: ['spec', ...path], by: 'schema' as const })),
		);
		addAll(
			dropped,
			one.lost.map((path) => ({ object, path: ['spec', ...path], by: 'conversion' as const })),
		);
		addAll(
			problems,
			one.faults.map((fault) => refused(object, fault)),
		);
		if (one.faults.length === 0) specs.set(object, one.value);
	}
	return { specOf: (object) => specs.get(object), problems, dropped };
}

function storedSpec(object: KubeObject) {
	const version = text(at(object.body, 'apiVersion'))?.split('/')[1];
	const schema = specOf(object.kind, version);
	const given = at(object.body, 'spec');
	// DataPlane and GatewayConfiguration may be without a spec; rules say what they miss.
	const taken = schema ? take(schema, given ?? {}) : { value: given, dropped: [], faults: [] };
	const stored = { dropped: taken.dropped, ...converted(object.kind, version, taken.value) };
	// What was stored once has been accepted.
	if (isLive(object)) return { ...stored, faults: [] };
	const faults =
		taken.faults.length > 0
			? taken.faults
			: rulesOf(object.kind, version).flatMap((rule) => rule(taken.value));
	return { ...stored, faults };
}

function refused(object: KubeObject, { path, why, fix }: Fault): Problem {
	return {
		outcome: 'refused',
		about: 'object',
		of: object,
		object,
		path: ['spec', ...path],
		why: said(path, why),
		fix,
	};
}

/** `ports[0].port`, for what is said of a field that its path alone names. */
function said(path: Fault['path'], why: string): string {
	if (!/^it (is|has) /.test(why) || path.length === 0) return why;
	const name = path.slice(-2).map(String);
	const shown = /^\d+$/.test(name[1] ?? '') ? `${name[0]}[${name[1]}]` : (name.at(-1) ?? '');
	return why.startsWith('it is ') ? `${shown} is ${why.slice('it is '.length)}` : why;
}
