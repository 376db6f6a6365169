// The `clientIp` block: the one place where a user says how Kong learns the client's address.
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

/** Both ends of the wire, load balancer and Kong, from one block. */
export interface ClientIp {
	/**
	 * The load balancer in front of Kong. `generic` is any pass-through balancer that follows the health check node port.
	 * @default "generic"
	 */
	loadBalancer: LoadBalancerId;
	/**
	 * How the client's address reaches Kong. `auto` takes what the load balancer's entry recommends; `none` only selects the
	 * balancer and preserves nothing.
	 * @default "auto"
	 */
	strategy: Strategy;
	/**
	 * Every peer that may speak for a client, as addresses or CIDRs: what Kong's socket sees (nodes under traffic policy Cluster,
	 * otherwise the balancer's subnets) and every proxy in between. Never the clients.
	 * @default []
	 */
	trustedIPs: IpOrCidr[];
	/**
	 * Accepts header mode with recursion while everybody is trusted. Any client can then choose the address that Kong believes.
	 * @default false
	 */
	allowTrustEveryone: boolean;
	/**
	 * A CDN in front of the load balancer. Kong then takes the address from the CDN's header. Its ranges are trusted where they
	 * belong, if they ship with this version; else add them to trustedIPs.
	 * @default null
	 */
	cdn: CdnId | null;
	/**
	 * Which ranges of the CDN Kong trusts. `shipped` adds those that came with this version, whose source and date the notes tell;
	 * `own` trusts what trustedIPs holds and nobody else.
	 * @default "shipped"
	 */
	cdnRanges: CdnRangesChoice;
	/**
	 * Says that nobody but the CDN can reach a load balancer that hides who calls it, by a rule outside this chart: its firewall, or
	 * client certificates. If that is not so, anyone can choose the address that Kong believes. A CDN or proxy that is not in the list
	 * above is named by its header, httpHeaders.name.
	 * @default false
	 */
	cdnOnly: boolean;
	/**
	 * Which side the load balancer faces, where the product has both. Unset means internet-facing; a Private Link Service is internal.
	 * @default null
	 */
	scheme: Scheme | null;
	httpHeaders: HttpHeaders;
	proxyProtocol: ProxyProtocol;
	/**
	 * A host name for the Service's status, for products that avoid the in-cluster shortcut that way.
	 * @pattern ^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$
	 * @form It must be a host name: letters, digits, dots and dashes, with a letter or digit first and last.
	 * @default null
	 */
	hostname: string | null;
	/**
	 * Forwarded headers that end clients forge. `auto` removes them where Kong would believe them; `strip` also where Kong only
	 * passes them on; `keep` removes none.
	 * @default "auto"
	 */
	forwardedHeaders: ForwardedHeaders;
	/**
	 * `fail` turns every warning into a refusal, for GitOps, where nobody reads the notes.
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
	 * Whether Kong walks the header from the right past every trusted address. Unset means true.
	 * @default null
	 */
	recursive: boolean | null;
}

/** Settings of strategy proxyProtocol. */
export interface ProxyProtocol {
	/**
	 * The version that the load balancer sends, where the product has a choice. Kong reads both.
	 * @asType integer
	 * @default null
	 */
	version: 1 | 2 | null;
}
