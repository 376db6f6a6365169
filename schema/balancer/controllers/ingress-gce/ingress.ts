// What the controller makes of an Ingress: an application load balancer with a URL map, or a refusal of the whole.
import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import { balancer, ignored, refused, refusedUnless } from '../../made.ts';
import type { Balancer, BalancerPort, Cluster, Made } from '../../types.ts';
import { type Backend, isRefusal } from './backend.ts';
import { refusedLater } from './backend-config.ts';
import { type Frontend, frontendOf } from './frontend.ts';
import { checkOf } from './health-check.ts';
import { type IngressKind, kindOf, passedOver } from './ingress-class.ts';
import { ingressRemarks } from './ingress-remarks.ts';
import { type UrlMap, urlMapOf } from './url-map.ts';

/** What becomes of an Ingress. */
export function makeIngress(object: KubeObject, cluster: Cluster): Made {
	const kind = kindOf(object, cluster.settings);
	if (kind === null) return ignored("another controller's class", passedOver(object));
	const map = urlMapOf(object, kind, cluster);
	if (isRefusal(map))
		return refused(map.refusal, map.at, {
			...(map.absent === undefined ? {} : { absent: map.absent }),
			...(map.cure ? { cure: map.cure } : {}),
		});
	for (const backend of map.backends) {
		const later = refusedLater(backend, kind);
		if (later) return refused(later.refusal, later.at);
	}
	const frontend = frontendOf(object, kind, cluster);
	if (isRefusal(frontend)) return refused(frontend.refusal, frontend.at);
	const made = balancer(
		balancerOf(kind, map, frontend, cluster),
		ingressRemarks(object, kind, map, frontend, cluster),
	);
	const lacking = [...map.backends.flatMap((backend) => backend.lacking), ...frontend.lacking];
	return lacking.reduceRight<Made>(
		(rest, { there, message, at: where }) => refusedUnless(there, rest, message, where),
		made,
	);
}

/** The URL map of an Ingress of this controller; null where it is refused before anything is made. */
export function translates(object: KubeObject, cluster: Cluster): UrlMap | null {
	const kind = kindOf(object, cluster.settings);
	const map = kind && urlMapOf(object, kind, cluster);
	if (!map || isRefusal(map) || map.backends.some(({ lacking }) => lacking.length > 0)) return null;
	return map;
}

/** The backends of an Ingress that is refused after they are made: a balancer that no client reaches; null where none are made. */
export function backendsAlone(object: KubeObject, cluster: Cluster): Balancer | null {
	const kind = kindOf(object, cluster.settings);
	const map = translates(object, cluster);
	if (!kind || !map || map.backends.some((backend) => refusedLater(backend, kind))) return null;
	return balancerOf(
		kind,
		map,
		{ http: true, https: false, address: null, redirects: false, lacking: [] },
		cluster,
	);
}

function balancerOf(kind: IngressKind, map: UrlMap, frontend: Frontend, cluster: Cluster): Balancer {
	const main = map.main;
	const ports = [
		...(frontend.http ? [{ port: 80, protocol: 'http' }] : []),
		...(frontend.https ? [{ port: 443, protocol: 'https' }] : []),
	];
	return {
		product: kind.product,
		scheme: kind.scheme,
		ports: ports.map(({ port, protocol }) => portOf(port, protocol, main, cluster)),
		sourceRanges: [],
		paths: map.paths,
		facts: {
			// The controller passes on no ranges; only a Cloud Armor policy limits who may connect.
			sourceRangesHonoured: false,
			address: frontend.address,
			redirectsToHttps: frontend.redirects,
			...(main ? backendFacts(main) : {}),
		},
	};
}

function portOf(port: number, frontend: string, main: Backend | null, cluster: Cluster): BalancerPort {
	const decided = main ? checkOf(main, cluster) : null;
	return {
		port,
		frontend,
		backend: (main?.protocol ?? 'HTTP').toLowerCase(),
		proxyProtocol: 0,
		targets: main ? (main.pods ? 'pods' : 'nodes') : null,
		targetPort: main ? (main.pods ? String(main.port.targetPort) : 'nodePort') : null,
		keepsClientAddress: false,
		healthCheck: decided?.check ?? null,
		...(decided?.at ? { decidedBy: { healthCheck: decided.at } } : {}),
	};
}

/** Settings of a BackendConfig that stay on the backend when they are taken away. */
export const sticky = ['securityPolicy', 'customRequestHeaders', 'cdn', 'iap', 'affinity'] as const;

/** Facts of the backend that most requests go to. */
function backendFacts({ config, port, service }: Backend): Balancer['facts'] {
	const spec = at(config?.body, 'spec');
	const headers = at(spec, 'customRequestHeaders', 'headers');
	return {
		backend: `${service.name}:${port.port}`,
		securityPolicy: text(at(spec, 'securityPolicy', 'name')) || null,
		customRequestHeaders: headers
			? items(headers).filter((one): one is string => typeof one === 'string')
			: null,
		cdn: flag(at(spec, 'cdn', 'enabled')),
		iap: flag(at(spec, 'iap', 'enabled')),
		affinity: text(at(spec, 'sessionAffinity', 'affinityType')) ?? null,
	};
}

function flag(value: unknown): boolean | null {
	return typeof value === 'boolean' ? value : null;
}

/** Whether a BackendConfig says something of a setting, so that it replaces what there is. */
export function says({ config }: Backend, setting: (typeof sticky)[number]): boolean {
	const field = setting === 'affinity' ? 'sessionAffinity' : setting;
	return (at(config?.body, 'spec', field) ?? null) !== null;
}
