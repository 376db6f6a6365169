// Hetzner's controller: what it makes of a Service, and what a change does.
import { controllerFile } from '../../../catalogue/sources.ts';
import { isHandedOn } from '../../cloud.ts';
import type { Controller } from '../../controller.ts';
import { balancer, ignored, refused, refusedUnless } from '../../made.ts';
import { readService, type Service } from '../../service.ts';
import type { Balancer, BalancerPort, Made } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { portOf, type Settings } from './ports.ts';
import { beforeCreation, ofInterfaces, ofServices, ofStatus, ofTargets, type Problem } from './refusals.ts';
import { remarksOf } from './remarks.ts';
import { names, prefix } from './settings.ts';
import { update } from './update.ts';

const repository = 'https://github.com/hetznercloud/hcloud-cloud-controller-manager/blob/main';

export const controller: Controller = {
	name: 'hcloud-cloud-controller-manager',
	provider: 'Hetzner',
	version: 'v1.35.0+ at commit 6485324f',
	sources: [
		controllerFile(
			'hcloud-cloud-controller-manager: load_balancer.go',
			`${repository}/internal/hcops/load_balancer.go`,
		),
		controllerFile(
			'hcloud-cloud-controller-manager: load_balancers.go',
			`${repository}/hcloud/load_balancers.go`,
		),
		controllerFile('hcloud-cloud-controller-manager: config.go', `${repository}/internal/config/config.go`),
	],
	signs: { annotations: [prefix], providerIds: ['hcloud://', 'hrobot://'] },
	kinds: ['Service'],
	make: (object, { settings }) => build(readService(object), settings, null),
	update: (before, after) => update(before, after, build),
};

/**
 * What the controller makes of a Service.
 * @param live the balancer that there is; null where there is none yet. Location and network zone are read at creation alone.
 */
function build(service: Service, settings: Settings, live: Balancer | null): Made {
	if (!isHandedOn(service) || parseBool(settings.HCLOUD_LOAD_BALANCERS_ENABLED ?? 'true') === false)
		return ignored();
	const remarks = remarksOf(service, settings);
	const give = ({ message, at, setting, ask }: Problem, left?: Balancer): Made => {
		// An annotation that is there and empty outranks the setting, which then ends nothing.
		if (setting === undefined || !at || settings[setting])
			return refused(message, at, { remarks, ...(left ? { balancer: left } : {}) });
		const made = build(service, { ...settings, [setting]: 'given' }, live);
		return refusedUnless(`${setting} in the controller's settings`, made, message, at, {
			...(ask ? { ask } : {}),
			balancer: left,
		});
	};

	const never = beforeCreation(service, settings, live !== null || service.status.length > 0);
	if (never) return give(never, live ?? undefined);
	const made = balancerOf(service, settings);
	const bare = live ?? { ...made, ports: [] };
	const unserved = ofInterfaces(service, settings) ?? ofServices(service);
	if (unserved) return give(unserved, bare);
	const late = ofTargets(service, settings) ?? ofStatus(service, settings);
	if (late) return give(late, made);
	return balancer(made, remarks, messageOf(service));
}

function balancerOf(service: Service, settings: Settings): Balancer {
	const { annotations } = service;
	const ports = service.ports.filter(({ protocol }) => protocol === 'TCP');
	const hidden =
		annotations[names.disablePublicNetwork] ?? settings.HCLOUD_LOAD_BALANCERS_DISABLE_PUBLIC_NETWORK;
	const listeners = ports.map((port): BalancerPort => portOf(service, port, settings));
	const proxied = parseBool(
		annotations[names.proxyProtocol] ?? settings.HCLOUD_LOAD_BALANCERS_USES_PROXYPROTOCOL ?? 'false',
	);
	return {
		product: 'hetzner load balancer',
		scheme: parseBool(hidden ?? 'false') ? 'internal' : 'internet-facing',
		ports: listeners,
		sourceRanges: [],
		facts: {
			sourceRangesHonoured: false,
			ipMode: annotations[names.hostname] !== undefined ? null : proxied ? 'Proxy' : 'VIP',
			hostname: annotations[names.hostname] ?? null,
			targetsBy: privateTargets(service, settings) ? 'private address' : 'public address',
		},
	};
}

function privateTargets({ annotations }: Service, settings: Settings): boolean {
	const word = annotations[names.usePrivateIp] ?? settings.HCLOUD_LOAD_BALANCERS_USE_PRIVATE_IP ?? 'false';
	return parseBool(word) ?? false;
}

function messageOf({ ports }: Service): string | null {
	const other = ports.filter(({ protocol }) => protocol !== 'TCP');
	if (other.length === 0) return null;
	return `only TCP is served: the controller leaves out ${other.map(({ port, protocol }) => `${port}/${protocol}`).join(', ')}`;
}
