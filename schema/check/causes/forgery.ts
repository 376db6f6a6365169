// What lets a client on the internet choose the address that Kong believes.

import { familyOf } from '../../address/ranges.ts';
import { type KubeObject, titleOf } from '../../cluster/objects.ts';
import { fieldPlace, type Place } from '../../cluster/places.ts';
import { isForwardedFor } from '../../kong/real-ip-header.ts';
import { believesOthers, type IngressNginx, isEveryone } from '../../trace/index.ts';
import { forwardedFor } from '../balancer/decided.ts';
import type { Followed, WaySituation } from '../follow-requests.ts';
import { headerVariable, trustVariable } from '../gateway/kong.ts';
import { finding } from '../object-findings.ts';
import type { ObjectFinding } from '../types.ts';
import { forgedAtNodes } from './at-nodes.ts';
import { forwardedForOff } from './forwarded-for-off.ts';
import { nameOf } from './peer.ts';

/** Findings for forged requests that Kong believed. */
export function forgery(
	fooled: readonly { readonly one: Followed; readonly situation: WaySituation }[],
): ObjectFinding[] {
	return fooled.map(({ one, situation }) =>
		one.past && !one.within ? forgedAtNodes(one, situation) : forgedOnItsWay(one, situation),
	);
}

function forgedOnItsWay(one: Followed, situation: WaySituation): ObjectFinding {
	const { kong, pod, title } = situation;
	const header = kong.header === 'proxy_protocol' ? 'a PROXY header' : kong.header;
	const all = kong.trusted.filter((block) => isEveryone(block) && familyOf(block) === one.family);
	if (all.length > 0) {
		const variable = trustVariable(pod, all[0] ?? '');
		const args = { variable, everyone: all.join(' and '), header };
		return finding('forgeable-everyone', pod.env.place(variable), args);
	}
	if (one.within) {
		const variable = trustVariable(pod, one.within.block);
		const args = { variable, ranges: one.within.block, header };
		return finding('forgeable-range', pod.env.place(variable), args);
	}
	const believed = believedByProxy(one, situation);
	if (believed) return believed;
	const given = forwardedFor(situation, one.port);
	const off = given && given.mode !== 'append' && isForwardedFor(kong.header) && readsHttp(one);
	if (given && off && !one.around) return forwardedForOff(title, given);
	const peer = one.trace.answered?.peerIp;
	return finding('forgeable-header', pod.env.place(headerVariable(pod, 'HEADER')), {
		header,
		peer: peer ? `${nameOf(peer, one, situation)}${supposed(one)}` : 'its peer',
		writer: writerOf(one, situation, peer ? nameOf(peer, one, situation) : ''),
	});
}

/** Where a proxy before Kong believes of anybody what it hands on as the client. */
function believedByProxy(one: Followed, { front: { proxy }, kong }: WaySituation): ObjectFinding | null {
	const written = /^x-(forwarded-for|real-ip)$/i.test(kong.header);
	if (!one.wire.proxy || !proxy || !written || one.around) return null;
	const [belief] = proxy.beliefs;
	if (belief) {
		const { place, ...args } = belief;
		return finding('proxy-believes-clients', place, { ...args, object: shownObject(place) });
	}
	return proxy.proxy.kind === 'ingress-nginx'
		? believedByIngressNginx(proxy.proxy.settings, proxy.config)
		: null;
}

function believedByIngressNginx(settings: IngressNginx, config: KubeObject | null): ObjectFinding | null {
	if (!config || !believesOthers(settings)) return null;
	const { header, trusted, usesProxy, usesForwarded } = settings;
	const key = usesForwarded ? 'use-forwarded-headers' : usesProxy ? 'use-proxy-protocol' : 'enable-real-ip';
	return finding('front-believes-clients', fieldPlace(config, 'data', key), {
		header: usesProxy && !usesForwarded ? 'a PROXY header' : header,
		whom: trusted.some(isEveryone) ? 'anybody' : trusted.join(', '),
		key,
		config: `ConfigMap/${config.name}`,
	});
}

const shownObject = ({ object }: Place): string => titleOf(object);

/** Where nothing says which addresses nodes have: what the check assumes of them. */
function supposed({ wire, peers }: Followed): string {
	const assumed = wire.node === 'Cluster' && wire.sidecar === null && peers.from.node === 'trusted';
	return assumed ? ` (if nodes are in ${peers.nodesIn}, as the check assumes)` : '';
}

const readsHttp = ({ mode }: Followed): boolean => mode.balancer?.protocol === 'http';

const isProxied = ({ mode }: Followed): boolean => mode.balancer?.proxyProtocol != null;

/** Whether Kong reads a header of the CDN's that clients choose. */
function readsFilled({ cdn, kong }: WaySituation): boolean {
	return cdn?.fills !== undefined && cdn.fills.toLowerCase() === kong.header.toLowerCase();
}

/** Whether the header is the CDN's, and true as long as the CDN is not gone round. */
function goesRoundCdn({ around }: Followed, { cdn, kong }: WaySituation): boolean {
	const written = cdn?.header.toLowerCase() === kong.header.toLowerCase() || isForwardedFor(kong.header);
	return around === 'the CDN' && cdn !== null && written;
}

function writerOf(one: Followed, situation: WaySituation, peer: string): string {
	const { cdn, front, title } = situation;
	if (front.direct) return 'only clients write it, since they call the nodes themselves';
	if (readsFilled(situation)) return `${cdn?.title} leaves it as it is if the client wrote it`;
	if (cdn && goesRoundCdn(one, situation))
		return `clients can write it themselves when they call the load balancer without ${cdn.title}`;
	if (readsHttp(one)) return `${peer === title ? 'it' : title} passes on what a client wrote there`;
	if (cdn) return `neither ${cdn.title} nor ${title} writes it`;
	return `only clients write it, since ${title} adds ${isProxied(one) ? 'nothing but a PROXY header' : 'no header'}`;
}
