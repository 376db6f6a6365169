// UpCloud: the frontends and backends that its controller makes, from the ports of a Service and from the JSON that may replace them.
import { annotationAt, fieldAt, type Service, type ServicePort } from '../../service.ts';
import type { BalancerPort, DecidedField, HealthCheck, Where } from '../../types.ts';
import type { Backend, Config, Frontend, Properties } from './config.ts';
import { configName } from './words.ts';

/** Ports without a name get one. */
const nameOf = ({ name, port }: ServicePort) => name || `config_${port}`;

/** A frontend's own fields, the port's where they are empty. */
export function frontendsOf(ports: readonly ServicePort[], config: Config | undefined): readonly Frontend[] {
	const defaults = ports.map((port): Frontend => {
		const name = nameOf(port);
		const plain = { mode: 'http', tls: false, actions: [], takesProxy: false };
		return { name, port: port.port, defaultBackend: name, ...plain };
	});
	const given = named(config?.frontends ?? [], defaults);
	if (given.length === 0) return defaults;
	return given.map((one) => {
		const same = defaults.find(({ name }) => name === one.name);
		return {
			...one,
			mode: one.mode || (same?.mode ?? ''),
			port: one.port || (same?.port ?? 0),
			defaultBackend: one.defaultBackend || (same?.defaultBackend ?? ''),
		};
	});
}

/** A backend that the JSON names: its properties replace the controller's own as a whole. `port` is whose nodes it sends to. */
interface Target extends Backend {
	readonly port: ServicePort | undefined;
}

/** Backends in the JSON replace those of all ports, also of the ports that it does not name. */
export function backendsOf(ports: readonly ServicePort[], config: Config | undefined): readonly Target[] {
	const defaults = ports.map((port): Target => ({ name: nameOf(port), properties: null, port }));
	const given = named(config?.backends ?? [], defaults);
	if (given.length === 0) return defaults;
	return given.map((one) => ({ ...one, port: defaults.find(({ name }) => name === one.name)?.port }));
}

/** Alone, and of a Service of one port, an entry needs no name. */
function named<Entry extends { readonly name: string }>(
	given: readonly Entry[],
	defaults: readonly { readonly name: string }[],
): readonly Entry[] {
	const [only, ...more] = given;
	const [port, ...others] = defaults;
	const alone = only && port && more.length === 0 && others.length === 0 && only.name === '';
	return alone ? [{ ...only, name: port.name }] : given;
}

/** The balancer's ports. */
export function portsOf(service: Service, config: Config | undefined): BalancerPort[] {
	const backends = backendsOf(service.ports, config);
	return frontendsOf(service.ports, config).map((frontend) => {
		const target = backends.find(({ name }) => name === frontend.defaultBackend);
		const properties = target?.properties;
		const http = frontend.mode === 'http';
		const secure = frontend.tls || (http && frontend.port === 443);
		return {
			port: frontend.port,
			frontend: spoken(frontend.mode, secure),
			backend: spoken(frontend.mode, properties?.tls === true),
			proxyProtocol: versionOf(properties?.proxyProtocol),
			targets: 'nodes',
			targetPort: target?.port ? 'nodePort' : null,
			keepsClientAddress: null,
			healthCheck: target ? checkOf(service, target) : { protocol: 'tcp', port: 'traffic', path: null },
			...(http ? { forwardedFor: writesHeader(frontend) ? 'append' : 'preserve' } : {}),
			decidedBy: decidedBy(service, config, target),
		};
	});
}

/** The protocol of a mode, with TLS or without; another mode goes to the API as it is. */
function spoken(mode: string, tls: boolean): string {
	if (mode === 'http') return tls ? 'https' : 'http';
	return mode === 'tcp' && tls ? 'tls' : mode;
}

/** Whether requests get X-Forwarded-For: only by a rule. */
export function writesHeader({ actions }: Frontend): boolean {
	return actions.some(({ type, conditional }) => type === 'set_forwarded_headers' && !conditional);
}

/** The API's words; another goes there as it is. */
export function versionOf(word: string | undefined): 0 | 1 | 2 | null {
	if (word === undefined || word === '') return 0;
	return word === 'v1' ? 1 : word === 'v2' ? 2 : null;
}

/** Under Local kube-proxy's port is asked, unless the properties name a check. */
function checkOf(service: Service, { properties, port }: Target): HealthCheck {
	const local = service.policy === 'Local';
	const own: Pick<Properties, 'checkType' | 'checkUrl'> =
		properties ?? (port && !local ? { checkType: 'tcp', checkUrl: '/' } : { checkType: '', checkUrl: '' });
	if (local && own.checkType === '' && own.checkUrl === '') {
		const path = `http://:${service.healthCheckNodePort ?? 'healthCheckNodePort'}`;
		return { protocol: 'http', port: 'healthCheckNodePort', path };
	}
	return {
		protocol: own.checkType || 'tcp',
		port: checkPort(service, own.checkUrl),
		path: own.checkUrl || null,
	};
}

/** A URL may name another port than the traffic's. */
function checkPort({ healthCheckNodePort }: Service, url: string): string {
	const [, port] = /^https?:\/\/[^/]*:([0-9]+)(?:\/|$)/.exec(url) ?? [];
	if (port === undefined) return 'traffic';
	return Number(port) === healthCheckNodePort ? 'healthCheckNodePort' : port;
}

function decidedBy(
	{ object, policy }: Service,
	config: Config | undefined,
	target: Target | undefined,
): { readonly [field in DecidedField]?: Where } {
	const json = annotationAt(object, configName);
	const mode = config && config.frontends.length > 0;
	const sends = config && config.backends.length > 0;
	const check = sends && target?.properties ? json : undefined;
	const policyAt = policy === 'Local' ? fieldAt(object, 'spec', 'externalTrafficPolicy') : undefined;
	const healthCheck = check ?? policyAt;
	return {
		...(mode ? { frontend: json, backend: json, forwardedFor: json } : {}),
		...(sends ? { proxyProtocol: json } : {}),
		...(healthCheck ? { healthCheck } : {}),
	};
}
