// What the AWS Load Balancer Controller makes of a Service: an NLB, with instance or ip targets.
import type { KubeObject } from '../../../cluster/objects.ts';
import { readService } from '../../service.ts';
import type { Cluster, Made } from '../../types.ts';
import { nlbOf } from './service-nlb.ts';
import { settingsOf } from './service-settings.ts';
import { afterWebhook } from './service-taken.ts';

export { updateService } from './service-update.ts';

/** What the controller makes of a Service that it sees for the first time. */
export function makeService(object: KubeObject, cluster: Cluster): Made {
	const settings = settingsOf(cluster);
	return nlbOf(afterWebhook(readService(object), settings), cluster, settings, null);
}
