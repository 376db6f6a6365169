// PROXY protocol, as far as each end of the source speaks it.
import { pathText } from '../../text/path.ts';
import type { ImportFinding } from '../types.ts';
import { type Case, type StrategyVerdict, shown } from './strategy-parts.ts';

type Listener = Case['ends']['gateway']['listeners'][number];

/** Which of the source's ends speak PROXY. */
interface ProxyEnds {
	readonly on: readonly Listener[];
	readonly off: readonly Listener[];
	/** Kong's setting proxy_protocol for the header. */
	readonly reads: Case['ends']['gateway']['header'];
	/** The first end that speaks it, as a sentence; null where none does. */
	readonly saying: string | null;
}

/** PROXY, with a finding for each end that is missing. */
export function byProxy(given: Case): StrategyVerdict {
	const proxyEnds = proxyEndsOf(given);
	const findings = [
		...unexpected(given, proxyEnds),
		...unsent(given, proxyEnds),
		...unread(given, proxyEnds),
		...headerBeside(given, proxyEnds),
	];
	return { strategy: 'proxyProtocol', cdn: null, header: null, findings };
}

function proxyEndsOf({ ends, balancer }: Case): ProxyEnds {
	const { listeners, header } = ends.gateway;
	const on = listeners.filter(({ proxy }) => proxy);
	const off = listeners.filter(({ proxy }) => !proxy);
	const reads = header?.value === 'proxy_protocol' ? header : null;
	const sayings = [
		...on.map(({ path }) => `${pathText(path)} expects PROXY headers`),
		...(balancer.sendsProxy === 'on'
			? [`the annotation ${balancer.proxyBy} makes ${balancer.id} send PROXY headers`]
			: []),
		...(reads ? [`${shown(reads.path)} is proxy_protocol`] : []),
	];
	return { on, off, reads, saying: sayings[0] ?? null };
}

function half(has: string, lacks: string, path: ImportFinding['path']): ImportFinding {
	return { code: 'import-proxy-half', args: { has, lacks }, path };
}

/** Listeners that do not expect it. */
function unexpected({ ends, balancer }: Case, { on, off, reads, saying }: ProxyEnds): ImportFinding[] {
	if (off.length === 0 || saying === null) return [];
	const lacking = [...new Set(off.map(({ path }) => pathText(path)))];
	const expects = lacking.length > 1 ? 'expect' : 'expects';
	const place = on[0]?.path ?? ends.service.places[balancer.proxyBy ?? ''] ?? reads?.path ?? null;
	return [half(saying, `${lacking.join(' and ')} ${expects} none`, place)];
}

function unsent({ balancer }: Case, { on, reads, saying }: ProxyEnds): ImportFinding[] {
	if (balancer.sendsProxy !== 'off' || saying === null) return [];
	return [half(saying, `no annotation makes ${balancer.id} send them`, on[0]?.path ?? reads?.path ?? null)];
}

function unread({ ends: { gateway } }: Case, { on, saying }: ProxyEnds): ImportFinding[] {
	if (on.length === 0 || gateway.header !== null) return [];
	return [half(saying ?? '', `${pathText(gateway.headerPath)} is not proxy_protocol`, on[0]?.path ?? null)];
}

/** Another header, which Kong does not read beside PROXY. */
function headerBeside({ ends, said }: Case, { reads }: ProxyEnds): ImportFinding[] {
	const { header } = ends.gateway;
	if (!header || reads || said) return [];
	const args = { path: shown(header.path), header: header.value };
	return [{ code: 'import-header-beside-proxy', args, path: header.path }];
}
