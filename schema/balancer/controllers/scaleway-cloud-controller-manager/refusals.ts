// Scaleway: settings that have nothing to do with the client's address, but stop the whole Service where they cannot be read.
import { parseDuration } from '../../durations.ts';
import type { Service } from '../../service.ts';
import { parseBool, parseInteger } from '../../words.ts';
import { saidBy, Unreadable } from './words.ts';

const durations = [
	'timeout-client',
	'timeout-server',
	'timeout-connect',
	'timeout-tunnel',
	'timeout-queue',
	'health-check-delay',
	'health-check-timeout',
	'health-transient-check-delay',
];
const numbers = [
	'connection-rate-limit',
	'redispatch-attempt-count',
	'max-connections',
	'max-retries',
	'health-check-max-retries',
];
const flags = ['enable-access-logs', 'enable-http3'];
const words: { readonly [name: string]: readonly string[] } = {
	'forward-port-algorithm': ['roundrobin', 'leastconn', 'first'],
	'sticky-sessions': ['none', 'cookie', 'table'],
	'on-marked-down-action': ['on_marked_down_action_none', 'shutdown_sessions'],
};

/** The first setting that every port's frontend or backend needs and that cannot be read. */
export function unreadable(service: Service): Unreadable | undefined {
	const wrong = (name: string, fits: (value: string) => boolean, kind: string) => {
		const value = saidBy(service, name);
		return value === undefined || fits(value) ? [] : [new Unreadable(name, `it must be ${kind}`)];
	};
	const cookieless =
		saidBy(service, 'sticky-sessions') === 'cookie' && !saidBy(service, 'sticky-sessions-cookie-name');
	return [
		...durations.flatMap((name) =>
			wrong(name, (value) => parseDuration(value) !== null, 'a duration such as 10s'),
		),
		...numbers.flatMap((name) => wrong(name, (value) => parseInteger(value) !== null, 'a whole number')),
		...flags.flatMap((name) => wrong(name, (value) => parseBool(value) !== null, 'true or false')),
		...Object.entries(words).flatMap(([name, known]) =>
			wrong(name, (value) => known.includes(value), `one of ${known.join(', ')}`),
		),
		...(cookieless
			? [new Unreadable('sticky-sessions-cookie-name', 'sticky sessions by cookie need a name of the cookie')]
			: []),
	][0];
}

/** Read before a balancer is made, and at the end of every update. */
export function unreadableLevel(service: Service): Unreadable | undefined {
	const level = saidBy(service, 'ssl-compatibility-level') ?? '';
	const levels = [
		'',
		'ssl_compatibility_level_intermediate',
		'ssl_compatibility_level_modern',
		'ssl_compatibility_level_old',
		'ssl_compatibility_level_unknown',
	];
	if (!levels.includes(level))
		return new Unreadable('ssl-compatibility-level', `it must be one of ${levels.slice(1, 4).join(', ')}`);
	return undefined;
}

/** Which addresses a new public balancer gets. */
export function unreadableAddresses(service: Service): Unreadable | undefined {
	const name = 'flexible-ip-types';
	const types = saidBy(service, name) || 'ipv4';
	const list = types.split(',').map((type) => type.trim().toLowerCase());
	if (list.some((type) => type !== 'ipv4' && type !== 'ipv6'))
		return new Unreadable(name, 'it must name IPv4 or IPv6, separated by commas');
	return list.includes('ipv4') ? undefined : new Unreadable(name, 'IPv4 is always needed');
}
