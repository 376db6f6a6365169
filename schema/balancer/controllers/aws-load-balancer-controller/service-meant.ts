// Services that are written for the AWS Load Balancer Controller and rely on its webhook to give them its class.
import type { KubeObject } from '../../../cluster/objects.ts';
import { readService } from '../../service.ts';

const prefix = 'service.beta.kubernetes.io/aws-load-balancer';

/** Annotations that the in-tree provider does not read: whoever sets them means this controller. */
const own = [`${prefix}-nlb-target-type`, `${prefix}-scheme`] as const;

/** A Classic ELB of the in-tree provider has the region right behind its name. */
const CLASSIC = /^[^.]+\.[^.]+\.elb\.amazonaws\.com(\.cn)?$/;

/**
 * Whether a Service without class or type has annotations of this controller alone. One that the in-tree provider has taken already keeps
 * its balancer: the webhook acts on new Services.
 */
export function asksForController(object: KubeObject): boolean {
	const { type, className, annotations, status } = readService(object);
	if (type !== 'LoadBalancer' || className !== undefined || annotations[`${prefix}-type`] !== undefined)
		return false;
	if (status.some(({ hostname }) => hostname !== undefined && CLASSIC.test(hostname))) return false;
	return own.some((name) => annotations[name] !== undefined);
}
