// Starts a control plane from programs built here and waits until it works.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { UserError } from '../../readers/user-error.ts';
import { type Api, connect } from './api.ts';
import { podPrograms, programs } from './build.ts';
import { apiServer, controllers, etcd, kwok, type Ports } from './components.ts';
import { servingCertificate, writeKubeconfigs, writeSecrets } from './credentials.ts';
import { sentence, stopIfAborted } from './fault.ts';
import { kwokConfiguration } from './kwok.ts';
import { loadBalancer } from './load-balancer-process.ts';
import { createNodes, nodeNames } from './nodes.ts';
import type { ClusterPaths } from './paths.ts';
import { requirements } from './pods/requirements.ts';
import { egressConfiguration, startNodes } from './pods/start.ts';
import { freePorts } from './ports.ts';
import { isAlive, type ProcessRecord, type ProcessSpec, start } from './processes.ts';
import type { Progress } from './progress.ts';
import { writeState } from './state.ts';

/** Milliseconds; on two busy cores the API server has been seen to take 25 s. */
const patience = 180_000;

/**
 * Builds what is missing and starts everything, writing each process down as it starts. `port` is the API server's,
 * 0 for any; `pods` makes the nodes run pods, which kwok otherwise only plays. Throws a UserError when something does not
 * come up or `signal` fires; the caller cleans up.
 */
export async function startControlPlane(
	paths: ClusterPaths,
	{ port, pods }: { readonly port: number; readonly pods: boolean },
	progress: Progress,
	signal: AbortSignal,
): Promise<void> {
	if (pods) requirements();
	const built = await programs(progress, signal);
	const builtForPods = pods ? await podPrograms(progress, signal) : '';
	const [api = 0, etcdPort = 0, etcdPeer = 0] = await freePorts(3, port);
	const ports = { api, etcd: etcdPort, etcdPeer };
	const { processes, run, until } = starter(paths, pods, signal);

	await progress.step('start etcd and kube-apiserver', async () => {
		await startApi(paths, built, ports, pods, { run, until });
	});
	const client = connect(paths.kubeconfig);
	await progress.step(
		`start the controllers${pods ? ' and' : ','} the scheduler${pods ? '' : ' and kwok'}`,
		async () => {
			for (const spec of controllers(paths, built)) await run(spec);
			await run(loadBalancer(paths));
			if (!pods) {
				writeFileSync(join(paths.directory, 'kwok.yaml'), kwokConfiguration(), { mode: 0o600 });
				await run(kwok(paths, built));
				await createNodes(client);
				await until('ready nodes', 'kwok', () => nodesReady(client));
			}
			// Without it no pod is admitted, and the controller manager makes it.
			await until('the default service account', 'kube-controller-manager', async () => {
				const path = '/api/v1/namespaces/default/serviceaccounts/default';
				return (await client.send('GET', path)).status === 200;
			});
		},
	);
	if (pods) {
		await progress.step('start two nodes that run pods', async () => {
			try {
				await startNodes(paths, { kubernetes: built, pods: builtForPods }, client, api, { run, until });
			} catch (error) {
				if (error instanceof UserError) throw error;
				throw new UserError(
					`this machine does not allow nodes to be created: ${sentence((error as Error).message)}`,
				);
			}
		});
	}
	writeState(paths, { maker: 'modules', pods, ready: true, processes });
}

/** What starts the processes and waits for them. */
interface Starter {
	/** Those that were started so far. */
	readonly processes: readonly ProcessRecord[];
	/** Starts a process and writes it down. */
	readonly run: (spec: ProcessSpec) => Promise<ProcessRecord>;
	/** Waits until `probe` says yes. Throws a UserError where a process ends, or none of that comes in time; `by` is whose log tells why. */
	readonly until: (what: string, by: string, probe: () => Promise<boolean>) => Promise<void>;
}

function starter(paths: ClusterPaths, pods: boolean, signal: AbortSignal): Starter {
	const processes: ProcessRecord[] = [];
	const run = async (spec: ProcessSpec): Promise<ProcessRecord> => {
		stopIfAborted(signal);
		const record = await start(spec, paths.logs);
		processes.push(record);
		writeState(paths, { maker: 'modules', pods, ready: false, processes });
		return record;
	};
	const until = async (what: string, by: string, probe: () => Promise<boolean>): Promise<void> => {
		const deadline = performance.now() + patience;
		for (;;) {
			stopIfAborted(signal);
			const dead = processes.find((record) => !isAlive(record));
			if (dead) throw new UserError(`${dead.name} ended while it started: ${lastWords(paths, dead.name)}`);
			if (await probe().catch(() => false)) return;
			if (performance.now() > deadline) {
				const words = lastWords(paths, by);
				throw new UserError(`not within ${patience / 1000} s: ${what}. ${by} last wrote: ${words}`);
			}
			await sleep(200);
		}
	};
	return { processes, run, until };
}

async function startApi(
	paths: ClusterPaths,
	built: string,
	ports: Ports,
	pods: boolean,
	{ run, until }: Pick<Starter, 'run' | 'until'>,
): Promise<void> {
	const tokens = writeSecrets(paths);
	await run(etcd(paths, built, ports));
	const egress = join(paths.directory, 'egress.yaml');
	if (pods) writeFileSync(egress, stringify(egressConfiguration()));
	const more = pods
		? [`--egress-selector-config-file=${egress}`, '--kubelet-preferred-address-types=InternalIP']
		: [];
	await run(apiServer(paths, built, ports, ...more));
	// The certificate appears a moment after the start.
	await until('a certificate of the API server', 'kube-apiserver', async () =>
		readFileSync(servingCertificate(paths), 'utf8').trimEnd().endsWith('-----END CERTIFICATE-----'),
	);
	writeKubeconfigs(paths, `https://127.0.0.1:${ports.api}`, tokens);
	const client = connect(paths.kubeconfig);
	await until(
		'an API server that is ready',
		'kube-apiserver',
		async () => (await client.send('GET', '/readyz')).status === 200,
	);
}

async function nodesReady(client: Api): Promise<boolean> {
	const { body } = await client.send('GET', '/api/v1/nodes');
	const ready = body.items?.filter((node) =>
		node.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
	);
	return ready?.length === nodeNames.length;
}

/** The line of a log that most likely says why its process ended: the last error, else the last line. */
export function lastWords(paths: ClusterPaths, name: string): string {
	let lines: string[] = [];
	try {
		lines = readFileSync(join(paths.logs, `${name}.log`), 'utf8')
			.split('\n')
			.filter((line) => line.trim());
	} catch {
		// No log, no words.
	}
	const isError = (line: string): boolean =>
		/address already in use|panic|fatal|^[EF]\d{4} |rror:/i.test(line);
	return sentence((lines.findLast(isError) ?? lines.at(-1) ?? 'it wrote no log').slice(0, 500));
}
