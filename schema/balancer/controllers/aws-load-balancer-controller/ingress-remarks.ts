// What the author of an Ingress may not expect: settings that are read otherwise, outranked, or not read at all.
import { at, items, text } from '../../../cluster/objects.ts';
import { annotationAt, fieldAt, readService } from '../../service.ts';
import type { Balancer, Cluster, Remark, Where } from '../../types.ts';
import { listOf } from '../../words.ts';
import {
	annotation,
	classAnnotation,
	type Member,
	named,
	param,
	placeOf,
	serviceOf,
} from './ingress-group.ts';
import { hostsToFind, type Listener } from './ingress-listeners.ts';
import type { Served } from './ingress-rules.ts';

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
			...outranked(member, seen, cluster),
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

const note = (at: Where, text: string): Remark => ({ at, text, weight: 'note' });
const risk = (at: Where, text: string, instead?: string): Remark => ({
	at,
	text,
	weight: 'risk',
	...(instead === undefined ? {} : { instead }),
});

function classRemarks(member: Member): Remark[] {
	const field = text(at(member.object.body, 'spec', 'ingressClassName'));
	if (member.annotations[classAnnotation] === undefined || field === undefined) return [];
	return [
		note(
			fieldAt(member.object, 'spec', 'ingressClassName'),
			`${classAnnotation} decides the class, and the IngressClass ${field} with its parameters is not read`,
		),
	];
}

/** Annotations by the field of IngressClassParams that outranks them. */
const fields: readonly (readonly [suffix: string, field: string])[] = [
	['scheme', 'scheme'],
	['target-type', 'targetType'],
	['inbound-cidrs', 'inboundCIDRs'],
	['group.name', 'group'],
	['ip-address-type', 'ipAddressType'],
	['certificate-arn', 'certificateArn'],
	['security-group-prefix-lists', 'prefixListsIDs'],
	['ssl-redirect', 'sslRedirectPort'],
];

/** Suffixes that the controller reads on the Service first. */
const onService = [
	'target-type',
	'backend-protocol',
	'backend-protocol-version',
	'healthcheck-port',
	'healthcheck-protocol',
	'healthcheck-path',
	'success-codes',
	'target-group-attributes',
];

function outranked(member: Member, { served }: Seen, cluster: Cluster): Remark[] {
	const byClass = fields.flatMap(([suffix, field]) => {
		const value = param(member, field);
		const set = Array.isArray(value) ? value.length > 0 : Boolean(value);
		if (!set || annotation(member, suffix) === undefined) return [];
		return note(
			placeOf(member, suffix),
			`IngressClassParams ${member.params?.name} sets ${field}, which outranks ${named(suffix)}`,
		);
	});
	const names = [...new Set(served.flatMap(({ paths }) => paths.map(({ service }) => service)))];
	const services = names.flatMap((name) => serviceOf(member, name, cluster) ?? []);
	const byService = services.flatMap((object) => {
		const { annotations } = readService(object);
		return onService
			.filter((suffix) => {
				const [mine, theirs] = [annotation(member, suffix), annotations[named(suffix)]];
				return mine !== undefined && theirs !== undefined && mine !== theirs;
			})
			.map((suffix) =>
				note(
					placeOf(member, suffix),
					`Service ${object.name} has ${named(suffix)} too, and the Service's outranks the Ingress's`,
				),
			);
	});
	return [...byClass, ...byService];
}

const nlbPrefix = 'service.beta.kubernetes.io/aws-load-balancer-';

/** Settings of another product. */
function foreign(member: Member): Remark[] {
	const nlb = Object.keys(member.annotations)
		.filter((name) => name.startsWith(nlbPrefix))
		.map((name) =>
			note(
				annotationAt(member.object, name),
				`${name} is read on Services alone, and an ALB sends no PROXY header`,
			),
		);
	const suffix = 'target-group-attributes';
	const proxy = /(proxy_protocol_v2|preserve_client_ip)\.enabled/.exec(annotation(member, suffix) ?? '');
	return proxy
		? [
				...nlb,
				risk(
					placeOf(member, suffix),
					`${proxy[0]} is an attribute of an NLB's target groups: an ALB gives the client's address in X-Forwarded-For`,
				),
			]
		: nlb;
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
		return [
			risk(placeOf(member, suffix), 'blocks of IPv6 are left out: the load balancer has no IPv6 address'),
		];
	return [];
}

function paths({ object }: Member): Remark[] {
	return items(at(object.body, 'spec', 'rules')).flatMap((rule, index) =>
		items(at(rule, 'http', 'paths')).flatMap((path, place) => {
			const type = text(at(path, 'pathType')) ?? 'ImplementationSpecific';
			if (at(path, 'path') !== '/' || type === 'Prefix') return [];
			return risk(
				fieldAt(object, 'spec', 'rules', index, 'http', 'paths', place, 'pathType'),
				`with pathType ${type} the ALB compares / as it stands: every path but / gets its answer 404`,
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
						`the NLB shares the ALB's security group, whose rules let in the ALB's ports alone, not ${closed.map(({ port }) => port).join(', ')}`,
					),
				]
			: []),
		...(tls.length > 0
			? [
					risk(
						placeOf(member, 'frontend-nlb-healthcheck-protocol'),
						'the NLB asks the ALB by HTTP, and the port that it asks takes HTTPS: its target is never healthy',
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
			text: `the controller hands ${JSON.stringify(port?.forwardedFor)} to AWS as it is, which knows append, preserve and remove for routing.http.xff_header_processing.mode`,
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
			text: `there is no ${name}: the ALB answers 503 in its place`,
			weight: 'broken',
		}),
	);
	const limited = unique(served.flatMap(({ limited }) => limited)).map((name) =>
		note(
			placeOf(first, `conditions.${name}`),
			`only requests that fulfil ${named(`conditions.${name}`)} reach Service ${name}`,
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
