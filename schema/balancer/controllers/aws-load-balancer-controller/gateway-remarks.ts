// What the author of a Gateway may not expect: settings that are read otherwise, or not at all.
import { annotationsOf, at, type KubeObject, text } from '../../../cluster/objects.ts';
import { annotationAt, fieldAt, readService } from '../../service.ts';
import type { Cluster, Remark, Where } from '../../types.ts';
import type { GatewayBalancer, ServedPort } from './gateway.ts';
import { targetGroupConfigs } from './gateway-config.ts';
import { field } from './layers.ts';
import { inNamespace, textsOf } from './lookup.ts';
import { note, risk } from './remark.ts';

/** Remarks on a Gateway, its configuration and the Services behind it. */
export function remarksOf(gateway: KubeObject, made: GatewayBalancer, cluster: Cluster): Remark[] {
	return [
		...annotations(gateway),
		...sources(made),
		...made.ports.flatMap((port) => [...missing(port), ...certificates(port)]),
		...words(made),
		...services(gateway, made, cluster),
	];
}

const prefixes = ['service.beta.kubernetes.io/aws-load-balancer-', 'alb.ingress.kubernetes.io/'];

function annotations(object: KubeObject): Remark[] {
	return Object.keys(annotationsOf(object))
		.filter((name) => prefixes.some((prefix) => name.startsWith(prefix)))
		.map((name) =>
			note(
				annotationAt(object, name),
				`${name} is not read for a Gateway: a LoadBalancerConfiguration or TargetGroupConfiguration sets it`,
			),
		);
}

function sources({ config, balancer }: GatewayBalancer): Remark[] {
	const lists = field(config, 'securityGroupPrefixes');
	const ranges = field(config, 'sourceRanges');
	if (lists && textsOf(lists.value).length > 0 && !ranges && balancer.sourceRanges.includes('0.0.0.0/0'))
		return [
			risk(
				lists.at,
				'a prefix list does not close the balancer: without sourceRanges the rule for 0.0.0.0/0 stays',
			),
		];
	const given = [ranges, lists].flatMap((one) => (one && textsOf(one.value).length > 0 ? one : []));
	const [first] = given;
	if (!first || balancer.sourceRanges.length > 0) return [];
	const why = balancer.facts?.ownSecurityGroups
		? 'securityGroups names its security groups'
		: 'it has no security group';
	return [
		risk(first.at, `who may connect is not restricted by this: ${why}, and the controller writes no rules`),
	];
}

function missing({ port, served }: ServedPort): Remark[] {
	return served.missing.map((what) => ({
		at: port.at,
		text: `a route of port ${port.port} leads to ${what} and is left without it`,
		weight: 'risk',
	}));
}

function certificates({ port }: ServedPort): Remark[] {
	if (port.hostsToFind.length === 0) return [];
	return [
		risk(
			port.at,
			`AWS Certificate Manager must hold a certificate for ${port.hostsToFind.join(', ')}: without one the controller makes nothing; certificateRefs of the listener are not read`,
		),
	];
}

/** Attributes whose words AWS judges. */
function words({ balancer }: GatewayBalancer): Remark[] {
	return balancer.ports.flatMap(({ proxyProtocol, targets, keepsClientAddress, forwardedFor, decidedBy }) => {
		const remarks: Remark[] = [];
		const foreign = (at: Where | undefined, key: string, known: string) => {
			if (at)
				remarks.push({
					at,
					text: `the value of ${key} is passed to AWS unchanged; AWS knows ${known}`,
					weight: 'broken',
				});
		};
		if (proxyProtocol === null)
			foreign(decidedBy?.proxyProtocol, 'proxy_protocol_v2.enabled', 'true and false');
		if (balancer.product === 'nlb' && keepsClientAddress === null && targets !== 'alb')
			foreign(decidedBy?.keepsClientAddress, 'preserve_client_ip.enabled', 'true and false');
		if (forwardedFor !== undefined && !['append', 'preserve', 'remove'].includes(forwardedFor))
			foreign(
				decidedBy?.forwardedFor,
				'routing.http.xff_header_processing.mode',
				'append, preserve and remove',
			);
		return remarks;
	});
}

function services(gateway: KubeObject, { ports, balancer }: GatewayBalancer, cluster: Cluster): Remark[] {
	const names = new Set(ports.flatMap(({ served }) => served.groups.flatMap(({ service }) => service ?? [])));
	return [...names].flatMap((name) => {
		const object = inNamespace(cluster, 'Service', gateway.namespace, name);
		if (!object) return [];
		const { policy, type, sourceRanges } = readService(object);
		const [first, second] = targetGroupConfigs('Service', object, cluster);
		const nodes = balancer.ports.some(
			({ targets, healthCheck }) => targets === 'nodes' && healthCheck?.port === '0',
		);
		return [
			...annotations(object),
			...(sourceRanges.length > 0
				? [
						risk(
							fieldAt(object, 'spec', 'loadBalancerSourceRanges'),
							'the Gateway does not read loadBalancerSourceRanges of the Service behind it: sourceRanges of its LoadBalancerConfiguration restrict it',
						),
					]
				: []),
			...(nodes && policy === 'Local' && type === 'NodePort'
				? [
						{
							at: fieldAt(object, 'spec', 'externalTrafficPolicy'),
							text: 'the health check asks port 0: under policy Local the controller takes the health check node port, which a NodePort Service does not have',
							weight: 'broken' as const,
						},
					]
				: []),
			...(first && second
				? [
						risk(
							fieldAt(second, 'spec', 'targetReference'),
							`Service ${text(at(object.body, 'metadata', 'name'))} has several TargetGroupConfigurations, of which the controller picks one, not always the same`,
						),
					]
				: []),
		];
	});
}
