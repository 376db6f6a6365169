// What of an entry of the catalogue ships in the chart: the fields that templates read, and its resolved methods. What is not named here does
// not ship.
import { isDeepStrictEqual } from 'node:util';
import { bitsIn } from '../../schema/address/bits.ts';
import { type Finder, peerFinderText } from '../../schema/catalogue/finder.ts';
import { type Forwarded, lastLines, unforgeable } from '../../schema/catalogue/forwarded.ts';
import { ownClasses } from '../../schema/catalogue/load-balancer-classes.ts';
import { listRemedy, type Method } from '../../schema/catalogue/method.ts';
import { switchPatterns } from '../../schema/catalogue/switch-patterns.ts';
import { tlsAnnotations } from '../../schema/catalogue/tls-annotations.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { writtenHeaders } from '../../schema/catalogue/written-headers.ts';
import { cdns } from '../../schema/cdn/index.ts';
import { forwardedBy } from '../../schema/decide/forwarded-headers.ts';
import { methodNames, type ResolvedMethod, resolveMethod } from '../../schema/decide/resolved-method.ts';

export function productData(entry: LoadBalancer) {
	const { service, ingress, gateway, find, failsUnless, takenOver, badAnnotations, ownCdn } = entry;
	return {
		...picked(entry, [
			'recommended',
			'schemes',
			'defaultScheme',
			'hostnameAnnotation',
			'hostnameNeeded',
			'sourceRangesAnnotation',
			'sourceListsAnnotation',
			'ignoresSourceRanges',
			'sourceRangesOff',
			'closedBy',
			'kind',
			'provider',
			'nodePorts',
			'appProtocolNote',
		]),
		service: picked(service, [
			'type',
			'otherTypes',
			'loadBalancerClass',
			'loadBalancerClasses',
			'anyClass',
			'hostPorts',
		]),
		insideCluster: entry.insideCluster,
		peers: peersData(find.loadBalancer),
		ownCdn: ownCdn && { ...ownCdn, title: cdns[ownCdn.id].title },
		ownClasses: unlessEmpty(ownClasses(entry)),
		ingress:
			ingress &&
			picked(ingress, ['refusesClass', 'ingressClassName', 'annotations', 'suggested', 'pathType']),
		gateway:
			gateway &&
			picked(gateway, [
				'gatewayClassName',
				'route',
				'acrossClusters',
				'parameters',
				'annotations',
				'suggested',
			]),
		failsUnless: failsUnless && picked(failsUnless, ['annotations', 'why', 'inFront', 'scheme', 'orElse']),
		takenOver: takenOver && picked(takenOver, ['where', 'what', 'remedy']),
		badAnnotations: badAnnotations?.map((bad) =>
			picked(bad, ['annotation', 'value', 'policy', 'strategy', 'why', 'risk', 'remedy']),
		),
		switches: unlessEmpty(
			switchPatterns(entry).map((one) =>
				picked(one, ['speaks', 'annotation', 'value', 'breaks', 'allPorts']),
			),
		),
		tlsAnnotations: unlessEmpty(tlsAnnotations(entry)),
		find: {
			node: peerFinderText(find, 'node'),
			loadBalancer: peerFinderText(find, 'loadBalancer'),
			pods: find.pods && true,
		},
		methods: methodsData(entry),
	};
}

/** The published ranges from which it connects, with their bits, and whether it connects from nowhere else. */
function peersData({ ranges, orListed }: Finder) {
	if (!ranges) return undefined;
	return { IPv4: bitsIn('IPv4', ranges), IPv6: bitsIn('IPv6', ranges), complete: !orListed || undefined };
}

const unlessEmpty = <T>(list: readonly T[]) => (list.length > 0 ? list : undefined);

/** The members of these names, where they are there. A name that the type does not have is none that compiles. */
function picked<T extends object, Name extends keyof T>(from: T, names: readonly Name[]) {
	return Object.fromEntries(names.flatMap((name) => (name in from ? [[name, from[name]]] : [])));
}

/** Each resolved method; for the one behind a CDN the name of another, where the two are the same. */
function methodsData(entry: LoadBalancer) {
	const all = Object.fromEntries(methodNames.map((name) => [name, resolvedData(resolveMethod(entry, name))]));
	const same = methodNames.find((name) => name !== 'cdn' && isDeepStrictEqual(all[name], all.cdn));
	return same ? { ...all, cdn: same } : all;
}

/** What is empty or false is left out, since the templates take a missing key for that. */
function resolvedData(resolved: ResolvedMethod) {
	const all = {
		...picked(resolved, [
			'refusal',
			'annotations',
			'byVersion',
			'suggested',
			'objects',
			'daemonset',
			'tlsEndsAtBalancer',
			'readsRequests',
		]),
		...(resolved.readsRequests ? forwardedData(forwardedBy(resolved.method)) : {}),
		method: resolved.method && methodData(resolved.method),
	};
	return Object.fromEntries(Object.entries(all).filter(([, value]) => !isVoid(value)));
}

const isVoid = (value: unknown) => !value || (typeof value === 'object' && Object.keys(value).length === 0);

/** What of the method is not resolved. */
function methodData(method: Method) {
	const { alsoTrust } = method;
	return {
		...picked(method, [
			'externalTrafficPolicy',
			'policyRequired',
			'localBreaks',
			'localNote',
			'targets',
			'packetSource',
			'alsoWorks',
			'proxyProtocol',
			'recursionNeeded',
			'warnings',
		]),
		alsoTrust: alsoTrust && picked(alsoTrust, ['what', 'single']),
		writes: writtenHeaders(method) ?? undefined,
		listRemedy: listRemedy(method) ?? undefined,
	};
}

const forwardedData = (forwarded: Forwarded) => ({
	writesForwarded: unforgeable(forwarded),
	lastForwarded: lastLines(forwarded),
});
