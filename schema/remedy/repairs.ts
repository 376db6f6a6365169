// What is wrong by itself, whichever way the client's address takes: a sidecar before Kong, a port that leads to the wrong listener.

import { proxySwitches } from '../catalogue/switches.ts';
import { listenerOn } from '../check/balancer/front.ts';
import type { CheckedGateway } from '../check/check.ts';
import { podPlace } from '../check/gateway/mesh.ts';
import type { Way } from '../check/outcome.ts';
import { at } from '../cluster/objects.ts';
import { annotationPlace, fieldPlace, portPlace } from '../cluster/places.ts';
import type { Edit, FieldEdit } from './edits.ts';
import { frontEditsOf } from './front-edits.ts';

/** The edits that mend it. */
export function repairsOf(gateway: CheckedGateway): readonly Edit[] {
	return [
		...sidecarEdits(gateway),
		...frontEditsOf(gateway),
		...nodePortEdits(gateway),
		...misspeltEdits(gateway),
		...remarkEdits(gateway),
		...gateway.ways.flatMap((way) => portEdits(gateway, way)),
	];
}

function sidecarEdits({ pod, ways }: CheckedGateway): FieldEdit[] {
	const sidecar = ways.find(({ situation }) => situation.sidecar)?.situation.sidecar;
	const caught = ways.some(({ ports }) =>
		ports.some(({ port }) => sidecar && !sidecar.skips(port.container)),
	);
	if (!sidecar || !caught) return [];
	const { name, value } = sidecar.cure;
	return [{ kind: 'field', place: podPlace(pod, 'annotations', name), value }];
}

/** A Service without node ports, where the balancer sends to node ports. */
function nodePortEdits({ findings, ways }: CheckedGateway): FieldEdit[] {
	const missing = findings.filter(
		({ code, severity, place }) =>
			code === 'port-not-served' ||
			code === 'node-port-missing' ||
			(severity === 'error' && place?.path.at(-1) === 'allocateLoadBalancerNodePorts'),
	);
	const services = ways.flatMap(({ situation }) => situation.entrance.service ?? []);
	const wanting = services.filter(
		(service) =>
			!service.made &&
			at(service.body, 'spec', 'allocateLoadBalancerNodePorts') === false &&
			missing.some(({ place }) => place?.object.index === service.index),
	);
	return wanting.map((service) => ({
		kind: 'field',
		place: fieldPlace(service, 'spec', 'allocateLoadBalancerNodePorts'),
		value: undefined,
	}));
}

/** An annotation or variable with a name that is nearly right gets the name that was meant. */
function misspeltEdits({ findings, pod }: CheckedGateway): Edit[] {
	return findings.flatMap(({ code, place, args }): Edit[] => {
		const { annotation, meant, variable, nearest } = args;
		if (code === 'annotation-misspelt' && place && annotation && meant) {
			const value = at(place.object.body, ...place.path);
			const path = [...place.path.slice(0, -1), meant];
			const shown = place.shown.replace(annotation, meant);
			return [
				{ kind: 'field', place, value: undefined },
				{ kind: 'field', place: { ...place, path, shown }, value },
			];
		}
		if (code !== 'setting-misspelt' || !variable || !nearest) return [];
		const value = pod.env.values[variable] ?? '';
		return [
			{ kind: 'env', pod, name: variable, value: null },
			{ kind: 'env', pod, name: nearest, value },
		];
	});
}

/** What the controller would read in place of what is written: a value, or annotations with theirs. */
function remarkEdits({ findings }: CheckedGateway): FieldEdit[] {
	return findings.flatMap(({ code, place, severity, args }) => {
		const [, instead] = /^ Write (.*)\.$/.exec(args.instead ?? '') ?? [];
		if (code !== 'controller-reads' || severity === 'note' || !place || instead === undefined) return [];
		if (place.path.at(-2) !== 'annotations') return [];
		const [, word] = /^([\w.-]+)$/.exec(instead) ?? [];
		if (word !== undefined) return [{ kind: 'field', place, value: word }];
		const pairs = instead.split(', ').map((pair) => /^(\S+): (\S+)$/.exec(pair));
		return pairs.every((pair) => pair !== null)
			? pairs.map(([, name = '', value]): FieldEdit => {
					const path = [...place.path.slice(0, -1), name];
					const shown = place.shown.replace(String(place.path.at(-1)), name);
					return { kind: 'field', place: { ...place, path, shown }, value };
				})
			: [];
	});
}

/** Ports of the Service whose target is no listener, or one that does not speak what arrives: over each way that uses the port. */
function portEdits(gateway: CheckedGateway, { situation, ports }: Way): FieldEdit[] {
	const { service } = situation.entrance;
	if (service === null || service.made) return [];
	return ports.flatMap((one) => {
		const { port } = one;
		const target = targetWanted(gateway, one);
		if (target === null) return [];
		if (at(service.body, 'spec', 'ports', port.index) === undefined) return [];
		const others = gateway.ways
			.filter((way) => way.situation.entrance.service?.index === service.index)
			.flatMap((way) => way.ports.filter((other) => other.port.index === port.index));
		if (others.some((other) => targetWanted(gateway, other) !== target)) return [];
		return [{ kind: 'field', place: portPlace(service, port, 'targetPort'), value: target }];
	});
}

/** The listener that speaks what arrives at the port; null where the port leads to such a one, or there is none. */
function targetWanted({ kong }: CheckedGateway, { port, mode }: Way['ports'][number]): number | null {
	const wantsTls =
		mode.balancer === null || mode.balancer.tls === 'pass' ? mode.clientTls : mode.balancer.tls === 'again';
	if (listenerOn(kong, port.container)?.ssl === wantsTls) return null;
	const { entries } = kong.gateway.check.settings.listens.proxy;
	const target = Number(
		entries.find(({ text }) => /\bssl\b/.test(text) === wantsTls)?.port ?? port.container,
	);
	return target === port.container ? null : target;
}

/** What a controller refuses is taken away or written as it reads it, or what it lacks is set. Alternatives. */
export function refusalEdits({ findings, ways }: CheckedGateway): readonly (readonly Edit[])[] {
	const refused = findings.flatMap(({ code, place }) =>
		code === 'controller-refuses' && place && mayGo(place.path) ? [place] : [],
	);
	const switches = ways.flatMap(
		({ situation: { product } }) => (product && proxySwitches(product.entry)) ?? [],
	);
	const written = refused.flatMap((place): Edit[] => {
		const wanted = switches.find(({ name }) => name === place.path.at(-1))?.wanted;
		return typeof wanted === 'string' ? [{ kind: 'field', place, value: wanted }] : [];
	});
	const gone = refused.map((place): Edit => ({ kind: 'field', place, value: undefined }));
	const lacking = findings.flatMap(({ code, place, args }): Edit[] => {
		const [, name = '', words] = /^Set ([^\s/]+\/\S+): ([\w-]+(?: or [\w-]+)*)$/.exec(args.fix ?? '') ?? [];
		if (code !== 'no-controller' || !place || words === undefined) return [];
		return [{ kind: 'field', place: annotationPlace(place.object, name), value: words.split(' or ').at(-1) }];
	});
	return [written, gone, lacking].filter((edits) => edits.length > 0);
}

/** What decides how clients' addresses arrive may go. Who may connect, which certificate is shown and the like stay as they are. */
const mayGo = (path: readonly (string | number)[]): boolean => {
	const name = String(path.at(-1));
	return path.at(-2) === 'annotations'
		? /proxy|target-group-attributes/i.test(name)
		: name === 'sessionAffinity';
};
