// UpCloud: what in a Service is read in another way than its author means.
import { isMap } from '../../../text/map.ts';
import { yamlIn } from '../../../text/yaml-in.ts';
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { sameFold } from '../../words.ts';
import type { Config } from './config.ts';
import { backendsOf, frontendsOf, versionOf, writesHeader } from './ports.ts';
import { configName, selectorMembers, selectorName } from './words.ts';

/** What is to say about the Service and about its JSON. */
export function remarksOf(service: Service, config: Config | undefined): Remark[] {
	const { object, sourceRanges } = service;
	const json = annotationAt(object, configName);
	const say = (weight: Remark['weight'], text: string, instead?: string): Remark => ({
		at: json,
		text,
		weight,
		...(instead === undefined ? {} : { instead }),
	});
	const ranges: Remark = {
		at: fieldAt(object, 'spec', 'loadBalancerSourceRanges'),
		text: "UpCloud's controller ignores source ranges: its balancer lets everybody in",
		weight: 'risk',
	};
	return [
		...(sourceRanges.length > 0 ? [ranges] : []),
		...selectorRemarks(service),
		...frontendRemarks(service, config).map(([weight, text]) => say(weight, text)),
		...backendRemarks(service, config).map(([weight, text, instead]) => say(weight, text, instead)),
	];
}

/** The controller's YAML library knows the members by their names in small letters, whatever UpCloud's manual says. */
function selectorRemarks({ annotations, object }: Service): Remark[] {
	const given = yamlIn(annotations[selectorName] ?? '');
	return Object.keys(isMap(given) ? given : {})
		.filter((name) => !selectorMembers.includes(name))
		.map((name): Remark => {
			const meant = selectorMembers.find((one) => sameFold(one, name));
			return {
				at: annotationAt(object, selectorName),
				text: `the controller reads matchlabels and matchexpressions, in small letters, and passes over ${JSON.stringify(name)}: the balancer also sends to nodes that it should leave out`,
				...(meant === undefined ? {} : { instead: meant }),
				weight: 'note',
			};
		});
}

type Said = readonly [weight: Remark['weight'], text: string, instead?: string];

function frontendRemarks({ ports }: Service, config: Config | undefined): Said[] {
	const frontends = frontendsOf(ports, config);
	const backends = backendsOf(ports, config);
	const said: Said[] = [];
	if (!config?.frontends.length)
		said.push([
			'risk',
			'without frontends in its JSON the balancer works in mode http on every port, and port 443 gets a certificate of its own: TLS of Kong does not work behind it',
		]);
	const lost = ports.filter((port) => !frontends.some((one) => one.port === port.port));
	for (const { port } of lost)
		said.push(['broken', `frontends in the JSON replace those of all ports, so port ${port} has none`]);
	for (const one of frontends) {
		if (!backends.some(({ name }) => name === one.defaultBackend))
			said.push([
				'broken',
				`backends in the JSON replace those of all ports, so port ${one.port} has none: name a backend for each port`,
			]);
		if (one.takesProxy)
			said.push([
				'broken',
				`inbound_proxy_protocol makes port ${one.port} expect a PROXY header from clients; outbound_proxy_protocol of the backend sends one to Kong`,
			]);
		if (one.mode === 'http' && !writesHeader(one))
			said.push([
				'risk',
				`port ${one.port} works in mode http and adds no X-Forwarded-For: that takes a rule with the action set_forwarded_headers`,
			]);
	}
	const udp = ports.find(({ protocol }) => protocol === 'UDP');
	if (udp) said.push(['broken', `the balancer has no UDP: port ${udp.port} becomes one for TCP or HTTP`]);
	return said;
}

function backendRemarks({ ports, policy }: Service, config: Config | undefined): Said[] {
	return backendsOf(ports, config).flatMap(({ name, port, properties }): Said[] => {
		if (port === undefined)
			return [['broken', `no port names the backend ${JSON.stringify(name)}, so it has no members`]];
		const said: Said[] = [];
		const word = properties?.proxyProtocol;
		if (word !== undefined && versionOf(word) === null)
			said.push([
				'broken',
				`outbound_proxy_protocol ${JSON.stringify(word)} is passed to UpCloud's API unchanged, which knows v1, v2 and nothing`,
				'v2',
			]);
		if (properties?.checkType === 'http' && word && !properties.checkUrl.includes('://'))
			said.push([
				'risk',
				`the backend ${name} is checked by HTTP on a port where Kong expects a PROXY header; use tcp`,
			]);
		if (policy === 'Local' && properties && (properties.checkType || properties.checkUrl))
			said.push([
				'risk',
				`health_check_type or health_check_url of the backend ${name} replace the check of the health check node port, so nodes without Kong get requests`,
			]);
		return said;
	});
}
