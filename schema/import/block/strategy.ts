// Which strategy the two ends of the source were meant to be, and where they disagree.
import { unnamed } from '../../catalogue/recognised.ts';
import { methodOf } from '../../catalogue/switches.ts';
import { pathText } from '../../text/path.ts';
import type { PreservingStrategy } from '../../values/client-ip.ts';
import { everyonePattern } from '../../values/ip.ts';
import type { Given, ImportFinding } from '../types.ts';
import { cdnOf, type FoundCdn, fencedBy } from './cdn.ts';
import { insideStrategy } from './inside.ts';
import { type Case, type Refusal, type StrategyVerdict, shown } from './strategy-parts.ts';
import { byProxy } from './strategy-proxy.ts';

/** The CDN that the source shows, unless it is a part of the balancer. */
function cdnBefore({ ends, balancer }: Case): FoundCdn | null {
	const cdn = cdnOf(ends);
	return cdn?.id === balancer.entry.ownCdn?.id ? null : cdn;
}

/** The strategy, or a refusal where there are two readings and the user says none. */
export function strategyOf(given: Case): StrategyVerdict | Refusal {
	const { said, balancer } = given;
	if (balancer.inside) return insideStrategy(given);
	if (said === 'none') return { strategy: 'none', cdn: null, header: null, findings: [] };
	const cdn = cdnBefore(given);
	if (cdn && (said === null || said === 'httpHeaders')) return byCdn(given, cdn);
	if (said === 'proxyProtocol') return byProxy(given);
	if (said === 'httpHeaders') return byHeader(given);
	if (said === 'externalTrafficPolicy') return bySource(given);
	return unsaid(given);
}

/** The strategy that the source was meant to have, where the user says none. */
function unsaid(given: Case): StrategyVerdict | Refusal {
	const { ends, balancer } = given;
	const { header, listeners } = ends.gateway;
	const listening = listeners.filter(({ proxy }) => proxy);
	const wantsProxy =
		listening.length > 0 || header?.value === 'proxy_protocol' || balancer.sendsProxy === 'on';
	const names = header !== null && header.value !== 'proxy_protocol' ? header : null;
	if (wantsProxy) return byProduct(given) ?? proxyUnsent(given) ?? proxyBesideHeader(given) ?? byProxy(given);
	return names || balancer.readsHttp ? headerWanted(given) : bySource(given);
}

/** Both PROXY and a header are read, and the product has only one of them. */
function byProduct(given: Case): StrategyVerdict | null {
	const { ends, balancer } = given;
	const { header, listeners } = ends.gateway;
	if (header === null || header.value === 'proxy_protocol' || balancer.by === 'none') return null;
	const { proxyProtocol, httpHeaders } = balancer.entry.strategies;
	if ('refused' in proxyProtocol === 'refused' in httpHeaders) return null;
	if ('refused' in httpHeaders) return byProxy(given);
	const verdict = byHeader(given);
	const proxied = listeners.find(({ proxy }) => proxy);
	if (!proxied) return verdict;
	return { ...verdict, findings: [...verdict.findings, proxyOff(proxied.path, `${balancer.id} sends none`)] };
}

function proxyOff(path: ImportFinding['path'], why: string): ImportFinding {
	const what = 'PROXY between the balancer and Kong';
	return { code: 'import-change', args: { what, was: 'on', becomes: 'off', why }, path };
}

/** PROXY headers are expected from a balancer that sends none. */
function proxyUnsent(given: Case): Refusal | null {
	const { ends, balancer } = given;
	const { listeners, header } = ends.gateway;
	if (balancer.sendsProxy !== 'cannot') return null;
	const has = listeners.find(({ proxy }) => proxy) ?? header;
	const what = has?.path ? `${pathText(has.path)} expects PROXY headers` : 'PROXY headers are expected';
	const other = balancer.readsHttp ? 'httpHeaders' : balancer.entry.recommended;
	const third = balancer.readsHttp ? '' : before(given, 'sends them', 'proxyProtocol');
	return twoReadings(given, what, `${balancer.id} sends none`, ['proxyProtocol', other], third);
}

/** PROXY headers are expected or sent, and Kong is to read another header. */
function proxyBesideHeader(given: Case): Refusal | null {
	const { ends, balancer } = given;
	const { header, listeners, proxyFirst } = ends.gateway;
	if (header === null || header.value === 'proxy_protocol') return null;
	const listening = listeners.find(({ proxy }) => proxy);
	const isUnchosen = isPlainName(header.value) || proxyFirst;
	if (balancer.sendsProxy === 'on' && listening && isUnchosen) return null;
	const one = listening
		? `${pathText(listening.path)} expects PROXY headers`
		: `${balancer.proxyBy} sends PROXY headers`;
	const other = `${shown(header.path)} says ${header.value}`;
	return twoReadings(given, one, other, ['proxyProtocol', 'httpHeaders']);
}

/** Kong reads it by itself, so it was not chosen. */
const isPlainName = (name: string) => name.toLowerCase() === 'x-real-ip';

