// OpenStack: what in a Service is read in another way than its author means.
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { type Config, isOn, names, type Settings } from './words.ts';

/** What is to say about a Service of which a balancer is made. */
export function remarksOf(service: Service, config: Config, settings: Settings): Remark[] {
	return [
		...wordRemarks(service),
		...(config.provider === 'ovn' ? ovnRemarks(service, config, settings) : []),
		...portRemarks(service, config),
		...policyRemarks(service, config, settings),
	];
}

/** Words that the author takes for on and the controller for nothing. */
function wordRemarks({ annotations, object }: Service): Remark[] {
	const strange = (name: string, words: readonly string[], text: string, instead: string): Remark[] => {
		const value = annotations[name];
		if (value === undefined || words.includes(value)) return [];
		const off = ['', '0', 'no', 'off', 'none', 'disabled'].includes(value.toLowerCase());
		return [
			{
				at: annotationAt(object, name),
				text: `the controller reads ${JSON.stringify(value)} as ${text}`,
				instead: off ? 'false' : instead,
				weight: off ? 'note' : 'broken',
				...(name === names.proxy || name === names.forwardedFor ? { onPath: true as const } : {}),
			},
		];
	};
	const flags = [names.forwardedFor, names.internal, names.monitor].flatMap((name) =>
		strange(name, ['true', 'false'], 'unset: only true and false count, in lower case', 'true'),
	);
	const proxy = 'off: only true, v1 and v2 count, in lower case';
	const version = /^v?2$/i.test(annotations[names.proxy]?.trim() ?? '') ? 'v2' : 'v1';
	return [...strange(names.proxy, ['true', 'v1', 'v2', 'false'], proxy, version), ...flags];
}

/** What the documentation says is not supported with OVN; the controller asks for it all the same. */
function ovnRemarks(
	{ annotations, object, sourceRanges }: Service,
	config: Config,
	settings: Settings,
): Remark[] {
	const remarks: Remark[] = [];
	const unsupported = (name: string) =>
		remarks.push({
			at: annotationAt(object, name),
			text: 'not supported with the OVN provider, though the controller does not refuse it: it asks Octavia for features that OVN lacks',
			weight: 'broken',
		});
	if (config.version !== 0) unsupported(names.proxy);
	if (config.forwardedFor) unsupported(names.forwardedFor);
	if (config.tls !== '') unsupported(names.tls);
	const ranges = sourceRanges.length > 0 || (annotations[names.ranges] ?? '') !== '';
	if (ranges && !isOn(settings['manage-security-groups']))
		remarks.push({
			at:
				sourceRanges.length > 0
					? fieldAt(object, 'spec', 'loadBalancerSourceRanges')
					: annotationAt(object, names.ranges),
			text: 'with the OVN provider the controller ignores source ranges, unless manage-security-groups is on',
			weight: 'risk',
		});
	return remarks;
}

function portRemarks({ object, ports }: Service, config: Config): Remark[] {
	const remarks: Remark[] = [];
	const setting = config.tls === '' ? (config.forwardedFor ? names.forwardedFor : undefined) : names.tls;
	const udp = ports.find(({ protocol }) => protocol === 'UDP');
	if (udp && (setting || config.version !== 0))
		remarks.push({
			at: fieldAt(object, 'spec', 'ports', udp.index, 'protocol'),
			text: setting
				? `${setting} applies to every port, so UDP port ${udp.port} becomes one for HTTP`
				: `${names.proxy} applies to every port, so the targets of UDP port ${udp.port} are asked to speak TCP with PROXY`,
			weight: 'broken',
		});
	if (config.tls !== '' && !config.forwardedFor && config.version === 0)
		remarks.push({
			at: annotationAt(object, names.tls),
			text: `TLS ends at the balancer, which adds no X-Forwarded-For without ${names.forwardedFor}`,
			weight: 'risk',
		});
	if (config.tls !== '' && ports.some(({ port }) => port === 80))
		remarks.push({
			at: annotationAt(object, names.tls),
			text: 'TLS ends on every port, also on port 80, which answers no plain HTTP then',
			weight: 'risk',
		});
	return remarks;
}

/** Whether monitors are the default is a setting of the controller, which the objects of a cluster do not show. */
function policyRemarks(
	{ object, policy, annotations }: Service,
	{ monitor, provider }: Config,
	settings: Settings,
): Remark[] {
	if (policy !== 'Local' || (monitor && provider !== 'ovn')) return [];
	const untold = annotations[names.monitor] === undefined && settings['create-monitor'] === undefined;
	const unless = untold ? ", unless the controller's create-monitor is on" : '';
	const asks = monitor
		? 'with the OVN provider the health monitor checks the node port, not the health check node port'
		: `without ${names.monitor} there is no health check${unless}`;
	return [
		{
			at: fieldAt(object, 'spec', 'externalTrafficPolicy'),
			text: `${asks}: under traffic policy Local nodes without Kong ${monitor ? 'get requests until that check fails' : 'get requests too, and drop them'}`,
			weight: untold ? 'note' : 'risk',
			needlessWith: 'daemonset',
		},
	];
}
