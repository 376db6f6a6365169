// Rules about Kong settings given by hand, the declarative configuration and the image.
import { inlineConfig } from '../decide/declarative.ts';
import { clearingFor } from '../decide/environment.ts';
import type { Situation } from '../decide/situation.ts';
import type { ValuesFinding } from '../findings/finding.ts';
import type { ValuePath } from '../text/path.ts';
import type { Values } from '../values/values.ts';
import { matches } from './matches.ts';
import { found, type Rule } from './types.ts';

/** Kong has one setting for both: the name of a header, or that there is none but PROXY. */
const header = 'clientIp.strategy and clientIp.httpHeaders.name';

/** Variables that clientIp sets or that would undo what it sets, and what to use instead. */
export const ownedByClientIp: { readonly [variable: string]: string } = {
	KONG_NGINX_HTTP_REAL_IP_HEADER: header,
	KONG_NGINX_HTTP_REAL_IP_RECURSIVE: 'clientIp.httpHeaders.recursive',
	KONG_NGINX_HTTP_SET_REAL_IP_FROM: 'clientIp.trustedIPs',
	KONG_NGINX_PROXY_REAL_IP_HEADER: header,
	KONG_NGINX_PROXY_REAL_IP_RECURSIVE: 'clientIp.httpHeaders.recursive',
	KONG_NGINX_PROXY_SET_REAL_IP_FROM: 'clientIp.trustedIPs',
	KONG_REAL_IP_HEADER: header,
	KONG_REAL_IP_RECURSIVE: 'clientIp.httpHeaders.recursive',
	KONG_TRUSTED_IPS: 'clientIp.trustedIPs',
};

/** Variables on which the chart's probes, ports and mounts rest, and what to use instead. */
export const ownedByChart: { readonly [variable: string]: string } = {
	KONG_DECLARATIVE_CONFIG: 'dblessConfig',
	KONG_DECLARATIVE_CONFIG_STRING: 'dblessConfig.config',
	KONG_PORT_MAPS: 'proxy.http.servicePort and proxy.tls.servicePort',
	KONG_PREFIX: 'deployment.tmpDir',
	KONG_PROXY_LISTEN: 'proxy.http, proxy.tls and proxy.ipFamilies',
	KONG_STATUS_LISTEN: 'status.http.containerPort',
};

const envKeys: Rule = (situation) => {
	const first = new Map<string, string>();
	const findings: ValuesFinding[] = [];
	const { env } = situation.values;
	for (const key of Object.keys(env).sort()) {
		if (env[key] !== null) findings.push(...keyFindings(key, situation, first));
	}
	return findings;
};

/** What is wrong with one key. `first` remembers which key came first for a variable. */
function keyFindings(key: string, situation: Situation, first: Map<string, string>): ValuesFinding[] {
	const path = ['env', key];
	const upper = key.toUpperCase();
	const variable = `KONG_${upper}`;
	if (upper.startsWith('KONG_')) {
		const instead =
			ownedByClientIp[upper] ?? ownedByChart[upper] ?? `env.${key.slice('KONG_'.length).toLowerCase()}`;
		return found('env-prefixed', path, { key, upper, instead });
	}
	if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(key)) return found('env-name', path, { key });
	const other = first.get(variable);
	if (other !== undefined) return found('env-twice', path, { key, other, variable }, [`env.${other}`]);
	first.set(variable, key);
	const { strategy, values } = situation;
	const ofClientIp = ownedByClientIp[variable];
	if (ofClientIp && strategy !== 'none')
		return found('env-owned', path, { key, variable, instead: ofClientIp });
	if (variable === 'KONG_NGINX_PROXY_SET_BY_LUA' && clearingFor(situation)) {
		return found('env-owned', path, {
			key,
			variable,
			instead: 'clientIp.forwardedHeaders keep, if you must have your own',
		});
	}
	const ofChart =
		variable === 'KONG_ADMIN_LISTEN' && values.admin.enabled ? 'admin.tls' : ownedByChart[variable];
	return ofChart ? found('env-chart', path, { key, variable, instead: ofChart }) : [];
}

