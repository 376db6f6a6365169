// The bytes of PROXY headers, written from the protocol's description and apart from the simulator's own idea of them.
// Source: https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt
import ipaddr from 'ipaddr.js';
import type { ProxyHeader } from '../../schema/trace/index.ts';

const signature = Buffer.from('\r\n\r\n\0\r\nQUIT\n', 'latin1');
const families = { TCP4: 0x11, UDP4: 0x12, TCP6: 0x21, UDP6: 0x22, UNIX: 0x31, UNKNOWN: 0x00 } as const;

function split(endpoint: string): { address: string; port: number } {
	const [, address = '', port] = /^\[?(.*?)\]?:(\d+)$/.exec(endpoint) ?? [];
	return { address, port: Number(port) };
}

/** The header as it is sent. */
export function proxyBytes(header: ProxyHeader): Buffer {
	const { version, command, family, source, destination = source, tlvBytes = 0 } = header;
	const ends = source === undefined ? [] : [split(source), split(destination ?? source)];
	if (version === 1) {
		const addresses = ends.map(({ address }) => address);
		const ports = ends.map(({ port }) => String(port));
		return Buffer.from(`${['PROXY', family, ...addresses, ...ports].join(' ')}\r\n`);
	}
	const addresses = ends.flatMap(({ address }) => ipaddr.parse(address).toByteArray());
	const ports = ends.flatMap(({ port }) => [port >> 8, port & 255]);
	const body = Buffer.from([...addresses, ...ports, ...tlvs(tlvBytes)]);
	const length = [body.length >> 8, body.length & 255];
	const head = Buffer.from([command === 'PROXY' ? 0x21 : 0x20, families[family], ...length]);
	return Buffer.concat([signature, head, body]);
}

/** Type-length-values of type PP2_TYPE_NOOP that fill exactly so many bytes; 3 at least, since each has a head of 3. */
function tlvs(bytes: number): number[] {
	return bytes === 0
		? []
		: [0x04, (bytes - 3) >> 8, (bytes - 3) & 255, ...new Array<number>(bytes - 3).fill(0)];
}
