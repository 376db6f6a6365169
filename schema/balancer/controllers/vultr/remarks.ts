// Settings that Vultr's controller reads in another way than their author means, or not at all.
import { meansOn, unreadAnnotations, unusedAddress, unusedRanges, withoutNodePorts } from '../../cloud.ts';
import { annotationAt, portAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { parseBool } from '../../words.ts';
import { backendOf, checkProtocolOf, frontendOf, httpsPorts, isProxied, passesThrough } from './rules.ts';
import { checks, isHostName, isRead, names, prefix } from './settings.ts';

export function remarksOf(service: Service): Remark[] {
	return [
		...unusedRanges(service, names.firewallRules),
		...unusedAddress(service),
		...withoutNodePorts(service),
		...booleans(service),
		...protocols(service),
		...https(service),
		...healthChecks(service),
		...others(service),
		...unreadAnnotations(service, prefix, isRead),
	];
}

function booleans({ annotations, object }: Service): Remark[] {
	return [names.proxyProtocol, names.passThrough, `${prefix}ssl-redirect`].flatMap((name) => {
		const word = annotations[name];
		if (word === undefined || parseBool(word) !== null) return [];
		const on = meansOn(word);
		return [
			{
				at: annotationAt(object, name),
				text: `${JSON.stringify(word)} is no boolean: the controller reads it as false, without an error`,
				instead: on ? 'true' : 'false',
				weight: on
					? name === names.proxyProtocol
						? ('broken' as const)
						: ('risk' as const)
					: ('note' as const),
				...(name === names.proxyProtocol ? { onPath: true as const } : {}),
			},
		];
	});
}

function protocols(service: Service): Remark[] {
	const { annotations, object, ports } = service;
	const remarks: Remark[] = [];
	const word = annotations[names.protocol];
	const known = ['tcp', 'udp', 'http', 'https'];
	if (word !== undefined && !known.includes(word))
		remarks.push({
			at: annotationAt(object, names.protocol),
			text: `the controller passes ${JSON.stringify(word)} to Vultr unchanged, which knows ${known.join(', ')} in lower case`,
			...(known.includes(word.trim().toLowerCase()) ? { instead: word.trim().toLowerCase() } : {}),
			weight: 'broken',
		});
	for (const port of ports.filter(({ protocol }) => protocol !== 'TCP')) {
		const { protocol } = frontendOf(service, port);
		if (protocol === 'udp') continue;
		remarks.push({
			at: portAt(object, port, 'protocol'),
			text: `the controller does not read it: port ${port.port} becomes ${protocol || 'what an empty word means'}, as ${names.protocol} says for all ports`,
			weight: 'risk',
		});
	}
	const asked = annotations[names.backendProtocol];
	const unused =
		asked !== undefined &&
		ports.every((port) => backendOf(service, frontendOf(service, port).protocol) !== asked.toLowerCase());
	if (unused)
		remarks.push({
			at: annotationAt(object, names.backendProtocol),
			text: 'it does not fit what clients speak on any port, so the controller leaves it out',
			weight: 'risk',
		});
	return remarks;
}

function https(service: Service): Remark[] {
	const { annotations, object, ports } = service;
	const ended = ports.filter((port) => frontendOf(service, port).protocol === 'https');
	const by = httpsPorts(service)?.length && !passesThrough(service) ? names.httpsPorts : names.protocol;
	const remarks: Remark[] = [];
	if (ended.length === 0) return remarks;
	if (annotations[names.ssl] === undefined && annotations[names.autoSsl] === undefined)
		remarks.push({
			at: annotationAt(object, by),
			text: `HTTPS is asked for without a certificate: ${names.ssl} or ${names.autoSsl} names one`,
			weight: 'risk',
		});
	if (ended.some(() => backendOf(service, 'https') === 'https'))
		remarks.push({
			at: annotationAt(object, annotations[names.backendProtocol] === undefined ? by : names.backendProtocol),
			text: `the balancer speaks TLS to the targets too where ${names.backendProtocol} is not http: the port must lead to Kong's TLS port then`,
			weight: 'risk',
		});
	return remarks;
}

function healthChecks(service: Service): Remark[] {
	const { annotations, object } = service;
	const remarks: Remark[] = [];
	if (annotations[checks.port] !== undefined)
		remarks.push({
			at: annotationAt(object, checks.port),
			text: 'the balancer then checks this port number on the nodes, not its node port: nothing answers there, and every node counts as unhealthy',
			weight: 'broken',
		});
	const asked = annotations[checks.protocol] === undefined ? checks.path : checks.protocol;
	if (checkProtocolOf(service) === 'http' && isProxied(service) && annotations[asked] !== undefined)
		remarks.push({
			at: annotationAt(object, asked),
			text: 'the check uses HTTP on a port where Kong expects a PROXY header; no source says that it sends one',
			instead: 'tcp',
			weight: 'risk',
		});
	return remarks;
}

function others({ annotations, object }: Service): Remark[] {
	const remarks: Remark[] = [];
	const say = (name: string, text: string, weight: Remark['weight'], instead?: string) =>
		remarks.push({ at: annotationAt(object, name), text, weight, ...(instead ? { instead } : {}) });
	const hostname = annotations[names.hostname];
	if (hostname && !isHostName(hostname))
		say(
			names.hostname,
			'it is not a host name: the status keeps the address, and the controller cannot delete the balancer until you remove it',
			'risk',
		);
	for (const name of [names.vpc, names.privateNetwork])
		if (/^(no|off|0|f|)$/i.test(annotations[name] ?? 'true'))
			say(name, 'only "false" switches it off: any other text means true', 'risk', 'false');
	if (/^(no|off|0|f|)$/i.test(annotations[names.create] ?? 'true'))
		say(names.create, 'only "false" keeps the controller from making a balancer', 'note', 'false');
	const sticky = annotations[names.stickySession];
	if (sticky !== undefined && sticky !== 'on' && sticky !== 'off')
		say(names.stickySession, 'only "on" switches it on: any other text means off', 'note', 'on');
	return remarks;
}
