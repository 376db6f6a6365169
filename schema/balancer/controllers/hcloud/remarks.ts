// Settings that Hetzner's controller reads in another way than their author means, or not at all.
import { leftOut, unreadAnnotations, unusedAddress, unusedRanges, withoutNodePorts } from '../../cloud.ts';
import { annotationAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { checkProtocolOf, frontendOf, type Settings } from './ports.ts';
import { checks, isRead, names, prefix } from './settings.ts';

export function remarksOf(service: Service, settings: Settings): Remark[] {
	return [
		...unusedRanges(service),
		...unusedAddress(service),
		...withoutNodePorts(service),
		...leftOut(service, ['UDP', 'SCTP']),
		...places(service),
		...certificates(service),
		...healthChecks(service, settings),
		...unreadAnnotations(service, prefix, isRead),
	];
}

function places({ annotations, object }: Service): Remark[] {
	if (!annotations[names.location] || !annotations[names.networkZone]) return [];
	return [
		{
			at: annotationAt(object, names.networkZone),
			text: 'the controller ignores the network zone if a location is given',
			weight: 'note',
		},
	];
}

function certificates(service: Service): Remark[] {
	const { annotations, object } = service;
	const named = [names.certificates, names.certificateType].find((name) => annotations[name] !== undefined);
	if (named === undefined || frontendOf(service) === 'https') return [];
	return [
		{
			at: annotationAt(object, named),
			text: `a certificate ends no TLS by itself: the listeners speak ${frontendOf(service)} while ${names.protocol} is not https`,
			weight: 'risk',
		},
	];
}

function healthChecks(service: Service, settings: Settings): Remark[] {
	const { annotations, object } = service;
	const protocol = checkProtocolOf(service, settings);
	const asked = annotations[checks.protocol] !== undefined ? checks.protocol : names.protocol;
	const proxied = annotations[names.proxyProtocol] ?? settings.HCLOUD_LOAD_BALANCERS_USES_PROXYPROTOCOL ?? '';
	if (protocol === 'tcp') {
		if (annotations[checks.path] === undefined) return [];
		return [
			{
				at: annotationAt(object, checks.path),
				text: `the check is TCP and has no path: the controller reads this only with ${checks.protocol} http or https`,
				weight: 'note',
			},
		];
	}
	if (annotations[checks.port] !== undefined || annotations[asked] === undefined) return [];
	const remarks: Remark[] = [];
	if (parseBool(proxied))
		remarks.push({
			at: annotationAt(object, asked),
			text: 'the check uses HTTP on a port where Kong expects a PROXY header; no source says that it sends one',
			instead: 'tcp',
			weight: 'risk',
		});
	if (service.ports.length > 1 && frontendOf(service) === 'tcp')
		remarks.push({
			at: annotationAt(object, asked),
			text: "the same check goes to every port: HTTP to Kong's TLS port, or HTTPS to its plain one, makes the targets unhealthy",
			instead: 'tcp',
			weight: 'risk',
		});
	return remarks;
}
