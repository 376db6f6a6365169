// What an application balancer asks of its backends: the BackendConfig's settings, then a pod's readiness probe, then GET / where requests go.

import { at, items, type KubeObject, text, texts } from '../../../cluster/objects.ts';
import { memberOf } from '../../../text/members.ts';
import { readJson } from '../../go-json.ts';
import { annotationAt, fieldAt } from '../../service.ts';
import type { Cluster, HealthCheck, Where } from '../../types.ts';
import { type Backend, inNamespace } from './backend.ts';

export const transparentChecks = 'networking.gke.io/transparent-health-checker';

/** What is asked of it. */
export const transparentPath = '/api/podhealth';

interface Check {
	readonly check: HealthCheck;
	/** Which setting decided it; undefined where none did. */
	readonly at: Where | undefined;
	/** The path that a BackendConfig names; null where none does. Only such a path replaces that of a check that exists. */
	readonly ownPath: string | null;
	/** Whether it asks the health checker of the node, so that nothing of an earlier check stays. */
	readonly transparent: boolean;
}

/** The health check of a new backend. */
export function checkOf(backend: Backend, cluster: Cluster): Check {
	const { config, service, protocol } = backend;
	const settings = config === null ? null : (at(config.body, 'spec', 'healthCheck') ?? null);
	if (settings === null && isTransparent(backend, cluster.settings))
		return {
			check: { protocol: 'http', port: '7877', path: transparentPath },
			at: annotationAt(service.object, transparentChecks),
			ownPath: null,
			transparent: true,
		};
	const probe = probeOf(backend, cluster);
	const port = at(settings, 'port');
	const ownPath = text(at(settings, 'requestPath')) ?? null;
	return {
		check: {
			protocol: (text(at(settings, 'type')) ?? protocol).toLowerCase(),
			port: typeof port === 'number' ? String(port) : 'traffic',
			path: ownPath ?? probe?.path ?? '/',
		},
		at: config && settings !== null ? fieldAt(config, 'spec', 'healthCheck') : probe?.at,
		ownPath,
		transparent: false,
	};
}

function isTransparent({ pods, service }: Backend, settings: Cluster['settings']): boolean {
	const given = service.annotations[transparentChecks];
	if (given === undefined || settings['enable-transparent-health-checks'] !== 'true' || !pods) return false;
	const read = readJson(given, { enabled: 'boolean' });
	return 'value' in read && at(read.value, 'enabled') === true;
}

interface Probe {
	readonly path: string;
	readonly at: Where;
}

/** The HTTP readiness probe of the container that serves the port, if it asks that very port over the backend's protocol. */
function probeOf(backend: Backend, cluster: Cluster): Probe | undefined {
	for (const { object, path, containers } of podsOf(backend, cluster))
		for (const [index, container] of containers.entries()) {
			const get = at(container, 'readinessProbe', 'httpGet');
			if (!get || !isPlain(get, backend.protocol) || !asksServedPort(container, get, backend)) continue;
			const asked = text(at(get, 'path')) ?? '';
			return {
				path: asked.startsWith('/') ? asked : `/${asked}`,
				at: { object, path: [...path, index, 'readinessProbe'] },
			};
		}
	return undefined;
}

/** Pods behind the Service, or where there are none the templates that pods are made of. */
function podsOf({ service }: Backend, cluster: Cluster) {
	const selector = Object.entries(texts(at(service.object.body, 'spec', 'selector')));
	const fits = (labels: unknown) =>
		selector.every(([name, value]) => memberOf(texts(labels), name) === value);
	const of = (kind: string, way: readonly string[]) =>
		inNamespace(cluster, kind, service.namespace)
			.filter(({ body }: KubeObject) => fits(at(body, ...way, 'metadata', 'labels')))
			.map((object) => ({
				object,
				path: [...way, 'spec', 'containers'],
				containers: items(at(object.body, ...way, 'spec', 'containers')),
			}));
	const pods = of('Pod', []);
	return pods.length > 0
		? pods
		: ['Deployment', 'DaemonSet', 'StatefulSet'].flatMap((kind) => of(kind, ['spec', 'template']));
}

/** No host and no header but Host, and the scheme of the backend's protocol. */
function isPlain(get: unknown, protocol: Backend['protocol']): boolean {
	const headers = items(at(get, 'httpHeaders'));
	const onlyHost = headers.length === 0 || (headers.length === 1 && at(headers[0], 'name') === 'Host');
	const scheme = text(at(get, 'scheme')) || 'HTTP';
	return !at(get, 'host') && onlyHost && scheme === (protocol === 'HTTP' ? 'HTTP' : 'HTTPS');
}

function asksServedPort(container: unknown, get: unknown, { port }: Backend): boolean {
	return items(at(container, 'ports')).some((own) => {
		const known: readonly unknown[] = [at(own, 'containerPort'), at(own, 'name')];
		if (at(get, 'port') === undefined) return false;
		return known.includes(port.targetPort) && known.includes(at(get, 'port'));
	});
}
