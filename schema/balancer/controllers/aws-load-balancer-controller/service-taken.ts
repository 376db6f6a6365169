// Which Services the AWS Load Balancer Controller takes for its own, and the class that its webhook gives to new ones.
import { at } from '../../../cluster/objects.ts';
import type { Service } from '../../service.ts';
import { parseBool } from '../../words.ts';
import { names, pairsOf, refuse, wordOf } from './service-annotations.ts';
import type { Settings } from './service-settings.ts';

export const finalizer = 'service.k8s.aws/resources';

/**
 * The Service as it is once the API server has taken it: the webhook acts on new Services alone, and one that the API server has seen
 * carries a uid.
 */
export function afterWebhook(service: Service, settings: Settings): Service {
	const isNew = at(service.object.body, 'metadata', 'uid') === undefined;
	return settings.webhook && isNew && service.type === 'LoadBalancer' && !service.className
		? { ...service, className: settings.className }
		: service;
}

/**
 * The Service as an update leaves it: where the webhook is on, a class that the Service has stays although its manifest names none, and
 * one without class gets none any more.
 */
export function afterUpdate(service: Service, before: Service, settings: Settings): Service {
	const stays = settings.webhook && before.type === 'LoadBalancer' && service.type === 'LoadBalancer';
	return !service.className && stays && before.className
		? { ...service, className: before.className }
		: service;
}

/** Whether the controller makes a balancer of a Service: by its class alone where it has one, else by two annotations. */
export function isTaken(service: Service, settings: Settings): boolean {
	const { object, className, type } = service;
	if (!settings.gate('EnableServiceController')) return false;
	if (at(object.body, 'metadata', 'deletionTimestamp') !== undefined) return false;
	if (settings.gate('ServiceTypeLoadBalancerOnly') && type !== 'LoadBalancer') return false;
	if (className !== undefined) return className === settings.className;
	const lbType = wordOf(service, names.type);
	const targetType = wordOf(service, names.targetType) ?? '';
	return lbType === 'nlb-ip' || (lbType === 'external' && ['ip', 'instance'].includes(targetType));
}

/** Gives up where the Service's own settings forbid to delete the balancer. */
export function checkDeletion(service: Service): void {
	const key = 'deletion_protection.enabled';
	const word = pairsOf(service, names.attributes)?.get(key);
	if (word === undefined) return;
	const isOn = parseBool(word);
	if (isOn === null) refuse(service, names.attributes, `${key} must be true or false`);
	if (isOn) refuse(service, names.attributes, `${key} does not let the controller delete the balancer`);
}
