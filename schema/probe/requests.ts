// The requests that go over each way: an honest one, and forged ones, of which each claims an address of its own.
import { addressHeaders } from '../catalogue/forwarded.ts';
import { cdns } from '../cdn/index.ts';
import type { Header } from '../trace/index.ts';
import type { ForwardedClaim, ProbeRequest } from './types.ts';

const ofCdns = Object.values(cdns).flatMap((cdn) =>
	'fills' in cdn ? [cdn.header, cdn.fills] : [cdn.header],
);

/** Every header that is forged, each once. */
export const FORGED_HEADERS: readonly string[] = [
	...new Set(['X-Forwarded-For', 'X-Real-IP', ...addressHeaders, ...ofCdns]),
];

interface Asking {
	readonly tls: boolean;
	/** The port that the URL names. */
	readonly port: number;
	/** Addresses that must not be claimed, since somebody here has them. */
	readonly taken: readonly string[];
	/** Names of further headers to forge. */
	readonly forge?: readonly string[];
}

/** The requests for one way: an honest one first, and one more at the end. */
export function requestsFor(asking: Asking): readonly ProbeRequest[] {
	const next = claimsOutside(asking.taken);
	const names = [...new Set([...FORGED_HEADERS, ...(asking.forge ?? [])])];
	return [
		{ name: 'honest', headers: [], claims: {} },
		...names.map((name) => forging(name, [name], next)),
		list(next),
		forging(
			'headers spelt with underscores',
			names.filter((name) => name.includes('-')).map(underscored),
			next,
		),
		forwarding('X-Forwarded-Proto and others', asking, (name) => name),
		forwarding('X_Forwarded_Proto and others', asking, underscored),
		prefaced(1, next()),
		prefaced(2, next()),
		// Another connection may meet another gateway, or come by way of another node.
		{ name: 'honest again', headers: [], claims: {} },
	];
}

const underscored = (name: string) => name.replaceAll('-', '_');

/** Addresses for documentation (RFC 5737), which nobody has; each call gives another. */
function claimsOutside(taken: readonly string[]): () => string {
	let last = 0;
	return () => {
		let claim: string;
		do {
			last += 1;
			claim = `192.0.2.${last}`;
		} while (taken.includes(claim));
		return claim;
	};
}

function forging(name: string, headers: readonly string[], next: () => string): ProbeRequest {
	const lines = headers.map((header) => ({ header, claim: next() }));
	return {
		name,
		headers: lines.map(({ header, claim }): Header => [header, written(header, claim)]),
		claims: Object.fromEntries(lines.map(({ header, claim }) => [claim, header])),
	};
}

/** The claim in the form of the header. Sources: RFC 7239; CloudFront's page on its headers. */
function written(header: string, claim: string): string {
	if (/^forwarded$/i.test(header)) return `for=${claim}`;
	return /viewer.address$/i.test(header) ? `${claim}:4711` : claim;
}

/** Kong takes the leftmost entry where it trusts everyone, and an entry further right where it trusts too many. */
function list(next: () => string): ProbeRequest {
	const [left, right] = [next(), next()];
	const name = 'X-Forwarded-For with two entries';
	return {
		name,
		headers: [['X-Forwarded-For', `${left}, ${right}`]],
		claims: { [left]: `${name} (the left one)`, [right]: `${name} (the right one)` },
	};
}

function forwarding(name: string, { tls, port }: Asking, spelt: (header: string) => string): ProbeRequest {
	const claim = (part: ForwardedClaim['part'], header: string, value: string): ForwardedClaim => ({
		part,
		value,
		header: spelt(header),
	});
	const forwarded = [
		claim('scheme', 'X-Forwarded-Proto', tls ? 'http' : 'https'),
		claim('host', 'X-Forwarded-Host', 'forged.example'),
		claim('port', 'X-Forwarded-Port', port === 4711 ? '4712' : '4711'),
		claim('path', 'X-Forwarded-Path', '/forged-path'),
		claim('prefix', 'X-Forwarded-Prefix', '/forged-prefix'),
	];
	return {
		name,
		headers: forwarded.map(({ header, value }): Header => [header, value]),
		claims: {},
		forwarded,
	};
}

function prefaced(version: 1 | 2, claim: string): ProbeRequest {
	const name = `a PROXY v${version} header`;
	const source = `${claim}:4711`;
	return {
		name,
		headers: [],
		preface: { version, command: 'PROXY', family: 'TCP4', source, destination: '192.0.2.254:80' },
		claims: { [claim]: name },
	};
}
