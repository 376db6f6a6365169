// What Alibaba's controller reads otherwise, or not at all, of the settings of listeners and targets.
import { annotationAt, fieldAt, type Service } from '../../service.ts';
import type { Cluster, Remark } from '../../types.ts';
import { checkSettings } from './ports.ts';
import { backendType, isOn, nameOf, type Product, protocolOf, read, targetsPods, whereIs } from './words.ts';

const offWords = ['off', 'false', 'no', '0', 'disabled'];

/** Words for on: the Classic Load Balancer takes exactly `on`, the other any case of letters. */
export function onRemarks(service: Service, product: Product, setting: string, effect: string): Remark[] {
	const word = read(service, setting);
	const isRead = product === 'nlb' ? isOn(word) : word === 'on';
	if (word === '' || isRead || offWords.includes(word.toLowerCase())) return [];
	return [
		{
			at: whereIs(service, setting),
			text: `the controller accepts only on${product === 'nlb' ? '' : ', in lower case'}; ${JSON.stringify(word)} means off, and ${effect}`,
			instead: 'on',
			weight: 'broken',
			onPath: true,
		},
	];
}

/** On protocols, certificates, and PROXY beside HTTP. */
export function listenerRemarks(service: Service, product: Product): Remark[] {
	const { ports } = service;
	const protocols = ports.map((port) => protocolOf(service, product, port));
	const at = whereIs(service, 'protocol-port');
	const isHttp = (one: string | null) => one === 'http' || one === 'https';
	const remarks: Remark[] = [];
	const idle = read(service, 'protocol-port')
		.split(',')
		.filter((item) => item !== '' && !ports.some(({ port }) => item.split(':')[1] === String(port)));
	for (const item of idle)
		remarks.push({ at, text: `${JSON.stringify(item)} names no port of the Service`, weight: 'risk' });
	const ends = product === 'nlb' ? 'TCPSSL' : 'https';
	if (protocols.includes(ends) && read(service, 'cert-id') === '')
		remarks.push({
			at,
			text: `a listener that ends TLS needs a certificate: ${nameOf(service, 'cert-id')} names none`,
			weight: 'broken',
		});
	if (!protocols.includes(ends) && read(service, 'cert-id') !== '')
		remarks.push({
			at: whereIs(service, 'cert-id'),
			text: `it ends no TLS, since ${nameOf(service, 'protocol-port')} makes no port ${ends.toLowerCase()}`,
			weight: 'note',
		});
	if (product === 'clb' && protocols.includes('http') && read(service, 'forward-port') !== '')
		remarks.push({
			at: whereIs(service, 'forward-port'),
			text: 'a listener that forwards to another port answers clients itself, and Kong gets no request',
			weight: 'note',
		});
	if (protocols.some(isHttp) && read(service, 'proxy-protocol') === 'on')
		remarks.push({
			at: whereIs(service, 'proxy-protocol'),
			text: 'HTTP and HTTPS listeners send no PROXY header; they name the client in X-Forwarded-For',
			weight: protocols.every(isHttp) ? 'broken' : 'risk',
		});
	return remarks;
}

/** On checks that are off, or that ask where PROXY headers are expected. */
export function checkRemarks(service: Service, product: Product): Remark[] {
	const protocols = service.ports.map((port) => protocolOf(service, product, port) ?? '');
	const remarks: Remark[] = [];
	const isHttp = protocols.some((one) => one === 'http' || one === 'https');
	const flag = read(service, 'health-check-flag');
	if (product === 'clb' && isHttp && flag !== 'on')
		remarks.push({
			at: whereIs(service, 'health-check-flag'),
			text: 'HTTP and HTTPS listeners are made with the health check off: targets without a working Kong get requests',
			instead: 'on',
			weight: 'risk',
		});
	if (product === 'nlb' && flag !== '' && !isOn(flag))
		remarks.push({
			at: whereIs(service, 'health-check-flag'),
			text: 'the health check is off: targets without a working Kong get requests, and the other settings of the check are not read',
			instead: 'on',
			weight: 'risk',
		});
	const isProxy =
		product === 'nlb' ? isOn(read(service, 'proxy-protocol')) : read(service, 'proxy-protocol') === 'on';
	const asksHttp = protocols.some((one) => {
		const { protocol, port, state } = checkSettings(service, product, one.toLowerCase());
		return protocol === 'http' && port === '' && state !== 'off';
	});
	if (isProxy && asksHttp)
		remarks.push({
			at: whereIs(service, 'health-check-type'),
			text: 'the check uses HTTP on a port where Kong expects PROXY headers',
			instead: 'tcp',
			weight: 'risk',
		});
	return remarks;
}

/** On a scheme that the API does not know. */
export function addressRemarks(service: Service, product: Product): Remark[] {
	const word = read(service, 'address-type');
	const cased = product === 'nlb' ? word.toLowerCase() : word;
	if (['', 'internet', 'intranet'].includes(cased)) return [];
	return [
		{
			at: whereIs(service, 'address-type'),
			text: `the controller passes ${JSON.stringify(word)} to the API unchanged, which knows internet and intranet`,
			instead: 'intranet',
			weight: 'broken',
		},
	];
}

/** On the kind of targets, and on node ports that are not there. */
export function targetRemarks(service: Service, cluster: Cluster): Remark[] {
	const { allocatesNodePorts, annotations, object, ports } = service;
	const word = annotations[backendType];
	const remarks: Remark[] = [];
	if (word && word !== 'eni' && word.toLowerCase() === 'eni')
		remarks.push({
			at: annotationAt(object, backendType),
			text: `the controller accepts only eni, in lower case; with ${JSON.stringify(word)} nodes are the targets`,
			instead: 'eni',
			weight: 'risk',
		});
	if (
		!allocatesNodePorts &&
		!targetsPods(service, cluster) &&
		ports.some(({ nodePort }) => nodePort === null)
	)
		remarks.push({
			at: fieldAt(object, 'spec', 'allocateLoadBalancerNodePorts'),
			text: 'the balancer reaches Kong through node ports; without them the controller asks for targets on port 0',
			instead: 'true',
			weight: 'broken',
		});
	return remarks;
}

/** On targets towards which the cloud cannot keep the client's address; the controller asks for it all the same. */
export function keepingRemarks(service: Service): Remark[] {
	if (!isOn(read(service, 'preserve-client-ip'))) return [];
	const at = whereIs(service, 'preserve-client-ip');
	const isTls = service.ports.some((port) => protocolOf(service, 'nlb', port) === 'TCPSSL');
	const isIp = read(service, 'server-group-type').toLowerCase() === 'ip';
	return [
		...(isIp
			? [
					{
						at,
						text: 'Alibaba keeps no client addresses towards server groups of type Ip: use PROXY',
						weight: 'broken' as const,
					},
				]
			: []),
		...(isTls
			? [
					{
						at,
						text: 'Alibaba accepts no TLS listener whose server group keeps the client’s address: use PROXY, with this off',
						weight: 'broken' as const,
					},
				]
			: []),
		...(isOn(read(service, 'proxy-protocol'))
			? [
					{
						at,
						text: 'packets keep the client’s address although PROXY headers name it as well',
						weight: 'note' as const,
					},
				]
			: []),
	];
}
