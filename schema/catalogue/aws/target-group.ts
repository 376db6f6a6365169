// What the entries of target groups that somebody made elsewhere have in common. The file holds no entry.
import { page } from '../sources.ts';

export const targetGroupBinding = page(
	'AWS Load Balancer Controller: TargetGroupBinding',
	'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/docs/guide/targetgroupbinding/targetgroupbinding.md',
	'2026-11',
);

/** Which object leads from the target group to the Service. */
export const bindingNote =
	'The AWS Load Balancer Controller fills a target group by a TargetGroupBinding (elbv2.k8s.aws/v1beta1), one per group: give it in extraObjects, with serviceRef.name RELEASE-proxy and serviceRef.port 80 or 443, targetType ip, and targetGroupARN or targetGroupName.';

/** The controller opens the pods' security groups only for sources that the binding names. */
export const networkNote =
	"spec.networking.ingress of the TargetGroupBinding names who may connect to the pods: the load balancer's security group, or its subnets. Without it you open the pods' or nodes' security group yourself, also for the health check's port.";

export const groupImmutable = [
	{
		text: 'target type and protocol of a target group: another one is another group, which the TargetGroupBinding then has to name',
		settings: [],
		effect: 'replaced',
	},
] as const;
