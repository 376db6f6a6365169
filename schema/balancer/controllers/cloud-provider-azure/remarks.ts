// What the Azure provider reads in another way than an author means, or not at all: switches, products and classes.
import { meantAs } from '../../meant.ts';
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { remarksOnAccess } from './remarks-access.ts';
import { remarksOnLink } from './remarks-link.ts';
import { remarksOnProbes } from './remarks-probes.ts';
import { hasAllPorts, usesFloatingIp } from './rules.ts';
import { annotation, azurePrefix, isInternal, isOn, ofPort } from './settings.ts';

export function remarksOf(
	service: Service,
	settings: { readonly [name: string]: string },
): readonly Remark[] {
	return [
		...onInternal(service),
		...onSwitches(service),
		...onFloatingIp(service),
		...remarksOnLink(service, settings),
		...onNodePorts(service),
		...remarksOnProbes(service, settings),
		...remarksOnAccess(service),
		...onAddresses(service),
		...onUnread(service),
	];
}

/** On a class: any class at all makes the provider leave the Service alone. */
export function remarksOnClass(service: Service): readonly Remark[] {
	const isAzure = Object.keys(service.annotations).some((name) => name.startsWith(azurePrefix));
	if (!isAzure && !/azure/i.test(service.className ?? '')) return [];
	return [
		{
			at: fieldAt(service.object, 'spec', 'loadBalancerClass'),
			text: 'the Azure provider has no class of its own and ignores a Service that names one: no balancer is made',
			weight: 'broken',
		},
	];
}

function onInternal(service: Service): Remark[] {
	const word = service.annotations[annotation.internal];
	if (word === undefined || isInternal(service) || meantAs(word) === false) return [];
	const rest = isOn(service, annotation.internal)
		? 'this balancer is public, but its security rules, which accept the word in upper or lower case, let nobody in from the internet'
		: 'this balancer is public';
	return [
		{
			at: annotationAt(service.object, annotation.internal),
			text: `only the exact word "true" makes the balancer internal: with ${JSON.stringify(word)} ${rest}`,
			instead: 'true',
			weight: meantAs(word) ? 'broken' : 'risk',
		},
	];
}

/** Switches that only `true` sets, in any case of letters, and what happens without it. */
const switches: { readonly [name: string]: string } = {
	[annotation.noFloatingIp]: 'floating IP stays on, and packets keep the frontend address and port',
	[annotation.haPorts]: 'each port has a rule of its own',
	[annotation.noSecurityRules]: 'the provider still writes security rules',
	[annotation.denyOthers]: 'hosts of the virtual network can still connect',
	[annotation.noTcpReset]: 'idle connections still end with a TCP reset',
};

const portSwitches: { readonly [setting: string]: string } = {
	no_probe_rule: 'the port keeps its health check',
	no_lb_rule: 'the port keeps its rule',
};

function onSwitches(service: Service): Remark[] {
	const all = {
		...switches,
		...Object.fromEntries(
			service.ports.flatMap(({ port }) =>
				Object.entries(portSwitches).map(([setting, text]) => [ofPort(port, setting), text]),
			),
		),
	};
	return Object.entries(all).flatMap(([name, otherwise]) =>
		isOn(service, name) ? [] : onSwitch(service, name, otherwise),
	);
}

function onSwitch({ annotations, object }: Service, name: string, otherwise: string): Remark[] {
	const word = annotations[name];
	if (word === undefined || meantAs(word) !== true) return [];
	return [
		{
			at: annotationAt(object, name),
			text: `only "true", without a blank around it, sets this: with ${JSON.stringify(word)} ${otherwise}`,
			instead: 'true',
			weight: 'risk',
		},
	];
}

function onFloatingIp(service: Service): Remark[] {
	if (!isOn(service, annotation.noFloatingIp) || !hasAllPorts(service)) return [];
	return [
		{
			at: annotationAt(service.object, annotation.noFloatingIp),
			text: 'the rule for all ports keeps floating IP, whatever this says; but the security rules then name the addresses of the nodes, to which no packet is addressed',
			weight: 'risk',
		},
	];
}

function onNodePorts(service: Service): Remark[] {
	const { allocatesNodePorts, object, ports } = service;
	if (allocatesNodePorts || ports.every(({ nodePort }) => nodePort !== null)) return [];
	const at = fieldAt(object, 'spec', 'allocateLoadBalancerNodePorts');
	if (!usesFloatingIp(service) && !hasAllPorts(service))
		return [
			{ at, text: 'without floating IP rules lead to node ports, and none is allocated', weight: 'broken' },
		];
	if (service.policy === 'Local' && !isOn(service, annotation.linkProxy)) return [];
	return [
		{
			at,
			text: 'health checks go to node ports, and none is allocated: Azure refuses a check of port 0',
			weight: 'broken',
		},
	];
}

/** On addresses that must be there before. */
function onAddresses(service: Service): Remark[] {
	if (isInternal(service)) return [];
	const names = [annotation.publicName, annotation.publicName6, annotation.ipv4, annotation.ipv6];
	const places = [
		...names.filter((name) => service.annotations[name]).map((name) => annotationAt(service.object, name)),
		...(service.loadBalancerIP ? [fieldAt(service.object, 'spec', 'loadBalancerIP')] : []),
	];
	return places.map((at) => ({
		at,
		text: 'the public IP must exist already, in the resource group in which the provider looks for it: without it no balancer is made',
		weight: 'note',
	}));
}

const known: readonly string[] = Object.values(annotation);

function onUnread({ annotations, object }: Service): Remark[] {
	const mode = annotations[annotation.mode] === undefined ? [] : [annotation.mode];
	const unknown = Object.keys(annotations).filter(
		(name) => name.startsWith(azurePrefix) && !known.includes(name),
	);
	return [
		...mode.map(
			(name): Remark => ({
				at: annotationAt(object, name),
				text: 'a Standard Load Balancer ignores it',
				weight: 'note',
			}),
		),
		...unknown.map(
			(name): Remark => ({
				at: annotationAt(object, name),
				text: 'the Azure provider reads no annotation of this name',
				weight: 'risk',
			}),
		),
	];
}
