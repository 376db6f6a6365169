// What the tests with packets and pods need on the machine, beside root; named all at once before the first of them fails oddly.
import { existsSync } from 'node:fs';
import { onPath } from '../../cli/io/on-path.ts';
import { luaModules } from './stand-in.ts';

const packages: Readonly<Record<string, string>> = {
	nginx: 'nginx-light',
	haproxy: 'haproxy',
	ip: 'iproute2',
	iptables: 'iptables',
	conntrack: 'conntrack',
	openssl: 'openssl',
	setpriv: 'util-linux',
};

/** Throws an Error that names the Debian packages that are missing, or says that the tests need root. */
export function requireTools(): void {
	const missing = Object.entries(packages).flatMap(([name, from]) => (onPath(name) ? [] : [from]));
	if (!luaModules.every((file) => existsSync(file))) missing.push('libnginx-mod-http-lua');
	if (missing.length > 0) {
		throw new Error(`these tests need more programs; on Debian: apt-get install ${missing.join(' ')}`);
	}
	if (process.getuid?.() !== 0) {
		throw new Error('these tests make network namespaces, for which they need root on Linux.');
	}
}
