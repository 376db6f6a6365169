// Settings that DigitalOcean's controller reads in another way than their author means, or not at all.
import { unreadAnnotations, unusedAddress, withoutNodePorts } from '../../cloud.ts';
import { annotationAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { listedPorts } from './rules.ts';
import { checks, isRead, type LbType, names, prefix } from './settings.ts';

export function remarksOf(service: Service, type: LbType | null): Remark[] {
	return [
		...unusedAddress(service, `${prefix}ip`),
		...(type === 'REGIONAL' ? withoutNodePorts(service) : []),
		...(type === 'REGIONAL' ? lists(service) : []),
		...(type === 'REGIONAL_NETWORK' ? ofNetworkType(service) : []),
		...words(service),
		...healthChecks(service),
		...unreadAnnotations(service, prefix, isRead),
	];
}

/** Settings that only a REGIONAL balancer has. */
function ofNetworkType({ annotations, object }: Service): Remark[] {
	const regional = [
		names.protocol,
		names.httpPorts,
		names.tlsPorts,
		names.http2Ports,
		names.http3Port,
		names.certificateId,
		names.certificateName,
		names.passthrough,
	];
	const remarks: Remark[] = regional
		.filter((name) => annotations[name] !== undefined)
		.map((name) => ({
			at: annotationAt(object, name),
			text: 'only a balancer of type REGIONAL reads it: a REGIONAL_NETWORK one forwards TCP and UDP as they are',
			weight: 'risk',
		}));
	if (parseBool(annotations[names.proxyProtocol] ?? '') === true)
		remarks.push({
			at: annotationAt(object, names.proxyProtocol),
			text: 'the controller asks for PROXY headers on a REGIONAL_NETWORK balancer as well, which forwards packets and sends none: Kong must not expect them',
			weight: 'risk',
		});
	if (annotations[names.hostname])
		remarks.push({
			at: annotationAt(object, names.hostname),
			text: 'a host name replaces the address in the status, but with a REGIONAL_NETWORK balancer kube-proxy needs the address: requests from outside hang',
			weight: 'broken',
		});
	return remarks;
}

function words({ annotations, object, sourceRanges }: Service): Remark[] {
	const remarks: Remark[] = [];
	const through = annotations[names.passthrough];
	if (through !== undefined && parseBool(through) === null)
		remarks.push({
			at: annotationAt(object, names.passthrough),
			text: `${JSON.stringify(through)} is no boolean: the controller reads it as false, without an error`,
			instead: 'true',
			weight: 'risk',
		});
	const sticky = annotations[names.stickySessions];
	if (sticky !== undefined && sticky !== 'cookies' && sticky !== 'none')
		remarks.push({
			at: annotationAt(object, names.stickySessions),
			text: `${JSON.stringify(sticky)} is neither cookies nor none: the controller reads it as none`,
			weight: 'note',
		});
	if (annotations[names.allowRules] && sourceRanges.length > 0)
		remarks.push({
			at: annotationAt(object, names.allowRules),
			text: 'spec.loadBalancerSourceRanges takes precedence: the rules of the annotation are not used',
			weight: 'risk',
		});
	return remarks;
}

function lists(service: Service): Remark[] {
	const { annotations, object, ports } = service;
	return [names.httpPorts, names.tlsPorts, names.http2Ports].flatMap((name) => {
		const unknown = (listedPorts(service, name) ?? []).filter(
			(one) => !ports.some(({ port }) => port === one),
		);
		if (annotations[name] === undefined || unknown.length === 0) return [];
		return [
			{
				at: annotationAt(object, name),
				text: `${unknown.join(', ')}: the Service has no such port, so the entry has no effect; use the Service's port, not the target port`,
				weight: 'risk' as const,
			},
		];
	});
}

function healthChecks({ annotations, object }: Service): Remark[] {
	if (annotations[checks.override] !== undefined) return [];
	return [checks.path, checks.port, checks.protocol]
		.filter((name) => annotations[name] !== undefined)
		.map((name) => ({
			at: annotationAt(object, name),
			text: `it is read only together with ${checks.override}; without that the balancer checks kube-proxy`,
			weight: 'note',
		}));
}
