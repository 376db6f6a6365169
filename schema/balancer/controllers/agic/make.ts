// What the controller makes of an Ingress.
import type { KubeObject } from '../../../cluster/objects.ts';
import { balancer, ignored, refused } from '../../made.ts';
import { annotationAt } from '../../service.ts';
import type { Balancer, BalancerPort, Cluster, Made } from '../../types.ts';
import { type Backend, resolve } from './backend.ts';
import { defaultBackendOf, hasRules, isOurs, rulesOf } from './ingress.ts';
import { type Listener, listenersOf, mainBackend, pathsOf } from './listeners.ts';
import { messageOf } from './message.ts';
import { probeOf } from './probe.ts';
import { refusalOf } from './refusals.ts';
import { remarksOf, remarksOnClass } from './remarks.ts';
import { withUnusable } from './secrets.ts';
import { annotation, backendProtocol, isOn, type Setup, setupOf } from './settings.ts';

export function make(object: KubeObject, cluster: Cluster): Made {
	const setup = withUnusable(setupOf(cluster.settings), object, cluster);
	if (!isOurs(object, cluster, setup)) return ignored(null, remarksOnClass(object, setup));
	if (hasRules(object) && rulesOf(object).length === 0)
		return ignored('no rule of the Ingress has paths, so the controller leaves it out');
	const wrong = refusalOf(object, setup);
	if (wrong) return refused(wrong.refusal, wrong.at);
	const backends = backendsOf(object, cluster, setup);
	const ports = hasRules(object)
		? byPort(listenersOf(object, setup)).map((listener) => portOf(object, listener, cluster, setup))
		: [defaultPort(object, cluster, setup)];
	const made: Balancer = {
		product: `application gateway (v${setup.generation})`,
		scheme: isPrivate(object, setup) ? 'internal' : 'internet-facing',
		ports,
		sourceRanges: [],
		paths: pathsOf(object),
	};
	return balancer(made, remarksOf(object, backends, setup), messageOf(object, backends, setup));
}

/** An Ingress without rules is served where the controller's own default listener is: its annotation does not count. */
function isPrivate(object: KubeObject, setup: Setup): boolean {
	if (setup.allPrivate) return true;
	return hasRules(object) ? isOn(object, annotation.privateFrontend) : !setup.hasPublic;
}

/** All backends that the Ingress names. */
function backendsOf(object: KubeObject, cluster: Cluster, setup: Setup): readonly Backend[] {
	const refs = [
		defaultBackendOf(object),
		...rulesOf(object).flatMap(({ paths }) => paths.map((path) => path.backend)),
	];
	return refs.flatMap((ref) => (ref ? [resolve(ref, object.namespace, cluster, setup)] : []));
}

/** One listener for each port: hosts beside it share what the first one has. */
function byPort(listeners: readonly Listener[]): readonly Listener[] {
	return listeners.filter(({ port }, index) => listeners.findIndex((one) => one.port === port) === index);
}

const base = { proxyProtocol: 0, keepsClientAddress: false } as const;

function portOf(object: KubeObject, listener: Listener, cluster: Cluster, setup: Setup): BalancerPort {
	const { port, protocol, redirects, rule } = listener;
	const to = mainBackend(object, rule);
	if (redirects || to === null)
		return {
			...base,
			port,
			frontend: protocol,
			backend: 'http',
			targets: null,
			targetPort: null,
			healthCheck: null,
		};
	const backend = resolve(to.ref, object.namespace, cluster, setup);
	const probe = probeOf(object, backend, to.path, setup);
	const said = backendProtocol(object);
	const decided = {
		...(said ? { backend: annotationAt(object, annotation.backendProtocol) } : {}),
		...(probe.at ? { healthCheck: probe.at } : {}),
	};
	return {
		...base,
		port,
		frontend: protocol,
		backend: said ?? (backend.port === 443 ? 'https' : 'http'),
		targets: backend.hasPods ? 'pods' : null,
		targetPort: String(backend.port),
		healthCheck: probe.check,
		...(Object.keys(decided).length > 0 ? { decidedBy: decided } : {}),
	};
}

/** Without rules the controller's default settings hold, whatever the port of the Service: plain HTTP to port 80 of the pods. */
function defaultPort(object: KubeObject, cluster: Cluster, setup: Setup): BalancerPort {
	const ref = defaultBackendOf(object);
	const backend = ref ? resolve(ref, object.namespace, cluster, setup) : null;
	return {
		...base,
		port: 80,
		frontend: 'http',
		backend: 'http',
		targets: backend?.hasPods ? 'pods' : null,
		targetPort: '80',
		healthCheck: { protocol: 'http', port: 'traffic', path: '/' },
	};
}
