// kong-client-ip overlay as a program.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { readYaml } from '../../../scripts/yaml/read.ts';
import { withFolder } from '../../support/helm.ts';
import { program } from '../../support/program.ts';

const values = 'clientIp:\n  loadBalancer: aks\n';

test('prints a values file, with what to know above it', async (t) => {
	const said = await program(['overlay', '--for', 'kong/ingress', '-f', '-'], { input: values });
	t.deepEqual(said, {
		code: 0,
		stdout: `# Values for the chart kong/ingress: aks with strategy externalTrafficPolicy. Made by kong-client-ip overlay
# from -.
#
# Use it as the last file: helm upgrade --install RELEASE kong/ingress -f values.yaml -f THIS. Lists replace
# those of earlier files.
#
# Under traffic policy Local only nodes with a pod answer: run two or more pods and spread them (replicaCount,
# topologySpreadConstraints).
gateway:
  proxy:
    type: LoadBalancer
    externalTrafficPolicy: Local
`,
		stderr: '',
	});
});

test('layers; warnings go to standard error', async (t) => {
	await withFolder(async (cwd) => {
		await writeFile(join(cwd, 'a.yaml'), 'clientIp:\n  loadBalancer: aws-clb-tcp\n');
		await writeFile(join(cwd, 'b.yaml'), 'clientIp:\n  trustedIPs: [10.0.0.1/16]\n');
		const { code, stdout, stderr } = await program(
			['overlay', '--for', 'kong/kong', '-f', 'a.yaml', '-f', 'b.yaml'],
			{ cwd },
		);
		t.is(code, 0);
		t.like(readYaml(stdout, 'out').value, { env: { trusted_ips: '10.0.0.1/16' } });
		t.regex(stderr, /^b\.yaml:2:16: warning: .* \[trusted-ip-host-bits\]\n/);
	});
});

test('wrong values: findings, and no overlay', async (t) => {
	const input = 'clientIp:\n  loadBalancer: aws-nlb-instance\n  strategy: proxyProtocol\n';
	const { code, stdout } = await program(['overlay', '--for', 'kong/kong', '-f', '-'], { input });
	t.is(code, 1);
	t.regex(stdout, /^<stdin>:1:1: error: clientIp\.trustedIPs is empty, .* \[trusted-ips-missing\]\n/);
	t.notRegex(stdout, /^proxy:/m);
});

for (const [args, message] of [
	[['-f', '-'], 'name the chart: --for kong/kong or kong/ingress. See kong-client-ip overlay --help.'],
	[['--for', 'kong/kong'], 'name a values file: -f FILE. See kong-client-ip overlay --help.'],
	[
		['--for', 'ingress', '-f', '-'],
		'--for ingress is not known. Use kong/kong or kong/ingress. Did you mean kong/ingress?',
	],
] as const) {
	test(`exit 2: overlay ${args.join(' ')}`, async (t) => {
		const said = await program(['overlay', ...args], { input: values });
		t.deepEqual(said, { code: 2, stdout: '', stderr: `kong-client-ip: ${message}\n` });
	});
}
