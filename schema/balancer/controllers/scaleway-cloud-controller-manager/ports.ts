// Scaleway: the frontends and backends that its controller makes of a Service's ports.
import { addAll } from '../../../text/lists.ts';
import { annotationAt, fieldAt, type Service, type ServicePort } from '../../service.ts';
import type { BalancerPort, DecidedField, Where } from '../../types.ts';
import { checkOf } from './health.ts';
import { unreadable } from './refusals.ts';
import { holdsFor, inRange, nameOf, saidBy, sendsProxyV2, Unreadable } from './words.ts';

/** The balancer's ports; what stopped the controller, where something did. */
export function portsOf(service: Service): BalancerPort[] | Unreadable {
	const made: BalancerPort[] = [];
	for (const port of service.ports.filter(({ protocol }) => protocol === 'TCP')) {
		const one = unreadable(service) ?? portOf(service, port);
		if (one instanceof Unreadable) return one;
		made.push(one);
	}
	if (!service.ports.some(withoutNodePort(service))) return made;
	// All ports share the last one's backend where none has a node port.
	const last = made.at(-1);
	return made.map((one) => (last ? { ...last, port: one.port, frontend: one.frontend } : one));
}

const withoutNodePort =
	({ allocatesNodePorts }: Service) =>
	({ nodePort }: ServicePort) =>
		!allocatesNodePorts && nodePort === null;

function portOf(service: Service, port: ServicePort): BalancerPort | Unreadable {
	const secure = hasCertificate(service, port.port);
	if (secure instanceof Unreadable) return secure;
	// The controller finds a port by its node port; without node ports that is the last one.
	const lacking = withoutNodePort(service);
	const number = (lacking(port) ? service.ports.filter(lacking).at(-1) : port)?.port ?? port.port;
	const http = holdsFor(service, 'protocol-http', number);
	if (http instanceof Unreadable) return http;
	const bridged = holdsFor(service, 'http-backend-tls', number);
	if (bridged instanceof Unreadable) return bridged;
	const unverified = holdsFor(service, 'http-backend-tls-skip-verify', number);
	if (unverified instanceof Unreadable) return unverified;
	const proxyProtocol = versionOf(service, number);
	if (proxyProtocol instanceof Unreadable) return proxyProtocol;
	const healthCheck = checkOf(service, port, number);
	if (healthCheck instanceof Unreadable) return healthCheck;
	return {
		port: port.port,
		frontend: spoken(http, secure),
		backend: spoken(http, bridged),
		proxyProtocol,
		targets: 'nodes',
		targetPort: lacking(port) ? null : 'nodePort',
		keepsClientAddress: null,
		healthCheck,
		decidedBy: decidedBy(service),
	};
}

function spoken(http: boolean, tls: boolean): string {
	if (http) return tls ? 'https' : 'http';
	return tls ? 'tls' : 'tcp';
}

/** Which version goes to a port; the same port in both lists is refused. */
function versionOf(service: Service, port: number): 0 | 1 | 2 | Unreadable {
	const first = holdsFor(service, 'proxy-protocol-v1', port);
	if (first instanceof Unreadable) return first;
	const second = holdsFor(service, 'proxy-protocol-v2', port);
	if (second instanceof Unreadable) return second;
	if (first && second)
		return new Unreadable('proxy-protocol-v1', `port ${port} is also in ${nameOf('proxy-protocol-v2')}`);
	if (first || second) return first ? 1 : 2;
	const older = sendsProxyV2(service, port);
	if (older instanceof Unreadable) return older;
	return older ? 2 : 0;
}

/** Whether a port gets certificates: `id` for every port, `443:id` for one. */
function hasCertificate(service: Service, port: number): boolean | Unreadable {
	const name = 'certificate-ids';
	const value = saidBy(service, name) ?? '';
	if (value === '') return false;
	const ids: string[] = [];
	for (const part of value.split(';')) {
		const [ports = '', list] = part.split(':');
		if (list === undefined) {
			addAll(ids, ports.split(','));
			continue;
		}
		const held = inRange(ports, port);
		if (typeof held === 'string') return new Unreadable(name, held);
		if (held) addAll(ids, list.split(','));
	}
	const wrong = ids.find((id) => id.split('/').length > 2);
	return wrong === undefined
		? ids.length > 0
		: new Unreadable(name, `${JSON.stringify(wrong)} is no identifier`);
}

function decidedBy(service: Service): { readonly [field in DecidedField]?: Where } {
	const first = (...names: readonly string[]) => {
		const name = names.find((one) => saidBy(service, one) !== undefined);
		return name === undefined ? undefined : annotationAt(service.object, nameOf(name));
	};
	const local =
		service.policy === 'Local' ? fieldAt(service.object, 'spec', 'externalTrafficPolicy') : undefined;
	const native = first('health-check-from-service');
	const decided: { [field in DecidedField]?: Where | undefined } = {
		frontend: first('protocol-http', 'certificate-ids'),
		backend: first('http-backend-tls', 'protocol-http'),
		proxyProtocol: first('proxy-protocol-v2', 'proxy-protocol-v1', 'send-proxy-v2'),
		healthCheck: (local && native) ?? first('health-check-type'),
	};
	return Object.fromEntries(
		Object.entries(decided).filter((entry): entry is [string, Where] => entry[1] !== undefined),
	);
}
