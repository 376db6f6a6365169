// What is read from a cluster: a stand-in for kubectl notes what it is asked.
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import test from 'ava';
import { readCluster } from '../../../cli/check/live.ts';
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

test('beside workloads and Services, what may stand in front and what gateways take settings from, and nothing else', async (t) => {
	await withFolder(async (folder) => {
		const log = join(folder, 'log');
		const kubectl = join(folder, 'kubectl');
		const answer = JSON.stringify(JSON.stringify({ kind: 'List', items: [deployment] }));
		await writeFile(
			kubectl,
			`#!${process.execPath}\nconst args = process.argv.slice(2).join(' ');\nrequire('node:fs').appendFileSync(${JSON.stringify(log)}, args + '\\n');\nif (args.includes('deployments,')) process.stdout.write(${answer}); else process.exit(1);\n`,
		);
		await chmod(kubectl, 0o755);
		const before = process.env.PATH;
		process.env.PATH = `${folder}${delimiter}${before}`;
		try {
			const lists = await readCluster({ context: 'here', namespace: undefined });
			t.deepEqual(lists, [{ kind: 'List', items: [deployment] }]);
		} finally {
			process.env.PATH = before;
		}
		const asked = await readFile(log, 'utf8');
		t.regex(asked, /--context here get .*routes\.route\.openshift\.io --all-namespaces/);
		t.regex(asked, /targetgroupbindings\.elbv2\.k8s\.aws/);
		t.regex(asked, /configmap\/settings --namespace edge/);
		t.regex(asked, /configmap\/kong-conf --namespace edge/);
		t.notRegex(asked, /secret/);
	});
});
