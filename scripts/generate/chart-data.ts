// Makes the data that the templates read: one small JSON per load balancer, the CDNs, the messages and the constants of the rules.
import { addressSpace } from '../../schema/address/public-space.ts';
import { INTERNAL, LOOPBACK } from '../../schema/address/ranges.ts';
import { widthBounds } from '../../schema/address/width.ts';
import { forwardedNames, unforgeable } from '../../schema/catalogue/forwarded.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { classOwners } from '../../schema/catalogue/load-balancer-classes.ts';
import { clusterKinds } from '../../schema/catalogue/objects.ts';
import { tlsPassedPattern } from '../../schema/catalogue/switch-patterns.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { type CdnId, cdns } from '../../schema/cdn/index.ts';
import { staleAfterDays } from '../../schema/cdn/ranges/age.ts';
import { shippedRanges } from '../../schema/cdn/ranges/index.ts';
import { allRanges, type CdnRanges } from '../../schema/cdn/ranges/types.ts';
import type { Cdn } from '../../schema/cdn/types.ts';
import { declarativeConfigPath, environmentDefaults } from '../../schema/decide/environment.ts';
import { strippedHeaders } from '../../schema/decide/forwarded-headers.ts';
import { listenFlagPattern, listenFlags, wildcard } from '../../schema/decide/listeners.ts';
import { pluginPath } from '../../schema/decide/mounts.ts';
import { knownRanges } from '../../schema/decide/range-owners.ts';
import { licencePathPattern } from '../../schema/decide/situation.ts';
import type { Code } from '../../schema/findings/finding.ts';
import { definitionOf } from '../../schema/findings/render.ts';
import { topics } from '../../schema/findings/topics.ts';
import { uselessHeaders } from '../../schema/findings/values/headers/useless-headers.ts';
import { ownedFlags } from '../../schema/findings/values/listeners/flags.ts';
import { privilegedBelow } from '../../schema/findings/values/listeners/port-privileged.ts';
import { ingressEffects } from '../../schema/findings/values/service/ingress-beside.ts';
import {
	furtherDirectivePattern,
	quotedPattern,
} from '../../schema/findings/values/settings/env-smuggled.ts';
import { ownedByChart, ownedByClientIp } from '../../schema/findings/values/settings/owned-variables.ts';
import {
	annotationKeyPattern,
	annotationPaths,
	labelKeyPattern,
	labelPaths,
	labelValuePattern,
	longDomainPattern,
	namePattern,
	objectLabels,
	selectingLabels,
} from '../../schema/findings/values/shapes/metadata.ts';
import { peerWords, podPeers } from '../../schema/findings/values/trust/peers.ts';
import { meshes } from '../../schema/findings/values/workload/mesh-sidecar.ts';
import { changes } from '../../schema/kong/changes.ts';
import {
	distrolessPartPattern,
	distrolessTagPattern,
	gatewayRepositoryPattern,
	kongRepositoryPattern,
	newestTagPattern,
} from '../../schema/kong/image.ts';
import { tagPatternSince } from '../../schema/kong/release.ts';
import { portEntryPattern } from '../../schema/text/port-list.ts';
import { keepLastLine } from '../../schema/trace/kong/header-clearing.ts';
import {
	everyonePattern,
	ipOrCidrPattern,
	mappedPattern,
	severalSubnetsPattern,
	singlePattern,
} from '../../schema/values/ip.ts';
import { bitsByFamily } from './bits-by-family.ts';
import { codesIn } from './findings.ts';
import { productData } from './product-data.ts';

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

function cdnData() {
	const all: [string, Cdn][] = Object.entries(cdns);
	const ranges: { readonly [id: string]: CdnRanges } = shippedRanges;
	return Object.fromEntries(
		all.map(([id, { title, header, forwarded, ranges: published, privately, shared, warnings }]) => {
			const own = ranges[id];
			const { forges, closes } = shared;
			const writes = unforgeable(forwarded);
			const given = { privately, shared: { forges, closes }, warnings };
			const known = { title, header, writes, ranges: published, ...given };
			return [id, { ...known, ...(own ? { shipped: shippedData(own) } : {}) }];
		}),
	);
}

const shippedData = (ranges: CdnRanges) => {
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

/** What the name of an image tells of Kong's version, as regular expressions. */
const kongImages = {
	repository: kongRepositoryPattern,
	gateway: gatewayRepositoryPattern,
	newest: newestTagPattern,
	distroless: distrolessTagPattern,
	distrolessPart: distrolessPartPattern,
	licence: tagPatternSince(changes.licence.from),
	httpsOnlyRoutes: tagPatternSince(changes.httpsOnlyRoutes.from),
	licencePath: licencePathPattern,
};

/** Facts that rules and settings have in common with the templates. */
const constants = {
	ipOrCidrPattern,
	annotationKeyPattern,
	annotationPaths,
	labelKeyPattern,
	labelPaths,
	selectingLabels,
	objectLabels,
	labelValuePattern,
	longDomainPattern,
	namePattern,
	furtherDirectivePattern,
	quotedPattern,
	privilegedBelow,
	everyonePattern,
	severalSubnetsPattern,
	singlePattern,
	mappedPattern,
	listenFlagPattern,
	listenFlags,
	wildcard,
	tlsPassedPattern,
	ownedFlags,
	ownedByClientIp,
	ownedByChart,
	kongImages,
	uselessHeaders,
	ingressEffects,
	peerWords,
	podPeers,
	meshes,
	pluginPath,
	portEntryPattern,
	forwardedNames,
	strippedHeaders,
	keepLastLine,
	declarativeConfigPath,
	environmentDefaults,
	clusterKinds,
	staleAfterDays,
	addressSpace: Object.fromEntries(
		(['IPv4', 'IPv6'] as const).map((family) => [
			family,
			{ ...addressSpace[family], ...widthBounds[family] },
		]),
	),
	documentedBits: bitsByFamily(knownRanges),
	cdnBits: Object.fromEntries(
		Object.entries(shippedRanges).map(([id, ranges]) => [id, bitsByFamily(allRanges(ranges))]),
	),
	internalRanges: INTERNAL,
	internalBits: bitsByFamily(INTERNAL),
	loopbackBits: bitsByFamily(LOOPBACK),
	cdnHeaders: Object.fromEntries(
		(Object.keys(shippedRanges) as CdnId[]).map((id) => [
			id,
			{ title: cdns[id].title, header: cdns[id].header },
		]),
	),
	classOwners: Object.fromEntries([...classOwners].map(([name, ids]) => [name, ids.join(' or ')])),
	nibbles: Object.fromEntries(
		Array.from({ length: 16 }, (_, nibble) => [nibble.toString(16), nibble.toString(2).padStart(4, '0')]),
	),
};
