// The bytes of a PROXY header, as a client forges it. Source: https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt
import { type ProxyHeader, parseEndpoint } from '../../schema/trace/index.ts';

/** The header's bytes; TCP over IPv4 only, as the probe sends them. */
export function prefaceBytes({ version, source = '', destination = source }: ProxyHeader): Buffer {
	const ends = [source, destination].map(parseEndpoint);
	if (version === 1) {
		const words = [...ends.map(({ address }) => address.join('.')), ...ends.map(({ port }) => port)];
		return Buffer.from(`PROXY TCP4 ${words.join(' ')}\r\n`);
	}
	const addresses = ends.flatMap(({ address }) => [...address]);
	const ports = ends.flatMap(({ port }) => [port >> 8, port & 255]);
	// Version 2, command PROXY; TCP over IPv4; twelve bytes follow.
	const head = Buffer.from([0x21, 0x11, 0, 12]);
	return Buffer.concat([
		Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1'),
		head,
		Buffer.from([...addresses, ...ports]),
	]);
}
