// OVHcloud: its Public Cloud Load Balancer is Octavia, made by OpenStack's controller, with annotations of OVHcloud's own beside.
import { annotationAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { names } from './words.ts';

const ovhPrefix = 'loadbalancer.ovhcloud.com/';
/** Begins the annotations of the older balancer: https://help.ovhcloud.com/csm/en-public-cloud-kubernetes-migrate-iolb-to-public-cloud-loadbalancer?id=kb_article_view&sysparm_article=KB0066721 */
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
			text: "only OVHcloud's older balancer, of the class iolb, reads this",
			instead: `${names.proxy}: "true"`,
			weight: 'risk',
			onPath: true,
		});
	return remarks;
}
