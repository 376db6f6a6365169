// What DigitalOcean's controller cannot work with. It then makes no balancer, and leaves one that there is as it is.
import { annotationProblem, firstProblem, type Problem } from '../../cloud.ts';
import { networkOf } from '../../networks.ts';
import { annotationAt, fieldAt, portAt, type Service } from '../../service.ts';
import type { Cluster } from '../../types.ts';
import { parseBool, parseInteger } from '../../words.ts';
import { checkedPort } from './health-check.ts';
import { certificateBy, http3Port, listedPorts, passesThrough, protocolOf } from './rules.ts';
import { checks, isInternal, isType, type LbType, names, nodesOf, prefix, stackOf } from './settings.ts';

const isBool = (value: string): boolean => parseBool(value) !== null;
const isInteger = (value: string): boolean => parseInteger(value) !== null;
const oneOf = (words: readonly string[]) => (value: string) => words.includes(value);

/** Why a Service gets no balancer of a type; null where it gets one. */
export function refusalOf(service: Service, type: LbType | null, cluster: Cluster): Problem | null {
	const words = firstProblem([
		annotationProblem(
			service,
			names.network,
			oneOf(['EXTERNAL', 'INTERNAL', '']),
			'EXTERNAL or INTERNAL, exactly',
		),
		annotationProblem(
			service,
			names.type,
			(value) => value === '' || isType(value),
			'REGIONAL or REGIONAL_NETWORK, exactly',
		),
	]);
	if (words || type === null) return words;
	return firstProblem([
		ofNodes(service, type, cluster),
		ofProtocols(service),
		type === 'REGIONAL' ? ofRules(service) : null,
		ofHealthCheck(service),
		...numbers.map((name) => annotationProblem(service, `${prefix}${name}`, isInteger, 'a number')),
		ofCookies(service),
		ofSize(service),
		...booleans.map((name) => annotationProblem(service, `${prefix}${name}`, isBool, '"true" or "false"')),
		annotationProblem(
			service,
			`${prefix}http-idle-timeout-seconds`,
			(value) => /^[0-9]+$/.test(value),
			'a number of seconds',
		),
		ofRanges(service),
	]);
}

const numbers = [
	'healthcheck-check-interval-seconds',
	'healthcheck-response-timeout-seconds',
	'healthcheck-unhealthy-threshold',
	'healthcheck-healthy-threshold',
];

const booleans = [
	'redirect-http-to-https',
	'enable-proxy-protocol',
	'enable-backend-keepalive',
	'disable-lets-encrypt-dns-records',
];

function ofNodes(service: Service, type: LbType, cluster: Cluster): Problem | null {
	const { object } = service;
	const internal = isInternal(service);
	const nodes = nodesOf(cluster);
	const usable = nodes.filter(
		({ ipv4, ipv6, inside }) => internal || ipv4 || (type === 'REGIONAL' && !ipv6 && inside),
	);
	if (nodes.length > 0 && usable.length === 0)
		return {
			message: `no node can be a target: ${type} needs nodes with a public IPv4 address, unless the balancer is internal`,
			at: annotationAt(object, names.type),
		};
	const stack = stackOf(service, type, internal, nodes);
	const at = annotationAt(object, names.networkStack);
	if (stack !== 'IPV4' && stack !== 'DUALSTACK')
		return { message: `${names.networkStack} must be IPV4 or DUALSTACK, exactly`, at };
	if (stack === 'IPV4') return null;
	if (internal) return { message: 'an internal balancer cannot have two families of addresses', at };
	if (type === 'REGIONAL' || usable.every(({ ipv6 }) => ipv6)) return null;
	return { message: 'REGIONAL_NETWORK with DUALSTACK needs an IPv6 address on every node', at };
}

function ofProtocols({ object, ports }: Service): Problem | null {
	const other = ports.find(({ protocol }) => protocol !== 'TCP' && protocol !== 'UDP');
	if (!other) return null;
	return {
		message: `only TCP and UDP are served, not ${other.protocol}`,
		at: portAt(object, other, 'protocol'),
	};
}

