// The settings of two controllers that set up nginx: F5's ConfigMap, and the NginxProxy of NGINX Gateway Fabric.
// https://docs.nginx.com/nginx-ingress-controller/configuration/global-configuration/configmap-resource/,
// https://docs.nginx.com/nginx-gateway-fabric/how-to/data-plane-configuration/

import { type Inventory, ofKind } from '../../../cluster/inventory.ts';
import { at, items, text } from '../../../cluster/objects.ts';
import { fieldPlace, type Place } from '../../../cluster/places.ts';
import {
	isEveryone,
	nginxGatewayFabricSettings,
	nginxIngressSettings,
	type ProxySettings,
} from '../../../trace/index.ts';
import type { Belief, ReadProxy } from '../seen-proxies.ts';
import { configOf, programs } from './words.ts';

type Settings = Extract<ProxySettings, { kind: 'nginx' }>['settings'];

/** Whom realip believes, where that is everybody. */
function beliefOf(proxy: string, place: Place, setting: string, { realIp }: Settings): Belief[] {
	if (!realIp?.from.some(isEveryone)) return [];
	const header = realIp.header === 'proxy_protocol' ? 'a PROXY header' : realIp.header;
	const cure =
		'Let it hold the addresses of the load balancer in front of the proxy only, or take it out where there is none.';
	return [{ proxy, place, setting, cure, header, whom: 'anybody' }];
}

export function seenNginxIngress(inventory: Inventory): ReadProxy | null {
	const found = programs(inventory, /(^|\/)nginx(-plus)?-ingress([:@]|$)/);
	if (found.length === 0) return null;
	const read = configOf(inventory, found, '--nginx-configmaps', /^nginx-(config|ingress)$/);
	if (!read) return null;
	const { config, data } = read;
	const settings = nginxIngressSettings(data);
	const place = config && fieldPlace(config, 'data', 'set-real-ip-from');
	const beliefs = place ? beliefOf("F5's NGINX controller", place, 'set-real-ip-from', settings) : [];
	return { proxy: { kind: 'nginx', settings }, config, beliefs };
}

export function seenGatewayFabric(inventory: Inventory): ReadProxy | null {
	const [config] = ofKind(inventory, 'NginxProxy');
	if (!config) return null;
	const rewrite = at(config.body, 'spec', 'rewriteClientIP');
	const mode = text(at(rewrite, 'mode'));
	const settings = nginxGatewayFabricSettings({
		...(mode === 'ProxyProtocol' || mode === 'XForwardedFor' ? { mode } : {}),
		setIPRecursively: at(rewrite, 'setIPRecursively') === true,
		trustedAddresses: items(at(rewrite, 'trustedAddresses')).flatMap((one) => text(at(one, 'value')) ?? []),
	});
	const place = fieldPlace(config, 'spec', 'rewriteClientIP', 'trustedAddresses');
	const beliefs = beliefOf('NGINX Gateway Fabric', place, 'rewriteClientIP.trustedAddresses', settings);
	return { proxy: { kind: 'nginx', settings }, config, beliefs };
}
