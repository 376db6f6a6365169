// What Hetzner's controller cannot work with, in the order in which it comes upon it.
import { annotationProblem, type Problem as CloudProblem, firstProblem } from '../../cloud.ts';
import { isDuration } from '../../durations.ts';
import { isAddress, networkOf } from '../../networks.ts';
import { isSelector } from '../../selector.ts';
import { annotationAt, type Service } from '../../service.ts';
import { parseBool, parseInteger } from '../../words.ts';
import type { Settings } from './ports.ts';
import { checks, names, protocolOf, types } from './settings.ts';

/** A problem; `setting` of the controller would end it, and `ask` says that the user had better give it in the Service. */
export interface Problem extends CloudProblem {
	readonly setting?: string;
	readonly ask?: true;
}

const isBool = (value: string): boolean => parseBool(value) !== null;
const isInteger = (value: string): boolean => parseInteger(value) !== null;

function notBool(service: Service, name: string): Problem | null {
	return annotationProblem(service, name, isBool, '"true" or "false"');
}

/** What keeps it from making a balancer, or from touching the one that there is. */
export function beforeCreation(service: Service, settings: Settings, exists: boolean): Problem | null {
	return firstProblem([
		annotationProblem(service, names.nodeSelector, isSelector, 'a label selector'),
		annotationProblem(
			service,
			names.type,
			(value) => value === '' || types.includes(value),
			`a type of load balancer that Hetzner has: ${types.join(', ')}`,
		),
		exists ? null : nowhere(service, settings),
		annotationProblem(
			service,
			names.algorithm,
			(value) => ['round_robin', 'least_connections'].includes(value.toLowerCase()),
			'round_robin or least_connections',
		),
		notBool(service, names.disablePublicNetwork),
	]);
}

function nowhere({ annotations, object }: Service, settings: Settings): Problem | null {
	const location = annotations[names.location] ?? settings.HCLOUD_LOAD_BALANCERS_LOCATION ?? '';
	const zone = annotations[names.networkZone] ?? settings.HCLOUD_LOAD_BALANCERS_NETWORK_ZONE ?? '';
	if (location !== '' || zone !== '') return null;
	return {
		message: `the controller needs ${names.location} or ${names.networkZone}, or a default of its own for one of them`,
		at: annotationAt(object, names.location),
		setting: 'HCLOUD_LOAD_BALANCERS_LOCATION',
		ask: true,
	};
}

/** What keeps it from attaching the balancer to its network: the balancer stays without listeners and targets. */
export function ofInterfaces(service: Service, settings: Settings): Problem | null {
	if (!settings.HCLOUD_NETWORK) return null;
	return firstProblem([
		annotationProblem(service, names.privateIpv4, isAddress, 'an address'),
		annotationProblem(service, names.subnet, (value) => networkOf(value) !== null, 'a CIDR block'),
	]);
}

/** What keeps it from making listeners: the balancer stays without them, or as it was. */
export function ofServices(service: Service): Problem | null {
	const { annotations, object, ports } = service;
	const managed = annotations[names.certificateType] === 'managed';
	if (managed && annotations[names.domains] === undefined)
		return {
			message: `a managed certificate needs ${names.domains}`,
			at: annotationAt(object, names.certificateType),
		};
	if (!ports.some(({ protocol }) => protocol === 'TCP')) return null;
	const protocols = 'tcp, http or https';
	const isProtocol = (value: string): boolean => protocolOf(value) !== null;
	const lengths = 'a duration with its unit, like "15s"';
	return firstProblem([
		notBool(service, names.proxyProtocol),
		annotationProblem(service, names.protocol, isProtocol, protocols),
		annotationProblem(service, names.cookieLifetime, isDuration, lengths),
		annotationProblem(service, names.timeoutIdle, isDuration, lengths),
		managed
			? null
			: annotationProblem(
					service,
					names.certificates,
					// A blank is part of the name that it looks for.
					(value) => value.split(',').every((one) => one !== '' && one === one.trim()),
					'names or numbers of certificates, with commas and no blanks between them',
				),
		notBool(service, names.redirect),
		notBool(service, names.stickySessions),
		annotationProblem(service, checks.protocol, isProtocol, protocols),
		annotationProblem(service, checks.port, isInteger, 'a number'),
		annotationProblem(service, checks.interval, isDuration, lengths),
		annotationProblem(service, checks.timeout, isDuration, lengths),
		annotationProblem(service, checks.retries, isInteger, 'a number'),
		isTcpCheck(service) ? null : notBool(service, checks.validate),
	]);
}

function isTcpCheck({ annotations }: Service): boolean {
	return protocolOf(annotations[checks.protocol] ?? annotations[names.protocol] ?? 'tcp') === 'tcp';
}

/** What keeps it from adding targets: the listeners stand, and send nowhere. */
export function ofTargets(service: Service, settings: Settings): Problem | null {
	const { annotations, object } = service;
	const word = annotations[names.usePrivateIp] ?? settings.HCLOUD_LOAD_BALANCERS_USE_PRIVATE_IP ?? 'false';
	const unreadable = notBool(service, names.usePrivateIp);
	if (unreadable) return unreadable;
	if (!parseBool(word) || settings.HCLOUD_NETWORK) return null;
	return {
		message: `${names.usePrivateIp} needs a private network in the controller's settings, HCLOUD_NETWORK`,
		at: annotationAt(object, names.usePrivateIp),
		setting: 'HCLOUD_NETWORK',
	};
}

/** What keeps it from telling the address: all is made, and the Service gets no status. */
export function ofStatus(service: Service, settings: Settings): Problem | null {
	const { annotations } = service;
	if (annotations[names.hostname] !== undefined) return null;
	const hidden =
		annotations[names.disablePublicNetwork] ??
		settings.HCLOUD_LOAD_BALANCERS_DISABLE_PUBLIC_NETWORK ??
		'false';
	return firstProblem([
		notBool(service, names.proxyProtocol),
		parseBool(hidden) ? null : notBool(service, names.ipv6Disabled),
		notBool(service, names.disablePrivateIngress),
	]);
}
