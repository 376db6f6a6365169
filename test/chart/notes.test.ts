// What a user reads after an installation. Helm 4 renders the notes without a cluster; Helm 3 asks for one even in a dry run.
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { helms } from '../../scripts/tools/helm/find.ts';
import { chart, withFolder } from '../support/helm.ts';
import { run } from '../support/run.ts';

async function notes(values: object, from = chart): Promise<string> {
	const { helm4 } = await helms();
	return withFolder(async (folder) => {
		const file = join(folder, 'values.json');
		await writeFile(file, JSON.stringify(values));
		const args = ['install', 'kong', from, '--dry-run=client', '--values', file];
		const { stdout, stderr } = await run(helm4.path, args, { env: { KUBECONFIG: '/dev/null' } });
		const [, text] = stdout.split('\nNOTES:\n');
		if (!text) throw new Error(stderr);
		return text.trimEnd();
	});
}

test('pass-through: the strategy, who chose it, and that there are no routes', async (t) => {
	t.is(
		await notes({}),
		`Kong kong:3.9.3 behind generic.

Client address: externalTrafficPolicy (chosen by auto)
  Packets keep the client's address as their source: the Service has traffic policy Local. Kong trusts no headers.
  Kong has no routes and answers 404. Set dblessConfig, or echo.enabled for a test.

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
	t.regex(text, /Kong takes the address from X-Forwarded-For: the last entry that is not trusted\./);
	t.notRegex(text, /Warnings/);
});

test('nothing preserved is said and warned about', async (t) => {
	const text = await notes({ clientIp: { strategy: 'none' } });
	t.regex(
		text,
		/Client address: none\n {2}It is not preserved: Kong sees the address of whoever connects to it\./,
	);
	t.regex(text, /\[strategy-none\]/);
});

/** A copy of the chart whose ranges of Cloudflare are two, read on a day of our choice. */
async function chartOf(folder: string, read: string, copy?: string): Promise<string> {
	const own = join(folder, 'chart');
	await cp(chart, own, { recursive: true });
	const path = join(own, 'files/cdns.json');
	const cdns = JSON.parse(await readFile(path, 'utf8'));
	const shipped = {
		read,
		copy,
		sources: ['https://cdn.example/v4', 'https://cdn.example/v6'],
		ranges: ['198.51.100.0/24', '2001:db8::/32'],
	};
	await writeFile(path, JSON.stringify({ ...cdns, cloudflare: { ...cdns.cloudflare, shipped } }));
	return own;
}

const today = () => new Date().toISOString().slice(0, 10);
const cloudflare = { loadBalancer: 'aks', cdn: 'cloudflare', cdnVerified: true };

test('shipped ranges of a CDN: how many, of when and from where, not one by one', async (t) => {
	await withFolder(async (folder) => {
		const fresh = await chartOf(folder, today());
		const given = `2 ranges of Cloudflare, published at https://cdn.example/v4 and https://cdn.example/v6 on ${today()}.`;
		const text = await notes({ clientIp: cloudflare }, fresh);
		t.true(text.includes(`the last entry that is not trusted.\n  Trusted: ${given}\n`), text);
		t.notRegex(text, /198\.51\.100|days ago|Warnings/);
		const both = await notes({ clientIp: { ...cloudflare, trustedIPs: ['192.0.2.0/24'] } }, fresh);
		t.true(
			both.includes(
				`  Trusted: 192.0.2.0/24. This must be the ranges of cloudflare.\n  Trusted too: ${given}\n`,
			),
			both,
		);
	});
});

test('the notes name stale ranges, and refuse nothing even where warnings fail', async (t) => {
	await withFolder(async (folder) => {
		const stale = await chartOf(folder, '2020-01-01', 'https://copy.example');
		const text = await notes({ clientIp: { ...cloudflare, warnings: 'fail' } }, stale);
		t.regex(
			text,
			/ on 2020-01-01 \(read in a copy\)\.\n {2}That was \d{4} days ago\. Kong sees the CDN's address for clients that come through newer ranges\. Update the chart\.\n/,
		);
		t.notRegex(text, /Warnings/);
	});
});

test('whoever says that only the CDN reaches the balancer reads what depends on it', async (t) => {
	const text = await notes({
		clientIp: {
			loadBalancer: 'aws-clb-tcp',
			cdn: 'cloudflare',
			cdnOnly: true,
			trustedIPs: ['10.0.0.0/8'],
		},
	});
	t.regex(
		text,
		/\n {2}clientIp\.cdnOnly says that only Cloudflare can reach the load balancer\. If others can, they can forge CF-Connecting-IP\.\n/,
	);
	t.notRegex(text, /ranges of Cloudflare/);
});

test('what the user says of a proxy that only they know is repeated too', async (t) => {
	const text = await notes({
		clientIp: {
			loadBalancer: 'aws-alb-ip',
			trustedIPs: ['10.0.0.0/16'],
			cdnOnly: true,
			httpHeaders: { name: 'X-Edge-Client' },
		},
	});
	t.regex(
		text,
		/\n {2}clientIp\.cdnOnly says that only the proxy that writes X-Edge-Client can reach the load balancer\. If others can, they can forge X-Edge-Client\.\n/,
	);
});

test('what to watch is the object that gets the address', async (t) => {
	const gateway = await notes({
		clientIp: { loadBalancer: 'aks-agc-gateway', trustedIPs: ['10.0.0.0/24'] },
		proxy: { ingress: { annotations: { 'alb.networking.azure.io/alb-id': 'edge' } } },
	});
	t.regex(gateway, /\n {2}kubectl get gateway kong-proxy --namespace default --watch$/);
	const ingress = await notes({ clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/24'] } });
	t.regex(ingress, /\n {2}kubectl get ingress kong-proxy --namespace default --watch$/);
});

test('what another controller would make of the Service, also where warnings fail', async (t) => {
	const text = await notes({
		clientIp: { loadBalancer: 'aws-clb-tcp', trustedIPs: ['10.0.0.0/16'], warnings: 'fail' },
	});
	t.true(
		text.includes(`

Warnings:
  [taken-over] Where the AWS Load Balancer Controller runs with its Service webhook, as it does by default, a new Service does not become aws-clb-tcp but an NLB of that controller, which is internal unless the annotation aws-load-balancer-scheme says otherwise. Set enableServiceMutatorWebhook: false in its Helm chart, or use aws-nlb-instance.

Next:
`),
		text,
	);
});
