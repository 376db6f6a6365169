// The address part of one entry of a *_listen setting, as Kong's check reads and rewrites it.
// Source: kong/tools/ip.lua (hostname_type, normalize_ipv4, normalize_ipv6) and kong/conf_loader/listeners.lua of Kong 3.9.3.

/** Address and port as Kong writes them into nginx's configuration: IPv6 in brackets, a name or `*` as it was. */
interface ListenAddress {
	readonly host: string;
	/** A number for addresses; for names the digits as they were, their range unchecked. */
	readonly port: string;
}

/** Why Kong refuses an address. */
type ListenAddressFault = 'listen-address' | 'listen-port';

/** Reads what is left of an entry when its flags are taken out. */
export function parseListenAddress(text: string): ListenAddress | ListenAddressFault {
	const colons = text.split(':').length - 1;
	if (colons > 1) return parseIpv6(text);
	if (/^[0-9.]+$/.test(text.replace(':', ''))) return parseIpv4(text);
	const [, host, port] = /^(.+):([0-9]+)$/s.exec(text) ?? [];
	return host === undefined || port === undefined ? missing(text) : { host, port };
}

function parseIpv4(text: string): ListenAddress | ListenAddressFault {
	const [, address, port] = /^((?:[0-9]{1,3}\.){3}[0-9]{1,3})(?::([0-9]+))?$/.exec(text) ?? [];
	if (address === undefined) return missing(text);
	const bytes = address.split('.').map(Number);
	if (bytes.some((byte) => byte > 255)) return 'listen-address';
	return withPort(bytes.join('.'), port);
}

// Only hexadecimal groups: IPv6 that ends in dotted IPv4 is refused, and so is a zone.
function parseIpv6(text: string): ListenAddress | ListenAddressFault {
	const end = closingBracket(text);
	if (end < 0) return 'listen-address';
	const rest = text.slice(end + 1);
	const groups = expandZeros(text.slice(1, end)).split(':');
	if (groups.length !== 8 || !groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)))
		return 'listen-address';
	const [, port] = /^:([0-9]+)$/.exec(rest) ?? [];
	const host = groups.map((group) => group.toLowerCase().padStart(4, '0')).join(':');
	return withPort(`[${host}]`, port);
}

function closingBracket(text: string): number {
	if (!text.startsWith('[')) return -1;
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '[') depth++;
		if (text[at] === ']' && --depth === 0) return at;
	}
	return -1;
}

function expandZeros(address: string): string {
	const whole = `${address.startsWith(':') ? '0' : ''}${address}${address.endsWith(':') ? '0' : ''}`;
	const colons = whole.split(':').length - 1;
	return whole.replace('::', `:${'0:'.repeat(Math.max(8 - colons, 0))}`);
}

function withPort(host: string, port: string | undefined): ListenAddress | ListenAddressFault {
	if (port === undefined || Number(port) > 65535) return 'listen-port';
	return { host, port: String(Number(port)) };
}

// Which half to blame when nothing fits: an address without its port is the usual slip.
function missing(text: string): ListenAddressFault {
	return /^[^:]+:?$/.test(text) && !/^[0-9]+$/.test(text) ? 'listen-port' : 'listen-address';
}
