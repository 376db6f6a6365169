// Makes the data that the templates read: one small JSON per load balancer, the CDNs, the messages and the constants of the rules.
import { isDeepStrictEqual } from 'node:util';
import { alsoTrustText, peerFinderText } from '../../schema/catalogue/finder.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { clusterKinds } from '../../schema/catalogue/objects.ts';
import { switchPatterns, tlsPassedPattern } from '../../schema/catalogue/switch-patterns.ts';
import { tlsAnnotations } from '../../schema/catalogue/tls-annotations.ts';
import type { LoadBalancer, Method } from '../../schema/catalogue/types.ts';
import { writtenHeaders } from '../../schema/catalogue/written-headers.ts';
import { cdns } from '../../schema/cdn/index.ts';
import { staleAfterDays } from '../../schema/cdn/ranges/age.ts';
import { shippedRanges } from '../../schema/cdn/ranges/index.ts';
import { allRanges, type CdnRanges } from '../../schema/cdn/ranges/types.ts';
import type { Cdn } from '../../schema/cdn/types.ts';
import {
	declarativeConfigPath,
	environmentDefaults,
	headerClearing,
} from '../../schema/decide/environment.ts';
import { listenFlagPattern, listenFlags } from '../../schema/decide/listeners.ts';
import { type Way, wayNames, wayOf } from '../../schema/decide/way.ts';
import { type Message, messages } from '../../schema/messages.ts';
import { licensedTagPattern, ownedByChart, ownedByClientIp } from '../../schema/rules/env.ts';
import { uselessHeaders } from '../../schema/rules/headers.ts';
import { ownedFlags } from '../../schema/rules/listeners.ts';
import { ingressEffects } from '../../schema/rules/service.ts';
import { peerWords, podPeers, singlePattern } from '../../schema/rules/trust.ts';
import { meshes } from '../../schema/rules/workload.ts';
import { portEntryPattern } from '../../schema/text/port-list.ts';
import { everyonePattern, ipOrCidrPattern } from '../../schema/values/ip.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;

/** Path and text of each data file of the chart. */
export function chartData(): Map<string, string> {
	const products: [string, LoadBalancer][] = Object.entries(catalogue);
	return new Map([
		...products.map(([id, entry]): [string, string] => [
			`chart/files/load-balancers/${id}.json`,
			json(productData(entry)),
		]),
		['chart/files/cdns.json', json(cdnData())],
		['chart/files/messages.json', json(messageData())],
		['chart/files/constants.json', json(constants)],
	]);
}

/** What the templates use of an entry; descriptions, notes and sources stay out. */
function productData(entry: LoadBalancer) {
	const {
		title: _title,
		provider: _provider,
		kind: _kind,
		controller: _controller,
		otherController: _otherController,
		aliases: _aliases,
		recognised: _recognised,
		insideCluster: _insideCluster,
		variables: _variables,
		designedFor: _designedFor,
		healthCheck: _healthCheck,
		hairpin: _hairpin,
		immutable: _immutable,
		notes: _notes,
		proxyWithHttp: _proxyWithHttp,
		httpByDefault: _httpByDefault,
		shortcutCure: _shortcutCure,
		tlsAnnotation: _tlsAnnotation,
		off: _off,
		objects: _objects,
		objectsWithoutStrategy: _objectsWithoutStrategy,
		tlsEndsAtBalancer: _tlsEndsAtBalancer,
		followsHealthCheckNodePort: _followsHealthCheckNodePort,
		strategies: _strategies,
		service: { annotations: _annotations, suggested: _suggested, ...service },
		sources: _sources,
		find,
		...used
	} = entry;
	const switches = switchPatterns(entry).map(({ name: _name, ...used }) => used);
	const tls = tlsAnnotations(entry);
	return {
		...used,
		service,
		find: {
			node: peerFinderText(find, 'node'),
			loadBalancer: peerFinderText(find, 'loadBalancer'),
			...(find.pods ? { pods: true } : {}),
		},
		...(switches.length > 0 ? { switches } : {}),
		...(tls.length > 0 ? { tlsAnnotations: tls } : {}),
		ways: waysData(entry),
	};
}

/** What each way comes to; for the way behind a CDN the name of another one, where it comes to the same. */
function waysData(entry: LoadBalancer) {
	const all = Object.fromEntries(wayNames.map((name) => [name, wayData(wayOf(entry, name))]));
	const same = wayNames.find((name) => name !== 'cdn' && isDeepStrictEqual(all[name], all.cdn));
	return same ? { ...all, cdn: same } : all;
}

/** What is empty or false is left out, since the templates take a missing key for that. */
function wayData({ method, ...way }: Way) {
	const all = { ...way, method: method && methodData(method) };
	return Object.fromEntries(Object.entries(all).filter(([, value]) => !isVoid(value)));
}

const isVoid = (value: unknown) => !value || (typeof value === 'object' && Object.keys(value).length === 0);

/** What is resolved in the way itself stays out. */
function methodData(method: Method) {
	const writes = writtenHeaders(method);
	const {
		how: _how,
		header: _header,
		needs: _needs,
		olderIgnore: _olderIgnore,
		alternatives: _alternatives,
		annotations: _annotations,
		byVersion: _byVersion,
		suggested: _suggested,
		objects: _objects,
		tlsEndsAtBalancer: _tlsEndsAtBalancer,
		alsoTrust,
		...used
	} = method;
	return {
		...used,
		...(alsoTrust ? { alsoTrust: { ...alsoTrust, text: alsoTrustText(alsoTrust) } } : {}),
		...(writes ? { writes } : {}),
	};
}

function cdnData() {
	const all: [string, Cdn][] = Object.entries(cdns);
	const ranges: { readonly [id: string]: CdnRanges } = shippedRanges;
	return Object.fromEntries(
		all.map(([id, { title, header, ranges: published, privately, warnings }]) => {
			const own = ranges[id];
			const known = { title, header, ranges: published, privately, warnings };
			return [id, { ...known, ...(own ? { shipped: shipped(own) } : {}) }];
		}),
	);
}

const shipped = (ranges: CdnRanges) => {
	const { sources, copy, read } = ranges;
	return { read, sources, copy, ranges: allRanges(ranges) };
};

/** Texts by code; those that only the toolkit gives stay out. */
function messageData() {
	const all: [string, Message][] = Object.entries(messages);
	return Object.fromEntries(
		all
			.filter(([, { toolkitOnly }]) => !toolkitOnly)
			.map(([code, { severity, text, neverFails }]) => [code, { severity, text, neverFails }]),
	);
}

/** Facts that rules and settings have in common with the templates. */
const constants = {
	ipOrCidrPattern,
	everyonePattern,
	singlePattern,
	listenFlagPattern,
	listenFlags,
	tlsPassedPattern,
	ownedFlags,
	ownedByClientIp,
	ownedByChart,
	licensedTagPattern,
	uselessHeaders,
	ingressEffects,
	peerWords,
	podPeers,
	meshes,
	portEntryPattern,
	headerClearing,
	declarativeConfigPath,
	environmentDefaults,
	clusterKinds,
	staleAfterDays,
};
