// What the check takes for granted, since the input does not say it.
import { isRead, vocabularyOf } from '../../balancer/vocabulary/index.ts';
import { methodOf } from '../../catalogue/switches.ts';
import { isLive } from '../../cluster/live.ts';
import { at, type KubeObject, text } from '../../cluster/objects.ts';
import { annotationPlace, fieldPlace, type Place } from '../../cluster/places.ts';
import { isForwardedFor } from '../../kong/real-ip-header.ts';
import { askedHeader } from '../balancer/mode-http.ts';
import { productOfService } from '../balancer/product.ts';
import type { Followed } from '../follow-requests.ts';
import type { GatewayPod } from '../gateway/gateways.ts';
import { headerVariable } from '../gateway/kong.ts';
import { finding } from '../object-findings.ts';
import type { Way } from '../outcome.ts';
import type { ObjectFinding } from '../types.ts';
import { addressCommand } from './peer.ts';

type Situation = Way['situation'];

/** The notes on what is assumed of a way. */
export function assumptions(way: Way): ObjectFinding[] {
	const { situation, ports } = way;
	const { service } = situation.entrance;
	const place = service ? fieldPlace(service, 'spec', 'type') : portsPlace(situation.pod);
	const assume = (what: string) => finding('balancer-assumed', place, { what });
	const believed = situation.kong.trusted.length > 0 ? (situation.cdn?.conditions ?? []) : [];
	return [
		...cdnSupposed(situation),
		...writtenOnRequest(situation),
		...believed.map(assume),
		...routesOfTunnel(situation).map(assume),
		...versionOfController(situation),
		...takenOver(situation),
		...behaviour(situation, ports, place),
		...replacing(situation).map(assume),
		...encryption(situation, ports),
		...addressesOf(way).map(assume),
		...unconfirmed(way, place),
	];
}

function cdnSupposed({ cdn, entrance: { service }, kong, pod }: Situation): ObjectFinding[] {
	if (!cdn?.supposed) return [];
	if (cdn.supposed === 'source ranges') {
		if (!service) return [];
		const what = `Service/${service.name} lets in ${cdn.title} only, so the check assumes that clients come through it. Name another CDN with --cdn.`;
		return [finding('balancer-assumed', fieldPlace(service, 'spec', 'type'), { what })];
	}
	const does = isForwardedFor(kong.header) ? `trusts ranges of ${cdn.title}` : `reads ${kong.header}`;
	const what = `Kong ${does}, so the check assumes that clients come through ${cdn.title}. Name another CDN with --cdn.`;
	return [finding('balancer-assumed', pod.env.place(headerVariable(pod, 'HEADER')), { what })];
}

/** A header that clients choose where the CDN does not write it, as it does not by default: more than a note. */
function writtenOnRequest({ cdn, kong, pod }: Situation): ObjectFinding[] {
	if (!cdn?.onRequest || kong.trusted.length === 0) return [];
	const place = pod.env.place(headerVariable(pod, 'HEADER'));
	return [{ ...finding('balancer-assumed', place, { what: cdn.onRequest }), severity: 'warning' }];
}

function routesOfTunnel({ entrance: { supposed, front, service } }: Situation): string[] {
	if (!supposed || !front) return [];
	return [
		`The input does not hold the routes of the tunnel that ${front.kind}/${front.name} runs; the check assumes that they lead to Service/${service?.name}.`,
	];
}

function versionOfController({ entrance, product, title }: Situation): ObjectFinding[] {
	const { service, annotations } = entrance;
	const unselected = product?.entry.service.unselected && product.by === 'manifests';
	const [selecting] = Object.keys(product?.entry.service.annotations ?? {});
	if (!unselected || !selecting || !service || annotations[selecting] !== undefined) return [];
	const what = `The Service does not have ${selecting}, so the check assumes ${title}, which the controller makes by default; other versions of it have another default. Write the annotation.`;
	return [finding('balancer-assumed', annotationPlace(service, selecting), { what })];
}

/** That another controller takes a new Service, where an annotation that only that one reads says that it may run. */
function takenOver({ entrance: { service, annotations }, product, title }: Situation): ObjectFinding[] {
	const taken = product?.by === 'manifests' && product.entry.takenOver;
	if (!taken || !service || isLive(service)) return [];
	const other = productOfService({ annotations, className: taken.className });
	const [own, another] = [product, other].map((one) => vocabularyOf(one?.entry.controller?.name ?? ''));
	const sign = Object.keys(annotations).find(
		(name) => another && own && isRead(another, name) && !isRead(own, name),
	);
	if (!other || !sign) return [];
	const what = `The check assumes ${title}, whose controller does not read ${sign}. Where ${taken.where}, a new Service becomes ${taken.what}. To check that, write --load-balancer ${other.id}.`;
	return [finding('balancer-assumed', annotationPlace(service, sign), { what })];
}

/** That a header which the balancer is asked to set is not the client's: its documentation does not say it. */
function replacing({ front, kong, title }: Situation): string[] {
	const name = askedHeader(front.made);
	if (name === null || kong.header.toLowerCase() !== name.toLowerCase()) return [];
	return [
		`A BackendConfig has ${title} write the client into ${name}; the check assumes that it replaces what a client wrote there. Try it: send a request with ${name}: 192.0.2.1, and see which address Kong logs.`,
	];
}

