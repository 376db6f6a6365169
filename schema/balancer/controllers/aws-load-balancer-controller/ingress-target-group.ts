// The target group of an Ingress's backend: targets, protocol, health check. Annotations of the Service outrank the Ingress's.
import type { KubeObject } from '../../../cluster/objects.ts';
import { text } from '../../../cluster/objects.ts';
import { annotationAt, readService, type Service } from '../../service.ts';
import type { Cluster, DecidedField, Where } from '../../types.ts';
import { parseFlag, parseMap, parseNumber, portOrName } from './annotation-values.ts';
import { checkManagedTags, flag, gate } from './flags.ts';
import { type Member, named, param, paramPlace } from './ingress-group.ts';
import { Refusal } from './refusal.ts';
import { findPort, hasNodePort, type TargetGroup, targetPortOf } from './target-group.ts';

/** Annotations of the Service and the Ingress as one. */
interface Merged {
	readonly member: Member;
	readonly service: Service;
	readonly read: (suffix: string) => string | undefined;
	readonly where: (suffix: string) => Where;
}

/** The target group of a Service's port behind an Ingress. */
export function targetGroupOf(
	member: Member,
	object: KubeObject,
	wanted: number | string,
	dualStack: boolean,
	cluster: Cluster,
): TargetGroup {
	const service = readService(object);
	const port = findPort(service, wanted);
	if (!port) throw new Refusal(`Service ${object.name} has no port ${wanted}`);
	const merged = mergedOf(member, service);
	const type = targetTypeOf(merged, cluster);
	const protocol = word(merged, 'backend-protocol', 'HTTP', ['HTTP', 'HTTPS']);
	const version = word(merged, 'backend-protocol-version', 'HTTP1', ['HTTP1', 'HTTP2', 'GRPC']);
	const healthCheck = {
		protocol: word(merged, 'healthcheck-protocol', protocol, ['HTTP', 'HTTPS']).toLowerCase(),
		port: healthCheckPort(merged, type),
		path: merged.read('healthcheck-path') ?? (version === 'GRPC' ? '/AWS.ALB/healthcheck' : '/'),
	};
	checkWords(merged, wanted, type);
	checkTags(merged, cluster);
	if (service.families.includes('IPv6') && !dualStack)
		throw new Refusal(
			`Service ${object.name} has IPv6, but the load balancer does not: ${named('ip-address-type')} must be dualstack`,
			undefined,
			{ at: annotationAt(member.object, named('ip-address-type')), value: 'dualstack' },
		);
	if (type === 'nodes' && !hasNodePort(service, port))
		throw new Refusal(
			`nodes are the targets, and Service ${object.name} has no node ports: its type must be NodePort or LoadBalancer, or ${named('target-type')} ip`,
			undefined,
			{ at: merged.where('target-type'), value: 'ip' },
		);
	return {
		id: `${member.key}-${object.name}:${wanted}`,
		service: object.name,
		targets: type,
		targetPort: targetPortOf(port, type),
		protocol,
		version,
		healthCheck,
		codes: merged.read('success-codes') ?? (version === 'GRPC' ? '12' : '200'),
		attributes:
			merged.read('target-group-attributes') === undefined ? {} : mapOf(merged, 'target-group-attributes'),
		decidedBy: decidedBy(merged),
	};
}

function mergedOf(member: Member, service: Service): Merged {
	const onService = (suffix: string) => service.annotations[named(suffix)];
	return {
		member,
		service,
		read: (suffix) => onService(suffix) ?? member.annotations[named(suffix)],
		where: (suffix) =>
			annotationAt(onService(suffix) === undefined ? member.object : service.object, named(suffix)),
	};
}

function targetTypeOf(merged: Merged, cluster: Cluster): 'nodes' | 'pods' {
	const fromClass = text(param(merged.member, 'targetType')) || undefined;
	const type = fromClass ?? merged.read('target-type') ?? flag(cluster, 'default-target-type', 'instance');
	const where =
		fromClass === undefined ? merged.where('target-type') : paramPlace(merged.member, 'targetType');
	if (type === 'instance') return 'nodes';
	if (type !== 'ip') throw new Refusal('the target type must be instance or ip, exactly', where);
	if (!gate(cluster, 'EnableIPTargetType', true))
		throw new Refusal('target type ip is switched off by the feature gate EnableIPTargetType', where);
	return 'pods';
}

function word(merged: Merged, suffix: string, other: string, known: readonly string[]): string {
	const value = merged.read(suffix) ?? other;
	if (!known.includes(value))
		throw new Refusal(
			`${named(suffix)} must be ${known.slice(0, -1).join(', ')} or ${known.at(-1)}, in capital letters`,
			merged.where(suffix),
		);
	return value;
}

function healthCheckPort(merged: Merged, type: 'nodes' | 'pods'): string {
	const value = merged.read('healthcheck-port');
	if (value === undefined || value === 'traffic-port') return 'traffic';
	const wanted = portOrName(value);
	if (typeof wanted === 'number') return String(wanted);
	const port = findPort(merged.service, wanted);
	if (!port)
		throw new Refusal(
			`${named('healthcheck-port')} names ${wanted}, which is no port of Service ${merged.service.name}`,
			merged.where('healthcheck-port'),
		);
	if (type === 'pods' && typeof port.targetPort === 'string')
		throw new Refusal(
			`${named('healthcheck-port')} cannot be a name while the Service's targetPort is a name`,
			merged.where('healthcheck-port'),
		);
	return targetPortOf(port, type);
}

function mapOf(merged: Merged, suffix: string) {
	return parseMap(merged.read(suffix) ?? '', merged.where(suffix), named(suffix));
}

/** Settings that change nothing here, but for which the controller gives up where they are malformed. */
function checkWords(merged: Merged, wanted: number | string, type: 'nodes' | 'pods'): void {
	const numbers = [
		'healthcheck-interval-seconds',
		'healthcheck-timeout-seconds',
		'healthy-threshold-count',
		'unhealthy-threshold-count',
	];
	const control = `target-control-port.${merged.service.name}.${wanted}`;
	for (const suffix of [...numbers, control]) {
		const value = merged.read(suffix);
		if (value !== undefined) parseNumber(value, merged.where(suffix), named(suffix));
	}
	if (type === 'nodes' && merged.read(control) !== undefined)
		throw new Refusal('a target control port is only for target type ip', merged.where(control));
	if (type === 'nodes' && merged.read('target-node-labels') !== undefined)
		mapOf(merged, 'target-node-labels');
	const several = named('multi-cluster-target-group');
	for (const { object, annotations } of [merged.member, merged.service]) {
		const value = annotations[several];
		if (value !== undefined && parseFlag(value, annotationAt(object, several), several)) return;
	}
}

function checkTags(merged: Merged, cluster: Cluster): void {
	const value = merged.service.annotations[named('tags')];
	const where = annotationAt(merged.service.object, named('tags'));
	if (value !== undefined) checkManagedTags(parseMap(value, where, named('tags')), where, cluster);
}

function decidedBy(merged: Merged): { readonly [field in DecidedField]?: Where } {
	const place = (suffix: string) => (merged.read(suffix) === undefined ? undefined : merged.where(suffix));
	const checks = ['healthcheck-port', 'healthcheck-path', 'healthcheck-protocol'];
	const check = checks.map(place).find((one) => one !== undefined);
	const backend = place('backend-protocol');
	const targets = text(param(merged.member, 'targetType'))
		? paramPlace(merged.member, 'targetType')
		: place('target-type');
	return {
		...(backend ? { backend } : {}),
		...(targets ? { targets } : {}),
		...(check ? { healthCheck: check } : {}),
	};
}
