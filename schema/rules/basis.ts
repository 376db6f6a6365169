// What each finding is about, beside the values that it blames: when one file of several is enough to know it, and when it only follows from
// another. One entry for every code, so that a new one is thought of here.
import type { Code } from '../messages.ts';

export interface Basis {
	/**
	 * Where one values file shows it, whatever other files lie under or over it: `always`, where the file holds the value itself, so that no other
	 * makes it right short of replacing it; a list, where the file must hold these beside the values blamed, since they contradict each other.
	 * Missing where only merged values tell.
	 */
	readonly alone?: 'always' | readonly string[];
	/** That the value blamed is not there, which one file shows where it blames the values of `alone` for asking for it. */
	readonly isMissing?: true;
	/** What it rests on beside the values blamed: while one of these is wrong itself, a default stood in for it. Where missing, it always counts. */
	readonly restsOn?: readonly string[];
}

const balancer = 'clientIp.loadBalancer';
const strategy = 'clientIp.strategy';

const product = [balancer];
const method = [balancer, strategy, 'clientIp.cdn', 'clientIp.httpHeaders.name'];
const trust = [...method, 'clientIp.trustedIPs', 'clientIp.httpHeaders.recursive'];
const service = [...method, 'proxy.type', 'proxy.externalTrafficPolicy'];

