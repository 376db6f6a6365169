// STACKIT: the names of its annotations, new and old, and the settings that are read from them.
import { memberOf } from '../../../text/members.ts';
import { parseDuration } from '../../durations.ts';
import type { Service } from '../../service.ts';
import { parseBool } from '../../words.ts';
import { flavors } from './flavors.ts';

const stackit = (name: string) => `lb.stackit.cloud/${name}`;
const yawol = (name: string) => `yawol.stackit.cloud/${name}`;

export const names = {
	internal: stackit('internal-lb'),
	oldInternal: yawol('internalLB'),
	address: stackit('external-address'),
	oldAddress: yawol('existingFloatingIP'),
	proxy: stackit('tcp-proxy-protocol'),
	oldProxy: yawol('tcpProxyProtocol'),
	filter: stackit('tcp-proxy-protocol-ports-filter'),
	oldFilter: yawol('tcpProxyProtocolPortsFilter'),
	plan: stackit('service-plan-id'),
	oldPlan: yawol('flavorId'),
	ipMode: stackit('ip-mode-proxy'),
	persistence: stackit('session-persistence-with-source-ip'),
	network: stackit('listener-network'),
	oldRanges: yawol('loadBalancerSourceRanges'),
} as const;

const timeouts = [
	[stackit('tcp-idle-timeout'), yawol('tcpIdleTimeout')],
	[stackit('udp-idle-timeout'), yawol('udpIdleTimeout')],
] as const;

/** Old annotations that the controller only warns of. */
export const withoutEffect = [
	'imageId',
	'defaultNetworkID',
	'skipCloudControllerDefaultNetworkID',
	'floatingNetworkID',
	'availabilityZone',
	'debug',
	'debugsshkey',
	'replicas',
	'logForward',
	'logForwardLokiURL',
	'serverGroupPolicy',
	'additionalNetworks',
].map(yawol);

export interface Settings {
	readonly internal: boolean;
	/** Null for one that lives as long as the balancer, or none. */
	readonly address: string | null;
	readonly plan: string;
	readonly proxy: boolean;
	/** Ports that get a PROXY header; null for all. */
	readonly filter: readonly number[] | null;
	readonly persistence: boolean;
	readonly network: string;
}

/** Why the controller gives up, and the annotation to blame. */
export class Refusal {
	readonly name: string;
	readonly why: string;
	constructor(name: string, why: string) {
		this.name = name;
		this.why = why;
	}
}

/** Reads all settings; the first that cannot be read, or contradicts its older name, is a refusal. */
export function settingsOf({ annotations }: Service): Settings | Refusal {
	const said = (name: string) => annotations[name];
	const internal = either(said(names.internal), said(names.oldInternal), names.internal, names.oldInternal);
	if (internal instanceof Refusal) return internal;
	const plan = planOf(said(names.plan), said(names.oldPlan));
	if (plan instanceof Refusal) return plan;
	const address = internal ? null : addressOf(said(names.address), said(names.oldAddress));
	if (address instanceof Refusal) return address;
	if (internal && contradict(said(names.address), said(names.oldAddress)))
		return new Refusal(names.address, `${names.oldAddress} says otherwise`);
	for (const pair of timeouts) {
		const wrong = timeoutOf(said(pair[0]), said(pair[1]), pair);
		if (wrong) return wrong;
	}
	const proxy = either(said(names.proxy), said(names.oldProxy), names.proxy, names.oldProxy);
	if (proxy instanceof Refusal) return proxy;
	const filter = proxy ? filterOf(said(names.filter), said(names.oldFilter)) : null;
	if (filter instanceof Refusal) return filter;
	const persistence = parseBool(said(names.persistence) ?? 'false');
	if (persistence === null) return new Refusal(names.persistence, 'it must be true or false');
	return { internal, address, plan, proxy, filter, persistence, network: said(names.network) ?? '' };
}

const contradict = (one: string | undefined, other: string | undefined) =>
	one !== undefined && other !== undefined && one !== other;

/** A switch: the new name takes only true and false, the old one takes every other word for false. */
function either(
	value: string | undefined,
	oldValue: string | undefined,
	name: string,
	oldName: string,
): boolean | Refusal {
	const now = value === undefined ? undefined : parseBool(value);
	if (now === null) return new Refusal(name, 'it must be true or false');
	const old = oldValue === undefined ? undefined : parseBool(oldValue) === true;
	if (now !== undefined && old !== undefined && now !== old)
		return new Refusal(name, `${oldName} says otherwise`);
	return now ?? old ?? false;
}

function planOf(plan: string | undefined, flavor: string | undefined): string | Refusal {
	const plans = Object.keys(flavors);
	if (plan !== undefined)
		return plans.includes(plan) ? plan : new Refusal(names.plan, `it must be one of ${plans.join(', ')}`);
	if (flavor === undefined) return 'p10';
	const found = plans.find((one) => memberOf(flavors, one)?.includes(flavor));
	return found ?? new Refusal(names.oldPlan, 'the controller knows no such flavor');
}

function addressOf(value: string | undefined, oldValue: string | undefined): string | null | Refusal {
	if (contradict(value, oldValue)) return new Refusal(names.address, `${names.oldAddress} says otherwise`);
	const address = value ?? oldValue;
	if (address === undefined) return null;
	const octets = address.split('.');
	const fits =
		octets.length === 4 && octets.every((one) => /^(0|[1-9][0-9]{0,2})$/.test(one) && Number(one) < 256);
	const name = value === undefined ? names.oldAddress : names.address;
	return fits ? address : new Refusal(name, 'it must be an IPv4 address');
}

function timeoutOf(
	value: string | undefined,
	oldValue: string | undefined,
	[name, oldName]: readonly [string, string],
): Refusal | undefined {
	const now = value === undefined ? undefined : parseDuration(value);
	if (now === null) return new Refusal(name, 'it must be a duration such as 5m');
	if (now !== undefined && oldValue !== undefined && now !== (parseDuration(oldValue) ?? 0))
		return new Refusal(name, `${oldName} says otherwise`);
	return undefined;
}

function filterOf(
	value: string | undefined,
	oldValue: string | undefined,
): readonly number[] | null | Refusal {
	if (contradict(value, oldValue)) return new Refusal(names.filter, `${names.oldFilter} says otherwise`);
	const list = value ?? oldValue;
	if (list === undefined) return null;
	if (list.trim() === '') return [];
	const ports = list.split(',').map((one) => one.trim());
	const wrong = ports.find((one) => !/^[0-9]+$/.test(one) || Number(one) > 65535);
	const name = value === undefined ? names.oldFilter : names.filter;
	return wrong === undefined
		? ports.map(Number)
		: new Refusal(name, `${JSON.stringify(wrong)} is no port number`);
}
