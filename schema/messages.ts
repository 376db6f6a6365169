// Every text that a rule gives to a user: what is wrong and what to do. Generated into the chart, so that both say the same.
// {name} is filled with an argument of the finding.

export type Severity = 'error' | 'warning';

export interface Message {
	readonly severity: Severity;
	readonly text: string;
	/** Found by the toolkit only: a template cannot compute it. */
	readonly toolkitOnly?: true;
	/** Depends on the day or on the cluster, so that `warnings: fail` leaves it a warning: unchanged or right values must not be refused. */
	readonly neverFails?: true;
}

const error = (text: string): Message => ({ severity: 'error', text });
const warning = (text: string): Message => ({ severity: 'warning', text });

export const messages = {
	// Shapes, for those who skip the schema.
	'value-shape': error('{path} must be a {kind}. Correct it, or remove it for the default.'),
	'value-unknown': error('{path}: {value} is not known. Use one of {allowed}.'),
	'key-unknown': error('{path} is not a value of this chart. Remove it or correct its name.'),

	// What only the schema knows of: Helm prints its own line for these.
	'value-form': {
		...error('{path}: {value} has the wrong form. {form}'),
		toolkitOnly: true,
	},
	'value-range': { ...error('{path}: {value} must be {limit}. Correct it.'), toolkitOnly: true },
	'value-list': { ...error('{path} {problem}. Correct it.'), toolkitOnly: true },

	// What Kubernetes owns passes as it is, but for what is like a name of its own.
	'field-misspelt': {
		...warning('{path} is no field that Kubernetes has there. Write {meant}.'),
		toolkitOnly: true,
		neverFails: true,
	},
	'word-misspelt': {
		...warning('{path}: {value} is no word that Kubernetes takes there. Write {meant}.'),
		toolkitOnly: true,
		neverFails: true,
	},

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

	// Service.
	'local-on-cluster-ip': error(
		'Traffic policy Local needs a Service of type LoadBalancer or NodePort, and proxy.type is ClusterIP. Remove proxy.type, or choose another strategy.',
	),
	'local-breaks-health-check': error(
		'proxy.externalTrafficPolicy Local with strategy {strategy} on {loadBalancer}: {why}. Use Cluster{remedy}.',
	),
	'traffic-policy-conflict': error(
		'proxy.externalTrafficPolicy {policy} breaks clientIp.strategy {strategy}, which needs {needed} on {loadBalancer}. Remove it, or choose another strategy.',
	),
	'local-no-effect': warning(
		'proxy.externalTrafficPolicy Local does nothing for {loadBalancer}: {why}. Remove proxy.externalTrafficPolicy.',
	),
	'service-type': error(
		'proxy.type {type} does not fit {loadBalancer}, which needs {needed}. Remove proxy.type.',
	),
	'load-balancer-class': error(
		'proxy.loadBalancerClass {class}: the controller of {loadBalancer} ignores a Service with this class. {remedy}.',
	),
	'annotation-conflict': error(
		'{path} has {annotation}: {value}, but {loadBalancer} with strategy {strategy} needs {needed}. Remove it.',
	),
	'scheme-conflict': error(
		'{path} has {annotation}: {value}, but clientIp.scheme {scheme} means {needed}. Remove one of the two.',
	),
	'annotation-breaks': error(
		'proxy.annotations has {annotation}: {value} on {loadBalancer}: {why}. Remove it.',
	),
	'proxy-unexpected': error(
		'proxy.annotations has {annotation}: {value}: {loadBalancer} then sends PROXY headers, which Kong takes for broken requests under clientIp.strategy {strategy}. Remove it, or choose clientIp.strategy proxyProtocol.',
	),
	'http-unexpected': error(
		'proxy.annotations has {annotation}: {value}: {loadBalancer} then speaks HTTP for the clients and hides their addresses, which clientIp.strategy {strategy} cannot undo. Remove it, or choose clientIp.strategy httpHeaders.',
	),
	'annotation-risky': warning(
		'proxy.annotations has {annotation}: {value} on {loadBalancer}: {why}. Remove it.',
	),
	'annotation-foreign': {
		...warning(
			'proxy.annotations has {annotation}, which is for load balancers of {owner}: {loadBalancer} does not read it. Remove it, or correct clientIp.loadBalancer.',
		),
		toolkitOnly: true,
	},
	'ingress-beside': warning(
		'proxy.ingress.enabled on {loadBalancer}: requests through the Ingress come from its proxy, and under clientIp.strategy {strategy} Kong {effect}. Set it to false, or have all clients come through the Ingress: clientIp.strategy httpHeaders, and its proxy in trustedIPs.',
	),
	'ingress-class': error(
		'proxy.ingress.ingressClassName {class} on {loadBalancer}: {why}. Remove proxy.ingress.ingressClassName.',
	),
	'app-protocol': warning('proxy.{port}.appProtocol {value} on {loadBalancer}: {why}. Remove it.'),
	'health-check-node-port': error(
		'proxy.healthCheckNodePort needs a Service of type LoadBalancer with traffic policy Local. Remove it.',
	),
	'source-range-invalid': error(
		'proxy.loadBalancerSourceRanges[{index}]: {value} is not a CIDR, and Kubernetes would refuse the Service. Write it like 203.0.113.0/24, a single address like 203.0.113.7/32.',
	),
	'node-port-range': {
		...warning(
			'{path} {port} is outside 30000-32767, from which Kubernetes gives node ports unless its API server was told otherwise. Choose one of these, or remove it.',
		),
		toolkitOnly: true,
		neverFails: true,
	},
	'ip-families': error(
		'proxy.ipFamilyPolicy SingleStack allows one of proxy.ipFamilies, not two. Change one of them.',
	),
	'setting-unused': warning('{path} does nothing with strategy {strategy}. Remove it.'),
	'load-balancer-only': warning('{path} does nothing on a Service of type {type}. Remove it.'),

	// Listeners.
	'no-port': error(
		'proxy.http.enabled and proxy.tls.enabled are both false: Kong would listen nowhere. Enable one.',
	),
	'port-twice': error('Port {port} is used by {paths}. Give each its own.'),
	'target-port': error(
		'proxy.tls.overrideServiceTargetPort is {port}, where no public listener of Kong is. Use {ports}, or remove it.',
	),
	'listen-flag': error('{path}: {value} is not a flag of a Kong listener. Use one of {allowed}.'),
	'listen-flag-owned': error('{path}: {value} is set by the chart where it belongs. Remove it; {instead}.'),
	'listen-flag-twice': error('{path}: {value} stands there twice, which Kong refuses. Remove one.'),

	// Kong's settings.
	'env-prefixed': error(
		'env.{key}: the chart adds KONG_ itself, so this would become KONG_{upper}. Use {instead}.',
	),
	'env-name': error('env.{key} is not a name of a Kong setting. Use letters, digits and underscores.'),
	'env-misspelt': {
		...warning('env.{key} becomes {variable}, which Kong has no setting for and ignores. Write env.{meant}.'),
		toolkitOnly: true,
	},
	'env-value': {
		...warning(
			'env.{key}: {value} is no word that Kong takes there, so it would not start. Use one of {allowed}.',
		),
		toolkitOnly: true,
	},
	'env-owned': error(
		'env.{key} would fight with clientIp, which sets {variable} itself. Remove it; use {instead}.',
	),
	'env-chart': error('env.{key}: the chart needs {variable} as it sets it. Remove it; use {instead}.'),
	'env-twice': error('env.{key} and env.{other} both become {variable}. Remove one.'),
	'in-cluster-off': warning(
		'inCluster.enabled is false while the public listeners speak PROXY: callers inside the cluster are refused. Remove it.',
	),
	'tls-at-balancer': warning(
		'proxy.annotations has {annotation}, so Kong gets plain HTTP from the load balancer, but port {port} still leads to its TLS listener. Set proxy.tls.overrideServiceTargetPort to {target}.',
	),
	'dbless-several': error('dblessConfig has {keys}; Kong reads one configuration. Keep one.'),
	'dbless-invalid': error('dblessConfig.config is not a YAML map, so Kong would not start. Correct it.'),
	'dbless-format': error(
		'dblessConfig.config has no _format_version, so Kong would not start. Add the line: _format_version: "3.0"',
	),
	'dbless-with-role': error(
		'dblessConfig and echo give a configuration, but env.role data_plane takes it from the control plane. Remove them.',
	),
	database: error(
		'env.{key} is {value}, but this chart runs Kong without a database. Remove it; Kong with a database is run by the chart kong/kong.',
	),
	'control-plane': error(
		'env.role is control_plane, but this chart runs the data plane. Run the control plane by the chart kong/kong, and set env.role data_plane here.',
	),
	'data-plane-certificate': warning(
		'env.role data_plane needs {missing}: unless the image brings it, Kong does not start. Name files, such as /etc/secrets/NAME/tls.crt of a Secret in secretVolumes, or give the text by valueFrom.',
	),
	'echo-config': error(
		'echo.enabled adds a route to the inline configuration, and dblessConfig names a {kind}. Use dblessConfig.config, or add the route there.',
	),
	'image-licence': warning(
		'image {image}: Kong 3.10 and later do not start new nodes without a licence. Set env.license_data or env.license_path, or use kong:3.9.',
	),

	// Workload.
	'single-replica': warning(
		'One pod under traffic policy Local: every node but one refuses, and a restart loses connections. Set replicaCount to 2 or more.',
	),
	'grace-period': warning(
		'terminationGracePeriodSeconds {grace} is shorter than drain.wait plus drain.timeout, {needed}: requests are cut. Raise it or remove it.',
	),
	'daemonset-autoscaling': error(
		'autoscaling.enabled cannot scale a DaemonSet. Remove it, or set deployment.daemonset to false.',
	),
	'autoscaling-range': error(
		'autoscaling.minReplicas {min} is more than autoscaling.maxReplicas {max}. Swap them.',
	),
	'budget-both': error(
		'podDisruptionBudget has minAvailable and maxUnavailable; Kubernetes takes one. Remove one.',
	),
	'mesh-sidecar': warning(
		'{path} has {name}: {value}. A sidecar that captures the proxy ports makes itself the peer of Kong. Exclude them: {excludes}: "{ports}" in podAnnotations.',
	),
} as const satisfies { readonly [code: string]: Message };

