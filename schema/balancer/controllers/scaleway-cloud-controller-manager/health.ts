// Scaleway: health checks.
import type { Service, ServicePort } from '../../service.ts';
import type { HealthCheck } from '../../types.ts';
import { parseBool, parseInteger } from '../../words.ts';
import { holdsFor, saidBy, Unreadable, valueFor } from './words.ts';

const types = ['mysql', 'ldap', 'redis', 'pgsql', 'tcp', 'http', 'https'];

/**
 * The check of a port. Kube-proxy's port is asked only where an annotation wants it, and only under Local.
 * @param port whose number the annotations name.
 */
export function checkOf(service: Service, port: ServicePort, number: number): HealthCheck | Unreadable {
	const native = holdsFor(service, 'health-check-from-service', port.port);
	if (native instanceof Unreadable) return native;
	if (native && service.policy === 'Local')
		return { protocol: 'http', port: 'healthCheckNodePort', path: '/healthz' };
	const protocol = perPort(service, 'health-check-type', number, 'tcp');
	if (protocol instanceof Unreadable) return protocol;
	if (!types.includes(protocol)) {
		const why = protocol === '' ? `port ${number} has none` : `it must be one of ${types.join(', ')}`;
		return new Unreadable('health-check-type', why);
	}
	const path = pathOf(service, protocol, number);
	if (path instanceof Unreadable) return path;
	const sends = saidBy(service, 'health-check-send-proxy');
	if (sends !== undefined && parseBool(sends) === null)
		return new Unreadable('health-check-send-proxy', 'it must be true or false');
	return { protocol, port: 'traffic', path };
}

function pathOf(service: Service, protocol: string, number: number): string | null | Unreadable {
	if (protocol !== 'http' && protocol !== 'https') return userOf(service, protocol, number);
	const code = perPort(service, 'health-check-http-code', number, '200');
	if (code instanceof Unreadable) return code;
	if (parseInteger(code) === null)
		return new Unreadable('health-check-http-code', 'it must be a whole number');
	const uri = perPort(service, 'health-check-http-uri', number, '/');
	if (uri instanceof Unreadable) return uri;
	const method = perPort(service, 'health-check-http-method', number, 'GET');
	if (method instanceof Unreadable) return method;
	// What is before the first slash is the Host header; checks by HTTPS leave the query out.
	const slash = uri.search(/[/?#]/);
	if (/\s/.test(slash < 0 ? uri : uri.slice(0, slash)))
		return new Unreadable('health-check-http-uri', 'the host name before the path must have no blank');
	const [rest = ''] = (slash < 0 ? '' : uri.slice(slash)).split('#');
	const path = (rest.startsWith('/') ? rest : `/${rest}`).replaceAll(' ', '%20');
	return protocol === 'https' ? (path.split('?')[0] ?? path) : path;
}

function userOf(service: Service, protocol: string, number: number): null | Unreadable {
	if (protocol !== 'mysql' && protocol !== 'pgsql') return null;
	const user = perPort(service, `health-check-${protocol}-user`, number, '');
	return user instanceof Unreadable ? user : null;
}

function perPort(service: Service, name: string, number: number, unset: string): string | Unreadable {
	const value = saidBy(service, name);
	if (value === undefined) return unset;
	const found = valueFor(value, number);
	return typeof found === 'string' ? found : new Unreadable(name, found.why);
}
