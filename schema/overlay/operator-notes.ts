// What the Kong Operator cannot express of a decision: a refusal where the strategy needs it, else a sentence with the way out.
import { rangesText } from '../cdn/ranges/text.ts';
import { isDefault, valuePaths } from '../contract/paths.ts';
import { GATEWAY_NAME } from '../operator/defaults.ts';
import { imageFault } from '../operator/image.ts';
import { valueAt } from '../text/path.ts';
import type { Decision } from '../validate/decide.ts';
import type { Values } from '../values/values.ts';

/** Repository with tag or digest, as a pod has it. */
export function imageOf({ image: { repository, tag, digest } }: Values): string {
	const tagged = tag === '' ? repository : `${repository}:${tag}`;
	return digest === null ? tagged : `${tagged.split('@', 1)[0]}@${digest}`;
}

/** The label of the pods. */
type Selector = { readonly [name: string]: string };

const label = (selector: Selector): string =>
	Object.entries(selector)
		.map(([name, value]) => `${name}: ${value}`)
		.join(', ');

/** One sentence; null where the Operator can do what the decision needs. */
export function operatorRefusal({ situation, service }: Decision, selector: Selector): string | null {
	const { values, product } = situation;
	const fault = imageFault(imageOf(values));
	if (fault) return `The Kong Operator runs no such image: ${fault.why}. ${fault.fix}.`;
	const { loadBalancerClass } = service;
	if (loadBalancerClass === null || loadBalancerClass !== classOf(situation)) return null;
	return `${product.title} is chosen by loadBalancerClass ${loadBalancerClass}, which the resources of the Kong Operator do not have: make that Service yourself, with the selector ${label(selector)}, or use another load balancer.`;
}

/** The class without which the product is not chosen. */
function classOf({ product, scheme }: Decision['situation']): string | undefined {
	return (
		product.service.loadBalancerClass ?? (scheme ? product.schemes?.[scheme]?.loadBalancerClass : undefined)
	);
}

/** A sentence for each thing that is left to the user. */
export function operatorNotes(
	decision: Decision,
	release: string,
	listeners: readonly { readonly [field: string]: unknown }[],
): string[] {
	const notes: string[] = [
		'For version 2.2 of the Operator or newer. The namespace is that of kubectl apply -n; the GatewayClass has none and may be there already.',
	];
	if (listeners.some(({ protocol }) => protocol === 'HTTPS'))
		notes.push(
			`The HTTPS listener names the Secret ${release}-tls: put the certificate there, or write another name.`,
		);
	return [...notes, ...sharedNotes(decision, { [GATEWAY_NAME]: release })];
}

/** The same for a DataPlane that the user writes. */
export function dataPlaneNotes(decision: Decision, release: string): string[] {
	return [
		'For version 2.2 of the Operator or newer. The namespace is that of kubectl apply -n. Routes come from a KonnectExtension in spec.extensions, or from a ControlPlane that names this DataPlane.',
		...sharedNotes(decision, { app: release }),
	];
}

function sharedNotes(
	{ situation, service, fullname, ingress, gateway, objects }: Decision,
	selector: Selector,
): string[] {
	const { values, speaksProxy, daemonset, cdn, cdnRanges, product } = situation;
	const notes: string[] = [];
	if (ingress || gateway || objects.length > 0)
		notes.push(
			`The Service is named ${fullname}-proxy, for what leads to it. To give a name to a Service that is there makes a new one.`,
		);
	if (speaksProxy) {
		notes.push(
			'All listeners speak PROXY, and Kong refuses callers inside the cluster, which send no PROXY header.',
		);
		notes.push(
			'For a TLS listener of the Gateway, set KONG_STREAM_LISTEN too: 0.0.0.0:1 ssl proxy_protocol reuseport. The Operator keeps the flags and writes the port.',
		);
	}
	if (daemonset || product.service.hostPorts)
		notes.push(
			`The Operator makes Deployments, no DaemonSets. Set deployment.replicas and topologySpreadConstraints for the label ${label(selector)}, so that every node that serves clients has a pod.`,
		);
	else if (service.externalTrafficPolicy === 'Local')
		notes.push(
			`Only nodes with a pod of Kong serve clients: set deployment.replicas and topologySpreadConstraints for the label ${label(selector)}.`,
		);
	if (cdn && cdnRanges)
		notes.push(
			`KONG_TRUSTED_IPS holds ${rangesText(cdn.title, cdnRanges)}: run overlay again when they change.`,
		);
	return [...notes, ...leftOutNotes(values)];
}

/** Values that the overlay says by its outcome. */
const carried = [
	/^clientIp\./,
	/^image\.(repository|tag|digest)$/,
	/^proxy\.(type|annotations|labels|externalTrafficPolicy)$/,
	/^proxy\.(http|tls)\.(enabled|servicePort|nodePort|parameters)$/,
	/^proxy\.tls\.overrideServiceTargetPort$/,
	/^proxy\.ingress\./,
	/^deployment\.daemonset$/,
];

/** What is set and has no place. */
function leftOutNotes(values: Values): string[] {
	const names = valuePaths
		.filter((path) => !isDefault(path, valueAt(values, path)))
		.map((path) => path.join('.'))
		.filter((name) => !carried.some((pattern) => pattern.test(name)));
	const isOfService = (name: string) => name.startsWith('proxy.');
	const others = names.filter((name) => !isOfService(name));
	return [
		...names.filter(isOfService).map((name) => `The Operator has no place for ${name}${wayOut(name)}.`),
		...(others.length > 0
			? [`Not carried over (only clientIp, proxy and image are): ${others.join(', ')}.`]
			: []),
	];
}

const ways: { readonly [name: string]: string } = {
	'proxy.loadBalancerSourceRanges':
		': use the annotation of the load balancer, if it has one, or a NetworkPolicy',
	'proxy.loadBalancerIP': ': use the annotation of the load balancer, if it has one',
	'proxy.loadBalancerClass': ': the load balancer must be chosen by its annotations, or by default',
	'proxy.ipFamilies': ': its Service has the families that the cluster gives by default',
	'proxy.ipFamilyPolicy': ': its Service has the families that the cluster gives by default',
	'proxy.http.containerPort': ': Kong listens on 8000',
	'proxy.tls.containerPort': ': Kong listens on 8443',
	'proxy.trafficDistribution': ' before version 2.3',
};

const wayOut = (name: string): string => (Object.hasOwn(ways, name) ? String(ways[name]) : '');
