// Annotations that speak of the Service's ports, filled in.
import type { PortList } from './selection.ts';

/** A port as annotations name it. */
export interface NamedPort {
	readonly name: string;
	readonly port: number;
	/** http, https, or tcp for streams. */
	readonly protocol: string;
}

/** The text with what it says of each port. */
export function portText({ text, each }: PortList, ports: readonly NamedPort[]): string {
	return Object.entries(each).reduce((before, [name, item]) => {
		// Words such as http:80 are for ports that the balancer reads; others stay TCP without a word.
		const named = item.includes('{protocol}') ? ports.filter(({ protocol }) => protocol !== 'tcp') : ports;
		const items = named.map((port) =>
			item
				.replaceAll('{portName}', port.name)
				.replaceAll('{port}', String(port.port))
				.replaceAll('{protocol}', port.protocol),
		);
		return before.replaceAll(`{${name}}`, items.join(','));
	}, text);
}
