// The same decision as values for Kong's own charts: for those who keep their chart and adopt the block.

import { isDefault } from '../contract/paths.ts';
import { clientIpEnvironment } from '../decide/environment.ts';
import { tlsTargetPort } from '../decide/listeners.ts';
import { plainFieldsOf } from '../decide/service-fields.ts';
import type { Decision } from '../validate/decide.ts';
import { sharedFields, sharedPortFields } from './carried.ts';
import { extraObjects } from './extra-objects.ts';
import { goneNotes } from './gone.ts';
import { overlayNotes } from './notes.ts';
import { addressesOf, streamItems, udpProxyOf } from './streams.ts';
import { versionNotes } from './versions.ts';
import { withoutEmpty } from './without-empty.ts';

/** The charts for which there is an overlay. */
export const overlayTargets = ['kong/kong', 'kong/ingress'] as const;
export type OverlayTarget = (typeof overlayTargets)[number];

/**
 * What the target's objects are named for: the chart's name, or the subchart's, after the release, unless its values name it. `_helpers.tpl`:
 * kong.fullname.
 */
export function overlayFullname(
	target: OverlayTarget,
	release: string,
	{
		nameOverride,
		fullnameOverride,
	}: { readonly nameOverride?: unknown; readonly fullnameOverride?: unknown } = {},
): string {
	if (fullnameOverride) return String(fullnameOverride);
	const name = nameOverride || (target === 'kong/ingress' ? 'gateway' : 'kong');
	return `${release}-${name}`.slice(0, 63).replace(/-$/, '');
}

type Json = { [key: string]: unknown };

export interface Overlay {
	/** Values to give to the chart with -f. */
	readonly values: Json;
	/** What the chart cannot do, which versions of it fit, and what to know; a sentence each. */
	readonly notes: readonly string[];
}

/** The same before it goes below the key of a subchart. */
export function ownValues(decision: Decision): Json {
	return withoutEmpty({
		proxy: proxyOf(decision),
		udpProxy: udpProxyOf(decision),
		env: envOf(decision),
		deployment: decision.situation.daemonset ? { daemonset: true } : {},
		extraObjects: extraObjects(decision),
	});
}

/**
 * The overlay of a decision without errors, made with the names of {@link overlayFullname}. kong/ingress runs the gateway as its subchart `gateway`, so everything is below that key
 * there. Names and traps of the charts: https://github.com/Kong/charts/blob/main/charts/kong/values.yaml
 */
export function overlayOf(decision: Decision, target: OverlayTarget): Overlay {
	const values = ownValues(decision);
	return {
		values: inChart(values, target),
		notes: [
			...overlayNotes(decision, target),
			...goneNotes(decision, values, target),
			...versionNotes(values, target),
		],
	};
}

/** The values where the chart has them. */
export function inChart(values: Json, target: OverlayTarget): Json {
	return target === 'kong/ingress' ? { gateway: values } : values;
}

function proxyOf(decision: Decision): Json {
	const { situation, service, ingress } = decision;
	const { proxy } = situation.values;
	return {
		type: service.type,
		annotations: service.annotations,
		externalTrafficPolicy: service.externalTrafficPolicy,
		loadBalancerClass: service.loadBalancerClass,
		...sharedFieldsOf(decision),
		// By default the chart listens on both families, which nodes without IPv6 refuse and IPv4-only trust does not cover.
		addresses: addressesOf(proxy.ipFamilies),
		http: portOf(decision, 'http'),
		tls: { ...portOf(decision, 'tls'), overrideServiceTargetPort: tlsOverride(decision) },
		stream: streamItems(decision, 'proxy'),
		ingress: ingress
			? {
					enabled: true,
					ingressClassName: ingress.ingressClassName,
					annotations: ingress.annotations,
					labels: proxy.ingress.labels,
					hostname: proxy.ingress.hostname,
					path: proxy.ingress.path,
					pathType: ingress.pathType,
					tls: proxy.ingress.tls,
				}
			: { enabled: false },
	};
}

/** The fields that the Service of both charts has under one name; those of this chart's defaults are left to the other chart. */
function sharedFieldsOf({ situation, service }: Decision): Json {
	const { proxy } = situation.values;
	const fields = Object.entries(plainFieldsOf(proxy, service.type));
	return Object.fromEntries(
		fields.filter(([field, value]) => sharedFields.includes(field) && !isDefault(['proxy', field], value)),
	);
}

/** What differs from the chart's own port, which has our defaults, and the whole list of flags: it replaces that of other files. */
function portOf({ situation }: Decision, port: 'http' | 'tls'): Json {
	const values = situation.values.proxy[port];
	const changed = sharedPortFields({ ...values }).filter(
		([field, value]) => !isDefault(['proxy', port, field], value),
	);
	const host = situation.product.service.hostPorts && values.enabled ? { hostPort: values.servicePort } : {};
	const flags = situation.speaksProxy ? [...values.parameters, 'proxy_protocol'] : values.parameters;
	return { ...Object.fromEntries(changed), ...host, parameters: flags };
}

/** Where TLS ends in front, the chart's Ingress still leads to the Service's TLS port, which must then lead to the plain listener. */
function tlsOverride({ situation }: Decision): number | null {
	const { http, tls } = situation.values.proxy;
	if (!tls.enabled) return null;
	const target = situation.tlsEndsAtBalancer && http.enabled ? http.containerPort : tlsTargetPort(situation);
	return target === tls.containerPort ? null : target;
}

/** The settings without KONG_; the listeners come from the ports and streams, and the port maps too unless TLS ends in front. */
function envOf(decision: Decision): Json {
	const {
		KONG_PROXY_LISTEN: _listen,
		KONG_STREAM_LISTEN: _streams,
		KONG_PORT_MAPS: maps,
		...rest
	} = clientIpEnvironment(decision.situation);
	const all = decision.situation.tlsEndsAtBalancer ? { ...rest, KONG_PORT_MAPS: maps ?? '' } : rest;
	return Object.fromEntries(
		Object.entries(all).map(([variable, value]) => [variable.replace(/^KONG_/, '').toLowerCase(), value]),
	);
}