/** What the balancer does with requests. What the controller refuses is no unknown balancer. */
function behaviour(
	{ entrance, front, title }: Situation,
	ports: Way['ports'],
	place: Place,
): ObjectFinding[] {
	const assumed = ports
		.map(({ mode }) => mode.assumed)
		.find((one): one is Exclude<typeof one, 'TLS' | null> => one !== null && one !== 'TLS');
	if (!assumed || front.made?.outcome === 'error') return [];
	const does = {
		PROXY: 'sends PROXY headers',
		HTTP: 'reads HTTP requests and names the client in a header',
		'pass-through': ports.every(({ mode }) => mode.packetSource === 'loadBalancer')
			? 'hands on connections from addresses of its own'
			: 'forwards packets unchanged',
	}[assumed];
	if (entrance.front !== null && front.passesTls) return [proxyUnsaid(entrance.front, title, assumed)];
	if (front.product === null) return [unknownBalancer(entrance, place, assumed, does)];
	const what = `The input does not hold the configuration of ${title}; the check assumes that it ${does}, as Kong's settings expect. Compare the two.`;
	return [finding('balancer-assumed', place, { what })];
}

function unknownBalancer(
	{ service, front, type }: Situation['entrance'],
	place: Place,
	assumed: string,
	does: string,
): ObjectFinding {
	// Of a Service's own balancers most pass connections on.
	const isOwn = front === null && type === 'LoadBalancer';
	const otherwise =
		assumed === 'HTTP' && isOwn
			? ' With one that passes connections on, no header names the client, and whoever Kong trusts can only forge.'
			: '';
	const className = front === null ? text(at(service?.body, 'spec', 'loadBalancerClass')) : null;
	const unsaid = className
		? `The check does not know the class ${className}, whose load balancer is in front of`
		: 'The input does not say which load balancer is in front of';
	const named = service ? `Service/${service.name}` : 'the ports of the node';
	return finding('balancer-unknown', place, { unsaid, service: named, assumed: does, otherwise });
}

/** Of a proxy in the cluster that passes connections on: its routes lead to Kong, and leave open whether it sends PROXY headers. */
function proxyUnsaid(front: KubeObject, title: string, assumed: string): ObjectFinding {
	const does = assumed === 'PROXY' ? 'does' : 'does not';
	const what = `The input does not say whether ${title} sends PROXY headers; the check assumes that it ${does}, as Kong's settings expect. Compare the two.`;
	return finding('balancer-assumed', fieldPlace(front, 'spec'), { what });
}

/** That a controller of which nothing is known speaks TLS to a port that leads to a TLS listener. */
function encryption({ entrance: { front } }: Situation, ports: Way['ports']): ObjectFinding[] {
	const numbers = ports.flatMap(({ mode, port }) => (mode.assumed === 'TLS' ? [port.port] : []));
	if (front === null || numbers.length === 0) return [];
	const what = `The input does not say which controller ${front.kind}/${front.name} is for; the check assumes one that speaks TLS to port ${numbers.join(' and ')}, as Traefik does. Others need an annotation for that, or a port that leads to a plain listener: else Kong answers 400.`;
	return [finding('balancer-assumed', fieldPlace(front, 'spec'), { what })];
}

/** That a balancer which opens connections keeps the source all the same, where no source says so. */
function unconfirmed({ situation, ports }: Way, place: Place): ObjectFinding[] {
	const { product, entrance, title } = situation;
	const method = product && methodOf(product.entry, 'externalTrafficPolicy');
	const [caveat] = method?.warnings ?? [];
	const kept = ports.some(({ mode }) => mode.packetSource === 'client' && !mode.balancer?.proxyProtocol);
	// Those of the user's own they know themselves.
	const foreign = product?.entry.kind === 'proxy' && product.entry.service.type !== 'NodePort';
	if (!foreign || entrance.policy !== 'Local' || !kept || caveat === undefined) return [];
	return [finding('source-unconfirmed', place, { product: title, caveat })];
}

/** Whose addresses the check takes to be trusted. */
function addressesOf({ situation, ports }: Way): string[] {
	const counts = ({ wire, mode }: Followed) => ({
		node: wire.node === 'Cluster',
		loadBalancer: mode.packetSource === 'loadBalancer' && wire.node !== 'Cluster',
		published: wire.header?.appends === 'client, load balancer',
		cdn: wire.cdn !== null && situation.cdn !== null,
	});
	const assumed = ports.flatMap(({ followed }) =>
		followed.flatMap((one) => PEERS.filter((who) => counts(one)[who] && one.peers.from[who] === 'trusted')),
	);
	const words = {
		node: ['say which addresses the nodes have', 'them', 'Name them with --nodes'],
		loadBalancer: ['say which addresses the load balancer has', 'them', 'Name them with --balancer-subnets'],
		published: [
			"show the load balancer's own address",
			'it',
			`Name it with --balancer-subnets: ${addressCommand(situation)} shows it`,
		],
		cdn: ['say which addresses the CDN has', 'them', 'Compare them with the list that it publishes'],
	};
	return [...new Set(assumed)].map((who) => {
		const [what, them, fix] = words[who];
		return `The input does not ${what}; the check assumes that KONG_TRUSTED_IPS holds ${them}. ${fix}.`;
	});
}

const PEERS = ['node', 'loadBalancer', 'published', 'cdn'] as const;

// Of the ports of the node: the container that declares them.
function portsPlace({ workload, path, containerName }: GatewayPod): Place {
	const place = fieldPlace(workload, ...path, 'ports');
	const { kind, name } = place.object;
	return { ...place, shown: `${kind}/${name}:${containerName}.ports` };
}
