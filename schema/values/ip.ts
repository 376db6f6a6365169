// The shape of an address or CIDR in a values file, as patterns for RE2 (Helm) and ECMAScript alike.

const octet = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const ipv4 = `${octet}(\\.${octet}){3}`;
const group = '[0-9A-Fa-f]{1,4}';

/**
 * IPv6 without zone or brackets: eight groups; or `::` with at most seven groups around it, but not seven before it, which nginx does not
 * take (`1:2:3:4:5:6:7::`); either with a dotted tail.
 * Written out by the number of groups before `::`, since RE2 (Helm's engine) has no look-ahead to count with.
 */
const ipv6 = [
	`(${group}:){7}${group}`,
	`(${group}:){6}${ipv4}`,
	...Array.from({ length: 7 }, (_, before) => compressed(before)),
].join('|');

function compressed(before: number): string {
	const room = 7 - before;
	const head = before === 0 ? ':' : before === 1 ? `${group}:` : `${group}(:${group}){${before - 1}}:`;
	const tails = [`(:${group}){1,${room}}`];
	if (room >= 2) tails.push(room === 2 ? `:${ipv4}` : `(:${group}){0,${room - 2}}:${ipv4}`);
	return `${head}(${[...tails, ':'].join('|')})`;
}

const ipv4OrCidr = `${ipv4}(/(3[0-2]|[12]?[0-9]))?`;
const ipv6OrCidr = `(${ipv6})(/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))?`;

/** Pattern (RE2 and ECMAScript) of what Kong's `trusted_ips` takes as an address or CIDR; host bits are not looked at. */
export const ipOrCidrPattern = `^(${ipv4OrCidr}|${ipv6OrCidr})$`;

/** The same for a text of one family: what has a colon is IPv6. */
export const ipOrCidrPatterns = { ipv4: `^${ipv4OrCidr}$`, ipv6: `^${ipv6OrCidr}$` } as const;

/**
 * A shorter pattern for the schema, whose engines print it whole to the user: it lets some malformed addresses pass, which the strict one
 * of the rules then refuses in a sentence.
 */
export const ipOrCidrShape =
	'^(\\d{1,3}(\\.\\d{1,3}){3}(/([12]?\\d|3[0-2]))?|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(/(\\d{1,2}|1[01]\\d|12[0-8]))?)$';

/** Pattern of a block of IPv4 addresses in IPv6 form. nginx compares such peers as IPv4, and finds them in no block of IPv6. */
export const mappedPattern = '^(0{0,4}:){2,5}:?[fF]{4}:';

/** Pattern of a CIDR that covers a whole address family. */
export const everyonePattern = '/0$';

/** Pattern of a CIDR, or address, that is one address: with its full length, or without any. */
export const singlePattern = '(/32|/128|^[^/]+)$';
/** A block in which several subnets have room: that of a balancer's proxies, and that of its own address. */
export const severalSubnetsPattern = '/([0-9]|1[0-6])$';

/** An IPv4 or IPv6 address or CIDR, such as 10.0.0.0/16 or fd00::/8: no host name, brackets, zone or range. */
export type IpOrCidr = string;
