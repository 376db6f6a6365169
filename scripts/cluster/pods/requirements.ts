// What real pods need of the machine; everything missing is reported at once, before anything is built.
import { onPath } from '../../../cli/io/on-path.ts';
import { UserError } from '../../../readers/user-error.ts';

/** Programs and the Debian packages that have them. */
const packages: Readonly<Record<string, string>> = {
	runc: 'runc',
	ip: 'iproute2',
	iptables: 'iptables',
	conntrack: 'conntrack',
	nsenter: 'util-linux',
	mount: 'mount',
	tar: 'tar',
};

/** Throws a UserError that names what is missing. */
export function requirements(): void {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) {
		throw new UserError('real pods need network and mount namespaces, and so root on Linux.');
	}
	const missing = Object.entries(packages).flatMap(([name, from]) => (onPath(name) ? [] : [from]));
	if (missing.length > 0) {
		throw new UserError(`real pods need more programs; on Debian: apt-get install ${missing.join(' ')}`);
	}
}
