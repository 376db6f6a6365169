// A gateway's settings as the simulator reads them, with what older versions of Kong do differently.
import type { KongVersion } from '../../kong/image.ts';
import {
	formatAddress,
	type Gateway,
	gatewayRealIp,
	parseNginxCidr,
	readGateway,
} from '../../trace/index.ts';
import type { GatewayPod } from './gateways.ts';

export interface KongSide {
	readonly gateway: Gateway;
	/** real_ip_header and whether recursion is on. */
	readonly header: string;
	readonly recursive: boolean;
	readonly trusted: readonly string[];
	/** Variables that decide about the client's address and are not known. */
	readonly unknown: readonly string[];
	/** Whether the proxy listens anywhere. */
	readonly listens: boolean;
}

/** Directives of nginx that outweigh Kong's own settings of the same name. */
export const HEADER_DIRECTIVES = ['KONG_NGINX_PROXY_REAL_IP_HEADER', 'KONG_NGINX_PROXY_REAL_IP_RECURSIVE'];

/** Directives of nginx by which it trusts more than Kong's own setting says. */
export const TRUST_DIRECTIVES = ['KONG_NGINX_PROXY_SET_REAL_IP_FROM', 'KONG_NGINX_HTTP_SET_REAL_IP_FROM'];

/** Settings on which the client's address depends. */
export const ADDRESS_SETTINGS = [
	'KONG_PROXY_LISTEN',
	'KONG_TRUSTED_IPS',
	'KONG_REAL_IP_HEADER',
	'KONG_REAL_IP_RECURSIVE',
	...HEADER_DIRECTIVES,
];

/**
 * Reads the settings of a gateway's container.
 * @param read gateways by their settings: those of many tenants are often alike, and reading them takes longest.
 */
export function kongSide({ env, kong }: GatewayPod, read: Map<string, Gateway>): KongSide {
	const settings: { [name: string]: string } = {};
	for (const [name, value] of Object.entries(env.values))
		if (name.startsWith('KONG_')) settings[name] = value;
	const unknown = ADDRESS_SETTINGS.filter((name) => env.unknown.has(name));
	// Whatever it is, it is set: Kong asks of a data plane that it has certificates.
	for (const name of env.unknown.keys()) if (!ADDRESS_SETTINGS.includes(name)) settings[name] = 'unknown';
	// Where they are left out, somebody shortened the manifests rather than ran Kong without them; a finding of its own says that.
	for (const name of missingCertificates(settings)) settings[name] = 'unknown';
	const recursive = settings.KONG_REAL_IP_RECURSIVE;
	// Kong 1.x reads anything but on as off; later ones hand the text to nginx, which refuses it.
	if (isFirst(kong) && recursive !== undefined && recursive !== 'on') settings.KONG_REAL_IP_RECURSIVE = 'off';
	const { release, isKnown, edition } = kong;
	const key = JSON.stringify([settings, release, isKnown, edition]);
	const gateway = read.get(key) ?? readGateway(settings, { kong });
	read.set(key, gateway);
	const { listens } = gateway.check.settings;
	return {
		gateway,
		header: settings.KONG_NGINX_PROXY_REAL_IP_HEADER ?? settings.KONG_REAL_IP_HEADER ?? 'X-Real-IP',
		recursive: /^on$/i.test(
			settings.KONG_NGINX_PROXY_REAL_IP_RECURSIVE ?? settings.KONG_REAL_IP_RECURSIVE ?? 'off',
		),
		trusted: trustedBy(gateway),
		unknown,
		listens: listens.proxy.entries.length > 0 || listens.proxy.problems.length > 0,
	};
}

/** Kong 0.x or 1.x. */
export const isFirst = ({ release: [major = 0], isKnown }: KongVersion): boolean => isKnown && major < 2;

/** The certificates that Kong's role needs and that nothing sets. */
export function missingCertificates(settings: { readonly [name: string]: string }): readonly string[] {
	if (!/^(data|control)_plane$/.test(settings.KONG_ROLE ?? '')) return [];
	return ['KONG_CLUSTER_CERT', 'KONG_CLUSTER_CERT_KEY'].filter((name) => settings[name] === undefined);
}

/** By what a range becomes trusted: Kong's own setting, or a directive of nginx. */
const TRUST_SETTINGS = ['KONG_TRUSTED_IPS', ...TRUST_DIRECTIVES];

/** The variable that names the header, or turns recursion on: the directive wins. */
export function headerVariable({ env }: GatewayPod, name: 'HEADER' | 'RECURSIVE'): string {
	const directive = HEADER_DIRECTIVES.find((one) => one.endsWith(name) && env.values[one] !== undefined);
	return directive ?? `KONG_REAL_IP_${name}`;
}

/** The variable that makes Kong trust a range. */
export function trustVariable({ env }: GatewayPod, block: string): string {
	const holds = (name: string) => (env.values[name] ?? '').split(/[\s,]+/).includes(block);
	return TRUST_SETTINGS.find(holds) ?? 'KONG_TRUSTED_IPS';
}

// Also those that only nginx trusts, by a directive of the user's own (KONG_NGINX_PROXY_SET_REAL_IP_FROM).
function trustedBy({ check }: Gateway): readonly string[] {
	const { entries } = check.settings.trustedIps;
	const written = ({ address, prefix }: { address: readonly number[]; prefix: number }) =>
		`${formatAddress([...address])}/${prefix}`;
	const named = new Set(
		entries.map((entry) => {
			const block = parseNginxCidr(entry);
			return block ? written(block) : entry;
		}),
	);
	const more = gatewayRealIp(check.blocks).trusted.map(written);
	return [...entries, ...new Set(more.filter((block) => !named.has(block)))];
}
