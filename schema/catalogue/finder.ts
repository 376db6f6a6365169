// How the addresses are found that Kong has to trust.
import type { LoadBalancer } from './types.ts';

/** A set of addresses: published ranges, a command that lists them, or words for what no command knows. At least one is given. */
export interface Finder {
	/** A command that prints them. */
	readonly command?: string;
	/** CIDR blocks that the provider publishes, the same for everybody. */
	readonly ranges?: readonly string[];
	/** Whether a balancer that is set up in another way connects from what the command lists, and not from the ranges. */
	readonly orListed?: true;
	/** Whether what the command lists is a network of its own, in which no node is. */
	readonly apart?: true;
	/** What the command lists, or where else to look; a part of a sentence. */
	readonly note?: string;
}

/** How a user finds the addresses, in one line: `130.211.0.0/22 and 35.191.0.0/16, and gcloud … (the forwarding rule's address)`. */
export function finderText({ command, ranges = [], note }: Finder): string {
	const published = ranges.length > 1 ? `${ranges.slice(0, -1).join(', ')} and ${ranges.at(-1)}` : ranges[0];
	const listed = command === undefined ? note : note === undefined ? command : `${command} (${note})`;
	return [published, listed].filter((part) => part !== undefined).join(', and ');
}

/** Something that must be there: `{ what: 'cloud-provider-aws', from: ['1.34.2', '1.35.0'] }`. */
export interface Need {
	/** A controller, a cluster's version, a plugin, a setting. */
	readonly what: string;
	/** The first version that has it; several where older lines got it too, in rising order. */
	readonly from?: string | readonly string[];
	/** What of it is needed: `for ipMode`. */
	readonly why?: string;
}

/** A need in words: `cloud-provider-aws 1.34.2, 1.35.0 or later`. */
export function needText({ what, from, why }: Need): string {
	const versions = typeof from === 'object' ? `${from.join(', ')} or later` : from;
	return [what, versions, why].filter((part) => part !== undefined).join(' ');
}

/**
 * How a user finds Kong's peers. Where the balancer sends to nodes, those are the nodes; by network plugin also addresses of the pods'
 * range, and the balancer's own where a pod runs on the node that it sends to.
 */
export function peerFinderText(find: LoadBalancer['find'], peer: 'node' | 'loadBalancer'): string {
	return peerFinders(find, peer).map(finderText).join('; ');
}

/** The parts of {@link peerFinderText}. */
export function peerFinders(find: LoadBalancer['find'], peer: 'node' | 'loadBalancer'): readonly Finder[] {
	if (peer === 'loadBalancer') return [find.loadBalancer];
	const balancer = (find.loadBalancer.command ?? find.loadBalancer.ranges) ? [find.loadBalancer] : [];
	const all = [find.node, ...(find.pods ? [find.pods, ...balancer] : [])];
	// Where nodes and balancers have one network, its command is named once.
	return all.filter(
		(one, index) => all.findIndex((other) => finderText(other) === finderText(one)) === index,
	);
}
