// OpenStack's controller: what it makes of a Service with Octavia, for the amphora provider, OVN and others.
import { controllerFile } from '../../../catalogue/sources.ts';
import type { Controller } from '../../controller.ts';
import { balancer, ignored, refused } from '../../made.ts';
import { annotationAt, fieldAt, portAt, readService, type Service } from '../../service.ts';
import type { Balancer, Made } from '../../types.ts';
import { isOldBalancer, ovhPrefixes, ovhRemarks } from './ovhcloud.ts';
import { frontendOf, portOf } from './ports.ts';
import { limitsOf, rangesOf } from './ranges.ts';
import { remarksOf } from './remarks.ts';
import { update } from './update.ts';
import { type Config, configOf, isOn, names, type Settings } from './words.ts';

const repository = 'https://github.com/kubernetes/cloud-provider-openstack/blob/master';

export const controller: Controller = {
	name: 'openstack-cloud-controller-manager',
	provider: 'OpenStack',
	version: '1.36.0+ at commit c453fb7',
	sources: [
		controllerFile(
			'cloud-provider-openstack: loadbalancer.go',
			`${repository}/pkg/openstack/loadbalancer.go`,
		),
		controllerFile(
			'cloud-provider-openstack: expose applications using Services of type LoadBalancer',
			`${repository}/docs/openstack-cloud-controller-manager/expose-applications-using-loadbalancer-type-service.md`,
		),
	],
	signs: {
		annotations: ['loadbalancer.openstack.org/', ...ovhPrefixes, names.internal],
		providerIds: ['openstack://'],
	},
	kinds: ['Service'],
	make: (object, { settings }) => make(readService(object), settings),
	update,
};

function make(service: Service, settings: Settings): Made {
	const { object, ports } = service;
	if (service.type !== 'LoadBalancer' || service.className !== undefined) return ignored();
	if (isOldBalancer(service)) return ignored("the class iolb asks for OVHcloud's older balancer");
	if (ports.length === 0) return refused('the Service has no ports', fieldAt(object, 'spec', 'ports'));
	const config = configOf(service, settings);
	const refusal = refusalOf(service, config, settings);
	if (refusal) return refusal;
	const ranges = rangesOf(service);
	if (ranges === null)
		return refused(
			'a source range is no CIDR block',
			service.sourceRanges.length > 0
				? fieldAt(object, 'spec', 'loadBalancerSourceRanges')
				: annotationAt(object, names.ranges),
		);
	const remarks = [...remarksOf(service, config, settings), ...ovhRemarks(service)];
	return balancer(balancerOf(service, config, settings, ranges), remarks);
}

function refusalOf(service: Service, config: Config, settings: Settings): Made | undefined {
	const { annotations, object } = service;
	const tls = config.tls === '' ? undefined : tlsFault(config.tls, settings);
	if (tls !== undefined) return refused(tls, annotationAt(object, names.tls));
	const name = annotations[names.class] ?? '';
	// Each of the networks of its own spares the look at the class; an address from outside needs it again.
	const looks =
		!config.internal || [names.network, names.subnet, names.memberSubnet].some((one) => !annotations[one]);
	if (name !== '' && looks && !Object.keys(settings).some((key) => key.includes(name)))
		return refused(
			`the controller's configuration has no LoadBalancerClass ${JSON.stringify(name)}`,
			annotationAt(object, names.class),
		);
	if (config.version !== 0 && config.forwardedFor)
		return refused(
			`${names.proxy} and ${names.forwardedFor} cannot be used together`,
			annotationAt(object, names.forwardedFor),
		);
	return refuseTwice(service, config);
}

/** TLS and X-Forwarded-For make a listener for TCP of every port, so TCP and UDP of one number meet. */
function refuseTwice({ object, ports }: Service, config: Config): Made | undefined {
	const twice = ports.find((port, index) =>
		ports
			.slice(0, index)
			.some((one) => one.port === port.port && frontendOf(one, config) === frontendOf(port, config)),
	);
	if (!twice) return undefined;
	const message = `the listeners for ${twice.protocol} are ones for TCP here, and Octavia refuses a second one on port ${twice.port}`;
	return refused(message, portAt(object, twice, 'protocol'));
}

function tlsFault(reference: string, settings: Settings): string | undefined {
	if (isOn(settings['no-barbican']))
		return `${names.tls} needs Barbican, which the controller has no access to`;
	if ((settings['container-store'] || 'barbican') !== 'barbican') return undefined;
	const kind = reference.split('/').at(-2);
	return kind === 'containers' || kind === 'secrets'
		? undefined
		: `${names.tls} must end in containers/ or secrets/ and an identifier`;
}

function balancerOf(
	service: Service,
	config: Config,
	settings: Settings,
	ranges: readonly string[],
): Balancer {
	const ovn = config.provider === 'ovn';
	const honoured = !ovn || isOn(settings['manage-security-groups']);
	return {
		product: `octavia ${config.provider}`,
		scheme: config.internal ? 'internal' : 'internet-facing',
		ports: service.ports.map((port) => portOf(service, port, config)),
		sourceRanges: honoured ? limitsOf(ranges) : [],
		facts: { sourceRangesHonoured: honoured, status: statusOf(service, config, settings) },
	};
}

function statusOf({ annotations }: Service, { version }: Config, settings: Settings): string {
	if (annotations[names.hostname]) return 'hostname';
	if (version === 0) return 'ipMode VIP';
	return isOn(settings['enable-ingress-hostname']) ? 'hostname' : 'ipMode Proxy';
}
