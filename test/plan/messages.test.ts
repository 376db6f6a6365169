// Every remark of a plan, word for word, from values that give it; and values that give none.
import test from 'ava';
import { planMessages } from '../../schema/plan/messages.ts';
import { planOf } from '../support/plan.ts';

const trustedIPs = ['10.0.0.0/16'];
const lb = (loadBalancer: string, more: object = {}) => ({ clientIp: { loadBalancer, ...more } });
const trusting = (loadBalancer: string, more: object = {}) => lb(loadBalancer, { trustedIPs, ...more });
const hetznerAt = (location: string) => ({
	...trusting('hetzner'),
	proxy: { annotations: { 'load-balancer.hetzner.cloud/location': location } },
});
const networkZone = 'load-balancer.hetzner.cloud/network-zone';
const proxyFrom = (...ranges: string[]) => ({ clientIp: { strategy: 'proxyProtocol', trustedIPs: ranges } });
const recreate = { updateStrategy: { type: 'Recreate' } };
const byHand = { deployment: { daemonset: true }, updateStrategy: { type: 'OnDelete' } };
const debug = { env: { log_level: 'debug' } };

const samples: {
	readonly [code: string]: { readonly from: object; readonly to: object; readonly text: string };
} = {
	'class-fixed': {
		from: {},
		to: lb('aws-eks-auto-nlb'),
		text: 'Kubernetes keeps the loadBalancerClass of a Service of type LoadBalancer: none cannot become eks.amazonaws.com/nlb.',
	},
	'health-port-fixed': {
		from: { proxy: { healthCheckNodePort: 32101 } },
		to: { proxy: { healthCheckNodePort: 32102 } },
		text: 'Kubernetes keeps the healthCheckNodePort of a Service: 32101 cannot become 32102.',
	},
	'family-fixed': {
		from: { proxy: { ipFamilies: ['IPv4'] } },
		to: { proxy: { ipFamilies: ['IPv6'] } },
		text: "Kubernetes keeps the family of a Service's address: the first of proxy.ipFamilies, IPv4, cannot become IPv6.",
	},
	'selector-fixed': {
		from: { fullnameOverride: 'kong' },
		to: { fullnameOverride: 'kong', nameOverride: 'gateway' },
		text: 'Kubernetes keeps the selector of a Deployment, and nameOverride is in it: kong cannot become gateway.',
	},
	'refused-half': {
		from: {},
		to: lb('aws-eks-auto-nlb'),
		text: 'An upgrade that is tried all the same fails half-way; one more, with the old values, brings everything back.',
	},
	'cloud-refuses': {
		from: lb('aws-nlb-intree'),
		to: {},
		text: 'AWS Network Load Balancer, in-tree (AWS cloud controller manager) cannot change on a balancer that exists: the annotation aws-load-balancer-type: the controller refuses another product, and with external or nlb-ip it leaves the old balancer standing, which nobody looks after; make a new Service instead.',
	},
	'cloud-replaces': {
		from: trusting('aws-eks-auto-alb'),
		to: trusting('aws-eks-auto-alb', { scheme: 'internal' }),
		text: 'AWS Application Load Balancer, EKS Auto Mode makes another balancer, with another address: the scheme: changing it replaces the ALB.',
	},
	'cloud-breaks': {
		from: trusting('openstack-octavia'),
		to: lb('openstack-octavia', { strategy: 'none' }),
		text: 'OpenStack Octavia, amphora provider serves nobody meanwhile: changing PROXY deletes the pools and makes them anew.',
	},
	'cloud-unknown': {
		from: lb('yandex'),
		to: {
			...lb('yandex', { scheme: 'internal' }),
			proxy: { annotations: { 'yandex.cloud/subnet-id': 'subnet-1' } },
		},
		text: 'Yandex Cloud Network Load Balancer: the scheme: its documentation deletes the Service and makes it anew; what a change in place does was found in no source.',
	},
	'cloud-ignores': {
		from: { proxy: { annotations: { [networkZone]: 'eu-central' } } },
		to: trusting('hetzner'),
		text: 'Hetzner Cloud Load Balancer: the location or network zone: changing the annotation later does nothing.',
	},
	'product-changes': {
		from: lb('aks'),
		to: trusting('hetzner'),
		text: 'Whether Hetzner Cloud Load Balancer takes over the balancer that Azure Standard Load Balancer made is in no source of the catalogue: count on another address, and on nothing in between.',
	},
	'controller-changes': {
		from: trusting('aws-eks-auto-alb'),
		to: { ...trusting('aws-eks-auto-alb'), proxy: { ingress: { ingressClassName: 'other' } } },
		text: 'The Ingress goes from class kong to other: another class may be served by another controller, at another address.',
	},
	'names-change': {
		from: {},
		to: { nameOverride: 'gateway' },
		text: 'The objects get other names, kong becomes kong-gateway: Helm makes new ones and deletes the old ones, the Service and its address among them.',
	},
	'entrance-moves': {
		from: lb('aws-nlb-ip'),
		to: trusting('aws-alb-ip'),
		text: 'Clients come in by Ingress in place of Service of type LoadBalancer: at another address.',
	},
	'scheme-changes': {
		from: trusting('openstack-octavia'),
		to: trusting('openstack-octavia', { scheme: 'internal' }),
		text: 'The balancer goes from internet-facing to internal: its address cannot stay.',
	},
	'controller-refuses': {
		from: trusting('ibm-vpc-alb'),
		to: trusting('ibm-vpc-alb', { scheme: 'internal' }),
		text: 'openshift/cloud-provider-ibm gives up, as a rule at every later sync too, until the values are as they were: public or private cannot change on a balancer that exists.',
	},
	'controller-keeps': {
		from: lb('aws-nlb-intree'),
		to: lb('aws-nlb-intree', { scheme: 'internal' }),
		text: 'cloud-provider-aws leaves this as it is on a balancer that exists, and no later sync changes it: scheme: stays "internet-facing", a new balancer would have "internal".',
	},
	'controller-remakes': {
		from: trusting('gke-alb-external'),
		to: trusting('gke-alb-internal'),
		text: 'ingress-gce does not keep the balancer, or its address, as it is: another balancer is made, with another address, and the old one deleted.',
	},
	'controller-hands-over': {
		from: lb('aws-nlb-ip'),
		to: lb('aws-nlb-intree'),
		text: 'aws-load-balancer-controller deletes the balancer at once, and cloud-provider-aws makes another one, at another address.',
	},
	'front-gone': {
		from: trusting('aws-alb-frontend-nlb'),
		to: trusting('aws-alb-ip'),
		text: 'aws-load-balancer-controller deletes the nlb in front, and with it the address that clients use.',
	},
	'targets-change': {
		from: lb('aws-nlb-instance'),
		to: lb('aws-nlb-ip'),
		text: 'aws-load-balancer-controller keeps the balancer and its address, and registers pods in place of nodes: until they are found healthy, nobody may be served.',
	},
	'controller-ignores': {
		from: hetznerAt('fsn1'),
		to: hetznerAt('nbg1'),
		text: 'hcloud-cloud-controller-manager makes nothing of a part of the change: load-balancer.hetzner.cloud/location: read when the balancer is made, and never again.',
	},
	'controller-does': {
		from: trusting('openstack-octavia'),
		to: lb('openstack-octavia', { strategy: 'none' }),
		text: 'openstack-cloud-controller-manager, on the way: the pools of these ports are deleted and made again.',
	},
	'controller-late': {
		from: { ...trusting('ibm-vpc-alb'), proxy: { tls: { enabled: false } } },
		to: trusting('ibm-vpc-alb'),
		text: 'openshift/cloud-provider-ibm adds the port without it, and sets it at the next sync of the Service or of its nodes: ports[443].proxyProtocol: stays 0, a new balancer would have 1.',
	},
	'controller-half': {
		from: lb('alibaba-clb', { strategy: 'externalTrafficPolicy', scheme: 'internet-facing' }),
		to: trusting('alibaba-clb', { strategy: 'proxyProtocol', scheme: 'internal' }),
		text: 'Before it gives up, cloud-provider-alibaba-cloud changes this: ports[80].proxyProtocol: 0 -> 2; ports[443].proxyProtocol: 0 -> 2.',
	},
	'controller-adds': {
		from: trusting('aws-alb-ip'),
		to: trusting('aws-alb-frontend-nlb'),
		text: 'aws-load-balancer-controller: an NLB is made in front of the ALB.',
	},
	'balancer-left': {
		from: lb('oci-nlb'),
		to: trusting('oci-lb'),
		text: 'oci-cloud-controller-manager leaves the first balancer running, and nobody deletes it: delete it yourself once nobody calls it any more.',
	},
	'address-changes': {
		from: {},
		to: { proxy: { loadBalancerIP: '192.0.2.9' } },
		text: 'proxy.loadBalancerIP goes from any to 192.0.2.9: unless the balancer has that address already, clients must follow it there.',
	},
	'workload-kind': {
		from: {},
		to: { deployment: { daemonset: true } },
		text: 'Helm makes the DaemonSet and deletes the Deployment in one go, without waiting: until a new pod is ready there may be none.',
	},
	'pods-recreated': {
		from: recreate,
		to: { ...recreate, ...debug },
		text: 'updateStrategy Recreate ends all old pods before it starts new ones.',
	},
	'host-ports': {
		from: lb('host-port'),
		to: { ...lb('host-port'), ...debug },
		text: 'Two pods cannot hold one host port: on each node the old pod goes before the new one is ready.',
	},
	'nodes-without-pods': {
		from: { clientIp: { strategy: 'none' } },
		to: {},
		text: 'From Cluster to Local a node without a ready pod drops what reaches it, until the balancer has noticed. None is lost where every node has a ready pod. Its health check: Up to the product. Under traffic policy Local it must ask the health check node port.',
	},
	'annotation-left': {
		from: { proxy: { annotations: { 'example.com/a': 'b' } } },
		to: {},
		text: 'Whether the balancer goes back to its default where these are taken away is in no source of the catalogue: example.com/a. Look at the balancer afterwards.',
	},
	'health-check-moves': {
		from: {},
		to: { clientIp: { strategy: 'none' } },
		text: 'Leaving Local closes the health check node port before the balancer asks elsewhere; what it does in between is in no source of the catalogue.',
	},
	'off-first': {
		from: trusting('aks-private-link'),
		to: lb('aks', { scheme: 'internal' }),
		text: 'Taking service.beta.kubernetes.io/azure-pls-proxy-protocol away leaves the old setting of Azure Private Link Service on the cloud: first write service.beta.kubernetes.io/azure-pls-proxy-protocol: false, then take it away.',
	},
	'trust-grows': {
		from: proxyFrom('10.0.0.0/16'),
		to: proxyFrom('10.0.0.0/16', '10.1.0.0/16'),
		text: 'Newly trusted: 10.1.0.0/16. Let nothing new speak for clients from there before every pod has been replaced.',
	},
	'trust-shrinks': {
		from: proxyFrom('10.0.0.0/15'),
		to: proxyFrom('10.0.0.0/16'),
		text: 'No longer trusted: 10.0.0.0/15, except what the new ranges hold. End what speaks for clients from there before the upgrade.',
	},
	'in-cluster-gone': {
		from: proxyFrom('10.0.0.0/16'),
		to: {},
		text: 'Callers inside the cluster lose the plain entry, Service kong-in-cluster: lead them to another one first.',
	},
	'pods-by-hand': {
		from: byHand,
		to: { ...byHand, ...debug },
		text: 'updateStrategy OnDelete: Kong stays as it was until somebody deletes its pods.',
	},
	'address-lost': {
		from: {},
		to: { clientIp: { strategy: 'none' } },
		text: 'Under the new values Kong does not see the client on port 80 by IPv4, port 443 by IPv4: see kong-client-ip explain.',
	},
	'address-forged': {
		from: { clientIp: { strategy: 'httpHeaders', trustedIPs } },
		to: { clientIp: { strategy: 'httpHeaders', trustedIPs: ['0.0.0.0/0'], allowTrustEveryone: true } },
		text: 'Under the new values a client can choose the address that Kong believes, on port 80 by IPv4, port 443 by IPv4: see kong-client-ip explain.',
	},
};

const remarksOf = (from: object, to: object) => {
	const { refused, interrupts, unknown, notes } = planOf(from, to);
	return [...refused, ...interrupts, ...unknown, ...notes];
};

test('there is a sample for every remark', (t) => {
	t.deepEqual(Object.keys(samples).sort(), Object.keys(planMessages).sort());
});

for (const [code, { from, to, text }] of Object.entries(samples)) {
	test(`${code}: word for word`, (t) => {
		t.deepEqual(
			remarksOf(from, to)
				.filter((one) => one.code === code)
				.map((one) => one.text),
			[text],
		);
	});

	test(`${code}: not where the values stay`, (t) => {
		t.deepEqual(
			remarksOf(from, from).filter((one) => one.code !== 'address-lost'),
			[],
		);
	});
}
