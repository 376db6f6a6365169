// OpenStack: the names of the controller's annotations, and its settings as it reads them.
import type { Service } from '../../service.ts';

const prefix = 'loadbalancer.openstack.org';

export const names = {
	internal: 'service.beta.kubernetes.io/openstack-internal-load-balancer',
	proxy: `${prefix}/proxy-protocol`,
	forwardedFor: `${prefix}/x-forwarded-for`,
	tls: `${prefix}/default-tls-container-ref`,
	monitor: `${prefix}/enable-health-monitor`,
	hostname: `${prefix}/hostname`,
	class: `${prefix}/class`,
	network: `${prefix}/network-id`,
	subnet: `${prefix}/subnet-id`,
	memberSubnet: `${prefix}/member-subnet-id`,
	/** Kubernetes' own, older than the field of the same meaning. */
	ranges: 'service.beta.kubernetes.io/load-balancer-source-ranges',
} as const;

/** Settings that the controller looks at only when it makes a balancer. */
export const onlyAtCreation = ['flavor-id', 'availability-zone', 'port-id', 'network-id', 'subnet-id'].map(
	(name) => `${prefix}/${name}`,
);

export type Settings = { readonly [name: string]: string };

export interface Config {
	/** `amphora` unless the controller is set up for another. */
	readonly provider: string;
	readonly internal: boolean;
	readonly version: 0 | 1 | 2;
	readonly forwardedFor: boolean;
	/** A container of certificates; empty for none. */
	readonly tls: string;
	readonly monitor: boolean;
}

/** What decides a balancer. Switches take exactly true and false; every other word counts as nothing said. */
export function configOf({ annotations }: Service, settings: Settings): Config {
	const flag = (name: string, unset: boolean) => {
		const value = annotations[name];
		return value === 'true' || value === 'false' ? value === 'true' : unset;
	};
	const always = isOn(settings['internal-lb']);
	return {
		provider: settings['lb-provider'] || 'amphora',
		internal: always || flag(names.internal, false),
		version: versionOf(annotations[names.proxy]),
		forwardedFor: flag(names.forwardedFor, false),
		tls: annotations[names.tls] ?? settings['default-tls-container-ref'] ?? '',
		monitor: flag(names.monitor, isOn(settings['create-monitor'])),
	};
}

/** `true` is version 1; words other than these three are off. */
function versionOf(word: string | undefined): 0 | 1 | 2 {
	return word === 'v2' ? 2 : word === 'true' || word === 'v1' ? 1 : 0;
}

/** What the controller's configuration file takes for true. */
export const isOn = (value: string | undefined) =>
	['true', 'yes', 'on', '1'].includes((value ?? '').toLowerCase());
