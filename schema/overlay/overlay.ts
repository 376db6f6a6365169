// The decision as values for Kong's own charts: what both ends of the wire need, and nothing else.
import type { Decision } from '../decide/decide.ts';
import { clientIpEnvironment } from '../decide/environment.ts';
import { portMaps, tlsTargetPort } from '../decide/listeners.ts';
import type { Values } from '../values/values.ts';
import { notesFor } from './notes.ts';
import type { Given, Overlay, OverlayTarget, OverlayValues } from './types.ts';

/** What the chart calls its objects in a release: their names stand in some annotations. */
export function targetFullName(target: OverlayTarget, release: string): string {
	return target === 'kong/ingress' ? `${release}-gateway` : `${release}-kong`;
}

/**
 * Values for the chart `target` (kong/kong 3.x, kong/ingress 0.2x) that do what the decision says. `given` is what the user's file itself holds:
 * of what is not about the client's address, only that is handed on. Throws nothing; what the target cannot do is in `notes`.
 */
export function overlay(decision: Decision, given: Given, target: OverlayTarget): Overlay {
	const values = withoutEmpty({
		proxy: proxyOf(decision, given),
		env: envOf(decision),
		deployment: decision.situation.daemonset ? { daemonset: true } : {},
		extraObjects: target === 'kong/kong' ? furtherObjects(decision) : [],
	});
	// kong/ingress has kong/kong inside, as `gateway`; what stands beside that is ignored without a word.
	return {
		values: target === 'kong/ingress' ? { gateway: values } : values,
		notes: notesFor(decision, target),
	};
}

function proxyOf(decision: Decision, { proxy: given }: Given): OverlayValues {
	const { service, situation } = decision;
	const { proxy } = situation.values;
	return withoutEmpty({
		type: service.type,
		externalTrafficPolicy: service.externalTrafficPolicy,
		loadBalancerClass: service.loadBalancerClass,
		annotations: service.annotations,
		...handedOn(given),
		http: withoutEmpty({
			enabled: proxy.http.enabled ? null : false,
			hostPort: situation.product.service.hostPorts ? proxy.http.servicePort : null,
			...parameters(decision, [], given?.http?.parameters),
		}),
		tls: withoutEmpty({
			enabled: proxy.tls.enabled ? null : false,
			hostPort: situation.product.service.hostPorts ? proxy.tls.servicePort : null,
			// The chart's list replaces theirs, so that what theirs holds must be said again.
			...parameters(decision, ['http2'], given?.tls?.parameters),
			overrideServiceTargetPort: endsInFront(decision) ? tlsTargetPort(situation) : null,
		}),
		ingress: ingressOf(decision),
	});
}

/** Settings of the same name and meaning in both charts. */
const sameInBoth = [
	'ipFamilies',
	'ipFamilyPolicy',
	'labels',
	'loadBalancerIP',
	'loadBalancerSourceRanges',
] as const satisfies readonly (keyof Values['proxy'])[];

function handedOn(given: Given['proxy']): OverlayValues {
	return Object.fromEntries(sameInBoth.map((key) => [key, given?.[key] as OverlayValues[string]]));
}

/** A listener's flags, where they differ from what kong/kong has: `ssl` and the defaults of its template are not said. */
function parameters(
	{ situation }: Decision,
	theirs: readonly string[],
	own: readonly string[] | null | undefined,
): OverlayValues {
	if (!situation.speaksProxy && !own) return {};
	return {
		parameters: [...new Set([...(own ?? theirs), ...(situation.speaksProxy ? ['proxy_protocol'] : [])])],
	};
}

const endsInFront = ({ situation }: Decision) =>
	situation.values.proxy.tls.enabled && tlsTargetPort(situation) !== situation.values.proxy.tls.containerPort;

function ingressOf({ ingress, situation }: Decision): OverlayValues {
	if (!ingress) return {};
	return withoutEmpty({
		enabled: true,
		ingressClassName: ingress.ingressClassName,
		annotations: ingress.annotations,
		hostname: situation.values.proxy.ingress.hostname,
		pathType: ingress.pathType,
	});
}

/** kong.conf settings. Listeners follow from the parameters, and port maps too, except where TLS ends in front. */
function envOf(decision: Decision): OverlayValues {
	const { situation } = decision;
	const { KONG_PROXY_LISTEN, KONG_PORT_MAPS, ...settings } = clientIpEnvironment(situation);
	const maps = situation.tlsEndsAtBalancer || endsInFront(decision);
	return {
		...Object.fromEntries(
			Object.entries(settings).map(([variable, value]) => [
				variable.replace(/^KONG_/, '').toLowerCase(),
				value,
			]),
		),
		...(maps ? { port_maps: portMaps({ ...situation, inCluster: false }) } : {}),
	};
}

function furtherObjects({ objects, fullname, gateway }: Decision): OverlayValues[] {
	if (gateway) return [];
	return objects.map(({ apiVersion, kind, spec }) => ({
		apiVersion,
		kind,
		metadata: { name: fullname },
		spec: spec as OverlayValues,
	}));
}

/** Leaves out null, and maps and lists that hold nothing. */
function withoutEmpty(map: OverlayValues): OverlayValues {
	return Object.fromEntries(
		Object.entries(map).filter(
			([, value]) =>
				value !== null &&
				value !== undefined &&
				!(typeof value === 'object' && Object.keys(value).length === 0),
		),
	);
}
