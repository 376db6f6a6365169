// Settings that take one of a few words. Source: https://github.com/Kong/kong/blob/3.9.3/kong/conf_loader/constants.lua

/** By the variable. */
export const settingWords: Readonly<Record<string, readonly string[]>> = {
	KONG_ROLE: ['data_plane', 'control_plane', 'traditional'],
	KONG_DATABASE: ['postgres', 'off'],
	KONG_UNTRUSTED_LUA: ['on', 'off', 'sandbox'],
	KONG_ROUTER_FLAVOR: ['traditional', 'traditional_compatible', 'expressions'],
	KONG_LOG_LEVEL: ['debug', 'info', 'notice', 'warn', 'error', 'crit', 'alert', 'emerg'],
	KONG_CLUSTER_MTLS: ['shared', 'pki'],
	KONG_WORKER_CONSISTENCY: ['strict', 'eventual'],
	KONG_CLUSTER_OCSP: ['on', 'off', 'optional'],
	KONG_ERROR_DEFAULT_TYPE: ['application/json', 'application/xml', 'text/html', 'text/plain'],
};
