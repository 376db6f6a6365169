// What the source says about the Service and the Ingress in front, as values of this chart.

import { attributesIn, isOff, readAnnotation } from '../../catalogue/annotation-values.ts';
import { isRefusal } from '../../catalogue/method.ts';
import type { Annotations } from '../../catalogue/selection.ts';
import type { LoadBalancer } from '../../catalogue/types.ts';
import { tlsTargetPort } from '../../decide/listeners.ts';
import { memberOf } from '../../text/members.ts';
import type { Decision } from '../../validate/decide.ts';
import type { Ends, Given, HostPorts, Part } from '../types.ts';
import type { Balancer } from './balancer.ts';

/** Type, policy, class and annotations, each of which gives way to what the balancer needs. */
export function endParts({ service, front }: Ends, { entry }: Pick<Balancer, 'entry'>): Part[] {
	const parts: Part[] = [];
	const add = (path: readonly string[], given: Given<unknown> | null): void => {
		if (given?.path) parts.push({ path, value: given.value, from: [given.path], optional: true });
	};
	// On ports of nodes the Service leads nobody in; what its type was and becomes is said elsewhere.
	if (entry.service.hostPorts) {
		for (const [path, given] of hostPortValues(service.hostPorts)) add(path, given);
	} else add(['proxy', 'type'], service.type);
	add(['proxy', 'externalTrafficPolicy'], service.policy);
	add(['proxy', 'loadBalancerClass'], service.className);
	for (const [name, value] of Object.entries(service.annotations))
		add(['proxy', 'annotations', name], { value, path: memberOf(service.places, name) ?? null });
	if (front?.kind === 'Ingress') {
		add(['proxy', 'ingress', 'enabled'], { value: true, path: front.path });
		add(['proxy', 'ingress', 'ingressClassName'], front.className);
		for (const [name, value] of Object.entries(front.annotations))
			add(['proxy', 'ingress', 'annotations', name], { value, path: memberOf(front.places, name) ?? null });
	}
	return parts;
}

/** The port of the node is that of the Service here, and every port of Kong is one of the node: the source may have it so for one only. */
function hostPortValues(ports: HostPorts | null): (readonly [readonly string[], Given<unknown>])[] {
	return (['http', 'tls'] as const).flatMap((port) => {
		const own = ports?.[port];
		if (own) return [[['proxy', port, 'servicePort'], own]];
		const other = ports?.[port === 'http' ? 'tls' : 'http'];
		return other ? [[['proxy', port, 'enabled'], { value: false, path: other.path }]] : [];
	});
}

/** Without what the decision sets by itself. `base` is the decision for the rest, `type` that of the source's Service. */
export function withoutRepeated(
	parts: readonly Part[],
	base: Decision,
	type: Ends['service']['type']['value'],
): Part[] {
	const { service, situation } = base;
	const { http } = situation.values.proxy;
	const front = base.ingress ?? base.gateway;
	const effective: { readonly [path: string]: unknown } = {
		'proxy.type': service.type,
		'proxy.externalTrafficPolicy': service.externalTrafficPolicy,
		'proxy.loadBalancerClass': service.loadBalancerClass,
		'proxy.ingress.enabled': situation.hasFront,
		'proxy.ingress.ingressClassName': base.ingress?.ingressClassName ?? base.gateway?.gatewayClassName,
		'proxy.ingress.pathType': base.ingress?.pathType,
		// Where TLS ends in front, an Ingress of this chart leads to the plain port itself.
		'proxy.tls.overrideServiceTargetPort':
			situation.tlsEndsAtBalancer && http.enabled ? http.containerPort : tlsTargetPort(situation),
		'deployment.daemonset': situation.daemonset,
	};
	const isInside = type === 'ClusterIP' || service.type === 'ClusterIP';
	return parts.flatMap((part) => {
		const [root, group, name] = part.path.map(String);
		// A Service of that type has no node ports; charts leave them out.
		if (root === 'proxy' && name === 'nodePort' && isInside) return [];
		if (root === 'proxy' && group === 'annotations' && name !== undefined)
			return remaining(part, name, service.annotations, situation.product);
		if (root === 'proxy' && group === 'ingress' && part.path.length === 4)
			return remaining(part, String(part.path[3]), front?.annotations ?? {}, situation.product);
		const given = memberOf(effective, part.path.join('.'));
		return given !== undefined && given === part.value ? [] : [part];
	});
}

/** An annotation without what the catalogue says anyway; none where that is all of it. */
function remaining(
	part: Part,
	name: string,
	base: { readonly [name: string]: string },
	product: LoadBalancer,
): Part[] {
	const value = String(part.value);
	const decided = memberOf(base, name);
	const wanted = wantedBy(product).get(name) ?? [];
	const switched = memberOf(alternatives(product), name);
	if (name === product.hostnameAnnotation || typeof switched === 'string') return [];
	if (wanted.some((one) => typeof one === 'object' && 'attributes' in one)) {
		const left = remainingAttributes(value, decided ?? '', switched);
		return left === '' ? [] : [{ ...part, value: left }];
	}
	return isRepeated(name, value, decided, wanted) ? [] : [part];
}

/** The attributes that neither the base nor another way to switch PROXY on says. */
function remainingAttributes(value: string, base: string, switched: Annotations[string] | undefined): string {
	const said = attributesIn(base);
	const switches = typeof switched === 'object' && 'attributes' in switched ? switched.attributes : {};
	return [...attributesIn(value)]
		.filter(([key, text]) => key !== '' && said.get(key) !== text && !Object.hasOwn(switches, key))
		.map(([key, text]) => `${key}=${text}`)
		.join(',');
}

/** Whether the decision says the same without the annotation. */
function isRepeated(
	name: string,
	value: string,
	base: string | undefined,
	wanted: readonly Annotations[string][],
): boolean {
	// A missing annotation says off, unless the catalogue switches it on.
	if (base === undefined) return wanted.length > 0 && isOff(value);
	const on = (one: Annotations[string], text: string) => readAnnotation(name, one, text) === 'on';
	return base === value || wanted.some((one) => on(one, value) && on(one, base)) || sameButNames(base, value);
}

/** Whether two texts differ only in the names of the release's objects. */
function sameButNames(base: string, value: string): boolean {
	if (!base.includes('"kong"')) return false;
	const pattern = base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('"kong"', '"[a-z0-9-]+"');
	return new RegExp(`^${pattern}$`).test(value);
}

function alternatives(product: LoadBalancer): Annotations {
	const method = product.strategies.proxyProtocol;
	if (isRefusal(method)) return {};
	return Object.fromEntries((method.alternatives ?? []).map(({ annotation, on }) => [annotation, on]));
}

/** Everything that the catalogue may write into an annotation of the product. */
function wantedBy(product: LoadBalancer): Map<string, Annotations[string][]> {
	const out = new Map<string, Annotations[string][]>();
	const collect = (set: Annotations | undefined) => {
		for (const [name, value] of Object.entries(set ?? {})) out.set(name, [...(out.get(name) ?? []), value]);
	};
	for (const set of [
		product.off,
		product.service.annotations,
		alternatives(product),
		product.ingress?.annotations,
		product.gateway?.annotations,
	])
		collect(set);
	for (const method of Object.values(product.strategies)) {
		if (isRefusal(method)) continue;
		collect(method.annotations);
		Object.values(method.byVersion ?? {}).forEach(collect);
	}
	for (const scheme of Object.values(product.schemes ?? {})) {
		collect(scheme.service);
		collect(scheme.ingress);
	}
	return out;
}