const dblessSeveral: Rule = ({ values }) => {
	const keys = (['config', 'configMap', 'secret'] as const).filter((key) => values.dblessConfig[key]);
	const [first, ...others] = keys.map((key) => `dblessConfig.${key}`).reverse();
	return first && others.length > 0
		? found('dbless-several', first, { keys: keys.join(' and ') }, others)
		: [];
};

const dblessText: Rule = ({ values }) => {
	if (!values.dblessConfig.config?.trim()) return [];
	const config = inlineConfig(values);
	if (!config) return found('dbless-invalid', 'dblessConfig.config');
	return '_format_version' in config ? [] : found('dbless-format', 'dblessConfig.config');
};

const dblessWithRole: Rule = ({ values, role }) => {
	if (role !== 'data_plane') return [];
	const keys = (['config', 'configMap', 'secret'] as const).filter((key) => values.dblessConfig[key]);
	const [first, ...others] = [
		...keys.map((key) => `dblessConfig.${key}`),
		...(values.echo.enabled ? ['echo.enabled'] : []),
	];
	return first ? found('dbless-with-role', first, {}, others) : [];
};

/** Where the user wrote a setting, in whatever case; of several the last by name. */
function envPath(env: Values['env'], name: string): ValuePath {
	let found: string | undefined;
	for (const key of Object.keys(env)) {
		if (key.length !== name.length || key.toLowerCase() !== name) continue;
		if (found === undefined || key > found) found = key;
	}
	return found === undefined ? ['env'] : ['env', found];
}

const controlPlane: Rule = ({ role, values }) =>
	role === 'control_plane' ? found('control-plane', envPath(values.env, 'role')) : [];

/** Kong would wait for tables that nobody makes here. */
const database: Rule = ({ values: { env } }) => {
	const path = envPath(env, 'database');
	const value = path[1] === undefined ? undefined : env[path[1]];
	if (typeof value !== 'string' || value === 'off') return [];
	return found('database', path, { key: String(path[1]), value });
};

/** Kong checks them when it starts; that they fit the control plane shows only there. */
const dataPlaneCertificate: Rule = ({ values, role }) => {
	if (role !== 'data_plane') return [];
	const given = Object.entries(values.env)
		.filter(([, value]) => value !== null && value !== '')
		.map(([key]) => key.toLowerCase());
	const missing = ['cluster_cert', 'cluster_cert_key'].filter((key) => !given.includes(key));
	if (missing.length === 0) return [];
	return found('data-plane-certificate', envPath(values.env, 'role'), {
		missing: missing.map((key) => `env.${key}`).join(' and '),
	});
};

const echoConfig: Rule = ({ values }) => {
	const { configMap, secret } = values.dblessConfig;
	if (!values.echo.enabled || !(configMap || secret)) return [];
	return found('echo-config', 'echo.enabled', { kind: configMap ? 'ConfigMap' : 'Secret' });
};

/** Kong 3.10 and later, by the image's tag; what cannot be read from it is left alone. */
export const licensedTagPattern = '^(3\\.[1-9][0-9]|[4-9]\\.|[1-9][0-9]+\\.)';

const imageLicence: Rule = ({ values, role }) => {
	const { repository, tag, digest } = values.image;
	if (digest || !matches(licensedTagPattern, tag)) return [];
	const licensed = Object.keys(values.env).some((key) => /^(license_|konnect_)/i.test(key));
	if (licensed || role === 'data_plane') return [];
	return found('image-licence', 'image.tag', { image: `${repository}:${tag}` });
};

export const envRules: readonly Rule[] = [
	envKeys,
	dblessSeveral,
	dblessText,
	dblessWithRole,
	controlPlane,
	database,
	dataPlaneCertificate,
	echoConfig,
	imageLicence,
];
