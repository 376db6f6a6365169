// Remarks about PROXY and the client's address on an NLB.
import type { Service } from '../../service.ts';
import type { Remark } from '../../types.ts';
import { names, pairsOf, wordOf } from './service-annotations.ts';
import { remark, type Seen } from './service-seen.ts';
import { preserveKey, proxyKey } from './service-target-group.ts';

export function remarksOfProxy(seen: Seen): Remark[] {
	const { service } = seen;
	return [
		...remarksOfWords(seen),
		...remarksOfOverruled(seen),
		...remarksOfListed(service),
		...remarksOfPorts(service),
		...remarksOfFamilies(seen),
	];
}

/** The lists of attributes that a Service has: for all ports, and for single ones. */
function attributeLists(service: Service): string[] {
	const base = names.targetGroupAttributes;
	return Object.keys(service.annotations).filter((name) => name === base || name.startsWith(`${base}.`));
}

/** Those that the controller reads: a list for a port that the Service does not have may hold anything. */
function readLists({ service, listeners }: Seen): string[] {
	const base = names.targetGroupAttributes;
	const reached = new Set([base, ...listeners.map(({ port }) => `${base}.${port.port}`)]);
	return attributeLists(service).filter((name) => reached.has(name));
}

/** AWS gets attributes as they are written. */
function remarksOfWords(seen: Seen): Remark[] {
	const { service } = seen;
	return readLists(seen).flatMap((name) =>
		[...(pairsOf(service, name) ?? [])]
			.filter(([key, value]) => isDoubtful(key, value))
			.map(([key, value]) =>
				remark(
					service,
					name,
					'risk',
					`the controller passes ${key} to AWS as ${JSON.stringify(value)}; AWS knows true and false`,
					`${key}=${/^(t|true|1|on|yes|enabled)\b/i.test(value) ? 'true' : 'false'}`,
				),
			),
	);
}

function isDoubtful(key: string, value: string): boolean {
	if (key !== preserveKey && key !== proxyKey) return false;
	return value !== 'true' && value !== 'false' && value !== '';
}

/** Attributes that one of the two annotations for PROXY alone makes idle. */
function remarksOfOverruled(seen: Seen): Remark[] {
	const { service } = seen;
	const all = wordOf(service, names.proxyProtocol) !== undefined;
	const some = wordOf(service, names.proxyProtocolPerTargetGroup) !== undefined;
	if (!all && !some) return [];
	const winner = all ? names.proxyProtocol : names.proxyProtocolPerTargetGroup;
	const overruled = readLists(seen).filter((name) => pairsOf(service, name)?.has(proxyKey));
	if (all && some) overruled.push(names.proxyProtocolPerTargetGroup);
	return overruled.map((name) =>
		remark(service, name, 'note', `${winner} decides about PROXY for every port: this has no effect`),
	);
}

/** Ports in the list of ports with PROXY that the Service does not have. */
function remarksOfListed(service: Service): Remark[] {
	if (wordOf(service, names.proxyProtocol) !== undefined) return [];
	const listed = (wordOf(service, names.proxyProtocolPerTargetGroup) ?? '')
		.split(',')
		.map((one) => one.trim());
	const ports = service.ports.map(({ port }) => String(port));
	return listed
		.filter((one) => one !== '' && !ports.includes(one))
		.map((one) => {
			const meant = service.ports.find(
				({ nodePort, port, targetPort }) =>
					String(targetPort) === one || String(nodePort) === one || port === Number(one),
			);
			return remark(
				service,
				names.proxyProtocolPerTargetGroup,
				'risk',
				`${one} is no port of the Service, so no target group gets PROXY from it`,
				...(meant ? [String(meant.port)] : []),
			);
		});
}

function remarksOfPorts(service: Service): Remark[] {
	const ports = service.ports.map(({ port }) => `${names.targetGroupAttributes}.${port}`);
	return attributeLists(service)
		.filter((name) => name !== names.targetGroupAttributes && !ports.includes(name))
		.map((name) =>
			remark(
				service,
				name,
				'risk',
				'the controller does not read it: the Service has no port of that number',
			),
		);
}

/** An NLB that keeps addresses cannot keep one of the other IP family. */
function remarksOfFamilies({ service, front, nlb }: Seen): Remark[] {
	const keeps = nlb.ports.some((port) => port.keepsClientAddress && port.proxyProtocol === 0);
	if (front.addresses !== 'dualstack' || !keeps) return [];
	const [clients, targets] = service.families.includes('IPv6') ? ['IPv4', 'IPv6'] : ['IPv6', 'IPv4'];
	return [
		remark(
			service,
			names.ipAddressType,
			'risk',
			`targets have ${targets} addresses, so ${clients} clients reach Kong from an address of the NLB; only PROXY keeps their address`,
		),
	];
}
