// Alibaba's controller: what it makes of a Service, a Classic or a Network Load Balancer.
import { controllerFile } from '../../../catalogue/sources.ts';
import type { Controller } from '../../controller.ts';
import { balancer, ignored, refused } from '../../made.ts';
import { fieldAt, readService, type Service } from '../../service.ts';
import type { Cluster, Made } from '../../types.ts';
import { classicBalancer } from './clb.ts';
import { networkBalancer } from './nlb.ts';
import { refusalOf, refuseWeights } from './refusals.ts';
import { ignoredRemarks, remarksOf } from './remarks.ts';
import { update } from './update.ts';
import { nlbClass, productOf, protocolOf, read } from './words.ts';

const repository = 'https://github.com/kubernetes/cloud-provider-alibaba-cloud/blob/master/pkg';

export const controller: Controller = {
	name: 'cloud-provider-alibaba-cloud',
	provider: 'Alibaba',
	version: 'v2.14.0+ at commit eeb0ddc',
	sources: [
		controllerFile(
			'cloud-provider-alibaba-cloud: CLB listeners.go',
			`${repository}/controller/service/clbv1/listeners.go`,
		),
		controllerFile(
			'cloud-provider-alibaba-cloud: NLB listeners.go',
			`${repository}/controller/service/nlbv2/listeners.go`,
		),
		controllerFile(
			'cloud-provider-alibaba-cloud: NLB server_groups.go',
			`${repository}/controller/service/nlbv2/server_groups.go`,
		),
		{
			title: 'Alibaba Cloud: how NLB passes client addresses on',
			url: 'https://www.alibabacloud.com/help/en/server-load-balancer/latest/nlb-how-to-obtain-the-real-client-ip',
			read: '2026-11',
		},
	],
	signs: {
		serviceClasses: [nlbClass],
		annotations: [
			'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-',
			'service.beta.kubernetes.io/alicloud-loadbalancer-',
		],
		finalizers: ['service.k8s.alibaba/resources', 'service.k8s.alibaba/nlb'],
		// The second and third since the cloud renewed its names.
		statusHosts: [/\.nlb\.aliyuncs(slb|slbintl)?\.com$/],
	},
	kinds: ['Service'],
	make: (object, cluster) => make(readService(object), cluster),
	update,
};

function make(service: Service, cluster: Cluster): Made {
	const product = productOf(service, cluster);
	if (product === null) return ignored(null, ignoredRemarks(service));
	if (product === 'clb' && isForbidden(service, cluster))
		return ignored('the controller is set up to make no public balancers');
	const remarks = remarksOf(service, product, cluster);
	const refusal = refusalOf(service, product, cluster);
	if (refusal) return refused(refusal.message, refusal.at, { remarks });
	if (product === 'nlb') return balancer(networkBalancer(service, cluster), remarks);
	const made = classicBalancer(service, cluster);
	const late = refuseWeights(service);
	const sctp = service.ports.find((port) => protocolOf(service, 'clb', port) === 'sctp');
	if (late) return refused(late.message, late.at, { balancer: { ...made, ports: [] }, remarks });
	return sctp
		? refused(
				`${sctp.protocol} is no protocol of this balancer`,
				fieldAt(service.object, 'spec', 'ports', sctp.index),
				{
					balancer: made,
					remarks,
				},
			)
		: balancer(made, remarks);
}

/** Whether the cluster's operator forbade public balancers: then a Service that would get one is passed over. */
function isForbidden(service: Service, { settings }: Cluster): boolean {
	return settings.disablePublicSLB === 'true' && ['', 'internet'].includes(read(service, 'address-type'));
}