/** Keys of maps and indexes of lists, from the root of the values. */
export type ValuePath = readonly (string | number)[];

export type Code = keyof typeof messages;

/** One thing that a rule found, with the arguments of its text. */
export interface Finding {
	readonly code: Code;
	readonly args: { readonly [name: string]: string };
	/** The value that is to blame: keys and indexes from the root. */
	readonly path: ValuePath;
	/** Values that share the blame: the finding stands at the one that was written last, `path` first where that is none. */
	readonly also?: readonly ValuePath[];
	/** What the toolkit adds to the text, in its own words: hint-texts.ts. */
	readonly hint?: string;
}

/** The finding's sentence, as templates and toolkit word it. */
export function render(finding: Finding): string {
	return messages[finding.code].text.replace(
		/\{(\w+)\}/g,
		(_, name: string) => finding.args[name] ?? `{${name}}`,
	);
}

/** The finding's sentence, and what the toolkit adds. */
export function renderWithHint(finding: Finding): string {
	return finding.hint ? `${render(finding)} ${finding.hint}` : render(finding);
}

/** Whether the finding refuses the values; `warnings: fail` makes every warning do so that rests on the values alone. */
export function isError(finding: Finding, warnings: 'print' | 'fail'): boolean {
	const { severity, neverFails }: Message = messages[finding.code];
	return severity === 'error' || (warnings === 'fail' && !neverFails);
}
