// The listeners of an ALB: ports, certificates, and who may connect.
import { at, items } from '../../../cluster/objects.ts';
import type { Cluster, Where } from '../../types.ts';
import { listOf, parseBool, parseJson } from '../../words.ts';
import { isCidr } from './annotation-values.ts';
import { gate, mayHaveCertificate } from './flags.ts';
import { annotation, type Member, named, param, paramPlace, placeOf } from './ingress-group.ts';
import { mapOf } from './ingress-settings.ts';
import { clientCertificates } from './ingress-tls.ts';
import { attributesOf, filled, textsOf } from './lookup.ts';
import { Refusal } from './refusal.ts';

export interface Listener {
	readonly port: number;
	/** `HTTP` or `HTTPS`. */
	readonly protocol: string;
	/** Members that ask for it, in the group's order. */
	readonly members: readonly Member[];
	/** CIDR blocks and prefix lists; IPv6 blocks too, which matter only on a dualstack ALB. */
	readonly sources: readonly string[];
	readonly at: Where | undefined;
}

interface Wanted {
	readonly member: Member;
	readonly protocol: string;
	readonly cidrs: readonly string[];
	readonly lists: readonly string[];
	/** How certificates of clients are checked. */
	readonly clients: string | undefined;
	readonly at: Where | undefined;
}

/** The ports that a member listens on. */
function portsOf(member: Member, cluster: Cluster): ReadonlyMap<number, string> {
	const given = annotation(member, 'listen-ports');
	if (given === undefined)
		return hasCertificate(member, cluster) ? new Map([[443, 'HTTPS']]) : new Map([[80, 'HTTP']]);
	const where = placeOf(member, 'listen-ports');
	const entries = parseJson(given);
	const listed = items(entries).flatMap((entry) => (entry === null ? [] : listenersIn(entry, where)));
	if (items(entries).length === 0) throw noList(where);
	return new Map(listed);
}

function noList(where: Where | undefined): Refusal {
	return new Refusal(`${named('listen-ports')} is no JSON list of ports, such as [{"HTTP": 80}]`, where);
}

/** The listeners of an entry such as `{"HTTP": 80, "HTTPS": 443}`. */
function listenersIn(entry: unknown, where: Where | undefined): [port: number, protocol: string][] {
	if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) throw noList(where);
	return Object.entries(entry).map(([protocol, port]) => {
		if (!Number.isInteger(port) || port < 1 || port > 65535)
			throw new Refusal(`${named('listen-ports')} has a port that is no number from 1 to 65535`, where);
		if (protocol !== 'HTTP' && protocol !== 'HTTPS')
			throw new Refusal(`${named('listen-ports')} takes HTTP and HTTPS, in capital letters`, where);
		return [port as number, protocol];
	});
}

function hasCertificate(member: Member, cluster: Cluster): boolean {
	if (listOf(annotation(member, 'certificate-arn') ?? '').length > 0) return true;
	const creates =
		gate(cluster, 'EnableCertificateManagement', false) &&
		parseBool(annotation(member, 'create-acm-cert') ?? '') === true;
	if (creates && hostsOf(member).length === 0)
		throw new Refusal(
			`${named('create-acm-cert')} needs a host in the Ingress`,
			placeOf(member, 'create-acm-cert'),
		);
	return creates || textsOf(param(member, 'certificateArn')).length > 0;
}

/** Hosts of rules and of TLS blocks. */
function hostsOf({ object }: Member): string[] {
	const rules = items(at(object.body, 'spec', 'rules')).flatMap((rule) => filled(at(rule, 'host')) ?? []);
	const tls = items(at(object.body, 'spec', 'tls')).flatMap((one) => textsOf(at(one, 'hosts')));
	return [...new Set([...rules, ...tls])];
}

/** Hosts for which the controller must find a certificate in AWS Certificate Manager. */
export function hostsToFind(member: Member, cluster: Cluster): string[] {
	const secure = [...portsOf(member, cluster).values()].includes('HTTPS');
	return secure && !hasCertificate(member, cluster) ? hostsOf(member) : [];
}

