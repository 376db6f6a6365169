// All controllers that the project knows.
import type { Controller } from '../types.ts';
import { controller as agic } from './agic/index.ts';
import { controller as awsLoadBalancerController } from './aws-load-balancer-controller/index.ts';
import { controller as azure } from './cloud-provider-azure/index.ts';
import { controller as cloudscale } from './cloudscale.ts';

export const controllers: readonly Controller[] = [agic, awsLoadBalancerController, azure, cloudscale];
