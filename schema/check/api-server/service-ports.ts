// Ports of a Service that the API server does not take.

import { at, items, text } from '../../cluster/objects.ts';
import { inWords } from '../../text/in-words.ts';
import { LABEL } from './names.ts';
import { given, type Refusal, type Rule, refusal, shown } from './refusal.ts';
import { typeOf } from './service-types.ts';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

export const ports: Rule = (service) => {
	const all = items(given(service, 'ports'));
	const type = typeOf(service);
	if (all.length === 0 && type !== 'ExternalName' && given(service, 'clusterIP') !== 'None')
		return [refusal('ports', 'it has no ports', 'Name the ports that lead to Kong')];
	const each = all.flatMap((port, index) => [
		...numbers(port, index),
		...names(port, index, all.length > 1),
		...ofType(port, index, type),
	]);
	return [...each, ...repeated(all)];
};

function numbers(port: unknown, index: number): Refusal[] {
	return ['port', 'nodePort'].flatMap((field) => {
		const value = at(port, field);
		const missing = value === undefined || value === null;
		if (missing && field === 'nodePort') return [];
		if (isNumber(value) && (value > 0 || field === 'nodePort')) return [];
		const bare = typeof value === 'string' && /^\d+$/.test(value);
		const why = missing
			? `a port has no number`
			: `${field} is ${shown(value)}, and must be a number from 1 to 65535`;
		return [
			refusal(
				`ports.${index}.${field}`,
				why,
				bare ? `Write ${value} without quotes` : 'Write the number of the port',
			),
		];
	});
}

const isNumber = (value: unknown): value is number =>
	Number.isInteger(value) && Number(value) >= 0 && Number(value) < 65536;

function names(port: unknown, index: number, needed: boolean): Refusal[] {
	const name = text(at(port, 'name')) ?? '';
	if (name === '' && !needed) return [];
	if (name === '')
		return [
			refusal(
				`ports.${index}.name`,
				'of several ports each needs a name, and one has none',
				'Name every port',
			),
		];
	if (LABEL.test(name)) return [];
	const why = `the name of a port is ${shown(name)}, and may hold only small letters, digits and -, and no more than 63 of them`;
	return [refusal(`ports.${index}.name`, why, 'Write another name')];
}

function ofType(port: unknown, index: number, type: unknown): Refusal[] {
	const protocol = at(port, 'protocol') ?? 'TCP';
	const found: Refusal[] = [];
	if (!PROTOCOLS.some((one) => one === protocol))
		found.push(
			refusal(
				`ports.${index}.protocol`,
				`protocol is ${shown(protocol)}, and may be TCP, UDP or SCTP`,
				`Write ${PROTOCOLS.find((one) => one === inWords(protocol).toUpperCase()) ?? 'TCP'}`,
			),
		);
	if (type === 'ClusterIP' && at(port, 'nodePort'))
		found.push(
			refusal(
				`ports.${index}.nodePort`,
				'a port of a Service of type ClusterIP may not have a nodePort',
				'Remove nodePort',
			),
		);
	if (type === 'LoadBalancer' && at(port, 'port') === 10250)
		found.push(
			refusal(
				`ports.${index}.port`,
				'port 10250 is that of the kubelet, and no load balancer may have it',
				'Write another port',
			),
		);
	return found;
}

/** Two ports of one name, or of one number and protocol. */
function repeated(all: readonly unknown[]): Refusal[] {
	const seen = new Set<string>();
	const isSeen = (key: string): boolean => seen.size === seen.add(key).size;
	return all.flatMap((port, index) => {
		const protocol = inWords(at(port, 'protocol') ?? 'TCP');
		const [name, number, node] = [text(at(port, 'name')), at(port, 'port'), at(port, 'nodePort')];
		const keys = [
			['name', name, `two ports have the name ${shown(name)}`],
			['port', number && `${number}/${protocol}`, `two ports are ${protocol} port ${shown(number)}`],
			['nodePort', node && `${node}/${protocol}`, `two ports have the nodePort ${shown(node)}`],
		] as const;
		return keys
			.filter(([field, key]) => key && isSeen(`${field} ${key}`))
			.map(([field, , why]) => refusal(`ports.${index}.${field}`, why, 'Change one of them'));
	});
}
