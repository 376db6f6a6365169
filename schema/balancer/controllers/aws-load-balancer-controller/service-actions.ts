// The annotation by which a listener of an NLB shares its connections with further Services.
import { at, items, type KubeObject, text } from '../../../cluster/objects.ts';
import { readJson, type Shape } from '../../go-json.ts';
import { readService, type Service, type ServicePort } from '../../service.ts';
import type { Cluster } from '../../types.ts';
import { names, refuse, wordOf } from './service-annotations.ts';
import type { ServiceFront } from './service-front.ts';
import type { Settings } from './service-settings.ts';
import { targetGroupOf } from './service-target-group.ts';

interface Asked {
	readonly service: Service;
	readonly port: ServicePort;
	/** Of the listener. */
	readonly protocol: string;
	readonly settings: Settings;
	readonly front: ServiceFront;
	readonly cluster: Cluster;
}

const actionShape: Shape = {
	type: 'text',
	forwardConfig: {
		baseServiceWeight: 'number',
		targetGroups: [
			{
				targetGroupARN: 'text',
				serviceName: 'text',
				servicePort: 'text or number',
				decrypt: 'boolean',
				weight: 'number',
			},
		],
		targetGroupStickinessConfig: { enabled: 'boolean' },
	},
};

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
	const fail = (message: string): never => refuse(service, name, `${name} ${message}`);
	const read = readJson(word, actionShape);
	const action = 'wrong' in read ? fail(read.wrong) : read.value;
	if (at(action, 'type') !== 'forward') fail('must have type forward');
	const forward = at(action, 'forwardConfig');
	if (forward === undefined) fail('lacks its forwardConfig');
	const groups = items(at(forward, 'targetGroups'));
	for (const group of groups) {
		const problem = checkGroup(asked, group, groups.length > 1);
		if (problem !== null) fail(problem);
	}
}

/** What is wrong with a target group of an action. */
function checkGroup(asked: Asked, group: unknown, several: boolean): string | null {
	const [arn, other, weight] = ['targetGroupARN', 'serviceName', 'weight'].map((key) => at(group, key));
	if ((text(arn) === undefined) === (text(other) === undefined))
		return 'must name either targetGroupARN or serviceName in each target group';
	if (several && typeof weight !== 'number') return 'must give each of several target groups a weight';
	if (typeof weight === 'number' && (weight < 0 || weight > 999)) return 'has a weight outside of 0 to 999';
	return text(other) === undefined ? null : checkService(asked, String(other), group);
}

/** What is wrong with a Service that an action names; throws where its target group cannot be made. */
function checkService(asked: Asked, name: string, group: unknown): string | null {
	const { service, protocol, settings, front, cluster } = asked;
	const wanted = at(group, 'servicePort');
	if (wanted === undefined) return 'has a Service without servicePort';
	const object = findService(cluster, service, name);
	if (object === undefined) return `names the Service ${name}, which is not there`;
	const other = readService(object);
	const port = other.ports.find((one) => (typeof wanted === 'number' ? one.port : one.name) === wanted);
	if (port === undefined) return `names port ${String(wanted)}, which the Service ${name} does not have`;
	const decrypts = protocol === 'tls' && at(group, 'decrypt') === true;
	targetGroupOf(service, other, port, decrypts ? 'tcp' : protocol, settings, front);
	return null;
}

function findService({ inventory }: Cluster, { namespace }: Service, name: string): KubeObject | undefined {
	return inventory.named.get(`Service/${namespace}/${name}`);
}
