// OVHcloud: its Public Cloud Load Balancer is Octavia, made by OpenStack's controller, with annotations of OVHcloud's own beside.
import { annotationAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { names } from './words.ts';

export const ovhPrefix = 'loadbalancer.ovhcloud.com/';
const className = `${ovhPrefix}class`;

/** Whether a class asks for OVHcloud's older balancer, which is not Octavia. */
export const isOldBalancer = ({ annotations }: Service) => annotations[className] === 'iolb';

/** What OVHcloud says of its balancer. */
export function ovhRemarks({ annotations, object }: Service): Remark[] {
	const ovh = Object.keys(annotations).some((name) => name.startsWith(ovhPrefix));
	if (!ovh || annotations[names.forwardedFor] !== 'true') return [];
	return [
		{
			at: annotationAt(object, names.forwardedFor),
			text: 'OVHcloud documents X-Forwarded-For as not supported on this balancer',
			weight: 'broken',
		},
	];
}
