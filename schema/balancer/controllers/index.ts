// All controllers that the project knows.
import type { Controller } from '../types.ts';
import { controller as awsLoadBalancerController } from './aws-load-balancer-controller/index.ts';
import { controller as alibaba } from './cloud-provider-alibaba-cloud/index.ts';
import { controller as cloudscale } from './cloudscale.ts';
import { controller as oci } from './oci-cloud-controller-manager/index.ts';

export const controllers: readonly Controller[] = [awsLoadBalancerController, cloudscale, oci, alibaba];
