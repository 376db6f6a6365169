// What Alibaba's controller refuses before it calls the API.
import type { Service } from '../../service.ts';
import type { Cluster, Where } from '../../types.ts';
import { parseInteger } from '../../words.ts';
import { rangeOf } from './nlb.ts';
import { isOn, nameOf, type Product, protocolOf, read, targetsPods, whereIs } from './words.ts';

interface Refusal {
	readonly message: string;
	readonly at: Where;
}

function blame(service: Service, setting: string, what: string): Refusal {
	return { message: `${nameOf(service, setting)} ${what}`, at: whereIs(service, setting) };
}

/** Why the controller gives up and nothing is made or changed; null where it does not. */
export function refusalOf(service: Service, product: Product, cluster: Cluster): Refusal | null {
	return (
		refuseNumbers(service, product) ??
		(product === 'nlb' ? refuseNetwork(service, cluster) : refuseClassic(service)) ??
		refuseProtocols(service, product) ??
		refuseGroups(service)
	);
}

/** Settings that must be whole numbers. */
const numbers = {
	clb: [
		'bandwidth',
		'persistence-timeout',
		'established-timeout',
		'idle-timeout',
		'request-timeout',
		'connection-drain-timeout',
		'cookie-timeout',
		'healthy-threshold',
		'unhealthy-threshold',
		'health-check-connect-timeout',
		'health-check-connect-port',
		'health-check-interval',
		'health-check-timeout',
	],
	nlb: ['idle-timeout', 'cps', 'connection-drain-timeout'],
} as const;

/** And those that the Network Load Balancer reads only with health-check-flag on. */
const numbersOfCheck = [
	'health-check-connect-port',
	'healthy-threshold',
	'unhealthy-threshold',
	'health-check-connect-timeout',
	'health-check-interval',
] as const;

function refuseNumbers(service: Service, product: Product): Refusal | null {
	const isChecked = product === 'nlb' && isOn(read(service, 'health-check-flag'));
	const settings = [...numbers[product], ...(isChecked ? numbersOfCheck : [])];
	const wrong = settings.find(
		(one) => read(service, one) !== '' && parseInteger(read(service, one)) === null,
	);
	return wrong ? blame(service, wrong, 'must be a whole number') : null;
}

function refuseProtocols(service: Service, product: Product): Refusal | null {
	if (service.ports.every((port) => protocolOf(service, product, port) !== null)) return null;
	const words = product === 'nlb' ? 'tcp, udp or tcpssl' : 'http, https, tcp or udp in small letters';
	return blame(service, 'protocol-port', `must be a list like https:443, with ${words}`);
}

/** Groups of targets that are named by hand: `group:port`. */
function refuseGroups(service: Service): Refusal | null {
	const list = read(service, 'vgroup-port');
	if (read(service, 'id') === '' || list === '') return null;
	const isWrong = list.split(',').some((item) => !item.includes(':'));
	return isWrong ? blame(service, 'vgroup-port', 'must be a list like group:443') : null;
}

function refuseClassic(service: Service): Refusal | null {
	const domains = read(service, 'domain-extensions');
	if (domains !== '' && domains.split(',').some((item) => item.trim().split(':').length !== 2))
		return blame(service, 'domain-extensions', 'must be a list like domain:certificate');
	const forward = read(service, 'forward-port');
	if (forward === '') return null;
	const plain = service.ports.filter((port) => protocolOf(service, 'clb', port) === 'http');
	const wrong = plain.map(({ port }) => wrongForward(forward, port)).find((what) => what !== null);
	return wrong ? blame(service, 'forward-port', wrong) : null;
}

/** What is wrong with the list up to the first item for the port; the rest is not read. */
function wrongForward(list: string, port: number): string | null {
	for (const item of list.split(',')) {
		const [from, to, more] = item.split(':');
		if (to === undefined || more !== undefined) return 'must be a list like 80:443';
		if (from !== String(port)) continue;
		return to !== '' && parseInteger(to) === null ? 'must name numbers of ports' : null;
	}
	return null;
}

function refuseNetwork(service: Service, cluster: Cluster): Refusal | null {
	const zones = read(service, 'zone-maps');
	if (zones === '' && read(service, 'id') === '')
		return blame(
			service,
			'zone-maps',
			'is needed: no Network Load Balancer is made without zones and vSwitches',
		);
	if (zones !== '' && zones.split(',').some((item) => !item.includes(':')))
		return blame(service, 'zone-maps', 'must be a list like zone:vswitch');
	const cross = read(service, 'cross-zone-enabled').toLowerCase();
	if (!['', 'on', 'off'].includes(cross)) return blame(service, 'cross-zone-enabled', 'must be on or off');
	const group = read(service, 'server-group-type').toLowerCase();
	if (!['', 'ip', 'instance'].includes(group))
		return blame(service, 'server-group-type', 'must be Instance or Ip');
	return refuseWeights(service) ?? refuseRanges(service, cluster);
}

function isWeight(word: string): boolean {
	const weight = parseInteger(word);
	return weight !== null && weight >= 0 && weight <= 100;
}

/** Weights; the Classic Load Balancer makes its balancer before it finds out. */
export function refuseWeights(service: Service): Refusal | null {
	const isNamed = read(service, 'id') !== '' && read(service, 'vgroup-port') !== '';
	const wrong = ['default-weight', ...(isNamed ? ['weight'] : [])].find(
		(one) => read(service, one) !== '' && !isWeight(read(service, one)),
	);
	return wrong ? blame(service, wrong, 'must be a number from 0 to 100') : null;
}

function refuseRanges(service: Service, cluster: Cluster): Refusal | null {
	const list = read(service, 'listener-port-range');
	if (list === '') return null;
	if (!targetsPods(service, cluster))
		return blame(service, 'listener-port-range', 'works only with backend-type eni');
	if (service.ports.some((port) => rangeOf(service, port) === undefined))
		return blame(service, 'listener-port-range', 'must be a list like 1000-2000:80');
	const spans = service.ports.map((port) => {
		const range = rangeOf(service, port);
		return {
			protocol: protocolOf(service, 'nlb', port),
			from: range?.from ?? port.port,
			to: range?.to ?? port.port,
		};
	});
	const overlaps = spans.some((one, index) =>
		spans
			.slice(index + 1)
			.some((other) => one.protocol === other.protocol && one.from <= other.to && other.from <= one.to),
	);
	return overlaps ? blame(service, 'listener-port-range', 'has ranges that overlap') : null;
}
