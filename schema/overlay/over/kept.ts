// What of theirs this chart has as values too, and what stays: it lies beneath the block, so that the decision knows of it.
import { ignoresClass } from '../../catalogue/load-balancer-classes.ts';
import type { Situation } from '../../decide/situation.ts';
import { isEmpty, isMap } from '../../text/map.ts';
import { valueAt } from '../../text/path.ts';
import type { StringMap } from '../../values/kubernetes.ts';
import { sharedFields, sharedIngressFields, sharedPortFields } from '../carried.ts';
import { keptAnnotations } from './annotations.ts';
import { classesKnown, ingressClassesKnown, schemeClasses } from './classes.ts';
import type { Side } from './known-annotations.ts';
import type { Json } from './types.ts';

/** `situation` is the one of the block alone. `dropped` are annotations that the decision refuses beside it. */
export function keptOf(theirs: Json, situation: Situation, dropped: ReadonlySet<string> = new Set()): Json {
	const proxy = mapAt(theirs, 'proxy');
	const annotations = (side: Side, ...path: string[]) =>
		without(keptAnnotations(textsAt(theirs, ...path), situation, side), dropped);
	return given({
		proxy: given({
			...pick(proxy, sharedFields),
			annotations: annotations('service', 'proxy', 'annotations'),
			labels: textsAt(theirs, 'proxy', 'labels'),
			loadBalancerClass: keptClass(proxy.loadBalancerClass, situation),
			ipFamilies: familiesOf(proxy),
			http: keptPort(mapAt(theirs, 'proxy', 'http'), 'http'),
			tls: keptPort(mapAt(theirs, 'proxy', 'tls'), 'tls'),
			ingress: keptIngress(
				mapAt(theirs, 'proxy', 'ingress'),
				annotations('ingress', 'proxy', 'ingress', 'annotations'),
				situation,
			),
		}),
	});
}

function keptIngress(ingress: Json, annotations: StringMap, { product }: Situation): Json {
	const free =
		!product.gateway && product.ingress?.ingressClassName === undefined && !product.ingress?.refusesClass;
	// Annotations of an Ingress are none of a Gateway that takes its place.
	return given({
		...pick(ingress, sharedIngressFields),
		ingressClassName:
			free && !ingressClassesKnown.has(String(ingress.ingressClassName)) ? ingress.ingressClassName : null,
		annotations: product.gateway ? {} : annotations,
		labels: textsAt(ingress, 'labels'),
		tls: ingressTls(ingress),
	});
}

/** A Secret's name stands for the hosts of the Ingress. */
function ingressTls({ tls, hostname, hosts }: Json): unknown {
	if (typeof tls !== 'string' || tls === '') return tls;
	const further = Array.isArray(hosts) ? hosts.map((one: unknown) => (isMap(one) ? one.host : one)) : [];
	const named = [...further, hostname].filter((host) => typeof host === 'string' && host !== '');
	return [{ ...(named.length > 0 ? { hosts: named } : {}), secretName: tls }];
}

/** Flags of the chart's own give way to those of this chart. */
function keptPort(port: Json, name: 'http' | 'tls'): Json {
	const { parameters, ...fields } = Object.fromEntries(sharedPortFields(port));
	const flags = (Array.isArray(parameters) ? parameters : []).filter(
		(flag) => flag !== 'proxy_protocol' && flag !== 'ssl',
	);
	const isBare = flags.length === 0 || (name === 'tls' && flags.length === 1 && flags[0] === 'http2');
	const numbers = Object.entries(fields).map(([field, value]) => [
		field,
		/Port$/.test(field) ? number(value) : value,
	]);
	return given({ ...Object.fromEntries(numbers), parameters: isBare ? null : flags });
}

/** The chart takes ports as text, too. */
const number = (value: unknown) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value);

function familiesOf({ ipFamilies, addresses }: Json): unknown {
	if (!isEmpty(ipFamilies) || !Array.isArray(addresses) || addresses.length === 0) return ipFamilies;
	const isSix = (address: unknown) => String(address).startsWith('[');
	return [...(addresses.every(isSix) ? [] : ['IPv4']), ...(addresses.some(isSix) ? ['IPv6'] : [])];
}

/**
 * A class of another product goes, one with which the product's controller would ignore the Service, and one that is of a scheme where the block says
 * which it wants.
 */
function keptClass(name: unknown, { product, values }: Situation): unknown {
	if (schemeClasses.has(String(name)) && values.clientIp.scheme) return null;
	// Which balancer it is nobody said: the class of a former one goes.
	if (product.service.anyClass) return classesKnown.has(String(name)) ? null : name;
	return typeof name === 'string' && ignoresClass(product, name) ? null : name;
}

function mapAt(values: Json, ...path: string[]): Json {
	const map = valueAt(values, path);
	return isMap(map) ? map : {};
}

/** A map of texts; the chart quotes what is none. */
export function textsAt(values: Json, ...path: string[]): StringMap {
	const entries = Object.entries(mapAt(values, ...path)).filter(
		([, value]) => value !== null && typeof value !== 'object',
	);
	return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

const pick = (map: Json, fields: readonly string[]) =>
	Object.fromEntries(Object.entries(map).filter(([field]) => fields.includes(field)));

const without = (map: StringMap, names: ReadonlySet<string>) =>
	Object.fromEntries(Object.entries(map).filter(([name]) => !names.has(name)));

/** What says something. */
function given(map: Json): Json {
	return Object.fromEntries(Object.entries(map).filter(([, value]) => !isEmpty(value)));
}
