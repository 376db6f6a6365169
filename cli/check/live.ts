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
	'httpproxies.projectcontour.io',
	'felixconfigurations.crd.projectcalico.org',
	'networkpolicies.networking.k8s.io',
	'ciliumnetworkpolicies.cilium.io',
];
const OF_NETWORKS = ['configmap/cilium-config', 'configmap/kube-proxy', 'daemonset/weave-net'];

/**
 * The objects as kubectl prints them: lists.
 * @throws UserError in kubectl's own words where the cluster cannot be read.
 */
export async function readCluster(cluster: Cluster): Promise<unknown[]> {
	const kubectl = onPath('kubectl');
	if (!kubectl) throw new UserError('kubectl is not on PATH: https://kubernetes.io/docs/tasks/tools/');
	const context = cluster.context === undefined ? [] : ['--context', cluster.context];
	const scope = cluster.namespace === undefined ? ['--all-namespaces'] : ['--namespace', cluster.namespace];
	const get = async (args: readonly string[]): Promise<unknown> => {
		const { stdout } = await promisify(execFile)(
			kubectl,
			[...context, 'get', '--ignore-not-found', '-o', 'json', ...args],
			{
				maxBuffer: 1 << 29,
			},
		);
		return stdout.trim() === '' ? null : (JSON.parse(stdout) as unknown);
	};
	const perhaps = (args: readonly string[]) => get(args).catch(() => null);
	const main = await get([REQUIRED.join(','), ...scope]).catch(
		(error: { stderr?: string; message: string }) => {
			const reason = (error.stderr || error.message).trim().split('\n').at(-1);
			throw new UserError(`kubectl cannot read the cluster: ${reason}`);
		},
	);
	const more = await Promise.all([
		...OPTIONAL.map((kind) => perhaps([kind, ...scope])),
		...OF_NETWORKS.map((name) => perhaps([name, '--namespace', 'kube-system'])),
		...references(main).map(([kind, name, namespace]) =>
			perhaps([`${kind}/${name}`, '--namespace', namespace]),
		),
	]);
	return [main, ...more].filter((one) => one !== null);
}

/** ConfigMaps and Secrets that containers with Kong's settings take their environment from. */
function references(list: unknown): [kind: string, name: string, namespace: string][] {
	const all = items(at(list, 'items')).flatMap((object) => {
		const namespace = text(at(object, 'metadata', 'namespace')) ?? 'default';
		const pod = at(object, 'spec', 'template', 'spec');
		const entries = items(at(pod, 'containers')).flatMap((container) => sourcesOf(pod, container));
		return entries.flatMap(namesIn).map(([kind, name]): [string, string, string] => [kind, name, namespace]);
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
