// Which findings only follow from another one: they rest on a value that is wrong itself, so that its default stood in for it.
import type { Code, Finding, ValuePath } from '../messages.ts';

const product = ['clientIp.loadBalancer'];
const method = ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'];
const trust = [...method, 'clientIp.trustedIPs', 'clientIp.httpHeaders.recursive'];
const service = [...method, 'proxy.type', 'proxy.externalTrafficPolicy'];

/** What a finding rests on beside the values that it blames. Codes that are missing here always count. */
const restsOn: { readonly [code in Code]?: readonly string[] } = {
	'strategy-refused': method,
	'strategy-none': [],
	'scheme-unsupported': product,
	'hostname-unsupported': product,
	'proxy-version-unsupported': method,
	'hostname-missing': [...method, 'clientIp.hostname'],
	'cdn-strategy': method,
	'cdn-open-balancer': [...service, 'clientIp.cdnOnly', 'proxy.loadBalancerSourceRanges'],
	'cdn-setting-unused': method,
	'method-caveat': method,
	'cdn-caveat': method,
	'cdn-header': method,
	'trusted-ips-missing': [...method, 'clientIp.cdnRanges'],
	'trust-everyone-forgeable': [...trust, 'clientIp.allowTrustEveryone'],
	'trust-everyone': trust,
	'family-untrusted': [...trust, 'proxy.ipFamilies'],
	'header-foreign': [...method, 'clientIp.cdnOnly'],
	'recursion-needed': method,
	'local-on-cluster-ip': service,
	'local-breaks-health-check': service,
	'local-no-effect': service,
	'traffic-policy-conflict': service,
	'service-type': product,
	'load-balancer-class': product,
	'annotation-conflict': [...method, 'clientIp.scheme'],
	'annotation-breaks': service,
	'annotation-risky': service,
	'annotation-foreign': product,
	'proxy-unexpected': method,
	'http-unexpected': method,
	'scheme-conflict': [...product, 'clientIp.scheme'],
	'ingress-beside': method,
	'ingress-class': product,
	'app-protocol': service,
	'health-check-node-port': service,
	'setting-unused': method,
	'load-balancer-only': service,
	'port-twice': method,
	'target-port': ['proxy.http', 'proxy.tls', 'deployment.sidecarContainers'],
	'in-cluster-off': method,
	'tls-at-balancer': [...method, 'proxy.http', 'proxy.tls'],
	'echo-config': ['dblessConfig'],
	'single-replica': [...service, 'deployment.daemonset', 'autoscaling', 'replicaCount'],
	'grace-period': ['drain'],
	'daemonset-autoscaling': [...product, 'deployment.daemonset'],
	'autoscaling-range': ['autoscaling'],
};

/** Of two that come together the one that goes without saying: whoever does what the other asks for has put both right. */
const saidBy: { readonly [code in Code]?: Code } = {
	'echo-config': 'dbless-several',
	'header-foreign': 'header-name',
	'local-on-cluster-ip': 'service-type',
	'strategy-refused': 'cdn-strategy',
};

/**
 * `findings` without those that follow from others. `doubtful` are values that were not taken as they were written: of a wrong shape, or
 * under a wrong name.
 */
export function withoutFollowUps(findings: readonly Finding[], doubtful: readonly ValuePath[]): Finding[] {
	const codes = new Set(findings.map(({ code }) => code));
	const wrong = new Set(doubtful.map(text));
	const holdsWrong = new Set(doubtful.flatMap(withParents));
	const isDoubtful = (path: ValuePath) =>
		holdsWrong.has(text(path)) || withParents(path).some((one) => wrong.has(one));
	return findings.filter(({ code, path, also = [] }) => {
		const better = saidBy[code];
		if (better && codes.has(better)) return false;
		const rests = restsOn[code];
		if (!rests || wrong.size === 0) return true;
		return ![path, ...also, ...rests.map((one) => one.split('.'))].some(isDoubtful);
	});
}

const text = (path: ValuePath) => path.join('\0');

/** The path and all above it, as text. */
const withParents = (path: ValuePath) => path.map((_, index) => text(path.slice(0, index + 1)));
