// An Ingress as the controller reads it: its class, its rules, and the certificates for its hosts.
import { annotationsOf, at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import type { Cluster } from '../../types.ts';
import { listOf } from '../../words.ts';
import { annotation, type Setup } from './settings.ts';

/** Where a path leads. */
export interface BackendRef {
	readonly service: string;
	/** Name or number of a port of the Service. */
	readonly port: string | number;
}

export interface Path {
	readonly path: string;
	readonly type: string | undefined;
	readonly backend: BackendRef;
	/** Whether everything leads there. */
	readonly isCatchAll: boolean;
}

export interface Rule {
	readonly host: string;
	readonly paths: readonly Path[];
}

/** Whether the Ingress is this controller's: the annotation alone decides where it holds anything. */
export function isOurs(object: KubeObject, { inventory }: Cluster, setup: Setup): boolean {
	const byAnnotation = annotationsOf(object)[annotation.ingressClass];
	if (byAnnotation) return byAnnotation === setup.controllerName;
	if (!setup.readsClasses) return false;
	const name = text(at(object.body, 'spec', 'ingressClassName'));
	if (name === undefined) return setup.isDefault;
	const found = inventory.named.get(`IngressClass//${name}`);
	// A class that is not among the objects is taken to be there: the controller's own chart brings it.
	const fits = found === undefined || at(found.body, 'spec', 'controller') === setup.controllerName;
	return fits && name === setup.className;
}

/** Rules that have paths; the others are skipped. */
export function rulesOf({ body }: KubeObject): readonly Rule[] {
	return items(at(body, 'spec', 'rules'))
		.filter((rule) => typeof at(rule, 'http') === 'object' && at(rule, 'http') !== null)
		.map((rule) => ({
			host: text(at(rule, 'host')) ?? '',
			paths: items(at(rule, 'http', 'paths')).flatMap(pathOf),
		}));
}

/** Whether the Ingress has rules at all, with paths or without. */
export const hasRules = ({ body }: KubeObject) => items(at(body, 'spec', 'rules')).length > 0;

function pathOf(one: unknown): Path[] {
	const backend = backendOf(at(one, 'backend'));
	const path = text(at(one, 'path')) ?? '';
	if (backend === null) return [];
	return [
		{
			path,
			type: text(at(one, 'pathType')),
			backend,
			// The gateway takes no exact `/`, so it serves everything below as well, whatever the path's type.
			isCatchAll: path === '' || path === '/' || path === '/*',
		},
	];
}

/** The Service and port that something leads to; null where it names none. */
function backendOf(value: unknown): BackendRef | null {
	const service = text(at(value, 'service', 'name'));
	const port = at(value, 'service', 'port');
	const number = at(port, 'number');
	const name = text(at(port, 'name'));
	if (service === undefined) return null;
	return { service, port: name || (typeof number === 'number' ? number : 0) };
}

export const defaultBackendOf = ({ body }: KubeObject) => backendOf(at(body, 'spec', 'defaultBackend'));

/** A path as the gateway compares it. */
export function comparedPath({ path, type, isCatchAll }: Path): string {
	if (isCatchAll) return '/*';
	if (type === 'Exact') return path.endsWith('*') ? path.slice(0, -1) : path;
	return type === 'Prefix' && !path.endsWith('*') ? `${path}*` : path;
}

/** Hosts of a rule, with those that an annotation adds; at most five. */
export function hostsOf(object: KubeObject, { host }: Rule): readonly string[] {
	const added = listOf(annotationsOf(object)[annotation.hosts] ?? '');
	return [...new Set([host, ...added].filter((one) => one !== ''))].slice(0, 5);
}

/** The Secret with the certificate for a host: of the entry that names the host exactly, else of one that names none. */
export function secretFor({ body }: KubeObject, host: string, setup: Setup): string | null {
	const entries = items(at(body, 'spec', 'tls')).map((entry) => ({
		secret: text(at(entry, 'secretName')) ?? '',
		hosts: items(at(entry, 'hosts')),
	}));
	const usable = entries.filter(({ secret }) => secret !== '' && !setup.missingSecrets.includes(secret));
	const named = usable.filter(({ hosts }) => host !== '' && hosts.includes(host)).at(-1);
	const any = usable.filter(({ hosts }) => hosts.length === 0 || hosts.includes('')).at(-1);
	return (named ?? any)?.secret ?? null;
}

/** Whether the Ingress has a `tls` entry, or names a certificate of the gateway. */
export function wantsTls(object: KubeObject): boolean {
	return (
		items(at(object.body, 'spec', 'tls')).length > 0 || Boolean(annotationsOf(object)[annotation.certificate])
	);
}
