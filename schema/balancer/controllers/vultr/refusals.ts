// What Vultr's controller cannot work with. It then makes no balancer, and leaves one that there is as it is.
import { at } from '../../../cluster/objects.ts';
import { annotationProblem, firstProblem, type Problem } from '../../cloud.ts';
import { networkOf } from '../../networks.ts';
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import type { Cluster } from '../../types.ts';
import { parseInteger } from '../../words.ts';
import { httpsPorts } from './rules.ts';
import { checks, names } from './settings.ts';

const isInteger = (value: string): boolean => parseInteger(value) !== null;

/** Why a Service gets no balancer; null where it gets one. */
export function refusalOf(service: Service, cluster: Cluster): Problem | null {
	const { annotations, object, ports } = service;
	if (ports.length === 0)
		return { message: 'the controller needs a port', at: fieldAt(object, 'spec', 'ports') };
	return firstProblem([
		annotations[names.stickySession] === 'on' && !annotations[names.cookieName]
			? { message: `sticky sessions need ${names.cookieName}`, at: annotationAt(object, names.stickySession) }
			: null,
		...ofHealthCheck(service),
		annotationProblem(
			service,
			names.httpsPorts,
			() => httpsPorts(service) !== null,
			'numbers with commas, without blanks',
		),
		annotationProblem(service, names.timeout, isInteger, 'a number of seconds'),
		ofFirewall(service, cluster),
		annotations[names.vpc] !== undefined && annotations[names.privateNetwork] !== undefined
			? {
					message: `${names.vpc} and ${names.privateNetwork} exclude each other`,
					at: annotationAt(object, names.privateNetwork),
				}
			: null,
		annotationProblem(
			service,
			names.nodeCount,
			(value) => Math.abs((parseInteger(value) ?? 0) % 2) === 1,
			'an odd number',
		),
	]);
}

function ofHealthCheck(service: Service): readonly (Problem | null)[] {
	const protocols = ['', 'http', 'tcp', 'udp'];
	const [first] = service.ports;
	return [
		annotationProblem(
			service,
			checks.protocol,
			(value) => protocols.includes(value.toLowerCase()),
			'tcp, http or udp',
		),
		annotationProblem(
			service,
			checks.port,
			(value) => parseInteger(value) === first?.port,
			'the number of the first port of the Service',
		),
		...[checks.interval, checks.timeout, checks.unhealthy, checks.healthy].map((name) =>
			annotationProblem(service, name, isInteger, 'a number'),
		),
	];
}

function ofFirewall(service: Service, { inventory }: Cluster): Problem | null {
	const { annotations, namespace, object } = service;
	const map = annotations[names.firewallRulesMap]?.trim();
	if (map === undefined)
		return annotationProblem(
			service,
			names.firewallRules,
			(value) => value === '' || value.split(';').every(isRule),
			'rules like "203.0.113.0/24,443" or "cloudflare,443", with semicolons between them',
		);
	const place = annotationAt(object, names.firewallRulesMap);
	if (map === '') return { message: `${names.firewallRulesMap} must name a ConfigMap`, at: place };
	const found = inventory.named.get(`ConfigMap/${namespace}/${map}`);
	if (!found || typeof at(found.body, 'data', 'firewallRules') === 'string') return null;
	return { message: `ConfigMap ${map} has no key firewallRules`, at: place };
}

function isRule(rule: string): boolean {
	const [source = '', port = '', ...more] = rule.split(',');
	return more.length === 0 && isInteger(port) && (source === 'cloudflare' || networkOf(source) !== null);
}
