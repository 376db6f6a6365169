// Rules about whom Kong trusts.
import { alsoTrustText, peerFinderText } from '../catalogue/finder.ts';
import type { Peer, Situation } from '../decide/situation.ts';
import { everyonePattern, ipOrCidrPattern } from '../values/ip.ts';
import { matches } from './matches.ts';
import { found, foundValue, type Rule } from './types.ts';

const usesTrust = ({ strategy, method }: Situation) =>
	method !== null && (strategy === 'proxyProtocol' || strategy === 'httpHeaders');

const everyone = ({ values }: Situation) =>
	values.clientIp.trustedIPs.filter((ip) => matches(everyonePattern, ip));

/** The first entry that trusts everybody. */
const everyonePath = ({ values }: Situation) =>
	`clientIp.trustedIPs.${values.clientIp.trustedIPs.findIndex((ip) => matches(everyonePattern, ip))}`;

/** Who must be trusted, in words, by who connects to Kong. */
export const peerWords: { readonly [peer in Peer]: string } = {
	client: 'the addresses that the load balancer passes on',
	node: 'the addresses of the nodes (traffic policy Cluster makes a node the peer of Kong)',
	loadBalancer: "the load balancer's own addresses",
};

/** Who else may be Kong's peer where nodes are, by network plugin. */
export const podPeers =
	", with Cilium or flannel as network plugin also the pods' range, with Cilium in place of kube-proxy also the load balancer's own addresses";

/** Who must be trusted beside what ships, and the command that finds them. */
function peerArgs(situation: Situation): { peer: string; command: string } {
	const { peer, method, product, cdn, cdnBelongs, cdnRanges, values } = situation;
	const ofCdn = `the ranges of ${values.clientIp.cdn}`;
	if (cdn && peer === 'client') return { peer: ofCdn, command: cdn.ranges };
	const where = peer === 'node' ? 'node' : 'loadBalancer';
	// A header with one address has no place for the balancer's.
	const also = method?.alsoTrust && (!cdn || cdnBelongs) ? `, and ${alsoTrustText(method.alsoTrust)}` : '';
	const pods = peer === 'node' && product.find.pods ? podPeers : '';
	const missing = cdn && cdnBelongs && !cdnRanges;
	return {
		peer: peerWords[peer] + pods + also + (missing ? `, and ${ofCdn}` : ''),
		command: peerFinderText(product.find, where) + (missing ? `; and ${cdn.ranges}` : ''),
	};
}

/** One address: with its full length, or without any. */
export const singlePattern = '(/32|/128|^[^/]+)$';

/** What is there for Kong's peer; shipped ranges are of no use to a peer that is not the CDN. */
const trustedPeers = ({ peer, trusted, values }: Situation) =>
	peer === 'client' ? trusted : values.clientIp.trustedIPs;

const trustedIpsMissing: Rule = (situation) => {
	if (!usesTrust(situation) || trustedPeers(situation).length > 0) return [];
	const args = { strategy: situation.strategy, ...peerArgs(situation) };
	return found('trusted-ips-missing', 'clientIp.trustedIPs', args, [whoNeedsTrust(situation)]);
};

/** The value that chose a way in which somebody has to be trusted. */
function whoNeedsTrust({ values: { clientIp } }: Situation): string {
	if (clientIp.cdn !== null) return 'clientIp.cdn';
	return clientIp.strategy === 'auto' ? 'clientIp.loadBalancer' : 'clientIp.strategy';
}

/** The balancer's own address, which comes after the client's in the header, is often forgotten beside the ranges of its proxies. */
const trustedIpsLack: Rule = (situation) => {
	const { method, cdn, cdnBelongs, values, header } = situation;
	const also = method?.alsoTrust;
	const { trustedIPs } = values.clientIp;
	if (!also?.single || !usesTrust(situation) || (cdn && !cdnBelongs)) return [];
	if (trustedIPs.length === 0 || everyone(situation).length > 0) return [];
	const lacks = values.proxy.ipFamilies.some((family) => {
		const all = trustedIPs.filter((ip) => ip.includes(':') === (family === 'IPv6'));
		const own = all.filter((ip) => !also.beside?.includes(ip));
		const inNetwork = also.single === 'inNetwork' && own.length > 1;
		return all.length > 0 && !inNetwork && !own.some((ip) => matches(singlePattern, ip));
	});
	if (!lacks) return [];
	return found('trusted-ips-lack', 'clientIp.trustedIPs', { what: also.what, header });
};

const trustedIpInvalid: Rule = ({ values }) =>
	values.clientIp.trustedIPs.flatMap((value, index) =>
		matches(ipOrCidrPattern, value)
			? []
			: foundValue('trusted-ip-invalid', `clientIp.trustedIPs.${index}`, { value }, { index: String(index) }),
	);

/** The leftmost entry of a list header is the client's own word. */
const forgeable = (situation: Situation) =>
	situation.strategy === 'httpHeaders' &&
	situation.recursive &&
	!situation.values.clientIp.allowTrustEveryone;

const trustEveryoneForgeable: Rule = (situation) => {
	const all = everyone(situation);
	if (!usesTrust(situation) || all.length === 0 || !forgeable(situation)) return [];
	const args = { everyone: all.join(' and '), header: situation.header };
	return found('trust-everyone-forgeable', everyonePath(situation), args);
};

const trustEveryone: Rule = (situation) => {
	const all = everyone(situation);
	if (!usesTrust(situation) || all.length === 0 || forgeable(situation)) return [];
	return found('trust-everyone', everyonePath(situation), {
		everyone: all.join(' and '),
		...peerArgs(situation),
	});
};

const familyUntrusted: Rule = (situation) => {
	const peers = trustedPeers(situation);
	if (!usesTrust(situation) || peers.length === 0) return [];
	return situation.values.proxy.ipFamilies.flatMap((family) => {
		const covered = peers.some((ip) => ip.includes(':') === (family === 'IPv6'));
		return covered ? [] : found('family-untrusted', 'clientIp.trustedIPs', { family });
	});
};

export const trustRules: readonly Rule[] = [
	trustedIpsMissing,
	trustedIpsLack,
	trustedIpInvalid,
	trustEveryoneForgeable,
	trustEveryone,
	familyUntrusted,
];
