// Which findings hold for one values file whatever other files lie under or over it.
import type { Code, Finding, ValuePath } from '../messages.ts';

/** Findings about a value that the file itself holds: no other file makes it right, short of replacing it. */
const aboutOwnValue: readonly Code[] = [
	'key-unknown',
	'value-shape',
	'value-unknown',
	'value-form',
	'value-range',
	'value-list',
	'field-misspelt',
	'word-misspelt',
	'trusted-ip-invalid',
	'trusted-ip-host-bits',
	'trust-everyone-in-parts',
	'header-name',
	'header-case',
	'listen-flag',
	'listen-flag-owned',
	'listen-flag-twice',
	'env-prefixed',
	'env-name',
	'env-misspelt',
	'env-value',
	'env-chart',
	'env-twice',
	'dbless-invalid',
	'dbless-format',
	'source-range-invalid',
	'node-port-range',
	'database',
	'control-plane',
	'strategy-none',
];

const balancer = 'clientIp.loadBalancer';
const strategy = 'clientIp.strategy';

/** Findings about values that contradict each other, and which the file must hold beside those that the finding blames. */
const aboutSeveral: { readonly [code in Code]?: readonly string[] } = {
	'strategy-refused': [balancer, strategy],
	'scheme-unsupported': [balancer, 'clientIp.scheme'],
	'hostname-unsupported': [balancer, 'clientIp.hostname'],
	'proxy-version-unsupported': [balancer, 'clientIp.proxyProtocol.version'],
	'cdn-strategy': ['clientIp.cdn', strategy],
	'env-owned': [strategy],
	'recursion-needed': [balancer, strategy, 'clientIp.httpHeaders.recursive'],
	'traffic-policy-conflict': [balancer, strategy, 'proxy.externalTrafficPolicy'],
	'local-breaks-health-check': [balancer, strategy, 'proxy.externalTrafficPolicy'],
	'local-no-effect': [balancer, strategy, 'proxy.externalTrafficPolicy'],
	'local-on-cluster-ip': ['proxy.type', strategy],
	'service-type': [balancer, 'proxy.type'],
	'load-balancer-class': [balancer, 'proxy.loadBalancerClass'],
	'annotation-conflict': [balancer, strategy],
	'annotation-breaks': [balancer, strategy],
	'annotation-risky': [balancer, strategy],
	'annotation-foreign': [balancer],
	'proxy-unexpected': [balancer, strategy],
	'http-unexpected': [balancer, strategy],
	'cdn-header': ['clientIp.cdn', 'clientIp.httpHeaders.name'],
	'header-foreign': [balancer, strategy, 'clientIp.httpHeaders.name'],
	'scheme-conflict': [balancer, 'clientIp.scheme'],
	'ip-families': [],
	'no-port': [],
	'daemonset-autoscaling': ['deployment.daemonset', 'autoscaling.enabled'],
	'autoscaling-range': ['autoscaling.enabled'],
	'budget-both': [],
	'trust-everyone': [strategy],
	'trust-everyone-forgeable': [strategy],
	'setting-unused': [balancer, strategy],
	'in-cluster-off': [balancer, strategy],
	'health-check-node-port': [balancer, strategy],
	'ingress-class': [balancer],
	'dbless-several': [],
	'dbless-with-role': ['env.role'],
	'port-twice': [],
	'grace-period': ['drain.wait', 'drain.timeout'],
};

/** Whether the finding about `values`, one file of several perhaps, is true of that file alone. */
export function holdsAlone({ code, path, also = [] }: Finding, values: unknown): boolean {
	if (aboutOwnValue.includes(code)) return true;
	const needed = aboutSeveral[code]?.map((one) => one.split('.'));
	return needed !== undefined && [path, ...also, ...needed].every((one) => isSet(values, one));
}

function isSet(values: unknown, path: ValuePath): boolean {
	let here: unknown = values;
	for (const step of path) {
		if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return false;
		here = (here as { [key: string]: unknown })[step];
	}
	return here !== null;
}
