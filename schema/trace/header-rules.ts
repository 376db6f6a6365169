// The header rules of an HTTP proxy, applied to the lines of a request.

import { joinEndpoint, parseEndpoint } from './address/endpoint.ts';
import type { HeaderRule } from './hop.ts';
import { type Header, headersNamed } from './nginx/request-headers.ts';
import type { Traffic } from './traffic.ts';

/** The header lines that leave the proxy. */
export function applyHeaderRules(rules: readonly HeaderRule[], arrives: Traffic): readonly Header[] {
	return rules.reduce<readonly Header[]>(
		(headers, rule) => applyRule(rule, headers, arrives),
		arrives.headers,
	);
}

function applyRule(rule: HeaderRule, headers: readonly Header[], arrives: Traffic): readonly Header[] {
	if (rule.action === 'pass') return headers;
	const others = headers.filter(([name]) => name.toLowerCase() !== rule.name.toLowerCase());
	if (rule.action === 'remove') return others;
	if (rule.action === 'add' && others.length < headers.length) return headers;
	const written =
		rule.followedBy === undefined
			? writtenValue(rule, arrives)
			: `${writtenValue(rule, arrives)}, ${rule.followedBy}`;
	if (rule.action === 'appendLine') return [...headers, [rule.name, written]];
	const before = rule.action === 'append' ? headersNamed(headers, rule.name) : [];
	return [...others, [rule.name, [...before, written].join(', ')]];
}

function writtenValue({ value = 'client' }: HeaderRule, arrives: Traffic): string {
	if (typeof value === 'object') return value.text;
	switch (value) {
		case 'client':
			return arrives.source;
		case 'clientWithPort':
			return joinEndpoint(arrives.source, arrives.sourcePort ?? 40000);
		case 'scheme':
			return arrives.tls ? 'https' : 'http';
		case 'port':
			return String(parseEndpoint(arrives.destination).port);
		case 'host':
			return headersNamed(arrives.headers, 'host')[0] ?? '';
	}
}
