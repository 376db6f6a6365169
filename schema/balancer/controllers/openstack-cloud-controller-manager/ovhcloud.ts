// OVHcloud: its Public Cloud Load Balancer is Octavia, made by OpenStack's controller, with annotations of OVHcloud's own beside.
import { annotationAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { names } from './words.ts';

const ovhPrefix = 'loadbalancer.ovhcloud.com/';
/** Begins the annotations of the older balancer, the default up to Kubernetes 1.31. */
const olderPrefix = 'service.beta.kubernetes.io/ovh-loadbalancer-';
export const ovhPrefixes = [ovhPrefix, olderPrefix] as const;

const className = `${ovhPrefix}class`;
const olderProxy = `${olderPrefix}proxy-protocol`;

/** Whether a class asks for OVHcloud's older balancer, which is not Octavia. */
export const isOldBalancer = ({ annotations }: Service) => annotations[className] === 'iolb';

/** What OVHcloud says of its balancer. */
export function ovhRemarks({ annotations, object }: Service): Remark[] {
	const ovh = Object.keys(annotations).some((name) => ovhPrefixes.some((prefix) => name.startsWith(prefix)));
	const remarks: Remark[] = [];
	if (ovh && annotations[names.forwardedFor] === 'true')
		remarks.push({
			at: annotationAt(object, names.forwardedFor),
			text: 'OVHcloud documents X-Forwarded-For as not supported on this balancer',
			weight: 'broken',
		});
	if (annotations[olderProxy] !== undefined)
		remarks.push({
			at: annotationAt(object, olderProxy),
			text: "only OVHcloud's older balancer reads this: the default up to Kubernetes 1.31, and the class iolb since",
			instead: `${names.proxy}: "true"`,
			weight: 'risk',
			onPath: true,
		});
	return remarks;
}
