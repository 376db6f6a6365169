// Scaleway: what in a Service is read in another way than its author means.
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import type { BalancerPort, Remark } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { nameOf, saidBy } from './words.ts';

/** What is to say about a Service and the ports that were made of it. */
export function remarksOf(service: Service, ports: readonly BalancerPort[]): Remark[] {
	return [
		...numberRemarks(service, ports),
		...modeRemarks(service),
		...checkRemarks(service, ports),
		...rangeRemarks(service),
	];
}

/** 1 names a port in these lists; other numbers name ports of the Service, not of pods or nodes. */
function numberRemarks(service: Service, ports: readonly BalancerPort[]): Remark[] {
	return ['proxy-protocol-v1', 'proxy-protocol-v2', 'protocol-http'].flatMap((name): Remark[] => {
		const value = saidBy(service, name);
		if (value === undefined || !/^[0-9, ]+$/.test(value)) return [];
		const at = annotationAt(service.object, nameOf(name));
		if (value === '1')
			return [{ at, text: '1 is port number 1 here, not true', instead: 'true', weight: 'broken' }];
		const strange = value
			.split(',')
			.map((one) => one.trim())
			.filter((one) => !ports.some(({ port }) => port === Number(one)));
		return strange.map((one) => ({
			at,
			text: `${one} is no port of the Service; the list names the Service's ports, not those of pods or nodes`,
			weight: 'broken',
		}));
	});
}

function modeRemarks(service: Service): Remark[] {
	const mode = saidBy(service, 'ip-mode');
	const remarks: Remark[] = [];
	if (mode !== undefined && mode !== 'Proxy' && mode !== 'VIP')
		remarks.push({
			at: annotationAt(service.object, nameOf('ip-mode')),
			text: `the controller writes ${JSON.stringify(mode)} into the status unchanged, and Kubernetes accepts only Proxy and VIP there`,
			instead: 'Proxy',
			weight: 'broken',
		});
	for (const name of ['use-hostname', 'force-internal-ip']) {
		const value = saidBy(service, name);
		if (value !== undefined && parseBool(value) === null)
			remarks.push({
				at: annotationAt(service.object, nameOf(name)),
				text: `the controller reads ${JSON.stringify(value)} as false`,
				instead: 'true',
				weight: 'risk',
			});
	}
	return remarks;
}

function checkRemarks(service: Service, ports: readonly BalancerPort[]): Remark[] {
	const remarks: Remark[] = [];
	const sends = parseBool(saidBy(service, 'health-check-send-proxy') ?? '') === true;
	const byHttp = ports.filter(
		({ healthCheck: check }) => check?.port === 'traffic' && check.protocol !== 'tcp',
	);
	if (!sends && byHttp.some(({ proxyProtocol }) => proxyProtocol !== 0))
		remarks.push({
			at: annotationAt(service.object, nameOf('health-check-type')),
			text: `the check sends no PROXY header to a port where Kong expects one: set ${nameOf('health-check-send-proxy')} or check by tcp`,
			instead: 'tcp',
			weight: 'broken',
		});
	if (sends && byHttp.some(({ proxyProtocol }) => proxyProtocol === 0))
		remarks.push({
			at: annotationAt(service.object, nameOf('health-check-send-proxy')),
			text: 'the check sends a PROXY header to a port where Kong expects none',
			instead: 'false',
			weight: 'broken',
		});
	const native = saidBy(service, 'health-check-from-service') ?? '';
	if (service.policy === 'Local' && ports.some(({ healthCheck }) => healthCheck?.port === 'traffic'))
		remarks.push({
			at: fieldAt(service.object, 'spec', 'externalTrafficPolicy'),
			text: `under traffic policy Local the check uses the node port, not the health check node port, unless ${nameOf('health-check-from-service')} is true: requests to a node without Kong are lost until the check fails`,
			weight: 'risk',
			needlessWith: 'daemonset',
		});
	if (service.policy === 'Cluster' && parseBool(native) === true)
		remarks.push({
			at: annotationAt(service.object, nameOf('health-check-from-service')),
			text: 'there is a health check node port only under traffic policy Local; the check uses the node port',
			weight: 'note',
		});
	return remarks;
}

function rangeRemarks({ object, sourceRanges }: Service): Remark[] {
	return sourceRanges.flatMap((range, index) =>
		range === range.trim()
			? []
			: [
					{
						at: fieldAt(object, 'spec', 'loadBalancerSourceRanges', index),
						text: `the controller ignores ${JSON.stringify(range)} because of its blanks`,
						instead: range.trim(),
						weight: 'risk' as const,
					},
				],
	);
}
