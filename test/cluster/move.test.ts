// The steps of `plan --from-kong` on a real API server: the Service and its address stay, and it never is without pods.
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { stringify } from 'yaml';
import { type Helm, helms } from '../../scripts/tools/helm/find.ts';
import { type RunResult, run } from '../../scripts/tools/run.ts';
import { withFolder } from '../support/helm.ts';
import { makeKongCharts } from '../support/kong-charts.ts';
import { program } from '../support/program.ts';
import { chart } from './release.ts';
import { eventually, kubeconfig, kubectl, namespace, restricted } from './support.ts';

interface Case {
	readonly name: string;
	readonly chart: 'kong/kong' | 'kong/ingress';
	readonly old: object;
	readonly to: object;
	/** What the old release calls the gateway. */
	readonly gateway: string;
}

const metallb = { loadBalancer: 'metallb', strategy: 'externalTrafficPolicy' };
const proxy = {
	type: 'LoadBalancer',
	externalTrafficPolicy: 'Local',
	annotations: { 'metallb.io/address-pool': 'public' },
};
const entry = { annotations: { 'metallb.io/address-pool': 'public' } };

const cases: readonly Case[] = [
	{
		name: 'kong/kong without a controller, with an admin Service, an autoscaler and a budget',
		chart: 'kong/kong',
		old: {
			ingressController: { enabled: false },
			admin: { enabled: true },
			autoscaling: { enabled: true },
			podDisruptionBudget: { enabled: true },
			proxy: { ...proxy, http: { nodePort: 0 } },
		},
		to: { clientIp: metallb, proxy: entry, admin: { enabled: true }, autoscaling: { enabled: true } },
		gateway: 'edge-kong',
	},
	{
		name: 'kong/kong with the controller in its pod, and a name of its own',
		chart: 'kong/kong',
		old: { fullnameOverride: 'front', nameOverride: 'way-in', proxy },
		to: { clientIp: metallb, proxy: entry },
		gateway: 'front',
	},
	{
		name: 'kong/ingress',
		chart: 'kong/ingress',
		old: { gateway: { proxy } },
		to: { clientIp: metallb, proxy: entry, admin: { enabled: true } },
		gateway: 'edge-gateway',
	},
];

/** A shell as the reader of the plan has one: his Helm, his cluster and namespace, the charts by their names. */
interface Shell {
	readonly folder: string;
	readonly sh: (command: string) => Promise<RunResult>;
}

async function shell(helm: Helm, folder: string, where: string): Promise<Shell> {
	const config = join(folder, 'kubeconfig');
	await cp(kubeconfig(), config);
	const bin = join(folder, 'bin');
	await mkdir(bin);
	await symlink(helm.path, join(bin, 'helm'));
	await cp(chart, join(folder, 'chart'), { recursive: true });
	await makeKongCharts(folder);
	const env = { KUBECONFIG: config, PATH: `${bin}:${process.env.PATH}`, HELM_NAMESPACE: where };
	const sh = (command: string) => run('sh', ['-c', command], { cwd: folder, env });
	await sh(`kubectl config set-context --current --namespace ${where}`);
	return { folder, sh };
}

async function must(t: ExecutionContext, { sh }: Shell, command: string): Promise<string> {
	const { exitCode, stdout, stderr } = await sh(command);
	if (exitCode !== 0) t.fail(`${command} ended with ${exitCode}: ${stderr}`);
	return stdout;
}

/** What must not change of a Service and a workload. */
async function identity(t: ExecutionContext, of: Shell, gateway: string) {
	const read = async (what: string) => JSON.parse(await must(t, of, `kubectl get ${what} -o json`));
	const service = await read(`service ${gateway}-proxy`);
	const workload = await read(`deployment ${gateway}`);
	return {
		uid: service.metadata.uid,
		clusterIP: service.spec.clusterIP,
		nodePorts: service.spec.ports.map(({ name, nodePort }: { name: string; nodePort: number }) => [
			name,
			nodePort,
		]),
		address: service.status.loadBalancer.ingress,
		workload: workload.metadata.uid,
	};
}

interface Slice {
	readonly ports: readonly { readonly name: string; readonly port: number }[];
	readonly endpoints: readonly {
		readonly addresses: readonly string[];
		readonly conditions: { readonly ready: boolean };
		readonly targetRef: { readonly name: string };
	}[];
}

/** The EndpointSlices of a Service, which a controller reads too. */
async function slices(where: string, service: string): Promise<Slice[]> {
	const label = `kubernetes.io/service-name=${service}`;
	const { stdout } = await kubectl(['-n', where, 'get', 'endpointslices', '-l', label, '-o', 'json']);
	return JSON.parse(stdout).items.map(({ ports, endpoints }: Slice) => ({
		ports: ports ?? [],
		endpoints: endpoints ?? [],
	}));
}

const ready = (all: readonly Slice[]) =>
	all.flatMap(({ endpoints }) => endpoints.filter(({ conditions }) => conditions.ready));

/** The fewest pods that the Service has while something runs. */
async function fewest(where: string, service: string, work: Promise<unknown>): Promise<number> {
	const ended = new AbortController();
	const counts: number[] = [];
	const look = async () => {
		while (!ended.signal.aborted) {
			counts.push(ready(await slices(where, service)).length);
			await sleep(100);
		}
	};
	const looking = look();
	await work.finally(() => ended.abort());
	await looking;
	return Math.min(...counts);
}

interface Step {
	readonly file: { readonly name: string; readonly values: object } | null;
	readonly commands: readonly string[];
}

