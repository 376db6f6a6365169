// Rules about ports and listener flags.
import { tlsAnnotations } from '../catalogue/tls-annotations.ts';
import { listenFlagPattern, listenFlags, tlsTargetPort } from '../decide/listeners.ts';
import type { Code, ValuesFinding } from '../findings/finding.ts';
import type { Values } from '../values/values.ts';
import { matches } from './matches.ts';
import { switchedOn } from './switched.ts';
import { found, foundValue, type Rule } from './types.ts';

const noPort: Rule = ({ values }) =>
	values.proxy.http.enabled || values.proxy.tls.enabled
		? []
		: found('no-port', 'proxy.http.enabled', {}, ['proxy.tls.enabled']);

/** Flags that the chart writes where they belong, and what to use instead of setting them by hand. */
export const ownedFlags: { readonly [flag: string]: string } = {
	proxy_protocol: 'use clientIp.strategy proxyProtocol',
	ssl: 'the TLS port has it',
};

const listenFlag: Rule = ({ values: { proxy, admin } }) => [
	...flagFindings('proxy.http.parameters', proxy.http.parameters),
	...flagFindings('proxy.tls.parameters', proxy.tls.parameters),
	...flagFindings('admin.tls.parameters', admin.tls.parameters),
];

function flagFindings(path: string, parameters: readonly string[]): ValuesFinding[] {
	const findings: ValuesFinding[] = [];
	const names: string[] = [];
	for (const [index, flag] of parameters.entries()) {
		const fault = faultOf(flag, names);
		if (!fault) continue;
		const { code, args, allowed } = fault;
		const subject = { value: flag, ...(allowed ? { allowed } : {}) };
		findings.push(...foundValue(code, `${path}.${index}`, subject, { path, ...args }));
	}
	return findings;
}

/** What is wrong with a flag, and what the finding says beside it. */
interface FlagFault {
	readonly code: Code;
	readonly args?: ValuesFinding['args'];
	/** Flags that are right. */
	readonly allowed?: readonly string[];
}

/** `names` are those of the flags before it, to which its own is added. */
function faultOf(flag: string, names: string[]): FlagFault | undefined {
	const instead = ownedFlags[flag];
	if (instead) return { code: 'listen-flag-owned', args: { instead } };
	if (!matches(listenFlagPattern, flag)) return { code: 'listen-flag', allowed: listenFlags };
	const name = flag.replace(/=.*/s, '');
	if (names.includes(name)) return { code: 'listen-flag-twice' };
	names.push(name);
	return undefined;
}

const inClusterOff: Rule = ({ speaksProxy, inCluster }) =>
	speaksProxy && !inCluster ? found('in-cluster-off', 'inCluster.enabled') : [];

/** A certificate on a balancer that works on TCP, or HTTP on every port: what it decrypts must not reach the TLS listener. */
const tlsAtBalancer: Rule = (situation) => {
	const { values, product } = situation;
	const { annotations, http, tls } = values.proxy;
	const annotation =
		tlsAnnotations(product).find((name) => annotations[name] !== undefined) ??
		switchedOn(situation).find(({ speaks, breaks, allPorts }) => speaks === 'HTTP' && !breaks && allPorts)
			?.annotation;
	if (annotation === undefined || !tls.enabled) return [];
	if (tlsTargetPort(situation) !== tls.containerPort) return [];
	const args = { annotation, port: String(tls.servicePort), target: String(http.containerPort) };
	return found('tls-at-balancer', ['proxy', 'annotations', annotation], args);
};

const portTwice: Rule = ({ values, inCluster }) => [
	...twice(containerPorts(values, inCluster)),
	...twice(servicePorts(values)),
	...twice(nodePorts(values)),
];

interface Port {
	readonly path: string;
	/** Null where Kubernetes chooses it. */
	readonly port: number | null;
	readonly used: boolean;
}

const portOf = (path: string, port: number | null, used: boolean): Port => ({ path, port, used });

/** Ports on which the container listens. */
const containerPorts = ({ proxy, inCluster, status, admin }: Values, hasInCluster: boolean): Port[] => [
	portOf('proxy.http.containerPort', proxy.http.containerPort, proxy.http.enabled),
	portOf('proxy.tls.containerPort', proxy.tls.containerPort, proxy.tls.enabled),
	portOf('inCluster.http.containerPort', inCluster.http.containerPort, hasInCluster && proxy.http.enabled),
	portOf('inCluster.tls.containerPort', inCluster.tls.containerPort, hasInCluster && proxy.tls.enabled),
	portOf('status.http.containerPort', status.http.containerPort, true),
	portOf('admin.tls.containerPort', admin.tls.containerPort, admin.enabled),
];

const servicePorts = ({ proxy }: Values): Port[] => [
	portOf('proxy.http.servicePort', proxy.http.servicePort, proxy.http.enabled),
	portOf('proxy.tls.servicePort', proxy.tls.servicePort, proxy.tls.enabled),
];

/** Node ports that the user chose; Kubernetes would refuse the Service with one of them twice. */
const nodePorts = ({ proxy }: Values): Port[] => [
	portOf('proxy.http.nodePort', proxy.http.nodePort, proxy.http.enabled),
	portOf('proxy.tls.nodePort', proxy.tls.nodePort, proxy.tls.enabled),
	portOf('proxy.healthCheckNodePort', proxy.healthCheckNodePort, true),
];

/**
 * Node ports outside the API server's default range, which `--service-node-port-range` changes; what is no port at all is the schema's to
 * tell. Source: https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export const nodePortRange: Rule = ({ values }) =>
	nodePorts(values).flatMap(({ path, port, used }) => {
		if (port === null || !used || port < 1 || port > 65535 || (port >= 30000 && port <= 32767)) return [];
		return found('node-port-range', path, { path, port: String(port) });
	});

function twice(ports: readonly Port[]): ValuesFinding[] {
	const pathsByPort = new Map<number, string[]>();
	for (const { path, port, used } of ports) {
		if (port === null || !used) continue;
		const paths = pathsByPort.get(port);
		if (paths) paths.push(path);
		else pathsByPort.set(port, [path]);
	}
	return [...pathsByPort]
		.filter(([, paths]) => paths.length > 1)
		.sort(([a], [b]) => a - b)
		.flatMap(([port, paths]) => {
			const [first = '', second = '', ...others] = paths;
			const args = { port: String(port), paths: paths.join(' and ') };
			return found('port-twice', second, args, [first, ...others]);
		});
}

/** The Service's TLS port may lead to another listener, but not to a port where nothing listens; a container beside Kong may. */
const targetPort: Rule = ({ values }) => {
	const { http, tls } = values.proxy;
	const target = tls.overrideServiceTargetPort;
	if (target === null || !tls.enabled || values.deployment.sidecarContainers.length > 0) return [];
	const listening = [http, tls].filter(({ enabled }) => enabled).map(({ containerPort }) => containerPort);
	if (listening.includes(target)) return [];
	const args = { port: String(target), ports: listening.join(' or ') };
	return found('target-port', 'proxy.tls.overrideServiceTargetPort', args);
};

export const listenerRules: readonly Rule[] = [
	noPort,
	listenFlag,
	inClusterOff,
	tlsAtBalancer,
	portTwice,
	targetPort,
];
