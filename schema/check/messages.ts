// Every text that a check of manifests gives: what is wrong and what to do. {name} is filled with an argument of the finding.
import type { Severity } from './types.ts';

export interface CheckMessage {
	readonly severity: Severity;
	readonly text: string;
}

const error = (text: string): CheckMessage => ({ severity: 'error', text });
const warning = (text: string): CheckMessage => ({ severity: 'warning', text });
const note = (text: string): CheckMessage => ({ severity: 'note', text });

export const checkMessages = {
	// PROXY protocol on one end only.
	'proxy-not-expected': error(
		'The load balancer sends a PROXY header, but KONG_PROXY_LISTEN does not expect one at {listener}: Kong answers 400. Set KONG_PROXY_LISTEN={listen}, KONG_REAL_IP_HEADER=proxy_protocol and KONG_TRUSTED_IPS to {peer}; or switch PROXY off at the balancer.',
	),
	'proxy-never-sent': error(
		'KONG_PROXY_LISTEN expects a PROXY header at {listener}, but {product} sends none: {why}. Kong closes every connection. Set KONG_PROXY_LISTEN={listen}; then {instead}.',
	),
	'proxy-switched-off': error(
		'Kong expects a PROXY header (port {ports}), but {product} does not send one unless this annotation says so: Kong closes every connection. Set {setting}.',
	),
	'proxy-outside-balancer': error(
		'KONG_PROXY_LISTEN expects a PROXY header at {listener}, but clients come directly ({how}) and send none: Kong closes every connection. Set KONG_PROXY_LISTEN={listen}.',
	),
	'stream-proxy': error('Port {port} leads to the stream listener {listener}: {what}. {fix}.'),

	// What the provider's controller makes of the objects.
	'controller-refuses': error(
		'{controller} gives up on {object}: {why}. No load balancer is made, or the one that exists is not changed, until this is mended.',
	),
	'port-not-served': error(
		'{product} does not listen on port {port}: {controller} leaves this port of the Service out.',
	),
	'controller-needs': warning(
		'{controller} makes no load balancer of {object} without {setting}: {why}. Set it here, or have the controller set up so.',
	),
	'controller-reads': warning('{text}.{instead}'),
	'annotation-misspelt': warning(
		'{controller} does not read this annotation, so it has no effect. Write {meant}, or remove it.',
	),

	// The client's address is lost.
	'source-rewritten': error(
		'Traffic policy Cluster replaces the source of packets by an address of the node, so Kong takes a node for the client. {fix}',
	),
	'source-replaced': error(
		'{product} opens connections of its own, so Kong takes the load balancer (or a node) for the client. {fix}',
	),
	'nothing-trusted': error(
		'Kong trusts no peer, so it ignores {carrier} and takes {peer} for the client. Set KONG_TRUSTED_IPS to {trust}{further}.',
	),
	'forwarded-for-off': error(
		'{product} was told not to write X-Forwarded-For ({mode}), so what arrives there is what the client wrote, or nothing. Take the setting out, so that it appends the client.',
	),
	'peer-untrusted': error('Kong does not trust {peer}, so it {effect}. Add {trust} to KONG_TRUSTED_IPS.'),
	'header-not-read': error(
		'Kong reads the client from {read}, but {who} hands it over in {carrier}. Set KONG_REAL_IP_HEADER={header}{further}.',
	),
	'recursion-off': error(
		'Without recursion Kong takes the last entry of {header}, {believed}, which is a proxy. Set KONG_REAL_IP_RECURSIVE=on and trust every proxy.',
	),
	'node-rewrites': error(
		'{who} replaces the source of packets on the node in spite of traffic policy Local, so Kong takes the node for the client{scope}. {fix}',
	),
	'sidecar-captures': error(
		'The {mesh} sidecar takes the connections of the proxy ports and opens its own from {address}, so Kong takes the sidecar for the client. {fix}',
	),
	'sidecar-refuses': error(
		'The {mesh} sidecar takes the connections of the proxy ports and lets in callers of the mesh only, so clients from outside are refused. {fix}',
	),
	'front-sees-node': error(
		'{front} itself takes a node for the client, and hands that on to Kong: traffic policy Cluster of its Service {service} replaces the source of packets. Set spec.externalTrafficPolicy: Local there{or}.',
	),
	'address-lost': error('The client address is lost at {hop}: Kong believes {believed}.'),

	// Forging.
	'forgeable-everyone': error(
		'KONG_TRUSTED_IPS holds {everyone}, so {header} of anybody is believed: any client on the internet chooses the address that Kong sees. {fix}',
	),
	'forgeable-header': error(
		'Kong believes {header} from {peer}, but {writer}: any client on the internet chooses the address that Kong sees{way}. {fix}',
	),
	'everyone-trusted': warning(
		'KONG_TRUSTED_IPS holds {everyone}: whoever reaches Kong speaks for any client. List {trust} only.',
	),

	// Traffic that does not get through.
	'plain-to-tls': error(
		'The load balancer ends TLS and sends plain HTTP for port {port}, but the target {target} is a TLS listener of Kong, which answers 400. {fix}.',
	),
	'tls-to-plain': error(
		'TLS arrives at {target} for port {port}, but that listener of Kong is plain HTTP. Set targetPort to {tls}.',
	),
	'http-listener-for-tls': error(
		'This makes an HTTP listener of port {port}, and TLS of clients on it is not HTTP: nothing gets through. Keep TCP for TLS and use PROXY on both ends ({proxy}), or end TLS at the balancer.',
	),
	'reencryption-with-proxy': error(
		'The load balancer encrypts port {port} anew and sends a PROXY header; Kong looks for the header before TLS and finds none. Use backend protocol tcp: pass TLS through, or send the decrypted stream to the plain port.',
	),
	'nothing-listens': error(
		'Port {port} leads to {target}: Kong does not listen there{family}. Listeners: {listeners}.',
	),
	'no-controller': error('No load balancer is made of it: {why}. {fix}.'),
	'health-check-tls': error(
		'The health check asks for TLS on port {port}, whose target {target} is a plain listener, so no target gets healthy. Use backend protocol tcp.',
	),
	'health-check-proxy': error(
		'The health check asks HTTP on {target}, but with PROXY on every connection of the target group begins with the header, which that port answers with 400: no target gets healthy. Check TCP on traffic-port.',
	),
	'health-check-local': error('Traffic policy Local with PROXY on {product}: {why}. Use Cluster{remedy}.'),
	'health-check-app-protocol': error(
		'appProtocol {value} makes {product} change its health check: {why}. Remove appProtocol, or use traffic policy Local, whose check asks the health check node port.',
	),
	'health-check-root': warning(
		'Nothing says what the health check of {product} asks, so it asks / and Kong answers 404 there unless a route does otherwise. Set {settings}.',
	),
	hairpin: error(
		'The status of the Service has the address {ip} without ipMode Proxy, so callers inside the cluster reach the PROXY listener without a header and are refused. {fix}',
	),
	'hostname-on-pass-through': error(
		'{product} forwards packets that are still addressed to it, and a host name in the status removes the rule for that address from the nodes: requests from outside are dropped. Remove the annotation.',
	),
	'local-without-pod': error(
		'{product} before {needed} announces the address from a node that may have no pod, and traffic policy Local drops what arrives there. Update it, run Kong as a DaemonSet, or use Cluster in a mode that keeps the source (dsr).',
	),
	'https-looks-like-http': warning(
		'TLS of port {port} ends at the load balancer, and Kong does not believe its X-Forwarded-Proto: https looks like http, https-only routes answer 426 and redirects go to http. Trust the balancer in KONG_TRUSTED_IPS.',
	),

	'https-not-told': note(
		'TLS of port {port} ends at {product}, which writes no X-Forwarded-Proto: to Kong https looks like http, and https-only routes answer 426. Pass TLS through to Kong, or let such routes take http.',
	),

	// Annotations and policies that do nothing.
	'annotation-ignored': warning('{product} ignores this annotation{instead}.'),
	'annotation-value': warning('{value} is no value of this annotation{effect}. Use one of {allowed}.'),
	'controller-too-old': error(
		'{product} sends PROXY headers only from {needs} on, which manifests do not show; older controllers ignore the annotation and Kong closes every connection. {fix}',
	),
	'annotation-harmful': warning('On {product} this annotation does harm: {why}. Remove it.'),
	'policy-without-effect': warning('Traffic policy Local does nothing here: {why}. Remove it.'),

	// Kong's settings.
	'settings-refused': error('Kong does not start: {problem}.'),
	'setting-doubtful': warning('{problem}.'),
	'setting-prefixed-twice': error(
		'{variable} is no setting of Kong and is ignored: a chart has added KONG_ to a key that had it. Write the key as {key}.',
	),
	'setting-misspelt': error('{variable} is no setting of Kong and is ignored. {nearest} is meant.'),
	'setting-given-twice': warning('{variable} is given more than once; the last one counts. Keep one.'),
	'setting-not-text': error('The value of {variable} is no text, which Kubernetes refuses. Quote it.'),
	'setting-boolean': error(
		'KONG_REAL_IP_RECURSIVE is {value}, which {effect}. In YAML, an unquoted on becomes true: write "on" in quotes.',
	),
	'listen-after-off': error(
		'{variable} begins with off, so the entries behind it are ignored and Kong does not listen there. Remove off.',
	),
	'listen-flag-repeated': warning('{variable}: {problem}.'),
	'proxy-on-service-port': error(
		'{variable} has proxy_protocol on {listener}, where no load balancer connects: probes and clients without the header are refused. Remove the flag.',
	),
	'ipv6-listen-unused': note(
		'{variable} listens on IPv6, but {service} is IPv4 only: nobody connects there through it.',
	),
	'licence-missing': warning(
		'image {image}: Kong Gateway 3.10 and later do not start new nodes without a licence, and no KONG_LICENSE_DATA or KONG_LICENSE_PATH is set. Set one, or use kong:3.9.',
	),

	// What is not known, what is assumed, and what is right but worth knowing.
	'value-unknown-here': note('{what} comes from {source}, which is not in the input: {effect}.'),
	'no-gateway': note(
		'No container that runs Kong was found among {count} objects, or none that listens for clients.',
	),
	'no-entrance': note('Nothing in the input leads to this gateway from outside, so no request was followed.'),
	'ways-not-followed': note(
		'This gateway and what comes after it, {count} in all, were not checked: a check follows {most} Services and routes.',
	),
	'balancer-unknown': note(
		'Nothing says which load balancer stands in front of {service}: taken for one that {assumed}. Name it with --load-balancer.',
	),
	'balancer-assumed': note('{what}'),
	'insider-can-forge': note(
		'A pod or host inside {ranges} can connect to Kong itself and name any address: these peers are trusted.',
	),
	'forwarded-headers-believed': note(
		"The load balancer does not clean X-Forwarded-Proto, -Host and -Port, and Kong believes a trusted peer's: clients can write them.",
	),
	'in-cluster-needs-proxy': note(
		'Callers inside the cluster that use {service} must send a PROXY header. Give them a second, plain listener.',
	),
} as const satisfies { readonly [code: string]: CheckMessage };

export type CheckCode = keyof typeof checkMessages;

/** The sentence of a finding. */
export function renderCheck(finding: {
	readonly code: CheckCode;
	readonly args: { readonly [name: string]: string };
}): string {
	return checkMessages[finding.code].text
		.replace(/\{(\w+)\}/g, (_, name: string) => finding.args[name] ?? `{${name}}`)
		.replace(/^the /, 'The ');
}
