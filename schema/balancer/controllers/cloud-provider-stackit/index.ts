// STACKIT's controller: what it makes of a Service.
import { controllerFile } from '../../../catalogue/sources.ts';
import type { Controller } from '../../controller.ts';
import { balancer, ignored, refused } from '../../made.ts';
import { annotationAt, fieldAt, readService, type Service } from '../../service.ts';
import type { Balancer, BalancerPort, DecidedField, Made, Where } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { remarksOf } from './remarks.ts';
import { update } from './update.ts';
import { names, Refusal, type Settings, settingsOf } from './words.ts';

const repository = 'https://github.com/stackitcloud/cloud-provider-stackit/blob/main';

export const controller: Controller = {
	name: 'cloud-provider-stackit',
	provider: 'STACKIT',
	version: '1.36.3+ at commit d561f8e',
	sources: [
		controllerFile(
			'cloud-provider-stackit: loadbalancer_spec.go',
			`${repository}/pkg/ccm/loadbalancer_spec.go`,
		),
		controllerFile('cloud-provider-stackit: load balancer', `${repository}/docs/load-balancer.md`),
	],
	signs: { annotations: ['lb.stackit.cloud/', 'yawol.stackit.cloud/'], providerIds: ['stackit://'] },
	kinds: ['Service'],
	make: (object) => make(readService(object)),
	update,
};

function make(service: Service): Made {
	const { object, ports } = service;
	if (service.type !== 'LoadBalancer' || service.className !== undefined) return ignored();
	const settings = settingsOf(service);
	if (settings instanceof Refusal)
		return refused(`${settings.name} cannot be used: ${settings.why}`, annotationAt(object, settings.name));
	const other = ports.find(({ protocol }) => protocol !== 'TCP' && protocol !== 'UDP');
	if (other)
		return refused(
			`the balancer has no ${other.protocol}`,
			fieldAt(object, 'spec', 'ports', other.index, 'protocol'),
		);
	const made = balancerOf(service, settings);
	return balancer(made, remarksOf(service, settings));
}

function balancerOf(service: Service, settings: Settings): Balancer {
	const { annotations, ports } = service;
	return {
		product: 'stackit load balancer',
		scheme: settings.internal ? 'internal' : 'internet-facing',
		ports: ports.map(({ port, protocol, nodePort }): BalancerPort => {
			const speaks = protocol === 'UDP' ? 'udp' : 'tcp';
			const chosen = settings.filter === null || settings.filter.includes(port);
			return {
				port,
				frontend: speaks,
				backend: speaks,
				// The controller asks for PROXY and names no version.
				proxyProtocol: speaks === 'tcp' && settings.proxy && chosen ? 1 : 0,
				targets: 'nodes',
				targetPort: !service.allocatesNodePorts && nodePort === null ? null : 'nodePort',
				keepsClientAddress: null,
				healthCheck: null,
				decidedBy: decidedBy(service),
			};
		}),
		sourceRanges:
			service.sourceRanges.length > 0
				? service.sourceRanges
				: (annotations[names.oldRanges]?.split(',') ?? []),
		facts: {
			sourceRangesHonoured: true,
			status: parseBool(annotations[names.ipMode] ?? '') === true ? 'ipMode Proxy' : 'ipMode VIP',
			plan: settings.plan,
			address: settings.address,
			listenerNetwork: settings.network,
			sourceAffinity: settings.persistence,
		},
	};
}

function decidedBy({ annotations, object }: Service): { readonly [field in DecidedField]?: Where } {
	const name = [names.filter, names.oldFilter, names.proxy, names.oldProxy].find(
		(one) => annotations[one] !== undefined,
	);
	return name === undefined ? {} : { proxyProtocol: annotationAt(object, name) };
}
