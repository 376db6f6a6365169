// What Linode's controller cannot work with.

import { ofKind } from '../../../cluster/inventory.ts';
import { annotationsOf } from '../../../cluster/objects.ts';
import { annotationProblem, firstProblem, type Problem } from '../../cloud.ts';
import { readJson, type Shape } from '../../go-json.ts';
import { networkOf } from '../../networks.ts';
import { annotationAt, type Service, type ServicePort } from '../../service.ts';
import type { Cluster } from '../../types.ts';
import { parseBool, parseInteger } from '../../words.ts';
import { checks, frontend, names, portName } from './settings.ts';
import {
	algorithmOf,
	portSettings,
	protocolOf,
	proxyProtocolOf,
	stickinessOf,
	udpCheckPortOf,
	type Word,
} from './words.ts';

/** Blocks by family, as the lists of a firewall have them. */
const addresses: Shape = { ipv4: ['text'], ipv6: ['text'] };

const isInteger = (value: string): boolean => parseInteger(value) !== null;

function wrongWord({ word, at: place }: Word, what: string, allowed: readonly string[]): Problem | null {
	if (allowed.includes(word)) return null;
	return {
		message: `${JSON.stringify(word)} is no ${what}: the controller takes ${allowed.join(', ')}`,
		...(place ? { at: place } : {}),
	};
}

/** What of a port it cannot work with. */
export function ofPort(service: Service, port: ServicePort): Problem | null {
	const { object } = service;
	const own = annotationAt(object, portName(port.port));
	if (portSettings(service, port.port) === null)
		return { message: `${portName(port.port)} must be a JSON object whose values are texts`, at: own };
	return ofWords(service, port) ?? ofCheck(service, port) ?? ofCertificate(service, port);
}

function ofWords(service: Service, port: ServicePort): Problem | null {
	const protocol = protocolOf(service, port);
	const proxy = proxyProtocolOf(service, port);
	const wrong =
		wrongWord(protocol, 'protocol', ['tcp', 'udp', 'http', 'https']) ??
		wrongWord(proxy, 'version of PROXY', ['none', 'v1', 'v2']);
	if (wrong) return wrong;
	const udp = protocol.word === 'udp';
	if (udp && proxy.word !== 'none')
		return {
			message: `port ${port.port} is UDP, which has no PROXY header: set "none" for it`,
			...(proxy.at ? { at: proxy.at } : {}),
		};
	const algorithms = udp ? ['roundrobin', 'ring_hash', 'leastconn'] : ['roundrobin', 'leastconn', 'source'];
	const sticks = udp ? ['none', 'session', 'source_ip'] : ['none', 'http_cookie', 'table'];
	return (
		wrongWord(algorithmOf(service, port), 'algorithm', algorithms) ??
		(udp ? ofUdp(service, port) : null) ??
		(protocol.word === 'tcp' ? null : wrongWord(stickinessOf(service, port), 'stickiness', sticks))
	);
}

function ofUdp(service: Service, port: ServicePort): Problem | null {
	if (portSettings(service, port.port)?.['tls-secret-name'])
		return {
			message: `port ${port.port} is UDP and can have no certificate`,
			at: annotationAt(service.object, portName(port.port)),
		};
	const { word, at: place } = udpCheckPortOf(service, port);
	const number = parseInteger(word);
	if (number !== null && number >= 1 && number <= 65535) return null;
	return {
		message: `${JSON.stringify(word)} is no number of a port to check`,
		...(place ? { at: place } : {}),
	};
}

function ofCheck(service: Service, port: ServicePort): Problem | null {
	const { annotations, object } = service;
	const types = ['none', 'connection', 'http', 'http_body'];
	const udp = protocolOf(service, port).word === 'udp';
	return firstProblem([
		annotationProblem(
			service,
			checks.type,
			(value) => types.includes(value),
			`one of ${types.join(', ')}, exactly`,
		),
		annotations[checks.type] === 'http_body' && !annotations[checks.body]
			? { message: `a check of type http_body needs ${checks.body}`, at: annotationAt(object, checks.type) }
			: null,
		...[checks.interval, checks.timeout, checks.attempts].map((name) =>
			annotationProblem(service, name, isInteger, 'a number'),
		),
		udp
			? null
			: annotationProblem(service, checks.passive, (value) => parseBool(value) !== null, '"true" or "false"'),
	]);
}

function ofCertificate(service: Service, port: ServicePort): Problem | null {
	const { word, at: place } = protocolOf(service, port);
	if (word !== 'https' || portSettings(service, port.port)?.['tls-secret-name']) return null;
	return {
		message: `port ${port.port} speaks HTTPS and needs "tls-secret-name" in ${portName(port.port)}`,
		...(place ? { at: place } : {}),
	};
}

/** What of the firewall it cannot work with; a firewall by number goes before a list. */
export function ofFirewall(service: Service): Problem | null {
	const { annotations } = service;
	if (annotations[names.firewallId] !== undefined)
		return annotationProblem(service, names.firewallId, isInteger, 'the number of a firewall');
	return annotationProblem(
		service,
		names.firewallAcl,
		(value) => {
			const read = readJson(value, { allowList: addresses, denyList: addresses });
			const lists = 'wrong' in read ? [] : Object.keys(read.value ?? {});
			return lists.length === 1;
		},
		'JSON with either an allowList or a denyList, like {"allowList":{"ipv4":["203.0.113.0/24"]}}',
	);
}

/** What of the balancer's own place it cannot work with; read at creation alone. */
export function ofFrontend(service: Service): Problem | null {
	const { annotations, object } = service;
	const named = Object.values(frontend).find((name) => annotations[name] !== undefined);
	if (named === undefined) return null;
	const isRange = (value: string): boolean => value === '' || networkOf(value) !== null;
	const wrong = firstProblem([
		annotationProblem(service, frontend.ipv4Range, isRange, 'a CIDR block'),
		annotationProblem(service, frontend.ipv6Range, isRange, 'a CIDR block'),
		annotationProblem(service, frontend.subnetId, isInteger, 'the number of a subnet'),
	]);
	if (wrong) return wrong;
	if (annotations[frontend.subnetId] !== undefined) return null;
	if (annotations[frontend.vpcName] && annotations[frontend.subnetName]) return null;
	return {
		message: `a front end in a VPC needs ${frontend.subnetId}, or both ${frontend.vpcName} and ${frontend.subnetName}`,
		at: annotationAt(object, named),
	};
}

/** Nodes that cannot be targets by IPv6, where that is asked for. */
export function ofNodes(service: Service, { inventory }: Cluster): Problem | null {
	if (parseBool(service.annotations[names.ipv6Backends] ?? '') !== true) return null;
	const without = ofKind(inventory, 'Node').find((node) => {
		const block = annotationsOf(node)['node.k8s.linode.com/public-ipv6'] ?? '';
		return networkOf(block) === null || !block.includes(':');
	});
	if (!without) return null;
	return {
		message: `node ${without.name} has no public IPv6 address, which ${names.ipv6Backends} needs`,
		at: annotationAt(service.object, names.ipv6Backends),
	};
}
