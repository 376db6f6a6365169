// Where in the user's objects a field comes from that the Operator writes, or where it would have to be written.
import { at, items, type KubeObject } from '../cluster/objects.ts';
import { memberOf } from '../text/members.ts';
import type { Path } from './crd/schema.ts';
import { SELECTOR } from './defaults.ts';
import type { Sources } from './types.ts';

export interface Origin {
	readonly object: KubeObject;
	readonly path: Path;
}

/** Lists whose items have a field for a key. */
const KEYS: { readonly [list: string]: string } = {
	containers: 'name',
	initContainers: 'name',
	env: 'name',
	volumes: 'name',
	ports: 'containerPort',
	volumeMounts: 'mountPath',
};

const INGRESS: Path = ['network', 'services', 'ingress'];
const TEMPLATE: Path = ['deployment', 'podTemplateSpec'];
const CONTAINERS: Path = [...TEMPLATE, 'spec', 'containers'];

/** @param path in the Service that the Operator makes. */
export function ofService(sources: Sources, body: unknown, path: Path): Origin {
	const [top, second, ...rest] = path;
	if (top === 'metadata' && second === 'name') {
		const own = ofOptions(sources, [...INGRESS, 'name'], body);
		return at(own.object.body, ...own.path) === undefined ? named(sources) : own;
	}
	// Only an annotation of a DataPlane changes to which pods its Services lead.
	if (second === 'selector' && sources.root.kind === 'DataPlane')
		return { object: sources.root, path: ['metadata', 'annotations', SELECTOR] };
	if (top === 'spec' && second === 'ports') return ofPort(sources, body, rest);
	return ofOptions(sources, [...INGRESS, ...path.slice(1)], body);
}

/** @param path in the Deployment that the Operator makes. */
export function ofDeployment(sources: Sources, body: unknown, path: Path): Origin {
	const [, second, ...rest] = path;
	if (path[0] === 'spec' && second === 'template')
		return ofOptions(sources, [...TEMPLATE, ...rest], {
			deployment: { podTemplateSpec: at(body, 'spec', 'template') },
		});
	if (path[0] === 'spec') return ofOptions(sources, ['deployment', ...path.slice(1)], body);
	return named(sources);
}

/** The container of the user's that sets a variable of Kong, or that would have to. */
export function containerFor(sources: Sources, variable: string): Origin {
	const all = optionsOf(sources);
	const containers = all.map(({ object, root }) => {
		const listed = items(at(object.body, ...root, ...CONTAINERS));
		const index = listed.findIndex((one) => at(one, 'name') === 'proxy');
		const isThere = index >= 0;
		const sets = isThere && items(at(listed[index], 'env')).some((one) => at(one, 'name') === variable);
		return { object, path: [...root, ...CONTAINERS, isThere ? index : listed.length], isThere, sets };
	});
	const found =
		containers.find(({ sets }) => sets) ?? containers.find(({ isThere }) => isThere) ?? containers[0];
	return found ? { object: found.object, path: found.path } : unset(sources);
}

/** @param whole what the path leads into, by which items of lists get their names. */
export function ofOptions(sources: Sources, path: Path, whole: unknown): Origin {
	const infrastructure = ofInfrastructure(sources, path);
	if (infrastructure?.isThere) return infrastructure.origin;
	const all = optionsOf(sources).map(({ object, root }) => ({
		object,
		...resolved(at(object.body, ...root), path, whole, root),
	}));
	const found = all.find(({ isThere }) => isThere) ?? all[0];
	return found ? { object: found.object, path: found.path } : (infrastructure?.origin ?? unset(sources));
}

const named = ({ root }: Sources): Origin => ({ object: root, path: ['metadata', 'name'] });

/** Of a Gateway without a configuration: the field that would name one. */
const unset = ({ root }: Sources): Origin => ({
	object: root,
	path: ['spec', 'infrastructure', 'parametersRef'],
});

function optionsOf({
	root,
	configurations,
}: Sources): readonly { readonly object: KubeObject; readonly root: Path }[] {
	if (root.kind === 'DataPlane') return [{ object: root, root: ['spec'] }];
	return configurations.map((object) => ({ object, root: ['spec', 'dataPlaneOptions'] }));
}

/** Labels and annotations of a Gateway reach the Service and the pods. */
function ofInfrastructure(
	{ root }: Sources,
	path: Path,
): { readonly origin: Origin; readonly isThere: boolean } | null {
	const isMap = (prefix: Path) => prefix.every((step, index) => path[index] === step);
	const own = isMap(INGRESS) ? path.slice(3) : isMap([...TEMPLATE, 'metadata']) ? path.slice(3) : [];
	if (root.kind !== 'Gateway' || (own[0] !== 'annotations' && own[0] !== 'labels')) return null;
	const full = ['spec', 'infrastructure', ...own];
	return {
		origin: { object: root, path: full },
		isThere: own.length > 1 && at(root.body, ...full) !== undefined,
	};
}

function ofPort(sources: Sources, body: unknown, [index, field]: Path): Origin {
	const { root } = sources;
	const port = at(body, 'spec', 'ports', index ?? 0, 'port');
	const list: Path = root.kind === 'Gateway' ? ['spec', 'listeners'] : ['spec', ...INGRESS, 'ports'];
	const place = items(at(root.body, ...list)).findIndex((one) => at(one, 'port') === port);
	if (index === undefined || place < 0) return { object: root, path: list };
	if (root.kind === 'Gateway')
		return { object: root, path: [...list, place, field === 'name' ? 'name' : 'port'] };
	return { object: root, path: [...list, place, ...(field === undefined ? [] : [field])] };
}

/** The path in a value whose lists may be in another order. */
function resolved(
	value: unknown,
	path: Path,
	whole: unknown,
	root: Path,
): { readonly path: Path; readonly isThere: boolean } {
	const found: (string | number)[] = [...root];
	let [here, there] = [value, whole];
	for (const [place, step] of path.entries()) {
		const key = memberOf(KEYS, String(path[place - 1]));
		const item = at(there, step);
		if (typeof step === 'number' && key !== undefined) {
			const listed = items(here);
			const index = listed.findIndex((one) => at(one, key) === at(item, key));
			found.push(index < 0 ? listed.length : index);
			here = listed[index];
		} else {
			found.push(step);
			here = at(here, step);
		}
		there = item;
	}
	return { path: found, isThere: here !== undefined };
}
