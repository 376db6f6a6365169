// Reads the objects of a cluster through kubectl: what a check needs, and no Secret that no gateway refers to.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UserError } from '../../readers/user-error.ts';
import { at, items, text } from '../../schema/cluster/objects.ts';
import { onPath } from '../io/on-path.ts';

interface Cluster {
	readonly context: string | undefined;
	/** All namespaces when left out. */
	readonly namespace: string | undefined;
}

const REQUIRED = ['deployments', 'daemonsets', 'statefulsets', 'services', 'ingresses'];
/** Kinds that not every cluster has, or not everybody may read. */
const OPTIONAL = [
	'nodes',
	'namespaces',
	'gatewayclasses.gateway.networking.k8s.io',
	'gateways.gateway.networking.k8s.io',
	'httproutes.gateway.networking.k8s.io',
	'tcproutes.gateway.networking.k8s.io',
	'tlsroutes.gateway.networking.k8s.io',
	'routes.route.openshift.io',
	'targetgroupbindings.elbv2.k8s.aws',
	'virtualservices.networking.istio.io',
	'ingressroutes.traefik.io',
	'ingressroutetcps.traefik.io',
	'serverstransporttcps.traefik.io',
	'httpproxies.projectcontour.io',
	'contourconfigurations.projectcontour.io',
	'gateways.networking.istio.io',
	'envoyfilters.networking.istio.io',
	'clienttrafficpolicies.gateway.envoyproxy.io',
	'backendtrafficpolicies.gateway.envoyproxy.io',
	'envoyproxies.gateway.envoyproxy.io',
	'nginxproxies.gateway.nginx.org',
	'helmchartconfigs.helm.cattle.io',
	'felixconfigurations.crd.projectcalico.org',
	'rollouts.argoproj.io',
	'deploymentconfigs.apps.openshift.io',
	'ingressclasses.networking.k8s.io',
	'networkpolicies.networking.k8s.io',
	'ciliumnetworkpolicies.cilium.io',
	'endpointslices.discovery.k8s.io',
	'dataplanes.gateway-operator.konghq.com',
	'gatewayconfigurations.gateway-operator.konghq.com',
	'konglicenses.configuration.konghq.com',
	'konnectextensions.konnect.konghq.com',
	'konnectgatewaycontrolplanes.konnect.konghq.com',
	'healthcheckpolicies.networking.gke.io',
	'backendconfigs.cloud.google.com',
	'virtualservers.k8s.nginx.org',
	'transportservers.k8s.nginx.org',
	'mappings.getambassador.io',
];
/** MetalLB reads these in its own namespace only: https://metallb.io/configuration/ */
const OF_METALLB = ['ipaddresspools', 'l2advertisements', 'bgpadvertisements'].map(
	(kind) => `${kind}.metallb.io`,
);
/** What sets up the network and meshes, by the namespaces in which it is. */
const OF_NETWORKS = [
	['configmap/cilium-config', 'kube-system'],
	['configmap/kube-proxy', 'kube-system'],
	['configmap/istio', 'istio-system'],
] as const;
const NETWORK_NAMESPACES = [
	'kube-system',
	'kube-flannel',
	'calico-system',
	'ovn-kubernetes',
	'openshift-ovn-kubernetes',
];

/** https://github.com/kubernetes/client-go/blob/master/tools/clientcmd/client_config.go, and validation.go */
const noContext = /\bcontext\b.* (?:does not exist|was not found)/;

/** What was read from a cluster. */
export interface LiveCluster {
	/** The objects as kubectl prints them: lists. */
	readonly lists: readonly unknown[];
	/** Version of the API server, `1.33`; undefined where it does not say. */
	readonly kubernetes: string | undefined;
}

/**
 * Reads what a check needs.
 * @throws UserError in kubectl's own words where the cluster cannot be read.
 */
