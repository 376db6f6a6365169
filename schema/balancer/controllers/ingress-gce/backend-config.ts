// The BackendConfig of a port: which one a Service names, and what of it is refused.

import { at, type KubeObject, text, texts } from '../../../cluster/objects.ts';
import { memberOf } from '../../../text/members.ts';
import { MapOf, readJson } from '../../go-json.ts';
import { names } from '../../google/words.ts';
import { annotationAt, fieldAt, type Service, type ServicePort } from '../../service.ts';
import type { Cluster, Where } from '../../types.ts';
import { type Backend, inNamespace, type Refusal } from './backend.ts';
import type { IngressKind } from './ingress-class.ts';
import { incompleteSecret, secretsLacking } from './secrets.ts';

type Found = Pick<Backend, 'config' | 'lacking'>;

/** The BackendConfig of a port of a Service; null where none is named for it. */
export function configOf(
	service: Service,
	port: ServicePort,
	kind: IngressKind,
	cluster: Cluster,
): Found | Refusal {
	const { annotations, object } = service;
	const name = [names.backendConfig, names.betaBackendConfig].find((one) => annotations[one] !== undefined);
	if (name === undefined) return { config: null, lacking: [] };
	const where = annotationAt(object, name);
	const named = namesIn(annotations[name] ?? '');
	if (named === null)
		return { refusal: `${name} is not JSON with "default" or "ports"`, at: where, ...bareName(where) };
	if (!named.default && Object.keys(named.ports).length === 0)
		return { refusal: `${name} names no BackendConfig`, at: where };
	const wanted =
		memberOf(named.ports, port.name) ?? memberOf(named.ports, String(port.port)) ?? named.default;
	if (!wanted) return { config: null, lacking: [] };
	const config = inNamespace(cluster, 'BackendConfig', service.namespace).find((one) => one.name === wanted);
	if (!config)
		return {
			refusal: `the BackendConfig ${wanted} does not exist, and without it the whole Ingress is refused`,
			at: where,
			absent: `the BackendConfig ${service.namespace || 'default'}/${wanted}`,
		};
	return checked(config, kind, cluster);
}

/** A bare name is meant as that of the BackendConfig of all ports. */
function bareName(where: Where): Pick<Refusal, 'cure'> {
	const word = text(at(where.object.body, ...where.path)) ?? '';
	return /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(word)
		? { cure: { at: where, value: JSON.stringify({ default: word }) } }
		: {};
}

function namesIn(annotation: string): { default: string; ports: { readonly [port: string]: string } } | null {
	const read = readJson(annotation, { default: 'text', ports: new MapOf('text') });
	if ('wrong' in read) return null;
	return { default: text(at(read.value, 'default')) ?? '', ports: texts(at(read.value, 'ports')) };
}

function checked(config: KubeObject, kind: IngressKind, cluster: Cluster): Found | Refusal {
	const spec = at(config.body, 'spec');
	const on = (feature: string) => at(spec, feature, 'enabled') === true;
	const refuse = (refusal: string, ...path: readonly (string | number)[]): Refusal => ({
		refusal,
		at: fieldAt(config, 'spec', ...path),
	});
	const regional = kind.product === 'regional external application lb';
	const missing = regional && on('iap') ? 'iap' : regional && on('cdn') ? 'cdn' : null;
	if (missing) return refuse(`${missing} is not supported by regional balancers`, missing);
	if (on('iap') && on('cdn')) return refuse('iap and cdn cannot be on at once', 'iap');
	const [what, ...path] = wrongValue(spec) ?? [];
	if (what) return refuse(what, ...path);
	return incompleteSecret(config, cluster) ?? { config, lacking: secretsLacking(config, cluster) };
}

/** What is wrong with a value of the spec, and the path to it. */
function wrongValue(spec: unknown): readonly [what: string, ...path: string[]] | null {
	const affinity = at(spec, 'sessionAffinity', 'affinityType');
	if (affinity && !['NONE', 'CLIENT_IP', 'GENERATED_COOKIE'].includes(String(affinity)))
		return ['affinityType must be NONE, CLIENT_IP or GENERATED_COOKIE', 'sessionAffinity', 'affinityType'];
	const seconds = at(spec, 'sessionAffinity', 'affinityCookieTtlSec');
	if (typeof seconds === 'number' && (seconds < 0 || seconds > 86400))
		return ['affinityCookieTtlSec must be from 0 to 86400', 'sessionAffinity', 'affinityCookieTtlSec'];
	const rate = at(spec, 'logging', 'sampleRate');
	if (typeof rate === 'number' && (rate < 0 || rate > 1))
		return ['sampleRate must be from 0 to 1', 'logging', 'sampleRate'];
	return null;
}

/** What of a BackendConfig is refused only when the backend itself is made. */
export function refusedLater({ config, protocol }: Backend, kind: IngressKind): Refusal | null {
	if (config === null) return null;
	const spec = at(config.body, 'spec');
	const type = at(spec, 'healthCheck', 'type') ?? protocol;
	if (!['HTTP', 'HTTPS', 'HTTP2'].includes(String(type)))
		return {
			refusal: `the type of a health check must be HTTP, HTTPS or HTTP2, not ${JSON.stringify(type)}`,
			at: fieldAt(config, 'spec', 'healthCheck', 'type'),
		};
	const policy = at(spec, 'securityPolicy') ?? null;
	if (policy !== null && kind.product !== 'classic external application lb')
		return {
			refusal: 'a Cloud Armor policy is refused on regional balancers, even an empty one',
			at: fieldAt(config, 'spec', 'securityPolicy'),
		};
	return null;
}