/** A header is named, or the balancer reads HTTP. */
function headerWanted(given: Case): StrategyVerdict | Refusal {
	const { balancer, ends } = given;
	const { header, trusted } = ends.gateway;
	const everyone = trustsEveryone(given);
	const policy = sourceBesideHeader(given);
	if (header && policy) return headerOr(given, header, policy);
	const refuses = 'refused' in balancer.entry.strategies.httpHeaders;
	if (balancer.readsHttp || !refuses || !header) return byHeader(given);
	if (!balancer.keepsSource || (trusted && !everyone))
		return headerOr(
			given,
			header,
			`${balancer.id} writes no header`,
			before(given, 'writes it', 'httpHeaders'),
		);
	return headerUnwritten(given, header);
}

/** Who lists a few proxies knows that they are there: one before the balancer writes the header, and the balancer passes it on. */
function before(given: Case, does: string, strategy: PreservingStrategy): string {
	const { id } = given.balancer;
	if (!given.ends.gateway.trusted || trustsEveryone(given)) return '';
	return ` Where a proxy in front of ${id} ${does}, take --load-balancer ${unnamed} --strategy ${strategy}.`;
}

function trustsEveryone({ ends }: Case): boolean {
	const { trusted } = ends.gateway;
	return trusted?.value.some((range) => new RegExp(everyonePattern).test(range)) === true;
}

/**
 * Why the source of packets may be meant instead of the header, where no balancer is named. To trust a few proxies means to know that they
 * exist. To trust everybody, or nobody, may mean that the header was only copied.
 */
function sourceBesideHeader(given: Case): string | null {
	const { ends, balancer } = given;
	const { policy } = ends.service;
	if (balancer.by !== 'none' || !balancer.keepsSource || !policy) return null;
	if (ends.gateway.trusted && !trustsEveryone(given)) return null;
	return `${shown(policy.path)} ${policy.value} keeps the source of packets`;
}

function headerOr(given: Case, header: Given<string>, against: string, third = ''): Refusal {
	const says = `${shown(header.path)} says ${header.value}`;
	return twoReadings(given, says, against, ['httpHeaders', 'externalTrafficPolicy'], third);
}

/** The balancer writes no header, so the one that is named is nobody's. */
function headerUnwritten(given: Case, header: Given<string>): StrategyVerdict {
	const { trusted, trustPath } = given.ends.gateway;
	const believed = trustsEveryone(given)
		? `, and ${trusted ? shown(trusted.path ?? trustPath) : ''} trusts everybody`
		: '';
	const loadBalancer = given.balancer.id;
	const args = { path: shown(header.path), header: header.value, loadBalancer, trust: believed };
	const finding: ImportFinding = { code: 'import-header-unwritten', args, path: header.path };
	return { strategy: 'externalTrafficPolicy', cdn: null, header: null, findings: [finding] };
}

function byCdn({ ends, balancer }: Case, cdn: FoundCdn): StrategyVerdict {
	const { header, listeners } = ends.gateway;
	const findings: ImportFinding[] = [];
	if (cdn.supposed && header)
		findings.push({
			code: 'import-cdn-supposed',
			args: { path: shown(header.path), header: header.value, cdn: cdn.id },
			path: header.path,
		});
	const fence = fencedBy(ends.service.sourceRanges) === cdn.id ? ends.service.sourceRanges : null;
	if (fence)
		findings.push({
			code: 'import-cdn-fenced',
			args: { path: shown(fence.path), cdn: cdn.id },
			path: fence.path,
		});
	const proxied = listeners.find(({ proxy }) => proxy);
	if (proxied || balancer.sendsProxy === 'on')
		findings.push(proxyOff(proxied?.path ?? null, 'the header of the CDN is read, so that nothing needs it'));
	return { strategy: 'httpHeaders', cdn, header: cdn.header, findings };
}

function byHeader({ ends }: Case): StrategyVerdict {
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
function bySource({ ends, balancer, said }: Case): StrategyVerdict {
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
	findings.push({
		code: 'import-address-lost',
		args: { why: whyLost(ends, balancer), strategy: balancer.entry.recommended },
		path: ends.service.policy?.path ?? null,
	});
	return { strategy: 'auto', cdn: null, header: null, findings };
}

function whyLost({ service }: Case['ends'], { id, entry }: Case['balancer']): string {
	const method = methodOf(entry, 'externalTrafficPolicy');
	if (method === null || service.type.value === 'ClusterIP') return 'neither PROXY nor a header carries it';
	if (!method.policyRequired) return `no annotation makes ${id} keep it`;
	return `the traffic policy is ${service.policy?.value ?? 'unset, so Cluster'}`;
}

function twoReadings(
	{ ends, balancer }: Case,
	first: string,
	second: string,
	[one, other]: readonly [PreservingStrategy, PreservingStrategy],
	third = '',
): Refusal {
	const another = balancer.by === 'option' ? '' : ', or name the load balancer with --load-balancer';
	const args = { first, second, one, other, balancer: another, third };
	return { refused: { code: 'import-two-readings', args, path: ends.gateway.header?.path ?? null } };
}
