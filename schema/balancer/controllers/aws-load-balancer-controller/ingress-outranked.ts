// Settings of an Ingress that others outrank, or that only another product reads.
import { at, text } from '../../../cluster/objects.ts';
import { annotationAt, fieldAt, readService } from '../../service.ts';
import type { Balancer, Cluster, Remark } from '../../types.ts';
import {
	annotation,
	classAnnotation,
	type Member,
	named,
	param,
	placeOf,
	serviceOf,
} from './ingress-group.ts';
import { note, risk } from './remark.ts';

/** What the class annotation outranks. */
export function classRemarks(member: Member): Remark[] {
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

/** Annotations that IngressClassParams or the Service outrank. */
export function outranked(member: Member, { paths }: Balancer, cluster: Cluster): Remark[] {
	const byClass = fields.flatMap(([suffix, field]) => {
		const value = param(member, field);
		const set = Array.isArray(value) ? value.length > 0 : Boolean(value);
		if (!set || annotation(member, suffix) === undefined) return [];
		return note(
			placeOf(member, suffix),
			`IngressClassParams ${member.params?.name} sets ${field}, which outranks ${named(suffix)}`,
		);
	});
	const names = [...new Set((paths ?? []).map(({ service }) => service))];
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
export function foreign(member: Member): Remark[] {
	const nlb = Object.keys(member.annotations)
		.filter((name) => name.startsWith(nlbPrefix))
		.map((name) =>
			note(
				annotationAt(member.object, name),
				`${name} is read only on Services, and an ALB sends no PROXY header`,
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
