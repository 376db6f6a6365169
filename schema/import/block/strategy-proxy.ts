// PROXY protocol, as far as each end of the source speaks it.
import { pathText } from '../../text/path.ts';
import type { ImportFinding } from '../types.ts';
import { type Case, shown, type Verdict } from './strategy-parts.ts';

/** PROXY, with a finding for each end that is missing. */
export function byProxy({ ends, balancer, said }: Case): Verdict {
	const { listeners, header } = ends.gateway;
	const findings: ImportFinding[] = [];
	const half = (has: string, lacks: string, path: ImportFinding['path']) =>
		findings.push({ code: 'import-proxy-half', args: { has, lacks }, path });
	const on = listeners.filter(({ proxy }) => proxy);
	const off = listeners.filter(({ proxy }) => !proxy);
	const sends =
		balancer.sendsProxy === 'on'
			? `the annotation ${balancer.proxyBy} makes ${balancer.id} send PROXY headers`
			: null;
	const reads = header?.value === 'proxy_protocol' ? header : null;
	const saying = on[0]
		? `${pathText(on[0].path)} expects PROXY headers`
		: (sends ?? (reads ? `${shown(reads.path)} is proxy_protocol` : null));
	if (off[0] && (on.length > 0 || sends || reads)) {
		const expects = off.length > 1 ? 'expect' : 'expects';
		const place = on[0]?.path ?? ends.service.places[balancer.proxyBy ?? ''] ?? reads?.path ?? null;
		half(saying ?? '', `${off.map(({ path }) => pathText(path)).join(' and ')} ${expects} none`, place);
	}
	if (balancer.sendsProxy === 'off' && saying)
		half(saying, `no annotation makes ${balancer.id} send them`, on[0]?.path ?? reads?.path ?? null);
	if (on.length > 0 && header === null)
		half(saying ?? '', `${pathText(ends.gateway.headerPath)} is not proxy_protocol`, on[0]?.path ?? null);
	if (header && !reads && !said)
		findings.push({
			code: 'import-header-beside-proxy',
			args: { path: shown(header.path), header: header.value },
			path: header.path,
		});
	return { strategy: 'proxyProtocol', cdn: null, header: null, findings };
}
