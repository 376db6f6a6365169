// A balancer that reads requests, in front of the proxy that is in front of Kong: what that proxy hands on of the balancer's header.

import { addressIn, exampleOf } from '../../address/ranges.ts';
import { catalogue } from '../../catalogue/index.ts';
import { methodOf } from '../../catalogue/switches.ts';
import type { KubeObject } from '../../cluster/objects.ts';
import { fieldPlace } from '../../cluster/places.ts';
import { isForwardedFor } from '../../kong/real-ip-header.ts';
import { isEveryone, joinEndpoint, type ProxySettings, throughProgram } from '../../trace/index.ts';
import type { SeenProxy } from '../entrance/seen-proxies.ts';
import type { WaySituation } from '../follow-requests.ts';
import { finding } from '../object-findings.ts';
import type { Hazard } from './hazard-rule.ts';

const CLIENT = exampleOf('client', 'IPv4');

/** The balancer, and what it is in front of. */
interface Before {
	readonly object: KubeObject;
	readonly title: string;
	/** The Service of the proxy, as messages call it. */
	readonly service: string;
}

/**
 * What such a balancer costs.
 * @param knows whether the proxy may know clients by settings that were not read.
 */
export function balancerBefore(
	{ title, kong, pod }: WaySituation,
	{ object, title: balancer, service }: Before,
	{ id, proxy }: SeenProxy,
	knows: boolean,
): Hazard[] {
	const peer = peerOf(proxy);
	const list = listSent(proxy, peer);
	const args = { front: title, balancer, service };
	const isNamed = list.includes(CLIENT);
	if (!isNamed && !knows) {
		const cure = beliefIn(title, methodOf(catalogue[id], 'httpHeaders')?.header?.believes);
		const found = finding('front-header-unread', fieldPlace(object, 'spec'), { ...args, cure });
		return [{ finding: found, breaks: 'nothing', loses: 'load balancer' }];
	}
	if (!isNamed || list.at(-1) !== peer || kong.recursive || !isForwardedFor(kong.header)) return [];
	const found = finding('front-appends-balancer', pod.env.place('KONG_REAL_IP_RECURSIVE'), args);
	return [{ finding: found, breaks: 'nothing', loses: 'load balancer' }];
}

/** The balancer's address: one that the proxy is set to believe, where it is. */
function peerOf({ kind, settings }: ProxySettings): string {
	const believed =
		kind === 'nginx' ? (settings.realIp?.from ?? []) : 'trusted' in settings ? settings.trusted : [];
	const [some] = believed.filter((range) => !isEveryone(range)).flatMap((range) => addressIn(range) ?? []);
	return some ?? exampleOf('balancer', 'IPv4');
}

/** The addresses in X-Forwarded-For as the proxy sends it, where the balancer names a client. */
function listSent(proxy: ProxySettings, peer: string): readonly string[] {
	const sent = throughProgram(proxy, {
		source: peer,
		destination: joinEndpoint(exampleOf('pod', 'IPv4'), 80),
		tls: false,
		proxyHeaders: [],
		headers: [
			['Host', 'kong.example.com'],
			['X-Forwarded-For', CLIENT],
			['X-Forwarded-Proto', 'https'],
		],
	});
	const lines = sent?.headers.filter(([name]) => isForwardedFor(name)).map(([, value]) => value) ?? [];
	return lines.flatMap((line) => line.split(',').map((one) => one.trim()));
}

/** What has the proxy believe the header of a balancer that reads requests. */
const beliefIn = (title: string, believes: string | undefined): string =>
	believes
		? `Set ${believes.replace('its ranges', "the load balancer's addresses")}`
		: `Have ${title} believe that header where its peer is the load balancer`;
