// The names of annotations that controllers read, out of their sources: one file per controller, with the commit that was read. In a
// name `*` stands for what users choose: the number of a port, the name of an action.
import applicationGatewayKubernetesIngress from './application-gateway-kubernetes-ingress.json' with {
	type: 'json',
};
import awsLoadBalancerController from './aws-load-balancer-controller.json' with { type: 'json' };
import civo from './civo-cloud-controller-manager.json' with { type: 'json' };
import cloudProviderAlibabaCloud from './cloud-provider-alibaba-cloud.json' with { type: 'json' };
import cloudProviderAws from './cloud-provider-aws.json' with { type: 'json' };
import cloudProviderAzure from './cloud-provider-azure.json' with { type: 'json' };
import cloudProviderGcp from './cloud-provider-gcp.json' with { type: 'json' };
import cloudProviderHuaweicloud from './cloud-provider-huaweicloud.json' with { type: 'json' };
import cloudProviderIbm from './cloud-provider-ibm.json' with { type: 'json' };
import cloudProviderStackit from './cloud-provider-stackit.json' with { type: 'json' };
import cloudscale from './cloudscale-cloud-controller-manager.json' with { type: 'json' };
import digitalocean from './digitalocean-cloud-controller-manager.json' with { type: 'json' };
import exoscale from './exoscale-cloud-controller-manager.json' with { type: 'json' };
import hcloud from './hcloud-cloud-controller-manager.json' with { type: 'json' };
import ingressGce from './ingress-gce.json' with { type: 'json' };
import k3sServicelb from './k3s-servicelb.json' with { type: 'json' };
import kubeVip from './kube-vip.json' with { type: 'json' };
import linode from './linode-cloud-controller-manager.json' with { type: 'json' };
import metallb from './metallb.json' with { type: 'json' };
import oci from './oci-cloud-controller-manager.json' with { type: 'json' };
import openstack from './openstack-cloud-controller-manager.json' with { type: 'json' };
import scaleway from './scaleway-cloud-controller-manager.json' with { type: 'json' };
import upcloud from './upcloud-cloud-controller-manager.json' with { type: 'json' };
import vultr from './vultr-cloud-controller-manager.json' with { type: 'json' };

/** What a controller reads. */
export interface Vocabulary {
	/** The controller's name, as in `schema/balancer/controllers`. */
	readonly controller: string;
	/** Where the names were found. */
	readonly source: string;
	/** When: YYYY-MM. */
	readonly read: string;
	/** Annotations of Services, Ingresses and Gateways; some with `*`. */
	readonly names: readonly string[];
	/** Annotations that it writes itself, so that live objects have them. */
	readonly written: readonly string[];
}

export const vocabularies: readonly Vocabulary[] = [
	applicationGatewayKubernetesIngress,
	awsLoadBalancerController,
	civo,
	cloudProviderAlibabaCloud,
	cloudProviderAws,
	cloudProviderAzure,
	cloudProviderGcp,
	cloudProviderHuaweicloud,
	cloudProviderIbm,
	cloudProviderStackit,
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

const byController = new Map(vocabularies.map((one) => [one.controller, one]));

/** What the controller of that name reads; undefined where its sources are not public, or were not read. */
export function vocabularyOf(controller: string): Vocabulary | undefined {
	return byController.get(controller);
}

/** Whether a controller reads annotations of that name. */
export function isRead({ names }: Vocabulary, name: string): boolean {
	return holds(names, name);
}

/** Whether a controller reads or writes annotations of that name. */
export function isKnown({ names, written }: Vocabulary, name: string): boolean {
	return holds(names, name) || holds(written, name);
}

function holds(names: readonly string[], name: string): boolean {
	return names.some((one) => one === name || (one.includes('*') && fits(one, name)));
}

/** Whether a name has the form of one with `*`. */
function fits(form: string, name: string): boolean {
	const [beginning = '', end = ''] = form.split('*', 2);
	return name.length >= form.length && name.startsWith(beginning) && name.endsWith(end);
}
