// Remarks about what the listeners of an NLB speak.
import { portAt, type Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { actionName } from './service-actions.ts';
import { names, wordOf, wordsOf } from './service-annotations.ts';
import { certificatesOf } from './service-listeners.ts';
import { remark, type Seen } from './service-seen.ts';

export function remarksOfPorts(seen: Seen): Remark[] {
	return [...remarksOfTls(seen), ...remarksOfDoubles(seen), ...remarksOfActions(seen)];
}

function remarksOfTls({ service, listeners }: Seen): Remark[] {
	const found: Remark[] = [];
	const tls = listeners.filter(({ protocol }) => protocol === 'tls');
	const backend = wordOf(service, names.backendProtocol);
	if (backend !== undefined && tls.length === 0)
		found.push(
			remark(
				service,
				names.backendProtocol,
				'note',
				`no port ends TLS at the NLB, so this does nothing: it needs ${names.certificate}`,
			),
		);
	else if (backend !== undefined && backend !== 'ssl' && /^(ssl|tls|https)$/i.test(backend.trim()))
		found.push({
			...remark(
				service,
				names.backendProtocol,
				'risk',
				`only the exact word ssl makes the NLB speak TLS to Kong: ${JSON.stringify(backend)} means plain TCP`,
				'ssl',
			),
			onPath: true,
		});
	if (tls.length > 1 && (wordsOf(service, names.sslPorts) ?? []).length === 0)
		found.push(
			remark(
				service,
				names.certificate,
				'risk',
				`without ${names.sslPorts} every TCP port speaks TLS: ${tls.map(({ port }) => port.port).join(', ')}`,
			),
		);
	if (certificatesOf(service).length === 0 && (wordsOf(service, names.sslPorts) ?? []).length > 0)
		found.push(
			remark(service, names.sslPorts, 'note', `without ${names.certificate} no port ends TLS at the NLB`),
		);
	return found;
}

/** Ports that no listener is made of, or whose protocol an NLB does not speak. */
function remarksOfDoubles({ service, listeners }: Seen): Remark[] {
	return service.ports.flatMap((port): Remark[] => {
		const listener = listeners.find((one) => one.port.port === port.port);
		if (port.protocol === 'SCTP')
			return [
				{
					at: portAt(service.object, port, 'protocol'),
					text: 'the controller asks AWS for a listener that speaks SCTP, and an NLB has none',
					weight: 'broken',
				},
			];
		if (listener === undefined || listener.port.index === port.index || listener.protocol.includes('_'))
			return [];
		return [
			{
				at: portAt(service.object, port, 'port'),
				text: `an NLB has one listener for each number, and an earlier port has ${port.port}: none is made of this one; ${names.tcpUdpListener}: "true" joins TCP and UDP`,
				weight: 'risk',
			},
		];
	});
}

function remarksOfActions({ service, listeners }: Seen): Remark[] {
	const read = listeners.map(({ port, protocol }) => actionName(protocol, port.port));
	return actionsOf(service).map((name) =>
		read.includes(name)
			? remark(
					service,
					name,
					'note',
					'a part of the connections goes to the target groups that this annotation names',
				)
			: remark(service, name, 'note', 'no listener has this protocol and number: it has no effect'),
	);
}

function actionsOf({ annotations }: Service): string[] {
	return Object.keys(annotations).filter((name) => name.startsWith(`${names.actions}.`));
}