export const basis: { readonly [code in Code]: Basis } = {
	'value-shape': { alone: 'always' },
	'value-unknown': { alone: 'always' },
	'key-unknown': { alone: 'always' },
	'value-form': { alone: 'always' },
	'value-range': { alone: 'always' },
	'value-list': { alone: 'always' },
	'field-misspelt': { alone: 'always' },
	'word-misspelt': { alone: 'always' },
	'strategy-refused': { alone: [balancer, strategy], restsOn: method },
	'strategy-none': { alone: 'always', restsOn: [] },
	'scheme-unsupported': { alone: [balancer, 'clientIp.scheme'], restsOn: product },
	'hostname-unsupported': { alone: [balancer, 'clientIp.hostname'], restsOn: product },
	'proxy-version-unsupported': { alone: [balancer, 'clientIp.proxyProtocol.version'], restsOn: method },
	'setting-missing': { restsOn: [...product, 'clientIp.scheme', 'proxy.annotations'] },
	'setting-wanted': { restsOn: [...product, 'clientIp.scheme', 'proxy.annotations'] },
	'taken-over': { alone: [balancer], restsOn: product },
	'hostname-missing': { restsOn: [...method, 'clientIp.hostname'] },
	'cdn-strategy': { alone: ['clientIp.cdn', strategy], restsOn: method },
	'cdn-open-balancer': { restsOn: [...service, 'clientIp.cdnOnly', 'proxy.loadBalancerSourceRanges'] },
	'cdn-setting-unused': { restsOn: method },
	'cdn-ranges-stale': {},
	'method-caveat': { restsOn: method },
	'cdn-header': { alone: ['clientIp.cdn', 'clientIp.httpHeaders.name'], restsOn: method },
	'cdn-caveat': { restsOn: method },
	// As in the schema: editors and Helm ask it of each file that chooses such a strategy itself.
	'trusted-ips-missing': { alone: [strategy], isMissing: true, restsOn: [...method, 'clientIp.cdnRanges'] },
	'trusted-ips-lack': { restsOn: trust },
	'trusted-ip-invalid': { alone: 'always' },
	'trust-everyone-forgeable': { alone: [strategy], restsOn: [...trust, 'clientIp.allowTrustEveryone'] },
	'trust-everyone': { alone: [strategy], restsOn: trust },
	'family-untrusted': { restsOn: [...trust, 'proxy.ipFamilies'] },
	'trusted-ip-host-bits': { alone: 'always' },
	'trust-everyone-in-parts': { alone: 'always' },
	'header-name': { alone: 'always' },
	'header-case': { alone: 'always' },
	'header-foreign': {
		alone: [balancer, strategy, 'clientIp.httpHeaders.name'],
		restsOn: [...method, 'clientIp.cdnOnly'],
	},
	'recursion-needed': { alone: [balancer, strategy, 'clientIp.httpHeaders.recursive'], restsOn: method },
	'local-on-cluster-ip': { alone: ['proxy.type', strategy], restsOn: service },
	'local-breaks-health-check': {
		alone: [balancer, strategy, 'proxy.externalTrafficPolicy'],
		restsOn: service,
	},
	'traffic-policy-conflict': { alone: [balancer, strategy, 'proxy.externalTrafficPolicy'], restsOn: service },
	'local-no-effect': { alone: [balancer, strategy, 'proxy.externalTrafficPolicy'], restsOn: service },
	'service-type': { alone: [balancer, 'proxy.type'], restsOn: product },
	'load-balancer-class': { alone: [balancer, 'proxy.loadBalancerClass'], restsOn: product },
	'annotation-conflict': { alone: [balancer, strategy], restsOn: [...method, 'clientIp.scheme'] },
	'scheme-conflict': { alone: [balancer, 'clientIp.scheme'], restsOn: [...product, 'clientIp.scheme'] },
	'annotation-breaks': { alone: [balancer, strategy], restsOn: service },
	'proxy-unexpected': { alone: [balancer, strategy], restsOn: method },
	'http-unexpected': { alone: [balancer, strategy], restsOn: method },
	'annotation-risky': { alone: [balancer, strategy], restsOn: service },
	'controller-refuses': { restsOn: [...service, 'proxy.annotations'] },
	'controller-needs': { restsOn: [...service, 'proxy.annotations'] },
	'controller-unfit': { restsOn: [...service, 'proxy.annotations', 'proxy.ingress'] },
	'controller-misreads': { alone: [balancer], restsOn: method },
	'controller-reads': { alone: [balancer], restsOn: method },
	'annotation-misspelt': { alone: [balancer], restsOn: product },
	'annotation-foreign': { alone: [balancer], restsOn: product },
	'ingress-beside': { restsOn: method },
	'ingress-class': { alone: [balancer], restsOn: product },
	'app-protocol': { restsOn: service },
	'health-check-node-port': { alone: [balancer, strategy], restsOn: service },
	'source-range-invalid': { alone: 'always' },
	'node-port-range': { alone: 'always' },
	'ip-families': { alone: [] },
	'setting-unused': { alone: [balancer, strategy], restsOn: method },
	'load-balancer-only': { restsOn: service },
	'no-port': { alone: [] },
	'port-twice': { alone: [], restsOn: method },
	'target-port': { restsOn: ['proxy.http', 'proxy.tls', 'deployment.sidecarContainers'] },
	'listen-flag': { alone: 'always' },
	'listen-flag-owned': { alone: 'always' },
	'listen-flag-twice': { alone: 'always' },
	'env-prefixed': { alone: 'always' },
	'env-name': { alone: 'always' },
	'env-misspelt': { alone: 'always' },
	'env-value': { alone: 'always' },
	'env-owned': { alone: [strategy] },
	'env-chart': { alone: 'always' },
	'env-twice': { alone: 'always' },
	'in-cluster-off': { alone: [balancer, strategy], restsOn: method },
	'tls-at-balancer': { restsOn: [...method, 'proxy.http', 'proxy.tls'] },
	'dbless-several': { alone: [] },
	'dbless-invalid': { alone: 'always' },
	'dbless-format': { alone: 'always' },
	'dbless-with-role': { alone: ['env.role'] },
	database: { alone: 'always' },
	'control-plane': { alone: 'always' },
	'data-plane-certificate': {},
	'echo-config': { restsOn: ['dblessConfig'] },
	'image-licence': {},
	'single-replica': { restsOn: [...service, 'deployment.daemonset', 'autoscaling', 'replicaCount'] },
	'grace-period': { alone: ['drain.wait', 'drain.timeout'], restsOn: ['drain'] },
	'daemonset-autoscaling': {
		alone: ['deployment.daemonset', 'autoscaling.enabled'],
		restsOn: [...product, 'deployment.daemonset'],
	},
	'autoscaling-range': { alone: ['autoscaling.enabled'], restsOn: ['autoscaling'] },
	'budget-both': { alone: [] },
	'mesh-sidecar': {},
};
