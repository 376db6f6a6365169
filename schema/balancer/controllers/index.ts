// All controllers that the project knows.
import type { Controller } from '../controller.ts';
import { controller as agic } from './agic/index.ts';
import { controller as awsLoadBalancerController } from './aws-load-balancer-controller/index.ts';
import { controller as civo } from './civo.ts';
import { controller as alibaba } from './cloud-provider-alibaba-cloud/index.ts';
import { controller as cloudProviderAws } from './cloud-provider-aws/index.ts';
import { controller as azure } from './cloud-provider-azure/index.ts';
import { controller as cloudProviderGcp } from './cloud-provider-gcp/index.ts';
import { controller as cloudProviderIbm } from './cloud-provider-ibm.ts';
import { controller as stackit } from './cloud-provider-stackit/index.ts';
import { controller as cloudscale } from './cloudscale/index.ts';
import { controller as digitalocean } from './digitalocean/index.ts';
import { controller as exoscale } from './exoscale/index.ts';
import { controller as hcloud } from './hcloud/index.ts';
import { controller as ingressGce } from './ingress-gce/index.ts';
import { controller as k3sServicelb } from './k3s-servicelb.ts';
import { controller as kubeVip } from './kube-vip.ts';
import { controller as linode } from './linode/index.ts';
import { controller as metallb } from './metallb.ts';
import { controller as oci } from './oci-cloud-controller-manager/index.ts';
import { controller as openstack } from './openstack-cloud-controller-manager/index.ts';
import { controller as scaleway } from './scaleway-cloud-controller-manager/index.ts';
import { controller as upcloud } from './upcloud-cloud-controller-manager/index.ts';
import { controller as vultr } from './vultr/index.ts';

export const controllers: readonly Controller[] = [
	agic,
	awsLoadBalancerController,
	civo,
	alibaba,
	cloudProviderAws,
	azure,
	cloudProviderGcp,
	cloudProviderIbm,
	stackit,
	cloudscale,
	digitalocean,
	exoscale,
	hcloud,
	ingressGce,
	k3sServicelb,
	kubeVip,
	linode,
	metallb,
	oci,
	openstack,
	scaleway,
	upcloud,
	vultr,
];
