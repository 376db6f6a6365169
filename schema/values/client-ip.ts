// The `clientIp` block: the one place where a user says how Kong learns the client's address.
import type { ForwardedName } from '../catalogue/forwarded.ts';
import type { LoadBalancerId } from '../catalogue/index.ts';
import type { CdnId } from '../cdn/index.ts';
import type { IpOrCidr } from './ip.ts';

/** How the client's address reaches Kong. */
export type Strategy = 'auto' | PreservingStrategy | 'none';

/** The three ways that preserve the address. */
export type PreservingStrategy = 'externalTrafficPolicy' | 'proxyProtocol' | 'httpHeaders';

/** A strategy after `auto` has been resolved. */
export type EffectiveStrategy = PreservingStrategy | 'none';

/** Whether the load balancer is reachable from the internet. */
export type Scheme = 'internet-facing' | 'internal';

/** What happens to forwarded headers that end clients forge. */
export type ForwardedHeaders = 'auto' | 'strip' | 'keep';

/** Which ranges of the CDN are trusted. */
export type CdnRangesChoice = 'shipped' | 'own';

/** How Kong learns the client's address. Sets both ends: the load balancer and Kong. */
export interface ClientIp {
	/**
	 * The load balancer in front of Kong. `generic` is any pass-through balancer that follows the health check node port.
	 * @default "generic"
	 */
	loadBalancer: LoadBalancerId;
	/**
	 * How the client's address reaches Kong. `auto` takes the strategy that the catalogue recommends for the load balancer. `none`
	 * selects the balancer only; the address is not preserved.
	 * @default "auto"
	 */
	strategy: Strategy;
	/**
	 * Addresses or CIDRs whose word about the client Kong believes: what connects to Kong (nodes under traffic policy Cluster,
	 * otherwise the balancer's subnets) and every proxy in front of it. Do not list clients.
	 * @default []
	 */
	trustedIPs: IpOrCidr[];
	/**
	 * Allows `httpHeaders` with 0.0.0.0/0 or ::/0 in trustedIPs and recursion. Any client can then choose the address that Kong believes.
	 * @default false
	 */
	allowTrustEveryone: boolean;
	/**
	 * Public ranges that belong to you alone, such as a company's own block or the IPv6 range of the cluster. Whoever has an address in
	 * them is believed: those in trustedIPs may be wider than one network, and source ranges may let them in beside the CDN.
	 * @default []
	 */
	allowPublicRanges: IpOrCidr[];
	/**
	 * A CDN in front of the load balancer. Kong then takes the address from the CDN's header. If the CDN's ranges ship with this
	 * version, Kong trusts them where that is needed; otherwise add them to trustedIPs.
	 * @default null
	 */
	cdn: CdnId | null;
	/**
	 * Which ranges of the CDN Kong trusts. `shipped` adds those of this version to trustedIPs; the notes name their source and
	 * date. `own` trusts only trustedIPs.
	 * @default "shipped"
	 */
	cdnRanges: CdnRangesChoice;
	/**
	 * Set to true only if a firewall or client certificates, outside this chart, let nobody but the CDN reach the load balancer.
	 * Otherwise anyone can choose the address that Kong believes. It matters for load balancers that hide who connects to them. For a
	 * CDN or proxy that `cdn` does not know, set httpHeaders.name to its header.
	 * @default false
	 */
	cdnOnly: boolean;
	/**
	 * Set to true only if requests of the CDN's other customers are refused, by what `cdn` needs for that: a client certificate of your own,
	 * a secret header, or the ID of your profile. They call from the same addresses as yours, and may choose the address that Kong believes.
	 * @default false
	 */
	cdnVerified: boolean;
	/**
	 * Set to true only if a firewall outside this chart, or nodes without public addresses, let nobody but the load balancer connect to
	 * the ports of the nodes. Under traffic policy Cluster Kong trusts the nodes, and with them whoever connects to a port of theirs.
	 * @default false
	 */
	closedNodes: boolean;
	/**
	 * Whether the load balancer is reachable from the internet, if the product has a choice. Unset means internet-facing; a Private Link
	 * Service is internal.
	 * @default null
	 */
	scheme: Scheme | null;
	httpHeaders: HttpHeaders;
	proxyProtocol: ProxyProtocol;
	/**
	 * A host name for the Service's status, for products that need one so that callers inside the cluster go through the load balancer.
	 * @pattern ^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*$
	 * @form It must be a host name: letters, digits, dashes and dots, with a letter or digit on both sides of each dot.
	 * @default null
	 */
	hostname: string | null;
	/**
	 * What to do with forwarded headers that clients forge. `auto` removes the X-Forwarded-… that Kong would believe; `strip` removes
	 * also those that Kong only passes on, and Forwarded, True-Client-IP and their like; `keep` removes none.
	 * @default "auto"
	 */
	forwardedHeaders: ForwardedHeaders;
	/**
	 * `fail` makes every warning an error. Use it with GitOps, where nobody reads the notes.
	 * @default "print"
	 */
	warnings: 'print' | 'fail';
}

/** Settings of strategy httpHeaders. */
export interface HttpHeaders {
	/**
	 * The header that carries the client's address. Unset means X-Forwarded-For, or the CDN's header.
	 * @pattern ^[A-Za-z0-9][A-Za-z0-9-]*$
	 * @form It must be a header's name: letters, digits and dashes, with no dash first.
	 * @default null
	 */
	name: string | null;
	/**
	 * The other forwarded headers that the load balancer, or the CDN alone that calls it, writes whatever clients send: `proto` is
	 * X-Forwarded-Proto. Kong believes these, and forwardedHeaders removes the rest. Unset means what is known of the load balancer and
	 * the CDN, or `proto` for a load balancer of your own.
	 * @uniqueItems true
	 * @default null
	 */
	writes: ForwardedName[] | null;
	/**
	 * Whether Kong reads the header from the right and skips every trusted address. Unset means true.
	 * @default null
	 */
	recursive: boolean | null;
}

/** Settings of strategy proxyProtocol. */
export interface ProxyProtocol {
	/**
	 * The version that the load balancer sends, if the product has a choice. Kong reads both.
	 * @asType integer
	 * @default null
	 */
	version: 1 | 2 | null;
}
