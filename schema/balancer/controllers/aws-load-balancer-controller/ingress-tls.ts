// TLS of an ALB's listeners: certificates of clients, and the redirect from HTTP.
import { at, items, text } from '../../../cluster/objects.ts';
import { readJson, type Shape } from '../../go-json.ts';
import { annotation, type Member, named, param, paramPlace, placeOf } from './ingress-group.ts';
import type { Listener } from './ingress-listeners.ts';
import { filled } from './lookup.ts';
import { Refusal } from './refusal.ts';

const clientCheckShape: Shape = {
	port: 'number',
	mode: 'text',
	trustStore: 'text',
	ignoreClientCertificateExpiry: 'boolean',
	advertiseTrustStoreCaNames: 'text',
};

/** How each port checks certificates of clients, as one text; the controller gives up where that is malformed. */
export function clientCertificates(member: Member): ReadonlyMap<number, string> {
	const suffix = 'mutual-authentication';
	const value = annotation(member, suffix);
	if (value === undefined) return new Map();
	const read = readJson(value, [clientCheckShape]);
	const entries = 'wrong' in read ? [] : items(read.value);
	const what =
		'wrong' in read
			? read.wrong
			: entries.length === 0
				? 'is an empty list'
				: entries.map(wrongClientCheck).find((wrong) => wrong !== null);
	if (what) throw new Refusal(`${named(suffix)} ${what}`, placeOf(member, suffix));
	return new Map(entries.map((entry) => [Number(at(entry, 'port')), settledCheck(entry)]));
}

function settledCheck(entry: unknown): string {
	const fields = ['mode', 'trustStore', 'ignoreClientCertificateExpiry', 'advertiseTrustStoreCaNames'];
	const [mode, store, ignores, names] = fields.map((field) => at(entry, field));
	return JSON.stringify([mode, store ?? '', ignores ?? mode !== 'verify', names]);
}

/** What is wrong with how a port checks certificates of clients. */
function wrongClientCheck(entry: unknown): string | null {
	const port = at(entry, 'port');
	if (typeof port !== 'number' || port < 1 || port > 65535) return 'names no port from 1 to 65535';
	const mode = text(at(entry, 'mode')) ?? '';
	if (!['off', 'passthrough', 'verify'].includes(mode)) return 'must have mode off, passthrough or verify';
	return wrongTrustStore(entry, mode === 'verify');
}

function wrongTrustStore(entry: unknown, verifies: boolean): string | null {
	const store = filled(at(entry, 'trustStore'));
	const hasExtra = ['ignoreClientCertificateExpiry', 'advertiseTrustStoreCaNames'].some(
		(field) => (at(entry, field) ?? undefined) !== undefined,
	);
	if (verifies && store === undefined) return 'needs a trustStore to verify';
	if (!verifies && (store !== undefined || hasExtra))
		return 'takes a trustStore and its options only in mode verify';
	const names = text(at(entry, 'advertiseTrustStoreCaNames'));
	return names === undefined || names === 'on' || names === 'off'
		? null
		: 'takes on or off for advertiseTrustStoreCaNames';
}

/** The HTTPS port that the HTTP listeners redirect to; null for none. */
export function redirectPort(members: readonly Member[], listeners: readonly Listener[]): number | null {
	const given = members.flatMap((member) => {
		const fromClass = filled(param(member, 'sslRedirectPort'));
		const value = fromClass ?? annotation(member, 'ssl-redirect');
		if (value === undefined) return [];
		const where =
			fromClass === undefined ? placeOf(member, 'ssl-redirect') : paramPlace(member, 'sslRedirectPort');
		return [{ value, where, fromClass: fromClass !== undefined }];
	});
	const number = (value: string) => (/^[+-]?[0-9]+$/.test(value) ? Number(value) : null);
	// A port of IngressClassParams that is no number switches the redirect off.
	if (given.some(({ value, fromClass }) => fromClass && number(value) === null)) return null;
	for (const { value, where } of given)
		if (number(value) === null) throw new Refusal(`${named('ssl-redirect')} must be a port`, where);
	const [first] = given;
	if (!first) return null;
	const ports = new Set(given.map(({ value }) => number(value)));
	if (ports.size > 1)
		throw new Refusal('the Ingresses of the group redirect to different ports', first.where);
	const listener = listeners.find(({ port }) => port === number(first.value));
	if (listener?.protocol !== 'HTTPS')
		throw new Refusal(`no HTTPS listener has port ${first.value}, to which HTTP is redirected`, first.where);
	return listener.port;
}
