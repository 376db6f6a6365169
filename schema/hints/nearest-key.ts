// Which value an unknown key was most likely meant to be: by its name here, elsewhere, or in other charts.

import { nodeAt } from '../contract/node-at.ts';
import { contract } from '../contract/settle.ts';
import { type Contract, isLeaf } from '../contract/types.ts';
import { least } from '../text/lists.ts';
import { memberOf } from '../text/members.ts';
import { lettersOf, nearest } from '../text/nearest.ts';
import type { ValuePath } from '../text/path.ts';

/** More guesses than this help nobody. */
const mostGuesses = 3;

/** Neighbours of the key: a name of the same letters, or else the one that is most like it. */
export function keyBeside(path: ValuePath): { readonly same?: string; readonly like?: string } {
	const { key, parents, names } = surroundings(path);
	const found = nearest(key, names);
	if (found === undefined) return {};
	const full = [...parents, found].join('.');
	return lettersOf(found) === lettersOf(key) ? { same: full } : { like: full };
}

/** Where else a value of this name is, at most three places; those below the key's own map come first. */
export function keysElsewhere(path: ValuePath): readonly string[] {
	const { key, parents } = surroundings(path);
	return mostLikely(pathsOf(key), parents);
}

/** What other charts, and Kong itself, call a value of ours: the places of it, as {@link keysElsewhere}. */
export function keysOfOtherName(path: ValuePath): readonly string[] {
	const { key, parents } = surroundings(path);
	const ours = memberOf(otherNames, lettersOf(key));
	const known = memberOf(otherPaths, path.join('.'));
	if (known !== undefined) return [known];
	if (ours === undefined) return [];
	return ours.includes('.') ? [ours] : mostLikely(pathsOf(ours), parents);
}

/** By letters and digits in lower case; ours as a path, or as a name that is in several places. */
export const otherNames: { readonly [name: string]: string } = {
	additionallabels: 'extraLabels',
	class: 'ingressClassName',
	commonlabels: 'extraLabels',
	extracontainers: 'deployment.sidecarContainers',
	extradeploy: 'extraObjects',
	extraenv: 'env',
	extraenvs: 'env',
	extraenvvars: 'env',
	extramanifests: 'extraObjects',
	extravolumemounts: 'deployment.userDefinedVolumeMounts',
	extravolumes: 'deployment.userDefinedVolumes',
	header: 'clientIp.httpHeaders.name',
	headername: 'clientIp.httpHeaders.name',
	host: 'hostname',
	hpa: 'autoscaling',
	https: 'tls',
	imagepullsecrets: 'image.pullSecrets',
	method: 'clientIp.strategy',
	mode: 'clientIp.strategy',
	pdb: 'podDisruptionBudget',
	podsecuritycontext: 'securityContext',
	port: 'servicePort',
	prefixdir: 'deployment.tmpDir',
	provider: 'clientIp.loadBalancer',
	proxyrealipcidr: 'clientIp.trustedIPs',
	realipheader: 'clientIp.httpHeaders.name',
	realiprecursive: 'clientIp.httpHeaders.recursive',
	recursion: 'clientIp.httpHeaders.recursive',
	registry: 'image.repository',
	replicas: 'replicaCount',
	service: 'proxy',
	sidecars: 'deployment.sidecarContainers',
	trustedcidrs: 'clientIp.trustedIPs',
	trustedproxies: 'clientIp.trustedIPs',
	useproxyprotocol: 'clientIp.strategy',
	volumemounts: 'deployment.userDefinedVolumeMounts',
	volumes: 'deployment.userDefinedVolumes',
};

/** Keys that would be a switch, by their paths. */
export const otherPaths: { readonly [path: string]: string } = {
	'clientIp.httpHeaders.enabled': 'clientIp.strategy',
	'clientIp.internal': 'clientIp.scheme',
	'clientIp.proxyProtocol.enabled': 'clientIp.strategy',
	'deployment.kind': 'deployment.daemonset',
	'image.unifiedRepoTag': 'image.repository',
};

/** A key that is written as a path, `clientIp.strategy`: its steps, where they lead to a value. */
export function stepsInKey(path: ValuePath): readonly string[] {
	const { key, parents } = surroundings(path);
	const steps = key.split('.');
	return steps.length > 1 && leadsTo([...parents, ...steps]) !== undefined ? steps : [];
}

/** The value or map of ours just there, not one that holds it. */
function leadsTo(path: readonly string[]) {
	const { node, inside } = nodeAt(path);
	return inside ? undefined : node;
}

function surroundings(path: ValuePath) {
	const parents = path.slice(0, -1).map(String);
	const parent = leadsTo(parents);
	return {
		key: String(path.at(-1)),
		parents,
		names: parent && !isLeaf(parent) ? Object.keys(parent) : [],
	};
}

/** Of many places those of the blocks that users write most. */
function mostLikely(places: readonly string[], parents: readonly string[]): readonly string[] {
	const parent = parents.join('.');
	const others = places.filter((one) => one !== parent);
	const below = highest(others.filter((one) => parent !== '' && one.startsWith(`${parent}.`)));
	if (below.length > 0) return below;
	const top = others.filter((one) => !one.includes('.'));
	if (top.length > 0) return top;
	if (others.length <= mostGuesses) return others;
	const inBlock = ['clientIp.', 'proxy.'].map((block) =>
		highest(others.filter((one) => one.startsWith(block))),
	);
	return inBlock.find((found) => found.length > 0) ?? [];
}

/** Those with the fewest steps, none where they are too many. */
function highest(places: readonly string[]): readonly string[] {
	const depth = (place: string) => place.split('.').length;
	const highestDepth = least(places.map(depth));
	const found = places.filter((place) => depth(place) === highestDepth);
	return found.length <= mostGuesses ? found : [];
}

/** Made once, when the first key is looked for: a file of another chart has many. */
let allPaths: readonly (readonly string[])[] | undefined;

/** Where values of a name stand. Every second map has `enabled`, so elsewhere it tells nothing. */
function pathsOf(name: string): readonly string[] {
	const letters = lettersOf(name);
	allPaths ??= pathsBelow(contract, []);
	return allPaths
		.filter((path) => {
			const last = path.at(-1) ?? '';
			return last !== 'enabled' && lettersOf(last) === letters;
		})
		.map((path) => path.join('.'));
}

/** The paths of all values and maps. */
function pathsBelow(spec: Contract, under: readonly string[]): readonly (readonly string[])[] {
	return Object.entries(spec).flatMap(([key, node]) => {
		const path = [...under, key];
		return [path, ...(isLeaf(node) ? [] : pathsBelow(node, path))];
	});
}
