// Fields that an object does not have, and that look like one that it has, or that belong elsewhere in it. A name that is like none
// passes: a newer Kubernetes may have it.

import type { KubeObject } from '../../cluster/objects.ts';
import { isMap } from '../../text/map.ts';
import { memberOf } from '../../text/members.ts';
import { lettersOf, nearest } from '../../text/nearest.ts';
import { pathText } from '../../text/path.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import { type Fields, fieldsOf, otherNames } from './known-fields.ts';

type Path = readonly (string | number)[];

/** An unknown field, and where it was most likely meant to be. */
interface Odd {
	readonly path: Path;
	readonly meant: Path;
}

/** More of one object say that it is something else. */
const most = 10;

/** A finding for each misspelt or misplaced field of an object. */
export function misspeltFields(object: KubeObject): ObjectFinding[] {
	const fields = memberOf(fieldsOf, object.kind);
	if (!fields || !isMap(object.body) || object.made) return [];
	return oddIn(object.body, fields, [], fields)
		.slice(0, most)
		.map(({ path, meant }) => {
			const shown = `${object.kind}/${object.name}:${pathText(path)}`;
			const args = { path: pathText(path), kind: object.kind, meant: pathText(meant) };
			return finding('object-field-misspelt', { object, path, shown }, args);
		});
}

function oddIn(value: unknown, fields: Fields, path: Path, root: Fields): Odd[] {
	if (Array.isArray(value))
		return value.flatMap((item, index) => oddIn(item, fields, [...path, index], root));
	if (!isMap(value)) return [];
	return Object.entries(value).flatMap(([name, member]) => {
		const here = [...path, name];
		const below = Object.hasOwn(fields, name) ? fields[name] : undefined;
		if (below) return oddIn(member, below, here, root);
		if (below === null) return [];
		const meant = meantBy(name, fields, path, root);
		return meant === undefined ? [] : [{ path: here, meant }];
	});
}

function meantBy(name: string, fields: Fields, path: Path, root: Fields): Path | undefined {
	const other = memberOf(otherNames, lettersOf(name));
	if (other !== undefined && Object.hasOwn(fields, other)) return [...path, other];
	const home = homeOf(name, path, root);
	const near = nearest(name, Object.keys(fields));
	// A right name in the wrong place, unless it is also a slip of one that belongs here.
	if (near !== undefined && (home === undefined || lettersOf(near) === lettersOf(name)))
		return [...path, near];
	return home;
}

/** Where else the object has a field of exactly this name: as near as possible, so that both are of the same container. */
function homeOf(name: string, path: Path, root: Fields): Path | undefined {
	const shared = (home: Path) => {
		const differs = home.findIndex((step, index) => step !== path[index]);
		return differs < 0 ? home.length : differs;
	};
	return homesIn(name, root, path, 0)
		.sort((a, b) => shared(b) - shared(a) || a.length - b.length)
		.at(0);
}

/** All homes of a name. Where the object's own path goes through a list, so do they, by the same item; else by the first. */
function homesIn(name: string, fields: Fields, path: Path, depth: number): Path[] {
	const own: Path[] = Object.hasOwn(fields, name) ? [[name]] : [];
	const below = Object.entries(fields).flatMap(([key, inner]) => {
		if (!inner) return [];
		const onPath = path[depth] === key;
		const index = isListed(key)
			? [onPath && typeof path[depth + 1] === 'number' ? Number(path[depth + 1]) : 0]
			: [];
		const next = onPath ? depth + 1 + index.length : Number.POSITIVE_INFINITY;
		return homesIn(name, inner, path, next).map((home) => [key, ...index, ...home]);
	});
	return [...own, ...below];
}

/** Fields that are lists. */
const isListed = (key: string) => ['containers', 'env', 'envFrom', 'paths', 'ports', 'rules'].includes(key);
