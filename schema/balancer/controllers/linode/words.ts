// The words of a NodeBalancer's port: its own JSON goes before the annotations for all ports, which go before the defaults.

import { at } from '../../../cluster/objects.ts';
import { memberOf } from '../../../text/members.ts';
import { annotationAt, type Service, type ServicePort } from '../../service.ts';
import type { Where } from '../../types.ts';
import { parseJson } from '../../words.ts';
import { names, portName } from './settings.ts';

/** A word in lower case, and where it is; nowhere for a default. */
export interface Word {
	readonly word: string;
	readonly at?: Where;
}

export const keys = [
	'tls-secret-name',
	'protocol',
	'proxy-protocol',
	'algorithm',
	'stickiness',
	'udp-check-port',
] as const;

/** What the JSON of a port says, by its keys in lower case; null where it cannot be read: no object, or values that are no texts. */
export function portSettings(
	{ annotations }: Service,
	port: number,
): { readonly [key: string]: string } | null {
	const json = annotations[portName(port)];
	if (json === undefined) return {};
	const value = parseJson(json);
	if (value === null) return {};
	if (typeof value !== 'object' || Array.isArray(value)) return null;
	const given = Object.keys(value).flatMap((key) => {
		const known = keys.find((one) => one === key.toLowerCase());
		const text = at(value, key);
		return known === undefined || text === null ? [] : [[known, text] as const];
	});
	const texts = given.filter(
		(entry): entry is [(typeof keys)[number], string] => typeof entry[1] === 'string',
	);
	return texts.length === given.length ? Object.fromEntries(texts) : null;
}

function settled(
	service: Service,
	port: ServicePort,
	key: string,
	forAll: readonly string[],
	otherwise: string,
): Word {
	const { annotations, object } = service;
	const own = memberOf(portSettings(service, port.port) ?? {}, key);
	if (own) return { word: own.toLowerCase(), at: annotationAt(object, portName(port.port)) };
	const name = forAll.find((one) => annotations[one] !== undefined);
	if (name === undefined) return { word: otherwise.toLowerCase() };
	return { word: (annotations[name] ?? '').toLowerCase(), at: annotationAt(object, name) };
}

export function protocolOf(service: Service, port: ServicePort): Word {
	return settled(service, port, 'protocol', [names.protocol], port.protocol);
}

export function proxyProtocolOf(service: Service, port: ServicePort): Word {
	return settled(service, port, 'proxy-protocol', [names.proxyProtocol, names.oldProxyProtocol], 'none');
}

export function algorithmOf(service: Service, port: ServicePort): Word {
	return settled(service, port, 'algorithm', [names.algorithm], 'roundrobin');
}

export function stickinessOf(service: Service, port: ServicePort): Word {
	const otherwise = protocolOf(service, port).word === 'udp' ? 'session' : 'table';
	return settled(service, port, 'stickiness', [names.stickiness], otherwise);
}

export function udpCheckPortOf(service: Service, port: ServicePort): Word {
	return settled(service, port, 'udp-check-port', [names.udpCheckPort], '80');
}
