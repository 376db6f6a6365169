// The annotation by which a listener of an NLB shares its connections with further Services.
import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import { readService, type Service, type ServicePort } from '../../service.ts';
import type { Cluster } from '../../types.ts';
import { parseJson } from '../../words.ts';
import { names, refuse, wordOf } from './service-annotations.ts';
import type { Front } from './service-front.ts';
import type { Settings } from './service-settings.ts';
import { targetGroupOf } from './service-target-group.ts';

interface Asked {
	readonly service: Service;
	readonly port: ServicePort;
	/** Of the listener. */
	readonly protocol: string;
	readonly settings: Settings;
	readonly front: Front;
	readonly cluster: Cluster;
}

/** The name of the annotation for a listener. */
export function actionName(protocol: string, port: number): string {
	return `${names.actions}.${protocol.toUpperCase()}-${port}`;
}

/** Gives up where the action of a listener, or a target group that it asks for, cannot be made. */
export function checkActions(asked: Asked): void {
	const { service, port, protocol } = asked;
	const name = actionName(protocol, port.port);
	const word = wordOf(service, name);
	if (word === undefined) return;
	const action = parseJson(word);
	const fail = (message: string): never => refuse(service, name, `${name}: ${message}`);
	if (typeof action !== 'object' || action === null) fail('the value is no JSON object');
	if (member(action, 'type') !== 'forward') fail('type must be forward');
	const forward = member(action, 'forwardConfig');
	if (typeof forward !== 'object' || forward === null) fail('forwardConfig is missing');
	const groups = items(member(forward, 'targetGroups'));
	for (const group of groups) {
		const problem = checkGroup(asked, group, groups.length > 1);
		if (problem !== null) fail(problem);
	}
}

/** What is wrong with a target group of an action. */
function checkGroup(asked: Asked, group: unknown, several: boolean): string | null {
	const [arn, other, weight] = ['targetGroupARN', 'serviceName', 'weight'].map((key) => member(group, key));
	if ((text(arn) === undefined) === (text(other) === undefined))
		return 'each target group needs either targetGroupARN or serviceName';
	if (several && typeof weight !== 'number')
		return 'each target group needs a weight where there are several';
	if (typeof weight === 'number' && (weight < 0 || weight > 999)) return 'weights go from 0 to 999';
	return text(other) === undefined ? null : checkService(asked, String(other), group);
}

/** What is wrong with a Service that an action names; throws where its target group cannot be made. */
function checkService(asked: Asked, name: string, group: unknown): string | null {
	const { service, protocol, settings, front, cluster } = asked;
	const wanted = member(group, 'servicePort');
	if (wanted === undefined || wanted === null) return 'servicePort is missing';
	const object = findService(cluster, service, name);
	if (object === undefined) return `no Service ${name} is there`;
	const other = readService(object);
	const port = other.ports.find((one) => (typeof wanted === 'number' ? one.port : one.name) === wanted);
	if (port === undefined) return `the Service ${name} has no port ${String(wanted)}`;
	const decrypts = protocol === 'tls' && member(group, 'decrypt') === true;
	targetGroupOf(service, other, port, decrypts ? 'tcp' : protocol, settings, front);
	return null;
}

function findService({ inventory }: Cluster, { namespace }: Service, name: string): KubeObject | undefined {
	return inventory.named.get(`Service/${namespace}/${name}`);
}

/** A member of a JSON object; Go takes names in any case. */
function member(value: unknown, name: string): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	const key = Object.keys(value).find((one) => one.toLowerCase() === name.toLowerCase());
	return key === undefined ? undefined : at(value, key);
}