/** The listeners of a group. */
export function listenersOf(members: readonly Member[], cluster: Cluster): Listener[] {
	const byPort = new Map<number, Wanted[]>();
	for (const member of members) {
		const who = sourcesOf(member);
		const clients = clientCertificates(member);
		const missing = hostsToFind(member, cluster).find((host) => !mayHaveCertificate(cluster, host));
		if (missing)
			throw new Refusal(
				`AWS Certificate Manager has no certificate for ${missing}`,
				placeOf(member, 'certificate-arn'),
			);
		for (const [port, protocol] of portsOf(member, cluster)) {
			const at =
				annotation(member, 'listen-ports') === undefined ? undefined : placeOf(member, 'listen-ports');
			byPort.set(port, [
				...(byPort.get(port) ?? []),
				{ member, protocol, ...who, clients: clients.get(port), at },
			]);
		}
	}
	return [...byPort].map(([port, wanted]) => merged(port, wanted)).sort((a, b) => a.port - b.port);
}

function merged(port: number, wanted: readonly Wanted[]): Listener {
	const differ = (what: string): never => {
		throw new Refusal(`the Ingresses of the group differ in ${what} of port ${port}`);
	};
	const protocols = new Set(wanted.map(({ protocol }) => protocol));
	if (protocols.size > 1) differ('the protocol');
	const one = (lists: readonly (readonly string[])[], what: string) => {
		const given = lists.filter((list) => list.length > 0).map((list) => [...new Set(list)].sort());
		if (new Set(given.map((list) => JSON.stringify(list))).size > 1) differ(what);
		return given[0] ?? [];
	};
	const cidrs = one(
		wanted.map(({ cidrs }) => cidrs),
		named('inbound-cidrs'),
	);
	const lists = one(
		wanted.map(({ lists }) => lists),
		named('security-group-prefix-lists'),
	);
	const [protocol = 'HTTP'] = protocols;
	const members = wanted.map(({ member }) => member);
	one(
		members.map((member) => agreedPolicy(member, protocol)),
		named('ssl-policy'),
	);
	if (protocol === 'HTTPS')
		one(
			wanted.map(({ clients }) => (clients === undefined ? [] : [clients])),
			named('mutual-authentication'),
		);
	checkListenerAttributes(members, protocol, port);
	const sources = [...cidrs, ...lists];
	return {
		port,
		protocol,
		members,
		sources: sources.length > 0 ? sources : ['0.0.0.0/0', '::/0'],
		at: wanted[0]?.at,
	};
}

function agreedPolicy(member: Member, protocol: string): string[] {
	const policy = filled(param(member, 'sslPolicy')) ?? annotation(member, 'ssl-policy');
	return protocol === 'HTTPS' && policy !== undefined ? [policy] : [];
}

function checkListenerAttributes(members: readonly Member[], protocol: string, port: number): void {
	const suffix = `listener-attributes.${protocol}-${port}`;
	const [first] = members;
	const fromClass = items(first && param(first, 'listeners')).find(
		(one) => at(one, 'protocol') === protocol && at(one, 'port') === port,
	);
	const settled = attributesOf(at(fromClass, 'listenerAttributes'));
	const seen = new Map<string, string>();
	for (const member of members)
		for (const [key, value] of Object.entries(mapOf(member, suffix) ?? {})) {
			if (seen.has(key) && seen.get(key) !== value && !Object.hasOwn(settled, key))
				throw new Refusal(`the Ingresses of the group differ in ${named(suffix)}`, placeOf(member, suffix));
			seen.set(key, value);
		}
}

/** Who may connect, by a member. */
function sourcesOf(member: Member): { readonly cidrs: readonly string[]; readonly lists: readonly string[] } {
	const fromClass = textsOf(param(member, 'inboundCIDRs'));
	const cidrs = fromClass.length > 0 ? fromClass : listOf(annotation(member, 'inbound-cidrs') ?? '');
	const wrong = cidrs.find((cidr) => !isCidr(cidr));
	if (wrong !== undefined)
		throw new Refusal(
			`${wrong} is no CIDR block`,
			fromClass.length > 0 ? paramPlace(member, 'inboundCIDRs') : placeOf(member, 'inbound-cidrs'),
		);
	const names = ['prefixListsIDs', 'PrefixListsIDs'].map((field) => textsOf(param(member, field)));
	const lists = names.find((list) => list.length > 0);
	return { cidrs, lists: lists ?? listOf(annotation(member, 'security-group-prefix-lists') ?? '') };
}
