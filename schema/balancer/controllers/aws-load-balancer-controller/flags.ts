// The controller's flags and feature gates, as far as they bear on Ingresses and Gateways.
import type { Scheme } from '../../../values/client-ip.ts';
import type { Cluster, Where } from '../../types.ts';
import { listOf, pairsOf, parseBool } from '../../words.ts';
import { Refusal } from './refusal.ts';

/** A flag as it is set, with or without its dashes; what the controller ships with where it is not. */
export function flag({ settings }: Pick<Cluster, 'settings'>, name: string, shipped: string): string {
	return settings[`--${name}`] ?? settings[name] ?? shipped;
}

/** Whether a feature gate is on. */
export function gate({ settings }: Pick<Cluster, 'settings'>, name: string, shipped: boolean): boolean {
	const gates = new Map(pairsOf(settings['--feature-gates'] ?? settings['feature-gates'] ?? ''));
	return parseBool((gates.get(name) ?? settings[name] ?? '').trim()) ?? shipped;
}

/** The scheme where nothing names one. */
export function defaultScheme(cluster: Cluster): Scheme {
	return flag(cluster, 'default-load-balancer-scheme', 'internal') === 'internet-facing'
		? 'internet-facing'
		: 'internal';
}

/** Gives up on a tag that the flag external-managed-tags leaves to somebody else. */
export function checkManagedTags(
	tags: { readonly [key: string]: string },
	at: Where,
	cluster: Cluster,
): void {
	const managed = listOf(flag(cluster, 'external-managed-tags', '')).find((key) => Object.hasOwn(tags, key));
	if (managed !== undefined)
		throw new Refusal(`the tag ${managed} is managed from outside and cannot be set here`, at);
}

/**
 * Whether AWS Certificate Manager may hold a certificate for a host. The cluster cannot tell, so it may, unless
 * `settings['acm-certificates']` lists the domains of all certificates.
 */
export function mayHaveCertificate({ settings }: Cluster, host: string): boolean {
	const known = settings['acm-certificates'];
	if (known === undefined) return true;
	const parent = host.slice(host.indexOf('.'));
	return known.split(',').some((domain) => domain.trim() === host || domain.trim() === `*${parent}`);
}

/**
 * Whether the objects are all that the cluster has, so that what is not among them is not there. Manifests seldom are:
 * `settings.objects` is `all` where they are.
 */
export function isComplete({ settings }: Pick<Cluster, 'settings'>): boolean {
	return settings.objects === 'all';
}

/** How many subnets a balancer gets where its settings name none; null where nobody says. */
export function subnetCount({ settings }: Pick<Cluster, 'settings'>): number | null {
	return settings.subnets === undefined ? null : Number(settings.subnets);
}
