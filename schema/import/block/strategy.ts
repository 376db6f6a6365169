// Which strategy the two ends of the source were meant to be, and where they disagree.
import { methodOf } from '../../catalogue/switches.ts';
import { pathText } from '../../text/path.ts';
import type { PreservingStrategy } from '../../values/client-ip.ts';
import { everyonePattern } from '../../values/ip.ts';
import type { ImportFinding } from '../types.ts';
import { cdnOf, type FoundCdn } from './cdn.ts';
import { type Case, type Refusal, shown, type Verdict } from './strategy-parts.ts';
import { byProxy } from './strategy-proxy.ts';

/** The strategy, or a refusal where there are two readings and the user says none. */
export function strategyOf(given: Case): Verdict | Refusal {
	const { ends, balancer, said } = given;
	const { header } = ends.gateway;
	const cdn = cdnOf(ends.gateway);
	const listening = ends.gateway.listeners.filter(({ proxy }) => proxy);
	const wantsProxy =
		listening.length > 0 || header?.value === 'proxy_protocol' || balancer.sendsProxy === 'on';
	const names = header !== null && header.value !== 'proxy_protocol' ? header : null;
	if (said === 'none') return { strategy: 'none', cdn: null, header: null, findings: [] };
	if (cdn && (said === null || said === 'httpHeaders')) return byCdn(given, cdn);
	if (said === 'proxyProtocol') return byProxy(given);
	if (said === 'httpHeaders') return byHeader(given);
	if (said === 'externalTrafficPolicy') return bySource(given);
	if (wantsProxy && balancer.sendsProxy === 'cannot') {
		const has = listening[0] ?? header ?? null;
		const what = has?.path ? `${pathText(has.path)} expects PROXY headers` : 'PROXY headers are expected';
		const other = balancer.readsHttp ? 'httpHeaders' : balancer.entry.recommended;
		return twoReadings(given, what, `${balancer.id} sends none`, ['proxyProtocol', other]);
	}
	if (
		wantsProxy &&
		names &&
		!(balancer.sendsProxy === 'on' && listening.length > 0 && isPlainName(names.value))
	) {
		const one = listening[0]
			? `${pathText(listening[0].path)} expects PROXY headers`
			: `${balancer.proxyBy} sends PROXY headers`;
		return twoReadings(given, one, `${shown(names.path)} says ${names.value}`, [
			'proxyProtocol',
			'httpHeaders',
		]);
	}
	if (wantsProxy) return byProxy(given);
	if (names || balancer.readsHttp) return headerWanted(given);
	return bySource(given);
}

/** Kong reads it by itself, so it was not chosen. */
const isPlainName = (name: string) => name.toLowerCase() === 'x-real-ip';

function headerWanted(given: Case): Verdict | Refusal {
	const { ends, balancer } = given;
	const { header, trusted } = ends.gateway;
	const refuses = 'refused' in balancer.entry.strategies.httpHeaders;
	const everyone = trusted?.value.some((range) => new RegExp(everyonePattern).test(range)) === true;
	const policy = ends.service.policy;
	// Who believes a few proxies knows that there are some; who believes everybody, or nobody, may only have copied the header.
	if (header && balancer.by === 'none' && balancer.keepsSource && policy && (everyone || !trusted))
		return twoReadings(
			given,
			`${shown(header.path)} says ${header.value}`,
			`${shown(policy.path)} ${policy.value} keeps the source of packets`,
			['httpHeaders', 'externalTrafficPolicy'],
		);
	if (balancer.readsHttp || !refuses || !header) return byHeader(given);
	if (!balancer.keepsSource || (trusted && !everyone))
		return twoReadings(
			given,
			`${shown(header.path)} says ${header.value}`,
			`${balancer.id} writes no header`,
			['httpHeaders', 'externalTrafficPolicy'],
		);
	const believed = everyone
		? `, and ${trusted ? shown(trusted.path ?? ends.gateway.trustPath) : ''} trusts everybody`
		: '';
	const args = { path: shown(header.path), header: header.value, loadBalancer: balancer.id, trust: believed };
	const finding: ImportFinding = { code: 'import-header-unwritten', args, path: header.path };
	return { strategy: 'externalTrafficPolicy', cdn: null, header: null, findings: [finding] };
}

function byCdn({ ends, balancer }: Case, cdn: FoundCdn): Verdict {
	const { header, listeners } = ends.gateway;
	const findings: ImportFinding[] = [];
	if (cdn.supposed && header)
		findings.push({
			code: 'import-cdn-supposed',
			args: { path: shown(header.path), header: header.value, cdn: cdn.id },
			path: header.path,
		});
	const proxied = listeners.find(({ proxy }) => proxy);
	if (proxied || balancer.sendsProxy === 'on') {
		const what = 'PROXY between the balancer and Kong';
		const why = 'the header of the CDN is read, so that nothing needs it';
		findings.push({
			code: 'import-change',
			args: { what, was: 'on', becomes: 'off', why },
			path: proxied?.path ?? null,
		});
	}
	return { strategy: 'httpHeaders', cdn, header: cdn.header, findings };
}

function byHeader({ ends }: Case): Verdict {
	const { header, trusted, trustPath } = ends.gateway;
	const name = header && header.value !== 'proxy_protocol' ? header.value : 'X-Forwarded-For';
	const findings: ImportFinding[] = [];
	if (header && !trusted)
		findings.push({
			code: 'import-header-unbelieved',
			args: { header: name, trust: pathText(trustPath) },
			path: header.path,
		});
	return { strategy: 'httpHeaders', cdn: null, header: name, findings };
}

/** The packet's own source; where the source of the import loses that too, what the balancer's entry recommends. */
function bySource({ ends, balancer, said }: Case): Verdict {
	const { trusted } = ends.gateway;
	const findings: ImportFinding[] = [];
	if (trusted?.path)
		findings.push({
			code: 'import-trust-unused',
			args: { trust: pathText(trusted.path) },
			path: trusted.path,
		});
	if (said || balancer.keepsSource)
		return { strategy: 'externalTrafficPolicy', cdn: null, header: null, findings };
	const policy = ends.service.policy?.value ?? 'unset, so Cluster';
	const method = methodOf(balancer.entry, 'externalTrafficPolicy');
	const why =
		method === null || ends.service.type.value === 'ClusterIP'
			? 'neither PROXY nor a header carries it'
			: method.policyRequired
				? `the traffic policy is ${policy}`
				: `no annotation makes ${balancer.id} keep it`;
	findings.push({
		code: 'import-address-lost',
		args: { why, strategy: balancer.entry.recommended },
		path: ends.service.policy?.path ?? null,
	});
	return { strategy: 'auto', cdn: null, header: null, findings };
}

function twoReadings(
	{ ends, balancer }: Case,
	first: string,
	second: string,
	[one, other]: readonly [PreservingStrategy, PreservingStrategy],
): Refusal {
	const another = balancer.by === 'option' ? '' : ', or name the load balancer with --load-balancer';
	const args = { first, second, one, other, balancer: another };
	return { refused: { code: 'import-two-readings', args, path: ends.gateway.header?.path ?? null } };
}
