// What a user reads after an installation. Helm 4 renders the notes without a cluster; Helm 3 asks for one even in a dry run.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { helms } from '../../scripts/helm/find.ts';
import { run } from '../../scripts/run.ts';
import { chart, withFolder } from '../support/helm.ts';

async function notes(values: object): Promise<string> {
	const { helm4 } = await helms();
	return withFolder(async (folder) => {
		const file = join(folder, 'values.json');
		await writeFile(file, JSON.stringify(values));
		const args = ['install', 'kong', chart, '--dry-run=client', '--values', file];
		const { stdout, stderr } = await run(helm4.path, args, { env: { KUBECONFIG: '/dev/null' } });
		const [, text] = stdout.split('\nNOTES:\n');
		if (!text) throw new Error(stderr);
		return text.trimEnd();
	});
}

test('pass-through: the strategy, who chose it, and that there are no routes', async (t) => {
	t.is(
		await notes({}),
		`Kong kong:3.9 behind generic.

Client address: externalTrafficPolicy (chosen by auto)
  The packet keeps its source: the Service has traffic policy Local. Kong trusts nobody's headers.
  No routes: Kong has no configuration and answers 404. Set dblessConfig, or echo.enabled for a test.

Next:
  helm test kong --namespace default --logs
  kubectl get service kong-proxy --namespace default --watch`,
	);
});

test('PROXY: the plain entry, who is trusted, and the warnings', async (t) => {
	const text = await notes({
		clientIp: { strategy: 'proxyProtocol', trustedIPs: ['0.0.0.0/0'] },
		echo: { enabled: true },
	});
	t.regex(text, /^Client address: proxyProtocol$/m);
	t.regex(text, /Callers inside the cluster use the Service kong-in-cluster\./);
	t.regex(text, /Trusted: 0\.0\.0\.0\/0\. This must be the addresses of the nodes/);
	t.regex(text, /^Warnings:\n {2}\[trust-everyone\] clientIp\.trustedIPs holds 0\.0\.0\.0\/0/m);
	t.notRegex(text, /No routes/);
});

test('headers: which one; no heading for warnings where there are none', async (t) => {
	const text = await notes({ clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/8'] } });
	t.regex(text, /Kong takes the address from X-Forwarded-For, past every trusted entry\./);
	t.notRegex(text, /Warnings/);
});

test('nothing preserved is said and warned about', async (t) => {
	const text = await notes({ clientIp: { strategy: 'none' } });
	t.regex(text, /Client address: none\n {2}Nothing is preserved\./);
	t.regex(text, /\[strategy-none\]/);
});
