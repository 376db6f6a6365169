// What the author of an Ingress may not expect: settings that are read otherwise, outranked, or not read at all.
import { at, items, text } from '../../../cluster/objects.ts';
import { fieldAt, readService } from '../../service.ts';
import type { Balancer, Cluster, Remark } from '../../types.ts';
import { listOf } from '../../words.ts';
import { isComplete } from './flags.ts';
import { annotation, type Member, named, placeOf, serviceOf } from './ingress-group.ts';
import { hostsToFind, type Listener } from './ingress-listeners.ts';
import { classRemarks, foreign, outranked } from './ingress-outranked.ts';
import type { Served } from './ingress-rules.ts';
import { note, risk } from './remark.ts';

interface Seen {
	readonly balancer: Balancer;
	readonly listeners: readonly Listener[];
	readonly served: readonly Served[];
}

/** Remarks on the Ingresses of a group, and on the Services behind them. */
export function remarksOf(members: readonly Member[], seen: Seen, cluster: Cluster): Remark[] {
	return [
		...members.flatMap((member) => [
			...classRemarks(member),
			...outranked(member, seen.balancer, cluster),
			...foreign(member),
			...sources(member, seen),
			...paths(member),
			...certificates(member, cluster),
			...front(member, seen),
		]),
		...modes(seen),
		...backends(members, seen, cluster),
	];
}

function sources(member: Member, { balancer }: Seen): Remark[] {
	const suffix = 'inbound-cidrs';
	const given = listOf(annotation(member, suffix) ?? '');
	if (given.length === 0) return [];
	if (balancer.facts?.ownSecurityGroups)
		return [
			risk(
				placeOf(member, suffix),
				`${named('security-groups')} names the security groups of the load balancer: their rules decide who may connect, and ${named(suffix)} is not read`,
			),
		];
	if (given.some((cidr) => cidr.includes(':')) && balancer.facts?.dualStack === false)
		return [risk(placeOf(member, suffix), 'IPv6 ranges are ignored: the load balancer has no IPv6 address')];
	return [];
}

function paths({ object }: Member): Remark[] {
	return items(at(object.body, 'spec', 'rules')).flatMap((rule, index) =>
		items(at(rule, 'http', 'paths')).flatMap((path, place) => {
			const type = text(at(path, 'pathType')) ?? 'ImplementationSpecific';
			if (at(path, 'path') !== '/' || type === 'Prefix') return [];
			return risk(
				fieldAt(object, 'spec', 'rules', index, 'http', 'paths', place, 'pathType'),
				`with pathType ${type} the ALB matches / literally: it answers 404 for every other path`,
				'Prefix',
			);
		}),
	);
}

function certificates(member: Member, cluster: Cluster): Remark[] {
	const hosts = hostsToFind(member, cluster);
	if (hosts.length === 0) return [];
	return [
		risk(
			fieldAt(member.object, 'spec'),
			`AWS Certificate Manager must hold a certificate for ${hosts.join(', ')}: without one the controller makes nothing, and ${named('certificate-arn')} names one`,
		),
	];
}

function front(member: Member, { balancer, listeners }: Seen): Remark[] {
	if (!balancer.front) return [];
	const suffix = 'frontend-nlb-listener-port-mapping';
	const mapped = annotation(member, suffix) !== undefined;
	const known = new Set(listeners.map(({ port }) => port));
	const closed = balancer.front.ports.filter(({ port }) => !known.has(port));
	const open = balancer.front.facts?.ownSecurityGroups || balancer.facts?.ownSecurityGroups;
	const tls = balancer.front.ports.filter(({ targetPort, healthCheck }) => {
		const listener = listeners.find(({ port }) => String(port) === targetPort);
		return (
			listener?.protocol === 'HTTPS' && healthCheck?.protocol === 'http' && healthCheck.port === 'traffic'
		);
	});
	return [
		...(mapped && balancer.front.ports.length === 0
			? [
					{
						at: placeOf(member, suffix),
						text: 'no port of the ALB is mapped, and the NLB in front gets no listener',
						weight: 'broken' as const,
					},
				]
			: []),
		...(mapped && closed.length > 0 && !open
			? [
					risk(
						placeOf(member, suffix),
						`the NLB shares the ALB's security group, whose rules allow only the ALB's ports, not ${closed.map(({ port }) => port).join(', ')}`,
					),
				]
			: []),
		...(tls.length > 0
			? [
					risk(
						placeOf(member, 'frontend-nlb-healthcheck-protocol'),
						'the NLB checks the ALB by HTTP on a port that expects HTTPS: the target never becomes healthy',
						'HTTPS',
					),
				]
			: []),
	];
}

function modes({ balancer }: Seen): Remark[] {
	const port = balancer.ports.find(({ forwardedFor }) => forwardedFor !== undefined);
	const place = port?.decidedBy?.forwardedFor;
	if (!place || ['append', 'preserve', 'remove'].includes(port?.forwardedFor ?? '')) return [];
	return [
		{
			at: place,
			text: `the controller passes ${JSON.stringify(port?.forwardedFor)} to AWS unchanged; AWS knows append, preserve and remove for routing.http.xff_header_processing.mode`,
			instead: 'append',
			weight: 'broken',
		},
	];
}

function backends(members: readonly Member[], { served, balancer }: Seen, cluster: Cluster): Remark[] {
	const [first] = members;
	if (!first) return [];
	const unique = (names: readonly string[]) => [...new Set(names)];
	const where = fieldAt(first.object, 'spec');
	const missing = unique(served.flatMap(({ missing }) => missing)).map(
		(name): Remark => ({
			at: where,
			text: `${name} does not exist: the ALB answers 503 instead`,
			weight: isComplete(cluster) ? 'broken' : 'note',
		}),
	);
	const limited = unique(served.flatMap(({ limited }) => limited)).map((name) =>
		note(
			placeOf(first, `conditions.${name}`),
			`only requests that meet ${named(`conditions.${name}`)} reach Service ${name}`,
		),
	);
	const names = unique((balancer.paths ?? []).map(({ service }) => service));
	const ranges = names.flatMap((name) => {
		const object = members.flatMap((member) => serviceOf(member, name, cluster) ?? [])[0];
		if (!object || readService(object).sourceRanges.length === 0) return [];
		return risk(
			fieldAt(object, 'spec', 'loadBalancerSourceRanges'),
			`the ALB does not read loadBalancerSourceRanges of the Service behind it: ${named('inbound-cidrs')} of the Ingress restricts it`,
		);
	});
	return [...missing, ...limited, ...ranges];
}
