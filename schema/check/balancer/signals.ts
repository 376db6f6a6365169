// Annotations whose meaning does not depend on the product: TLS, redirects, targets, health checks. By their names' patterns, since
// cloud controllers name them alike. Sources: the controllers' annotation pages, as the catalogue lists them.

import { backendTlsIn, tlsPassedPattern } from '../../catalogue/switch-patterns.ts';
import { at, items } from '../../cluster/objects.ts';
import { memberOf } from '../../text/members.ts';

type Texts = { readonly [name: string]: string };

function named(annotations: Texts, pattern: RegExp): [string, string][] {
	return Object.entries(annotations).filter(([name]) => pattern.test(name));
}

const CERTIFICATE =
	/(-ssl-cert|-certificate-(id|name)|\/http-certificates?|-certificate-ids|tls-container-ref|-tls-secret|-loadbalancer-ssl|-cert-id)$/;
const PASSED = new RegExp(tlsPassedPattern);
const TLS_PORTS = /(-ssl-ports|-tls-ports|-https-ports)$/;

/**
 * Whether TLS of clients ends at the balancer on a port of the Service. Without a list of ports, AWS ends it on all of them; others on
 * 443 or where the port's name says so.
 */
export function endsTls(annotations: Texts, port: { readonly port: number; readonly name: string }): boolean {
	const certificates = named(annotations, CERTIFICATE).filter(([, value]) => value !== '');
	if (certificates.length === 0) return false;
	if (named(annotations, PASSED).some(([, value]) => value === 'true')) return false;
	const [list] = named(annotations, TLS_PORTS);
	if (list)
		return (
			list[1] === '*' || list[1].split(',').some((one) => [String(port.port), port.name].includes(one.trim()))
		);
	if (certificates.some(([name]) => name.includes('/aws-'))) return true;
	return looksLikeTls(port);
}

/** Whether an HTTP balancer is set to pass on the TLS of a port unread. */
export function passesTls(
	annotations: Texts,
	port: { readonly port: number; readonly name: string },
): boolean {
	if (!named(annotations, PASSED).some(([, value]) => value === 'true')) return false;
	const [list] = named(annotations, TLS_PORTS);
	return list
		? list[1].split(',').some((one) => [String(port.port), port.name].includes(one.trim()))
		: looksLikeTls(port);
}

/** Mode of a port in a JSON annotation that lists frontends; null where it names none, since its maker's default then holds. */
export function configuredMode(
	annotations: Texts,
	port: { readonly port: number; readonly name: string },
): 'tcp' | 'http' | null {
	for (const [, value] of named(annotations, /-load-balancer-config$/)) {
		const frontend = items(at(parseJson(value), 'frontends')).find(
			(one) => at(one, 'name') === port.name && [undefined, port.port].includes(at(one, 'port') as number),
		);
		const mode = at(frontend, 'mode');
		if (mode === 'tcp' || mode === 'http') return mode;
	}
	return null;
}

function parseJson(value: string): unknown {
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return null;
	}
}

/** Whether clients speak TLS on a port, by its number and name. */
export function looksLikeTls({ port, name }: { readonly port: number; readonly name: string }): boolean {
	return port === 443 || port === 8443 || /tls|https|ssl/i.test(name);
}

/** The annotation by which the balancer speaks TLS to its targets, if there is one. */
export function encryptsAnew(annotations: Texts): string | null {
	return backendTlsIn(annotations)[0] ?? null;
}

/** Whether port 80 only answers redirects of the balancer's own. */
export function redirectsPlain(annotations: Texts): boolean {
	return named(annotations, /redirect-http-to-https$|http-redirect-https$|-http-redirect$/).some(
		([, value]) => value === 'true',
	);
}

/** Whether annotations of a provider have its balancer send straight to pods; on AWS that makes another product. */
export function targetsPods(annotations: Texts): boolean {
	return (
		annotations['service.beta.kubernetes.io/backend-type'] === 'eni' ||
		annotations['service.cloud.tencent.com/direct-access'] === 'true'
	);
}

/** Which annotation tells the balancer to keep the source of a port's packets, or to hide it, and how it is to be written; null for none. */
export function preservation(
	annotations: Texts,
	port: number,
): { readonly annotation: string; readonly keeps: boolean; readonly cure: string } | null {
	const own = named(annotations, new RegExp(`-target-group-attributes\\.${port}$`));
	for (const [annotation, value] of [...own, ...named(annotations, /-target-group-attributes$/)]) {
		const [, setting] = /preserve_client_ip\.enabled=(true|false)/.exec(value) ?? [];
		if (setting !== undefined)
			return { annotation, keeps: setting === 'true', cure: 'preserve_client_ip.enabled=true' };
	}
	const [source] = named(annotations, /\/is-preserve-source$/);
	return source === undefined
		? null
		: { annotation: source[0], keeps: source[1] !== 'false', cure: '"true"' };
}

/** Health checks by HTTP: which annotation says so, and the port that they ask (null: the traffic port). */
export function httpHealthCheck(
	annotations: Texts,
): { readonly annotation: string; readonly port: number | null } | null {
	const protocol = named(annotations, /health-?check-protocol$/).find(([, value]) => /^https?$/i.test(value));
	if (!protocol) return null;
	const port = named(annotations, /health-?check-port$/).find(([, value]) => /^\d+$/.test(value));
	return port ? { annotation: port[0], port: Number(port[1]) } : { annotation: protocol[0], port: null };
}

/** Whether an annotation chooses the health check of a port with appProtocol. The protocol for all ports gives way to appProtocol. */
export function choosesProbe(annotations: Texts, port: number): boolean {
	return (
		annotations[`service.beta.kubernetes.io/port_${port}_health-probe_protocol`] !== undefined ||
		named(annotations, /health-probe[_-]request-path$/).some(
			([name]) => !/\/port_\d+_/.test(name) || name.includes(`/port_${port}_`),
		)
	);
}

/**
 * What an Application Load Balancer, or OpenShift's router for one Route, is set to do with X-Forwarded-For, and where. `preserve`
 * passes on what the client wrote, `remove` passes none on, `if-none` writes the client where the request names nobody.
 */
export function forwardedForMode(
	annotations: Texts,
): { readonly annotation: string; readonly mode: 'append' | 'preserve' | 'remove' | 'if-none' } | null {
	for (const [annotation, value] of named(annotations, /load-balancer-attributes$/)) {
		const [, mode] = /routing\.http\.xff_header_processing\.mode=(append|preserve|remove)/.exec(value) ?? [];
		if (mode !== undefined) return { annotation, mode: mode as 'append' | 'preserve' | 'remove' };
	}
	const annotation = 'haproxy.router.openshift.io/set-forwarded-headers';
	const policy = annotations[annotation]?.toLowerCase();
	const mode = memberOf({ never: 'preserve', 'if-none': 'if-none' } as const, policy ?? '');
	return mode ? { annotation, mode } : null;
}

/** The PROXY version that an annotation for one port asks for: `…-port-443: {"protocol":"tcp","proxy-protocol":"v2"}` of Linode's controller. */
export function portProxy(annotations: Texts, port: number): 1 | 2 | null {
	for (const [, value] of named(annotations, new RegExp(`-port-${port}$`))) {
		const [, version] = /"proxy-protocol"\s*:\s*"v([12])"/.exec(value) ?? [];
		if (version !== undefined) return version === '1' ? 1 : 2;
	}
	return null;
}
