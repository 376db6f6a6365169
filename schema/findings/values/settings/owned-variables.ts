// Variables of Kong that the chart sets itself, and what to use instead.

/** Kong has one setting for both: the name of a header, or that there is none but PROXY. */
const header = 'clientIp.strategy and clientIp.httpHeaders.name';

/** Variables that clientIp sets or that would undo what it sets. */
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

/** Variables on which the chart's probes, ports and mounts rest. */
export const ownedByChart: { readonly [variable: string]: string } = {
	KONG_DECLARATIVE_CONFIG: 'dblessConfig',
	KONG_DECLARATIVE_CONFIG_STRING: 'dblessConfig.config',
	KONG_NGINX_PROXY_LISTEN: 'proxy.http, proxy.tls and proxy.ipFamilies',
	KONG_PORT_MAPS: 'proxy.http.servicePort and proxy.tls.servicePort',
	KONG_PREFIX: 'deployment.tmpDir',
	KONG_PROXY_LISTEN: 'proxy.http, proxy.tls and proxy.ipFamilies',
	KONG_STATUS_LISTEN: 'status.http.containerPort',
};
