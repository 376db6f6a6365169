// Settings that Linode's controller reads in another way than their author means, or not at all.
import { meansOn, unreadAnnotations, unusedAddress, unusedRanges, withoutNodePorts } from '../../cloud.ts';
import { unreadKeys } from '../../go-json.ts';
import { annotationAt, portAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { parseBool, parseInteger } from '../../words.ts';
import { checks, frontend, isRead, names, portName, prefix } from './settings.ts';
import { keys, protocolOf, proxyProtocolOf } from './words.ts';

export function remarksOf(service: Service): Remark[] {
	return [
		...unusedRanges(service, names.firewallAcl),
		...unusedAddress(service, names.reservedIpv4),
		...withoutNodePorts(service),
		...proxyProtocol(service),
		...portJson(service),
		...sharedNumbers(service),
		...udpFirewall(service),
		...healthChecks(service),
		...placement(service),
		...words(service),
		...unreadAnnotations(service, prefix, isRead),
	];
}

function proxyProtocol(service: Service): Remark[] {
	const { annotations, object, ports } = service;
	const remarks: Remark[] = [];
	const old = annotations[names.oldProxyProtocol];
	if (old !== undefined)
		remarks.push({
			at: annotationAt(object, names.oldProxyProtocol),
			text:
				annotations[names.proxyProtocol] === undefined
					? 'the annotation is deprecated'
					: `${names.proxyProtocol} takes precedence: this one is not read`,
			instead: names.proxyProtocol,
			weight: annotations[names.proxyProtocol] === undefined ? 'note' : 'risk',
		});
	const mixed = ports.find((port) => {
		const proxied = proxyProtocolOf(service, port).word.startsWith('v');
		return proxied && protocolOf(service, port).word.startsWith('http');
	});
	const at = mixed && proxyProtocolOf(service, mixed).at;
	if (at)
		remarks.push({
			at,
			text: `the controller asks for PROXY on port ${mixed.port} although the balancer ends HTTP there; whether Linode then sends a header is not known`,
			weight: 'risk',
		});
	return remarks;
}

function portJson({ annotations, object, ports }: Service): Remark[] {
	return Object.entries(annotations).flatMap(([name, value]) => {
		if (!name.startsWith(portName(0).slice(0, -1))) return [];
		const at = annotationAt(object, name);
		if (!ports.some(({ port }) => portName(port) === name))
			return [
				{ at, text: 'the Service has no such port: the settings have no effect', weight: 'risk' as const },
			];
		return unreadKeys(value, keys).map(({ key, ...more }) => ({
			at,
			text: `the controller knows no key ${JSON.stringify(key)} and leaves it out`,
			...more,
			weight: 'risk' as const,
		}));
	});
}

/** TCP and UDP on one number, which only the first request for a balancer tells apart. */
function sharedNumbers({ object, ports }: Service): Remark[] {
	return ports
		.filter(({ port, index }) => ports.some((one) => one.port === port && one.index < index))
		.map((port) => ({
			at: portAt(object, port, 'protocol'),
			text: `once the balancer is there, the controller finds its listeners by their number alone: when nodes or the Service change next, it builds the other protocol's listener of port ${port.port} again as ${port.protocol}`,
			weight: 'risk',
		}));
}

/** Rules of the firewall are for TCP alone: processACL in cloud/linode/services/firewalls.go. */
function udpFirewall({ annotations, object, ports }: Service): Remark[] {
	const list = annotations[names.firewallAcl];
	const udp = ports.find(({ protocol }) => protocol === 'UDP');
	if (list === undefined || !udp || annotations[names.firewallId] !== undefined) return [];
	const effect = /"allowList"/i.test(list)
		? `only TCP is let in, and port ${udp.port} by UDP is closed to everybody`
		: `UDP is not kept out, and port ${udp.port} stays open to everybody`;
	return [
		{
			at: annotationAt(object, names.firewallAcl),
			text: `the controller makes rules for TCP alone: ${effect}; name a firewall of your own in ${names.firewallId}`,
			weight: 'risk',
		},
	];
}

function healthChecks(service: Service): Remark[] {
	const { annotations, object, ports } = service;
	const type = annotations[checks.type] ?? '';
	const http = type === 'http' || type === 'http_body';
	const remarks: Remark[] = [];
	const at = annotationAt(object, checks.type);
	if (http && ports.some((port) => proxyProtocolOf(service, port).word.startsWith('v')))
		remarks.push({
			at,
			text: 'the check uses HTTP on a port where Kong expects a PROXY header; no source says that it sends one',
			instead: 'connection',
			weight: 'risk',
		});
	if (http && ports.length > 1 && ports.every((port) => protocolOf(service, port).word === 'tcp'))
		remarks.push({
			at,
			text: "the same check goes to every port, and plain HTTP to Kong's TLS port makes the targets unhealthy",
			instead: 'connection',
			weight: 'risk',
		});
	if (!http && annotations[checks.path] !== undefined)
		remarks.push({
			at: annotationAt(object, checks.path),
			text: `the controller reads it only with ${checks.type} http or http_body`,
			weight: 'note',
		});
	return remarks;
}

/** Where the balancer gets its address from. */
function placement({ annotations, object }: Service): Remark[] {
	const remarks: Remark[] = [];
	const subnet = parseInteger(annotations[frontend.subnetId] ?? '');
	if (subnet !== null && String(subnet) !== annotations[frontend.subnetId])
		remarks.push({
			at: annotationAt(object, frontend.subnetId),
			text: 'the controller looks for the balancer by this text, does not find it, and makes another one each time',
			instead: String(subnet),
			weight: 'broken',
		});
	const placed = Object.values(frontend).find((name) => annotations[name] !== undefined);
	if (placed !== undefined)
		remarks.push({
			at: annotationAt(object, placed),
			text: 'the balancer gets its address from a subnet of a VPC, and only when it is made',
			weight: 'note',
		});
	return remarks;
}

function words({ annotations, object }: Service): Remark[] {
	const remarks: Remark[] = [];
	for (const name of [names.hostnameOnly, names.preserve, names.ipv6Backends]) {
		const word = annotations[name];
		if (word === undefined || parseBool(word) !== null) continue;
		remarks.push({
			at: annotationAt(object, name),
			text: `${JSON.stringify(word)} is no boolean: the controller reads it as false, without an error`,
			...(meansOn(word) ? { instead: 'true' } : {}),
			weight: meansOn(word) ? 'risk' : 'note',
		});
	}
	const type = annotations[names.type];
	if (type !== undefined && !['common', 'premium', 'premium_40gb'].includes(type.toLowerCase()))
		remarks.push({
			at: annotationAt(object, names.type),
			text: `${JSON.stringify(type)} is no type of NodeBalancer: the controller's default is used`,
			weight: 'note',
		});
	if (annotations[names.firewallId] !== undefined && annotations[names.firewallAcl] !== undefined)
		remarks.push({
			at: annotationAt(object, names.firewallAcl),
			text: `${names.firewallId} takes precedence: the list is not read`,
			weight: 'risk',
		});
	return remarks;
}
