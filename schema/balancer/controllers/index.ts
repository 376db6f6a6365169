// All controllers that the project knows.
import type { Controller } from '../types.ts';
import { controller as awsLoadBalancerController } from './aws-load-balancer-controller/index.ts';
import { controller as civo } from './civo.ts';
import { controller as cloudscale } from './cloudscale.ts';
import { controller as digitalocean } from './digitalocean/index.ts';
import { controller as exoscale } from './exoscale/index.ts';
import { controller as hcloud } from './hcloud/index.ts';
import { controller as linode } from './linode/index.ts';
import { controller as vultr } from './vultr/index.ts';

export const controllers: readonly Controller[] = [
	awsLoadBalancerController,
	civo,
	cloudscale,
	digitalocean,
	exoscale,
	hcloud,
	linode,
	vultr,
];
