// Makes the data that the templates read: one small JSON per load balancer, the CDNs, the messages and the constants of the rules.
import { alsoTrustText, peerFinderText } from '../../schema/catalogue/finder.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { clusterKinds } from '../../schema/catalogue/objects.ts';
import { switchPatterns, tlsPassedPattern } from '../../schema/catalogue/switch-patterns.ts';
import { tlsAnnotations } from '../../schema/catalogue/tls-annotations.ts';
import { isRefusal, type LoadBalancer, type Method, type Refusal } from '../../schema/catalogue/types.ts';
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
import type { Code } from '../../schema/findings/finding.ts';
import { definitionOf } from '../../schema/findings/render.ts';
import { topics } from '../../schema/findings/topics.ts';
import { uselessHeaders } from '../../schema/findings/values/headers/useless-headers.ts';
import { ownedFlags } from '../../schema/findings/values/listeners/flags.ts';
import { ingressEffects } from '../../schema/findings/values/service/ingress-beside.ts';
import { licensedTagPattern } from '../../schema/findings/values/settings/image-licence.ts';
import { ownedByChart, ownedByClientIp } from '../../schema/findings/values/settings/owned-variables.ts';
import { peerWords, podPeers } from '../../schema/findings/values/trust/peers.ts';
import { meshes } from '../../schema/findings/values/workload/mesh-sidecar.ts';
import { portEntryPattern } from '../../schema/text/port-list.ts';
import { everyonePattern, ipOrCidrPattern, singlePattern } from '../../schema/values/ip.ts';
import { codesIn } from './findings.ts';

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
		sources: _sources,
		find,
		strategies,
		...used
	} = entry;
	const switches = switchPatterns(entry).map(({ name: _name, ...used }) => used);
	const tls = tlsAnnotations(entry);
	return {
		...used,
		find: {
			node: peerFinderText(find, 'node'),
			loadBalancer: peerFinderText(find, 'loadBalancer'),
			...(find.pods ? { pods: true } : {}),
		},
		...(switches.length > 0 ? { switches } : {}),
		...(tls.length > 0 ? { tlsAnnotations: tls } : {}),
		strategies: Object.fromEntries(
			Object.entries(strategies).map(([strategy, method]) => [strategy, methodData(method)]),
		),
	};
}

function methodData(method: Method | Refusal) {
	if (isRefusal(method)) return method;
	const writes = writtenHeaders(method);
	const {
		how: _how,
		header: _header,
		needs: _needs,
		olderIgnore: _olderIgnore,
		alternatives: _alternatives,
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
	const shared = topics
		.filter(({ kinds }) => kinds.includes('values'))
		.flatMap(codesIn)
		.map((code) => definitionOf(code as Code))
		.filter(({ toolkitOnly }) => !toolkitOnly);
	return Object.fromEntries(
		shared.map(({ code, severity, text, neverFails }) => [code, { severity, text, neverFails }]),
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