function ofRules(service: Service): Problem | null {
	const { annotations, object } = service;
	const protocols = ['tcp', 'http', 'https', 'http2', 'http3'];
	const lists = [names.httpPorts, names.tlsPorts, names.http2Ports];
	const unread = firstProblem([
		annotationProblem(
			service,
			names.protocol,
			oneOf(protocols),
			`one of ${protocols.join(', ')}, in lower case`,
		),
		...lists.map((name) =>
			annotationProblem(
				service,
				name,
				() => listedPorts(service, name) !== null,
				'numbers with commas, without blanks',
			),
		),
		annotationProblem(service, names.http3Port, isInteger, 'a number'),
	]);
	if (unread) return unread;
	const all = lists.flatMap((name) => listedPorts(service, name) ?? []);
	const twice = all.find((port, index) => all.indexOf(port) !== index);
	if (twice !== undefined) {
		const name =
			lists.find((one) => annotations[one]?.split(',').map(Number).includes(twice)) ?? names.httpPorts;
		return { message: `port ${twice} is named twice in the lists of ports`, at: annotationAt(object, name) };
	}
	return ofTls(service);
}

function ofTls(service: Service): Problem | null {
	const { object, ports } = service;
	const certificate = certificateBy(service);
	const through = passesThrough(service);
	const secured = ports
		.map((port) => ({ port, ...protocolOf(service, port) }))
		.find(({ protocol }) => protocol === 'https' || protocol === 'http2');
	if (secured) {
		const at = annotationAt(object, secured.by ?? names.protocol);
		if (!certificate && !through)
			return {
				message: `port ${secured.port.port} speaks ${secured.protocol} and needs a certificate or TLS pass-through`,
				at,
			};
		if (certificate && through)
			return {
				message: 'a certificate and TLS pass-through exclude each other',
				at: annotationAt(object, certificate),
			};
	}
	if (http3Port(service) === null) return null;
	if (certificate && !through) return null;
	return {
		message: 'HTTP/3 needs a certificate, and no TLS pass-through',
		at: annotationAt(object, names.http3Port),
	};
}

function ofHealthCheck(service: Service): Problem | null {
	const { annotations, object } = service;
	if (annotations[checks.override] === undefined) return null;
	const listed = listedPorts(service, checks.port);
	const at = annotationAt(object, checks.port);
	if (listed === null || listed.length > 1)
		return { message: `${checks.port} must be the number of one port`, at };
	const port = checkedPort(service);
	if (port?.protocol !== 'TCP')
		return {
			message: 'the health check needs a TCP port of the Service, by its port number',
			at: listed.length > 0 ? at : fieldAt(object, 'spec', 'ports'),
		};
	return annotationProblem(
		service,
		checks.protocol,
		oneOf(['', 'tcp', 'http', 'https']),
		'tcp, http or https, in lower case',
	);
}

function ofCookies(service: Service): Problem | null {
	const { annotations, object } = service;
	if (annotations[names.stickySessions] !== 'cookies') return null;
	const ttl = annotations[`${prefix}sticky-sessions-cookie-ttl`] ?? '';
	if (annotations[`${prefix}sticky-sessions-cookie-name`] && isInteger(ttl)) return null;
	return {
		message: 'sticky sessions by cookie need the name of the cookie and its time to live in seconds',
		at: annotationAt(object, names.stickySessions),
	};
}

function ofSize(service: Service): Problem | null {
	const { annotations, object } = service;
	const [slug, unit] = [`${prefix}size-slug`, `${prefix}size-unit`];
	const wrong = firstProblem([
		annotationProblem(
			service,
			slug,
			oneOf(['', 'lb-small', 'lb-medium', 'lb-large']),
			'lb-small, lb-medium or lb-large',
		),
		annotationProblem(
			service,
			unit,
			(value) => value === '' || (parseInteger(value) ?? -1) >= 0,
			'a number that is not negative',
		),
	]);
	if (wrong) return wrong;
	if (!annotations[slug] || !(Number(annotations[unit] ?? 0) > 0)) return null;
	return { message: `${slug} and ${unit} exclude each other`, at: annotationAt(object, slug) };
}

function ofRanges({ object, sourceRanges }: Service): Problem | null {
	const wrong = sourceRanges.findIndex((range) => networkOf(range.trim()) === null);
	if (wrong < 0) return null;
	return {
		message: `${JSON.stringify(sourceRanges[wrong])} is no CIDR block`,
		at: fieldAt(object, 'spec', 'loadBalancerSourceRanges', wrong),
	};
}
