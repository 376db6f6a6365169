// Texts about the strategy, the product, trust and headers.
import { error, type Messages, warning } from './message.ts';

export const strategyTexts = {
	// Strategy and product.
	'strategy-refused': error(
		'clientIp.strategy {strategy} cannot work with {loadBalancer}: {why}. Instead, {instead}.',
	),
	'strategy-none': warning(
		'clientIp.strategy none preserves nothing: Kong sees a node or the load balancer. Choose a strategy, or auto.',
	),
	'scheme-unsupported': error(
		'clientIp.scheme {scheme}: {loadBalancer} has no such choice. Remove clientIp.scheme.',
	),
	'hostname-unsupported': error(
		'clientIp.hostname: {loadBalancer} takes no host name. Remove clientIp.hostname.',
	),
	'proxy-version-unsupported': error(
		'clientIp.proxyProtocol.version {version}: {loadBalancer} sends {sends}. Remove clientIp.proxyProtocol.version.',
	),
	'setting-missing': error('{loadBalancer} needs {wanted} in {path}: {why}. Set that.'),
	'setting-wanted': warning('{loadBalancer} needs {wanted} in {path}: {why}. Set that, unless {orElse}.'),
	'taken-over': {
		...warning('Where {where}, a new Service does not become {loadBalancer} but {what}. {remedy}.'),
		neverFails: true,
	},
	'hostname-missing': warning(
		'{loadBalancer} with PROXY: callers inside the cluster that use its address skip it, send no header and are refused. Set clientIp.hostname to a name that leads to it, or let them use the in-cluster Service.',
	),
	'cdn-strategy': error(
		'clientIp.cdn {cdn} speaks for the client in a header, so clientIp.strategy {strategy} cannot work. Use auto or httpHeaders.',
	),
	'cdn-open-balancer': error(
		'clientIp.cdn {cdn} behind {loadBalancer}: the balancer hides the CDN, so anyone who calls it directly can forge {header}. {remedy}, or use a pass-through balancer.',
	),
	'cdn-setting-unused': warning('{path} does nothing without clientIp.cdn. Remove it.'),
	'cdn-ranges-stale': {
		...warning(
			'The shipped ranges of {cdn} were read {days} days ago, on {read}: clients that come through newer ones keep the address of the CDN. Update the chart, or add the new ones to clientIp.trustedIPs. To find them: {command}',
		),
		toolkitOnly: true,
		neverFails: true,
	},
	'method-caveat': warning('{loadBalancer} with strategy {strategy}: {caveat}'),
	'cdn-header': warning(
		'clientIp.httpHeaders.name {name}: {cdn} writes the client into {writes}, and may hand other headers over as clients sent them. Remove clientIp.httpHeaders.name, unless you made the CDN write that header.',
	),
	'cdn-caveat': warning('clientIp.cdn {cdn}: {caveat}'),

	// Trust.
	'trusted-ips-missing': error(
		'clientIp.trustedIPs is empty, but Kong believes strategy {strategy} from trusted peers only. Add {peer}. To find them: {command}',
	),
	'trusted-ips-lack': warning(
		'clientIp.trustedIPs lacks {what}, which stands behind the client in {header}: Kong would take it for the client. Add it.',
	),
	'trusted-ip-invalid': error(
		'clientIp.trustedIPs[{index}]: {value} is not an IP address or CIDR. Write it like 10.0.0.0/16 or fd00::/8, without host name, brackets, zone or range.',
	),
	'trust-everyone-forgeable': error(
		'clientIp.trustedIPs holds {everyone}: with recursion, Kong would believe the leftmost entry of {header}, which any client can write. List the proxies only, or set clientIp.allowTrustEveryone.',
	),
	'trust-everyone': warning(
		'clientIp.trustedIPs holds {everyone}: anyone who reaches Kong without the load balancer can forge an address. List {peer} only. To find them: {command}',
	),
	'family-untrusted': warning(
		'proxy.ipFamilies has {family}, but clientIp.trustedIPs has no {family} range: clients that come that way keep the address of the proxy. Add one.',
	),
	'trusted-ip-host-bits': {
		...warning('clientIp.trustedIPs[{index}]: {value} has bits beyond its prefix. Write {network}.'),
		toolkitOnly: true,
	},
	'trust-everyone-in-parts': {
		...warning(
			'clientIp.trustedIPs together cover all of {family}: everyone is trusted. List the proxies only.',
		),
		toolkitOnly: true,
	},

	// Headers.
	'header-name': error(
		'clientIp.httpHeaders.name {name} cannot carry the address: {why}. Use X-Forwarded-For, X-Real-IP or the header of your proxy.',
	),
	'header-case': warning(
		'clientIp.httpHeaders.name {name}: nginx reads only the first line of a header in this spelling. Write X-Forwarded-For.',
	),
	'header-foreign': error(
		'{loadBalancer} writes the client into {writes}, not into {name}: whoever calls it could choose the address. Remove clientIp.httpHeaders.name; or, where a CDN or proxy in front writes {name}, let only that reach the balancer and set clientIp.cdnOnly.',
	),
	'recursion-needed': error(
		'clientIp.httpHeaders.recursive false cannot work with {loadBalancer}: {why}. Remove it, or set it to true.',
	),
} as const satisfies Messages;
