// A sentence for each refusal and warning about settings: what is wrong, where, and what to write instead.

import type { SettingProblem, Warning } from './problem.ts';

type Finding = SettingProblem | Warning;

// What is said of the entry itself follows it; a clause of its own begins with a colon.
const SENTENCES: { readonly [Code in Finding['code']]: (finding: Finding) => string } = {
	'listen-empty': () => 'is empty; write address:port entries, or off',
	'listen-address': ({ part }) =>
		`: ${quote(part)} is no address:port; write IPv4:port, [IPv6]:port or *:port`,
	'listen-port': ({ part }) => `: ${quote(part)} has no port from 1 to 65535; write address:port`,
	'listen-flag-unknown': ({ part }) =>
		`: Kong knows no flag ${quote(part)}; flags are in lower case with underscores`,
	'listen-flag-twice': ({ part }) => `: the flag ${quote(part)} is given twice; keep one`,
	'listen-flag-other-subsystem': ({ part }) =>
		`: this listener cannot have the flag ${quote(part)}; remove it`,
	'trusted-ip': ({ entry }) => {
		if (entry.startsWith('[') && entry.endsWith(']') && /[ /]/.test(entry))
			return ': a list that was written as text; write one text with commas instead';
		if (entry.startsWith('#'))
			return ': in a text over several lines a comment is a part of the text; take it out';
		return 'is neither an address nor a CIDR block; write 10.0.0.0/8 or fd00::/8, separated by commas';
	},
	'port-map': () => 'is no pair of ports; write public:listening, each from 1 to 65535',
	'enum-value': ({ part }) => `is none of the values that ${part}`,
	'role-needs': ({ entry, variable }) =>
		/CERT/.test(variable)
			? `has to be set for the role ${quote(entry)}`
			: `must ${variable === 'KONG_DATABASE' && entry === 'data_plane' ? 'be' : 'not be'} off for the role ${quote(entry)}`,
	'number-range': () => 'is no whole number from 1 to 1000',
	'variable-case': ({ part }) => `is not read by Kong under this name; write ${part}`,
	syntax: ({ part }) =>
		`breaks nginx's configuration at ${quote(part)}; remove that character or quote the value`,
	'argument-count': () => 'has to be one word without blanks',
	'on-or-off': ({ part }) => `: nginx takes on or off here, not ${quote(part)}; in YAML quote it: "on"`,
	'size-value': ({ part }) => `: nginx takes a size like 8k here, not ${quote(part)}`,
	'directive-unknown': ({ part }) => `: nginx has no directive ${quote(part)}; correct the name or remove it`,
	'directive-elsewhere': ({ part }) =>
		`: nginx does not take ${quote(part)} in this block; use the variable of the block it belongs to, or remove it`,
	'directive-twice': ({ part }) => `: Kong already sets nginx's ${quote(part)} there; remove this variable`,
	'listen-port-range': ({ part }) => `: nginx takes ports from 1 to 65535, not ${quote(part)}`,
	'host-unknown': ({ part }) =>
		`: nginx reads ${quote(part)} as a host name and does not find it; write an address`,
	'ipv6-address': ({ part }) => `: ${quote(part)} is no IPv6 address`,
	'listen-parameter': ({ part }) => `: nginx refuses the parameter ${quote(part)}`,
	'listen-twice': ({ part }) => `: ${part} is listened on twice; keep one entry with all flags`,
	'listen-options-twice': ({ part }) =>
		`: socket options for ${part} are given by two listeners; keep them in one`,
	'udp-parameter': ({ part }) => `: udp does not go together with ${quote(part)}`,
	'address-not-here': ({ part }) => `: ${part} cannot be bound: the machine does not have the address`,
	'address-in-use': ({ part }) => `: ${part} cannot be bound: another listener holds this port already`,
	'no-certificate': ({ part }) =>
		`: nobody has a certificate for ${part}: the first of Kong's servers there has no listener with ssl; use a port of its own`,
	'line-break': () =>
		'goes over two lines, of which Kong reads the first alone when it starts; write it in one',
	'host-bits': () => 'has bits behind the mask, which are ignored; write the first address of the block',
	'entries-after-off': ({ entry }) =>
		`: off comes first, so ${quote(entry)} and all entries behind it are ignored`,
	'flag-given-twice': ({ part }) => `: the flag is given twice, and Kong ignores the second, ${quote(part)}`,
	'mapped-range': () => 'is an IPv4 range written as IPv6: nginx never matches it; write it as IPv4',
	'lua-unknown': () => 'is Lua that this tool does not understand; what it does to headers is not considered',
};

/** One line about a refusal or a warning, with the variable and the entry. */
export function describeFinding(finding: Finding): string {
	const where =
		finding.index === undefined ? finding.variable : `${finding.variable}, entry ${finding.index + 1}`;
	// The entry of what a role needs is the role.
	const entry = finding.code === 'role-needs' ? '' : ` ${quote(finding.entry)}`;
	const sentence = SENTENCES[finding.code](finding);
	return `${where}${entry}${sentence.startsWith(':') ? '' : ' '}${sentence}`;
}

function quote(text: string | undefined): string {
	return JSON.stringify(text ?? '');
}
