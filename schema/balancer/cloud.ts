// What the controllers of clouds have in common: which Services they take, node ports, and remarks that fit them all.

import type { Update } from './controller.ts';
import { annotationAt, fieldAt, portAt, type Service, type ServicePort } from './service.ts';
import type { Balancer, Remark, Where } from './types.ts';
import { differences } from './update.ts';

/** A setting that a controller cannot work with, and why. */
export interface Problem {
	/** One sentence without a full stop. */
	readonly message: string;
	readonly at?: Where;
}

/** Whether Kubernetes' service controller hands a Service to the cloud's code: of type LoadBalancer, and of no class. */
export function isHandedOn({ type, className }: Service): boolean {
	return type === 'LoadBalancer' && className === undefined;
}

/** The node port of a port: 0 where none is allotted, null where the API server chooses one. */
export function nodePortOf({ allocatesNodePorts }: Service, { nodePort }: ServicePort): number | null {
	return nodePort ?? (allocatesNodePorts ? null : 0);
}

/** How the view names a node port as a target. */
export function targetOf(service: Service, port: ServicePort): string {
	return nodePortOf(service, port) === 0 ? '0' : 'nodePort';
}

/** How the view names the port of a check on a number, seen from the port whose targets it guards. */
export function checkedNumber(service: Service, port: ServicePort, number: number): string {
	if (number === nodePortOf(service, port)) return 'traffic';
	if (service.policy === 'Local' && number === service.healthCheckNodePort) return 'healthCheckNodePort';
	return String(number);
}

/** How the view names the port of a check on the node port of a port (`checked`), seen from a port that it guards. */
export function checkedNodePort(service: Service, port: ServicePort, checked: ServicePort): string {
	if (port.index === checked.index) return 'traffic';
	const number = nodePortOf(service, checked);
	return number === null ? 'nodePort' : checkedNumber(service, port, number);
}

/** A problem with an annotation, unless it is missing or fits. */
export function annotationProblem(
	{ annotations, object }: Service,
	name: string,
	fits: (value: string) => boolean,
	needs: string,
): Problem | null {
	const value = annotations[name];
	if (value === undefined || fits(value)) return null;
	return {
		message: `${name} is ${JSON.stringify(value)} and must be ${needs}`,
		at: annotationAt(object, name),
	};
}

/** The first problem of a list. */
export function firstProblem(problems: readonly (Problem | null)[]): Problem | null {
	return problems.find((one) => one !== null) ?? null;
}

/** Whether the author of a word means "on" by it: `yes`, `on`, `v2`, ` true`. */
export function meansOn(word: string): boolean {
	return /^["']?(true|t|yes|y|on|1|enabled?|v[12]|proxy|\*)["']?$/i.test(word.trim());
}

/** Source ranges of which a controller makes nothing. */
export function unusedRanges({ object, sourceRanges }: Service, instead?: string): Remark[] {
	if (sourceRanges.length === 0) return [];
	return [
		{
			at: fieldAt(object, 'spec', 'loadBalancerSourceRanges'),
			text: 'the controller ignores loadBalancerSourceRanges: the balancer accepts connections from everywhere',
			...(instead === undefined ? {} : { instead }),
			weight: 'risk',
		},
	];
}

/** Ports without a node port, where the balancer sends to node ports. */
export function withoutNodePorts(service: Service): Remark[] {
	if (service.allocatesNodePorts || service.ports.every(({ nodePort }) => nodePort !== null)) return [];
	return [
		{
			at: fieldAt(service.object, 'spec', 'allocateLoadBalancerNodePorts'),
			text: 'the balancer sends to node ports; without them the controller gives it port 0, and no request arrives',
			instead: 'true',
			weight: 'broken',
		},
	];
}

/** An address that a controller does not ask for. */
export function unusedAddress({ loadBalancerIP, object }: Service, instead?: string): Remark[] {
	if (loadBalancerIP === undefined) return [];
	return [
		{
			at: fieldAt(object, 'spec', 'loadBalancerIP'),
			text: 'the controller does not read loadBalancerIP: the balancer gets another address',
			...(instead === undefined ? {} : { instead }),
			weight: 'note',
		},
	];
}

/** Ports whose protocol the balancer leaves out. */
export function leftOut({ object, ports }: Service, protocols: readonly string[]): Remark[] {
	return ports
		.filter(({ protocol }) => protocols.includes(protocol))
		.map((port) => ({
			at: portAt(object, port, 'protocol'),
			text: `the controller leaves out ${port.protocol} ports: port ${port.port} is not served`,
			weight: 'risk',
		}));
}

/** Annotations that begin as the controller's own do, and that it does not read. */
export function unreadAnnotations(
	{ annotations, object }: Service,
	prefix: string,
	isRead: (rest: string) => boolean,
): Remark[] {
	return Object.keys(annotations)
		.filter((name) => name.startsWith(prefix) && !isRead(name.slice(prefix.length)))
		.map((name) => ({
			at: annotationAt(object, name),
			text: 'the controller reads no annotation of this name: it has no effect',
			weight: 'risk',
		}));
}

/** The update that ends in an error: what was changed before it, and that the rest was not. */
export function brokenOff(was: Balancer, now: Balancer): Update {
	const changes = differences(was, now).map(({ field, from, to }) => `${field}: ${from} -> ${to}`);
	return {
		changes,
		ignored: [changes.length === 0 ? 'the whole change' : 'what comes after the error'],
		recreated: false,
	};
}
