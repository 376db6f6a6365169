// All controllers that the project knows.
import type { Controller } from '../types.ts';
import { controller as awsLoadBalancerController } from './aws-load-balancer-controller/index.ts';
import { controller as stackit } from './cloud-provider-stackit/index.ts';
import { controller as cloudscale } from './cloudscale.ts';
import { controller as openstack } from './openstack-cloud-controller-manager/index.ts';
import { controller as scaleway } from './scaleway-cloud-controller-manager/index.ts';
import { controller as upcloud } from './upcloud-cloud-controller-manager/index.ts';

export const controllers: readonly Controller[] = [
	awsLoadBalancerController,
	cloudscale,
	openstack,
	scaleway,
	stackit,
	upcloud,
];