export async function readCluster(cluster: Cluster): Promise<LiveCluster> {
	const kubectl = onPath('kubectl');
	if (!kubectl) throw new UserError('kubectl is not on PATH: https://kubernetes.io/docs/tasks/tools/');
	const context = cluster.context === undefined ? [] : ['--context', cluster.context];
	const scope = cluster.namespace === undefined ? ['--all-namespaces'] : ['--namespace', cluster.namespace];
	const ask = async (args: readonly string[]): Promise<unknown> => {
		const { stdout } = await promisify(execFile)(kubectl, [...context, 'get', ...args], {
			maxBuffer: 1 << 29,
		});
		return stdout.trim() === '' ? null : (JSON.parse(stdout) as unknown);
	};
	const get = (args: readonly string[]) => ask(['--ignore-not-found', '-o', 'json', ...args]);
	const perhaps = (args: readonly string[]) => get(args).catch(() => null);
	const main = await get([REQUIRED.join(','), ...scope]).catch(
		(error: { stderr?: string; message: string }) => {
			const reason = (error.stderr || error.message).trim().split('\n').at(-1) ?? '';
			const advice = noContext.test(reason) ? '. To list the contexts: kubectl config get-contexts' : '';
			throw new UserError(`kubectl cannot read the cluster: ${reason}${advice}`);
		},
	);
	const version = ask(['--raw', '/version']).catch(() => null);
	const more = await Promise.all([
		...OPTIONAL.map((kind) => perhaps([kind, ...scope])),
		...OF_METALLB.map((kind) =>
			perhaps([kind, ...(cluster.namespace === undefined ? scope : ['--namespace', 'metallb-system'])]),
		),
		...OF_NETWORKS.map(([name, namespace]) => perhaps([name, '--namespace', namespace])),
		// Where all namespaces are read, their DaemonSets are there already.
		...(cluster.namespace === undefined ? [] : NETWORK_NAMESPACES)
			.filter((namespace) => namespace !== cluster.namespace)
			.map((namespace) => perhaps(['daemonsets', '--namespace', namespace])),
		...references(main).map(([kind, name, namespace]) =>
			perhaps([`${kind}/${name}`, '--namespace', namespace]),
		),
	]);
	const lists = [main, ...more].filter((one) => one !== null);
	return { lists, kubernetes: /^v?(1\.\d+)/.exec(text(at(await version, 'gitVersion')) ?? '')?.[1] };
}

/** Proxies and tunnels whose settings are in files. */
const READS_FILES = /(^|\/)([\w-]*traefik|contour|cloudflared)([:@]|$)/;

/** ConfigMaps that a proxy before Kong names in its arguments, or reads as files. */
function proxyConfigs(pod: unknown, container: unknown): [kind: string, name: string][] {
	const words = [...items(at(container, 'command')), ...items(at(container, 'args'))].map(String);
	const named = words.flatMap(
		(word) => /^--?(?:nginx-)?configmaps?=(?:[^/]*\/)?([\w.-]+)$/.exec(word)?.[1] ?? [],
	);
	const volumes = READS_FILES.test(text(at(container, 'image')) ?? '') ? items(at(pod, 'volumes')) : [];
	const mounted = volumes.flatMap((volume) => text(at(volume, 'configMap', 'name')) ?? []);
	return [...named, ...mounted].map((name) => ['configmap', name]);
}

/** ConfigMaps and Secrets that containers with Kong's settings take their environment from, and those of proxies before it. */
function references(list: unknown): [kind: string, name: string, namespace: string][] {
	const all = items(at(list, 'items')).flatMap((object) => {
		const namespace = text(at(object, 'metadata', 'namespace')) ?? 'default';
		const pod = at(object, 'spec', 'template', 'spec');
		const containers = items(at(pod, 'containers'));
		const entries = containers.flatMap((container) => sourcesOf(pod, container));
		const names = [...entries.flatMap(namesIn), ...containers.flatMap((one) => proxyConfigs(pod, one))];
		return names.map(([kind, name]): [string, string, string] => [kind, name, namespace]);
	});
	return [...new Map(all.map((one) => [one.join('/'), one])).values()];
}

/** Entries of `env` and `envFrom` of a container of Kong. */
function sourcesOf(pod: unknown, container: unknown): unknown[] {
	if (!/kong/i.test(text(at(container, 'image')) ?? '')) return [];
	return [...items(at(container, 'env')), ...items(at(container, 'envFrom')), ...confVolumes(pod, container)];
}

function namesIn(entry: unknown): [kind: string, name: string][] {
	const configMap = at(entry, 'valueFrom', 'configMapKeyRef', 'name') ?? at(entry, 'configMapRef', 'name');
	const secret = at(entry, 'valueFrom', 'secretKeyRef', 'name') ?? at(entry, 'secretRef', 'name');
	return (
		[
			['configmap', text(configMap)],
			['secret', text(secret)],
		] as const
	).flatMap(([kind, name]): [string, string][] => (name === undefined ? [] : [[kind, name]]));
}

// Volumes that may bring a kong.conf, in the form of the entries of envFrom.
function confVolumes(pod: unknown, container: unknown): unknown[] {
	const mounts = items(at(container, 'volumeMounts')).filter((mount) =>
		/(^\/etc(\/kong)?\/?$)|\.conf$/.test(text(at(mount, 'mountPath')) ?? ''),
	);
	return items(at(pod, 'volumes'))
		.filter((volume) => mounts.some((mount) => at(mount, 'name') === at(volume, 'name')))
		.map((volume) => ({
			configMapRef: { name: at(volume, 'configMap', 'name') },
			secretRef: { name: at(volume, 'secret', 'secretName') },
		}));
}