/** The plan of a case, as its reader gets it. */
async function planned(t: ExecutionContext, folder: string, files: readonly string[]): Promise<Step[]> {
	const [old = '', to = ''] = files;
	const args = ['plan', '--from-kong', old, '--to', to, '--release', 'edge', '--format', 'json'];
	const { stdout, code } = await program(args, { cwd: folder });
	t.is(code, 0, stdout);
	return JSON.parse(stdout).steps;
}

for (const major of [3, 4] as const) {
	for (const { name, chart: source, old, to, gateway } of cases) {
		test.serial(`Helm ${major} moves ${name}`, async (t) => {
			const where = await namespace(t, restricted);
			const { helm3, helm4 } = await helms();
			await withFolder(async (folder) => {
				const of = await shell(major === 3 ? helm3 : helm4, folder, where);
				// Classes are the cluster's: one for each test.
				const own = { ingressController: { ingressClass: where } };
				const values =
					source === 'kong/kong' ? { ...old, ...withClass(old, where) } : { ...old, controller: own };
				await writeFile(join(folder, 'old.yaml'), stringify(values, { version: '1.1' }));
				await writeFile(join(folder, 'new.yaml'), stringify(to));
				t.teardown(() => kubectl(['delete', 'ingressclass', where, '--ignore-not-found']));
				await must(t, of, `helm install edge ${source} -f old.yaml --wait --timeout 90s`);
				const before = await identity(t, of, gateway);

				const steps = await planned(t, folder, ['old.yaml', 'new.yaml']);
				// The last two are to look, for which these pods are only played, and to go back.
				const run = async () => {
					for (const { file, commands } of steps.slice(0, -2)) {
						if (file) await writeFile(join(folder, file.name), stringify(file.values));
						for (const command of commands) await must(t, of, command);
					}
				};
				t.true((await fewest(where, `${gateway}-proxy`, run())) > 0, 'at no moment without a pod');

				t.deepEqual(await identity(t, of, gateway), before);
				const pods = await must(t, of, `kubectl get deployment ${gateway} -o json`);
				const [container, ...more] = JSON.parse(pods).spec.template.spec.containers;
				t.deepEqual([container.name, more], ['proxy', []], 'nothing of the old pods is left');
				t.false(JSON.stringify(container).includes('prefix-dir'));
				await followController(t, of, where, gateway, source === 'kong/kong' && 'admin' in old);

				// And back again.
				for (const command of steps.at(-1)?.commands ?? []) await must(t, of, command);
				t.deepEqual(await identity(t, of, gateway), before);
				await must(t, of, 'helm uninstall edge --wait');
			});
		});
	}
}

const withClass = (old: object, ingressClass: string) => ({
	ingressController: { ingressClass, ...(old as { ingressController?: object }).ingressController },
});

/** What the controller of its own release finds of the gateway, by its own settings. */
async function followController(
	t: ExecutionContext,
	of: Shell,
	where: string,
	gateway: string,
	isNone: boolean,
) {
	const list = JSON.parse(await must(t, of, 'kubectl get deployments -o json'));
	const containers = list.items.flatMap(
		(one: { spec: { template: { spec: { containers: unknown } } } }) => one.spec.template.spec.containers,
	);
	const given = containers
		.flatMap(({ env = [] }: { env?: readonly { name: string; value: string }[] }) => env)
		.filter(({ name }: { name: string }) => /ADMIN_SVC|PUBLISH_SERVICE/.test(name))
		.map(({ name, value }: { name: string; value: string }) => [name, value]);
	if (isNone) return t.deepEqual(given, []);
	t.deepEqual(given.toSorted(), [
		['CONTROLLER_KONG_ADMIN_SVC', `${where}/${gateway}-admin`],
		['CONTROLLER_PUBLISH_SERVICE', `${where}/${gateway}-proxy`],
	]);
	const found = await eventually(t, 'both pods behind the admin Service', async () => {
		const all = await slices(where, `${gateway}-admin`);
		return ready(all).length === 2 ? all : undefined;
	});
	t.deepEqual(
		found.flatMap(({ ports }) => ports.map(({ name, port }) => [name, port])),
		[['kong-admin-tls', 8444]],
	);
	t.deepEqual(names(found), names(await slices(where, `${gateway}-proxy`)), 'the pods that serve clients');
}

const names = (all: readonly Slice[]) =>
	ready(all)
		.map(({ targetRef }) => targetRef.name)
		.sort();

test.serial('without keep.yaml the upgrade is refused, and the Service has lost its pods', async (t) => {
	for (const helm of Object.values(await helms())) {
		const where = await namespace(t, restricted);
		await withFolder(async (folder) => {
			const of = await shell(helm, folder, where);
			await must(t, of, 'helm install kong kong/kong --set ingressController.enabled=false --wait');
			const { exitCode, stderr } = await of.sh('helm upgrade kong ./chart --set fullnameOverride=kong-kong');
			t.is(exitCode, 1);
			t.regex(stderr, /spec\.selector: Invalid value/);
			await eventually(t, 'a Service without pods', async () =>
				ready(await slices(where, 'kong-kong-proxy')).length === 0 ? true : undefined,
			);
			const keep = {
				fullnameOverride: 'kong-kong',
				selectorLabels: { 'app.kubernetes.io/component': 'app' },
			};
			await writeFile(join(folder, 'keep.yaml'), stringify(keep));
			await must(t, of, 'helm upgrade kong ./chart -f keep.yaml --wait --timeout 90s');
			t.true(ready(await slices(where, 'kong-kong-proxy')).length > 0, 'forward is the way out');
		});
	}
});
