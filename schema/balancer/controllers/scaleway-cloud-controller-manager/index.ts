// Scaleway's controller: what it makes of a Service.
import { controllerFile } from '../../../catalogue/sources.ts';
import type { Controller } from '../../controller.ts';
import { balancer, ignored, refused, refusedUnless } from '../../made.ts';
import { annotationAt, fieldAt, readService, type Service } from '../../service.ts';
import type { Balancer, BalancerPort, Made } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { portsOf } from './ports.ts';
import { unreadableAddresses, unreadableLevel } from './refusals.ts';
import { remarksOf } from './remarks.ts';
import { update } from './update.ts';
import { nameOf, saidBy, Unreadable } from './words.ts';

const repository = 'https://github.com/scaleway/scaleway-cloud-controller-manager/blob/master';

export const controller: Controller = {
	name: 'scaleway-cloud-controller-manager',
	provider: 'Scaleway',
	version: '0.36.2+ at commit bddc17f',
	sources: [
		controllerFile(
			'scaleway-cloud-controller-manager: loadbalancers.go',
			`${repository}/scaleway/loadbalancers.go`,
		),
		controllerFile(
			'scaleway-cloud-controller-manager: loadbalancers_annotations.go',
			`${repository}/scaleway/loadbalancers_annotations.go`,
		),
	],
	signs: {
		annotations: ['service.beta.kubernetes.io/scw-loadbalancer-'],
		statusHosts: [/\.scw\.cloud$/],
		providerIds: ['scaleway://'],
	},
	kinds: ['Service'],
	make: (object, { settings }) => make(readService(object), settings),
	update: (before, after) => update(before, after, make),
};

type Settings = { readonly [name: string]: string };

/** @param exists whether there is a balancer already, which some settings no longer concern. */
function make(service: Service, settings: Settings, exists = false): Made {
	if (service.type !== 'LoadBalancer' || service.className !== undefined) return ignored();
	if (isPrivateOf(service) && !settings.PN_ID && readsFlags(service))
		return refusedUnless(
			"PN_ID in the controller's settings",
			make(service, { ...settings, PN_ID: 'given' }, exists),
			'a private balancer needs a private network in the controller',
			annotationAt(service.object, nameOf('private')),
			{ ask: true },
		);
	const refusal = beforeAll(service) ?? (exists ? undefined : beforeCreation(service));
	if (refusal) return refusal;
	const ports = portsOf(service);
	if (ports instanceof Unreadable) return refusedFor(service, ports, balancerOf(service, [], settings));
	const made = balancerOf(service, ports, settings);
	const other = service.ports.find(({ protocol }) => protocol !== 'TCP');
	if (other) {
		const kept = ports.filter(({ port }) =>
			service.ports.some((one) => one.port === port && one.index < other.index),
		);
		return refused(
			`the balancer has no ${other.protocol}, and the controller stops at port ${other.port}; ports after it in the list are not made`,
			fieldAt(service.object, 'spec', 'ports', other.index, 'protocol'),
			{ balancer: { ...made, ports: kept } },
		);
	}
	return balancer(made, remarksOf(service, ports));
}

function refusedFor(service: Service, { name, why }: Unreadable, half?: Balancer): Made {
	return refused(
		`${nameOf(name)} cannot be read: ${why}`,
		annotationAt(service.object, nameOf(name)),
		half ? { balancer: half } : {},
	);
}

const flags = ['externally-managed', 'private'];

const readsFlags = (service: Service) =>
	flags.every((name) => parseBool(saidBy(service, name) ?? 'false') !== null);

/** What stops the controller before it looks for a balancer. */
function beforeAll(service: Service): Made | undefined {
	for (const name of flags)
		if (parseBool(saidBy(service, name) ?? 'false') === null)
			return refusedFor(service, new Unreadable(name, 'it must be true or false'));
	const isPrivate = isPrivateOf(service);
	const at = annotationAt(service.object, nameOf('private'));
	if (isPrivate && (saidBy(service, 'ip-ids') || service.loadBalancerIP))
		return refused('a private balancer cannot have a static address', at);
	const id = saidBy(service, 'id');
	if (id !== undefined && id.split('/').length !== 2)
		return refusedFor(service, new Unreadable('id', 'it must be written zone/identifier'));
	if (isExternal(service) && id === undefined)
		return refusedFor(service, new Unreadable('externally-managed', `it needs ${nameOf('id')}`));
	return undefined;
}

/** What stops the controller where it has to make a balancer. */
function beforeCreation(service: Service): Made | undefined {
	if (isExternal(service)) return undefined;
	const given = isPrivateOf(service) || saidBy(service, 'ip-ids') || service.loadBalancerIP;
	const wrong = unreadableLevel(service) ?? (given ? undefined : unreadableAddresses(service));
	return wrong && refusedFor(service, wrong);
}

const isExternal = (service: Service) => parseBool(saidBy(service, 'externally-managed') ?? '') === true;

const isPrivateOf = (service: Service) => parseBool(saidBy(service, 'private') ?? '') === true;

function balancerOf(service: Service, ports: readonly BalancerPort[], settings: Settings): Balancer {
	const hostname = parseBool(saidBy(service, 'use-hostname') ?? '') === true;
	const mode = ports.length > 0 && ports.every(({ proxyProtocol }) => proxyProtocol) ? 'Proxy' : 'VIP';
	const internal =
		parseBool(saidBy(service, 'force-internal-ip') ?? '') === true ||
		settings.PN_ID ||
		saidBy(service, 'pn-ids');
	return {
		product: 'scaleway load balancer',
		scheme: isPrivateOf(service) ? 'internal' : 'internet-facing',
		ports,
		sourceRanges: rangesOf(service),
		facts: {
			sourceRangesHonoured: true,
			status: hostname ? 'hostname' : `ipMode ${saidBy(service, 'ip-mode') ?? mode}`,
			targetAddresses: internal ? 'InternalIP' : 'ExternalIP',
			type: (saidBy(service, 'type') || settings.LB_DEFAULT_TYPE || 'lb-s').toLowerCase(),
		},
	};
}

/** Ranges that Go's net.ParseCIDR takes; single addresses lose their length. */
function rangesOf({ sourceRanges }: Service): string[] {
	return sourceRanges
		.filter((range) => /^[0-9a-fA-F.:]+\/[0-9]{1,3}$/.test(range))
		.map((range) => range.replace(range.includes(':') ? /\/128$/ : /\/32$/, ''));
}
