// Whether an annotation says what the catalogue's annotation says, in the many ways in which controllers let people say it.
import type { Annotations } from './selection.ts';

/** `ports`: only for these ports of the Service. */
export type Reading = 'on' | 'off' | 'unreadable' | { readonly ports: readonly number[] };

const OFF = ['', 'false', 'off', 'none', 'no', '0', 'f', 'False', 'FALSE', 'tcp'];
const ON = ['true', 'on', '*', 'v1', 'v2', '1', '2', 'send-proxy', 'send-proxy-v2', 'proxy', 'proxyv2'];
/** Go's ParseBool takes these as well. */
const LENIENT = ['True', 'TRUE', 't', 'T'];
/** Controllers that compare texts exactly: cloud-provider-openstack (loadbalancer.go), OCI's NLB, Alibaba's CLB. */
const EXACT =
	/^loadbalancer\.openstack\.org\/|\/is-ppv2-enabled$|\/alibaba-cloud-loadbalancer-proxy-protocol$/;
/** Any other text is an error to these controllers, which then leave the balancer as it is. */
const ONLY: readonly (readonly [name: RegExp, values: RegExp])[] = [
	[/\/aws-load-balancer-proxy-protocol$/, /^\*$/],
	[/\/linode-loadbalancer-(default-)?proxy-protocol$/, /^(none|v1|v2)$/],
	[/\/oci-load-balancer-connection-proxy-protocol-version$/, /^[12]$/],
	[/\/aws-load-balancer-proxy-protocol-per-target-group$/, /^[\d\s,]*$/],
	[/\/loadbalancer-enable-proxy-protocol$/, /^(send-proxy(-v2)?)?$/],
];
/** Read by Go's ParseBool: vultr-cloud-controller-manager and digitalocean-cloud-controller-manager (loadbalancers.go), Hetzner's. */
const PARSED =
	/\/(vultr-loadbalancer-proxy-protocol|do-loadbalancer-enable-proxy-protocol|uses-proxyprotocol)$/;
const TRUE = ['1', 't', 'T', 'true', 'TRUE', 'True'];
const HTTP = /^(https?|http[23]|grpc)$/i;

/** Texts that switch something on, in one annotation or another. */
export const knownTexts: readonly string[] = [
	...ON,
	...LENIENT,
	...['http', 'https', 'http2', 'http3', 'grpc'].flatMap((text) => [text, text.toUpperCase()]),
];

/** Whether the controller refuses the text, in place of taking it for off. */
export function isRefused(name: string, actual: string): boolean {
	return ONLY.some(([names, values]) => names.test(name) && !values.test(actual));
}

/** Whether the catalogue's value switches something off. */
export function isOff(wanted: Annotations[string]): boolean {
	return typeof wanted === 'string' && OFF.includes(wanted);
}

/** Reads the annotation's text by what the catalogue would have written there. */
export function readAnnotation(name: string, wanted: Annotations[string], actual: string): Reading {
	if (typeof wanted === 'string') return readText(name, wanted, actual);
	if ('attributes' in wanted) {
		const given = attributesIn(actual);
		return Object.entries(wanted.attributes).every(([key, value]) => given.get(key) === value) ? 'on' : 'off';
	}
	return readPortList(wanted.each, actual);
}

function readText(name: string, wanted: string, actual: string): Reading {
	if (isRefused(name, actual)) return 'unreadable';
	if (actual === wanted) return 'on';
	if (HTTP.test(wanted)) return HTTP.test(actual) ? 'on' : 'off';
	if (PARSED.test(name) && TRUE.includes(actual)) return 'on';
	if (OFF.includes(actual)) return 'off';
	if (PARSED.test(name)) return 'unreadable';
	if (!ON.includes(wanted)) return actual.split(/[, ]+/).includes(wanted) ? 'on' : 'off';
	return readSwitch(name, actual);
}

/** A word that switches on, or the ports for which it does. */
function readSwitch(name: string, actual: string): Reading {
	if (ON.includes(actual) || (LENIENT.includes(actual) && !EXACT.test(name))) return 'on';
	if (/^\d+(,\s*\d+)*$/.test(actual)) return { ports: actual.split(',').map(Number) };
	return 'unreadable';
}

// `http:80,https:443`, or JSON in which the settings of the catalogue's text have to stand.
function readPortList(each: { readonly [placeholder: string]: string }, actual: string): Reading {
	const compact = actual.replace(/\s+/g, '');
	if (!compact.startsWith('{')) {
		const http = compact.split(',').filter((entry) => /^https?:\d+$/i.test(entry));
		return http.length === 0 ? 'off' : { ports: http.map((entry) => Number(entry.split(':')[1])) };
	}
	const settings = Object.values(each).flatMap(
		(text) => text.match(/"(mode|outbound_proxy_protocol)":"\w+"/g) ?? [],
	);
	return settings.length > 0 && settings.every((setting) => compact.includes(setting)) ? 'on' : 'off';
}

/** A list of `name=value`, separated by commas. */
export function attributesIn(text: string): ReadonlyMap<string, string> {
	return new Map(
		text.split(',').map((pair) => {
			const [name = '', ...rest] = pair.split('=');
			return [name.trim(), rest.join('=').trim()];
		}),
	);
}
