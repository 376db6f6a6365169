// What is read from a cluster, and what is said of it: a stand-in for kubectl notes what it is asked.
import { writeFileSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import test from 'ava';
import { readCluster } from '../../../cli/check/live.ts';
import { main } from '../../../cli/main.ts';
import { gatewayText } from '../../check/check-text.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { withFolder } from '../../support/helm.ts';

const container = {
	name: 'proxy',
	image: 'kong:3.9',
	envFrom: [{ configMapRef: { name: 'settings' } }],
	volumeMounts: [
		{ name: 'conf', mountPath: '/etc/kong' },
		{ name: 'certificates', mountPath: '/etc/certificates' },
	],
};
const volumes = [
	{ name: 'conf', configMap: { name: 'kong-conf' } },
	{ name: 'certificates', secret: { secretName: 'certificates' } },
];
const deployment = {
	kind: 'Deployment',
	metadata: { name: 'kong', namespace: 'edge' },
	spec: { template: { spec: { containers: [container], volumes } } },
};

/** A proxy before Kong: its ConfigMap by an argument, or by a file that it mounts. */
const proxy = (name: string, image: string, args: readonly string[], mounted: readonly string[] = []) => ({
	kind: 'Deployment',
	metadata: { name, namespace: 'front' },
	spec: {
		template: {
			spec: {
				containers: [{ name, image, args }],
				volumes: mounted.map((one) => ({ name: one, configMap: { name: one } })),
			},
		},
	},
});
const proxies = [
	proxy('nginx', 'ingress-nginx/controller:v1.13.3', ['--configmap=$(POD_NAMESPACE)/nginx-settings']),
	proxy('traefik', 'docker.io/traefik:v3.7.15', ['--configFile=/etc/traefik/traefik.yaml'], ['static']),
	proxy('shop', 'shop:1', [], ['catalogue']),
];

type Answers = readonly (readonly [asked: string, answer: unknown])[];

/** Makes a `kubectl` in the folder. A script of the shell: it is asked often, and Node takes ten times as long to start. */
async function writeKubectl(folder: string, answers: Answers, otherwise = 0): Promise<void> {
	const kubectl = join(folder, 'kubectl');
	const cases = answers.map(([asked, answer], index) => {
		writeFileSync(join(folder, `answer-${index}`), JSON.stringify(answer));
		return `*"${asked}"*) exec cat '${folder}/answer-${index}' ;;\n`;
	});
	const log = `printf '%s\\n' "$*" >>'${folder}/log'\n`;
	await writeFile(kubectl, `#!/bin/sh\n${log}case "$*" in\n${cases.join('')}*) exit ${otherwise} ;;\nesac\n`);
	await chmod(kubectl, 0o755);
}

test.serial(
	'beside workloads and Services, what may stand in front and what gateways take settings from, and nothing else',
	async (t) => {
		const all = { kind: 'List', items: [deployment, ...proxies] };
		await withFolder(async (folder) => {
			await writeKubectl(folder, [['deployments,', all]], 1);
			const before = process.env.PATH;
			process.env.PATH = `${folder}${delimiter}${before}`;
			try {
				const live = await readCluster({ context: 'here', namespace: undefined });
				t.deepEqual(live, { lists: [all], kubernetes: undefined });
			} finally {
				process.env.PATH = before;
			}
			const asked = await readFile(join(folder, 'log'), 'utf8');
			t.regex(asked, /--context here get .*routes\.route\.openshift\.io --all-namespaces/);
			t.regex(asked, /l2advertisements\.metallb\.io --all-namespaces/);
			t.regex(asked, /targetgroupbindings\.elbv2\.k8s\.aws/);
			t.regex(asked, /konnectextensions\.konnect\.konghq\.com/);
			t.regex(asked, /configmap\/settings --namespace edge/);
			t.regex(asked, /configmap\/kong-conf --namespace edge/);
			t.regex(asked, /configmap\/nginx-settings --namespace front/);
			t.regex(asked, /configmap\/static --namespace front/);
			t.notRegex(asked, /secret|configmap\/catalogue/);
		});
	},
);

/** `check` of a cluster whose kubectl answers by the first words that its arguments hold, and else that there is nothing. */
async function checkLive(answers: Answers, args: readonly string[]) {
	return withFolder(async (folder) => {
		await writeKubectl(folder, answers);
		const before = process.env.PATH;
		process.env.PATH = `${folder}${delimiter}${before}`;
		try {
			const io = fakeIo();
			const code = await main(['check', '--context', 'here', ...args], io);
			return { code, out: io.said.stdout, err: io.said.stderr };
		} finally {
			process.env.PATH = before;
		}
	});
}

const list = (...items: readonly object[]) => ({ kind: 'List', apiVersion: 'v1', items });

const node = (name: string, inside: string, outside?: string) => ({
	apiVersion: 'v1',
	kind: 'Node',
	metadata: { name },
	spec: { podCIDRs: ['10.244.0.0/24'] },
	status: {
		nodeInfo: { kubeletVersion: 'v1.32.1' },
		addresses: [
			{ type: 'InternalIP', address: inside },
			...(outside === undefined ? [] : [{ type: 'ExternalIP', address: outside }]),
		],
	},
});

const ciliumDaemon = {
	apiVersion: 'apps/v1',
	kind: 'DaemonSet',
	metadata: { name: 'cilium', namespace: 'kube-system' },
	spec: {
		template: { spec: { containers: [{ name: 'cilium-agent', image: 'quay.io/cilium/cilium:v1.16.5' }] } },
	},
};
const ciliumConfig = {
	apiVersion: 'v1',
	kind: 'ConfigMap',
	metadata: { name: 'cilium-config', namespace: 'kube-system' },
	data: { 'routing-mode': 'tunnel', 'kube-proxy-replacement': 'true' },
};

/** Kong behind PROXY, which trusts a range. */
const gateway = (trusted: string) =>
	gatewayText({
		annotations: { 'load-balancer.hetzner.cloud/uses-proxyprotocol': 'true' },
		env: {
			KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy_protocol, 0.0.0.0:8443 ssl proxy_protocol',
			KONG_REAL_IP_HEADER: 'proxy_protocol',
			KONG_TRUSTED_IPS: trusted,
		},
	})
		.split('\n---\n')
		.map((text) => JSON.parse(text));

test.serial('network plugin, nodes and version are read, said in one line, and count', async (t) => {
	const cluster = (trusted: string) =>
		[
			['deployments,', list(...gateway(trusted), ciliumDaemon)],
			[' nodes ', list(node('a', '10.0.0.4'), node('b', '10.0.0.5'))],
			['configmap/cilium-config', ciliumConfig],
			['--raw /version', { gitVersion: 'v1.33.2' }],
		] as const;
	const byNodes = await checkLive(cluster('10.0.0.0/24'), []);
	t.is(
		byNodes.err.split('\n')[0],
		'Read from the cluster: 2 nodes (10.0.0.4, 10.0.0.5), Cilium 1.16.5 (tunnel, its default, kube-proxy replacement), Kubernetes 1.33.',
	);
	// Under Cilium's tunnel a node speaks from an address of the pods' range.
	t.regex(byNodes.out, /client address {2}lost/);
	const byPods = await checkLive(cluster('10.244.0.0/16'), []);
	t.regex(byPods.out, /client address {2}preserved/);
	const said = await checkLive(cluster('10.0.0.0/24'), ['--cni', 'calico']);
	t.regex(said.out, /client address {2}preserved/);
});

test.serial('of one namespace, the network plugin is still read, from its own', async (t) => {
	const { err } = await checkLive(
		[
			['deployments,', list(...gateway('10.0.0.0/24'))],
			[
				'daemonsets --namespace kube-flannel',
				list({ ...ciliumDaemon, metadata: { name: 'kube-flannel-ds' } }),
			],
			[' nodes ', list(node('a', '10.0.0.4', '203.0.113.4'))],
		],
		['--namespace', 'edge'],
	);
	t.is(
		err.split('\n')[0],
		'Read from the cluster: 1 node (10.0.0.4; on the internet 203.0.113.4), flannel 1.16.5, Kubernetes 1.32. If clients can connect to the addresses on the internet, add --public-nodes.',
	);
});

test.serial('a namespace without Kong is not clean', async (t) => {
	const { code, out, err } = await checkLive([['deployments,', list()]], ['--namespace', 'empty']);
	t.is(code, 2);
	t.regex(out, /^error: No container that runs Kong with a proxy listener was found; objects read: 0\./);
	t.regex(
		err,
		/^Read from the cluster: no nodes \(name their addresses with --nodes\), no network plugin that is known \(name it with --cni\), no version of Kubernetes\.\n/,
	);
	t.is((await checkLive([['deployments,', list()]], ['--namespace', 'empty', '--allow-empty'])).code, 0);
	const sarif = await checkLive([['deployments,', list()]], ['--namespace', 'empty', '--format', 'sarif']);
	const [{ locations }] = JSON.parse(sarif.out).runs[0].results;
	t.is(locations[0].physicalLocation.artifactLocation.uri, 'cluster');
});

// In the words of client-go, tools/clientcmd/client_config.go and validation.go.
for (const reason of [
	'error: context "here" does not exist',
	'error: context was not found for specified context: here',
])
	test.serial(`${reason}: how to list them`, async (t) => {
		await withFolder(async (folder) => {
			await writeFile(join(folder, 'kubectl'), `#!/bin/sh\necho '${reason}' >&2\nexit 1\n`);
			await chmod(join(folder, 'kubectl'), 0o755);
			const before = process.env.PATH;
			process.env.PATH = `${folder}${delimiter}${before}`;
			try {
				const io = fakeIo();
				t.is(await main(['check', '--context', 'here'], io), 2);
				t.is(
					io.said.stderr,
					`kong-client-ip: kubectl cannot read the cluster: ${reason}. To list the contexts: kubectl config get-contexts\n`,
				);
			} finally {
				process.env.PATH = before;
			}
		});
	});
