// Kinds that are misspelt, and kinds in a version of the API that does not have them.

import { at, type KubeObject, text } from '../../cluster/objects.ts';
import { fieldPlace } from '../../cluster/places.ts';
import { memberOf } from '../../text/members.ts';
import { edits, lettersOf } from '../../text/nearest.ts';
import { asGrave, finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import { groupOf, isKnownKind, isOfKubernetes, kinds } from './kinds.ts';

/**
 * What is wrong with the two lines by which an object says what it is.
 * @param isWhole whether the object is meant as a manifest: programs leave out the version of what they make.
 */
export function kindAndVersion(object: KubeObject, isWhole: boolean): ObjectFinding[] {
	const { kind, body } = object;
	// The API server leaves both out of the items of a typed list.
	if (at(body, 'kind') === undefined) return [];
	const version = text(at(body, 'apiVersion'));
	const meant = isKnownKind(kind) ? undefined : meantKind(kind, version);
	if (meant !== undefined) {
		const args = { object: titleOf(object), kind, meant };
		return [finding('kind-misspelt', fieldPlace(object, 'kind'), args)];
	}
	if (version === undefined && !isWhole) return [];
	return Object.hasOwn(kinds, kind) ? versionOf(object, version) : [];
}

const titleOf = ({ kind, name }: KubeObject) => (name === '' ? kind : `${kind}/${name}`);

/** By case, by an s at its end, or by at most two slips; only where no other project can have a kind of that name. */
function meantKind(kind: string, version: string | undefined): string | undefined {
	if (version !== undefined && !isOfKubernetes(groupOf(version))) return undefined;
	const ranked = Object.keys(kinds)
		.map((known) => ({ known, slips: slipsBetween(kind, known) }))
		.filter(({ known, slips }) => slips <= (known.length > 6 ? 2 : 1))
		.sort((a, b) => a.slips - b.slips);
	return ranked[0]?.known;
}

function slipsBetween(kind: string, known: string): number {
	const [one, other] = [lettersOf(kind), lettersOf(known)];
	return one === other || one === `${other}s` || one === `${other}es` ? 0 : edits(kind, known, 2);
}

function versionOf(object: KubeObject, version: string | undefined): ObjectFinding[] {
	const { now, also = [], until = {} } = memberOf(kinds, object.kind) ?? { now: '' };
	if (version === now || (version !== undefined && also.includes(version))) return [];
	const place = fieldPlace(object, version === undefined ? 'kind' : 'apiVersion');
	const said = (problem: string) =>
		finding('api-version', place, { object: titleOf(object), problem, meant: now });
	if (version === undefined) return [asGrave(said('has no apiVersion'), 'warning')];
	const removed = memberOf(until, version);
	if (removed !== undefined)
		return [asGrave(said(`is in ${version}, which Kubernetes ${removed} took away`), 'warning')];
	if (!isOfKubernetes(groupOf(version)) && !isNear(version, now)) return [];
	return [said(`is in ${version}, which has no ${object.kind}`)];
}

/** A group of somebody else's that looks like the right one: `gateway.networking.k8.io`. */
const isNear = (version: string, now: string) =>
	groupOf(now) !== '' && edits(groupOf(version), groupOf(now), 2) <= 2;
