// `kong-client-ip check --context` on a real API server agrees with `check` on what `helm template` prints.
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { helms } from '../../scripts/tools/helm/find.ts';
import { run } from '../../scripts/tools/run.ts';
import { render } from './chart-values.ts';
import { apply } from './release.ts';
import { type Strategy, strategies } from './strategies.ts';
import { kubeconfig, kubectlPrints, namespace } from './support.ts';

const cli = fileURLToPath(new URL('../../cli/cli.ts', import.meta.url));
const preserved: Record<Strategy, 'yes' | 'no'> = {
	externalTrafficPolicy: 'yes',
	proxyProtocol: 'yes',
	httpHeaders: 'yes',
	none: 'no',
};

interface Gateway {
	readonly gateway: string;
	readonly verdict: {
		clientIpPreserved: string;
		spoofable: string;
		spoofableBy: string;
		kongBelieves: string[];
	};
	readonly requests: unknown[];
}

/** What check says of the Deployment, without whether everybody gets through: that depends on the Service's status. */
async function checked(t: ExecutionContext, args: string[], input = ''): Promise<object> {
	const { stdout, stderr } = await run(
		process.execPath,
		['--import', 'tsx', cli, 'check', ...args, '--format', 'json'],
		{ input, env: { KUBECONFIG: kubeconfig() } },
	);
	const gateways: Gateway[] = stdout === '' ? [] : JSON.parse(stdout).gateways;
	const found = gateways.find(({ gateway }) => gateway === 'Deployment/kong');
	if (!found) throw t.fail(`check found no Deployment: ${stdout}${stderr}`);
	const { clientIpPreserved, spoofable, spoofableBy, kongBelieves } = found.verdict;
	return { verdict: { clientIpPreserved, spoofable, spoofableBy, kongBelieves }, requests: found.requests };
}

/** What the cluster tells of its nodes and manifests cannot, as options. */
async function circumstances(t: ExecutionContext): Promise<string[]> {
	const { items } = JSON.parse(await kubectlPrints(t, ['get', 'nodes', '--output', 'json'])) as {
		items: { spec: { podCIDRs?: string[] }; status: { addresses: { type: string; address: string }[] } }[];
	};
	const nodes = items.flatMap(({ status }) =>
		status.addresses.flatMap(({ type, address }) => (type === 'InternalIP' ? address : [])),
	);
	const pods = items.flatMap(({ spec }) => spec.podCIDRs ?? []);
	return ['--nodes', nodes.join(','), '--pods', pods.join(',')];
}

for (const strategy of Object.keys(strategies) as Strategy[]) {
	test.serial(
		`check --context sees in a release of ${strategy} what check sees in its manifests`,
		async (t) => {
			const { helm4 } = await helms();
			const release = { helm: helm4, namespace: await namespace(t), name: 'kong' };
			await apply(t, release, 'install', strategies[strategy]);
			const context = (await kubectlPrints(t, ['config', 'current-context'])).trim();
			const live = await checked(t, ['--context', context, '--namespace', release.namespace]);
			const objects = await render(helm4, 'kong', release.namespace, strategies[strategy]);
			const manifests = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
			t.deepEqual(live, await checked(t, ['-', ...(await circumstances(t))], manifests));
			t.like(live, { verdict: { clientIpPreserved: preserved[strategy] } });
		},
	);
}
