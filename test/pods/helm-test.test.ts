// The chart in real pods: `helm install --wait`, and `helm test` in a pod. The gateway is a stand-in that
// test/packets/stand-in.test.ts vouches for.
import test, { type ExecutionContext } from 'ava';
import { helms } from '../../scripts/tools/helm/find.ts';
import { apply, type Release, tryHelm, uninstall } from '../cluster/release.ts';
import { kubectlPrints, namespace, restricted } from '../cluster/support.ts';
import { forgetfulImage } from './image.ts';
import { loadStandIn } from './stage.ts';
import { common, strategies } from './values.ts';

test.before(() => loadStandIn());

async function install(t: ExecutionContext, major: 3 | 4, values: object): Promise<Release> {
	const { helm3, helm4 } = await helms();
	const release = {
		helm: major === 3 ? helm3 : helm4,
		namespace: await namespace(t, restricted),
		name: 'kong',
	};
	await apply(t, release, 'install', { ...common, ...values });
	return release;
}

const run = (release: Release) => tryHelm(release, ['test', release.name, '--logs', '--timeout', '120s']);

for (const [strategy, values] of Object.entries(strategies)) {
	for (const major of [4, 3] as const) {
		test.serial(`stand-in: Helm ${major} installs ${strategy}, and helm test passes in a pod`, async (t) => {
			const release = await install(t, major, values);
			const { stdout, stderr, exitCode } = await run(release);
			t.is(exitCode, 0, `${stdout}\n${stderr}`);
			t.regex(stdout, /^Phase: +Succeeded$/m);
			t.regex(stdout, /^ok +kong-client-ip-test\.\S+:8100, a gateway's status port, answers$/m);
			t.regex(stdout, /^ok +kong-proxy\.\S+:80 answers/m);
			t.is(/^ok +a Kong with the settings of this release starts$/m.test(stdout), strategy !== 'none');
			t.is(/^ok +kong-in-cluster\.\S+:443 answers/m.test(stdout), strategy === 'proxyProtocol');
			// The echo of the release is asked, too; only with strategy none there is nothing to ask.
			t.regex(stdout, strategy === 'none' ? /^0 failed; skipped: /m : /^0 failed$/m);
			t.notRegex(stdout, /^FAILED/m);
			if (major === 4) await uninstall(t, release);
		});
	}
}

test.serial('stand-in: helm test fails in a pod where a gateway was changed behind the chart', async (t) => {
	const release = await install(t, 4, strategies.proxyProtocol);
	const where = ['--namespace', release.namespace];
	const listen = 'KONG_PROXY_LISTEN=0.0.0.0:8000, 0.0.0.0:8443 ssl, 0.0.0.0:8010, 0.0.0.0:8453 ssl';
	await kubectlPrints(t, [...where, 'set', 'env', 'deployment/kong', listen]);
	await kubectlPrints(t, [...where, 'rollout', 'status', 'deployment/kong', '--timeout=60s']);
	const { stdout, stderr, exitCode } = await run(release);
	t.is(exitCode, 1, stdout);
	t.regex(stderr, /test.*fail/i);
	t.regex(
		stdout,
		/^FAILED +kong-proxy\.\S+:80 closes a connection without a PROXY header \(expected: closed; got: 405\)$/m,
	);
	t.regex(stdout, /^[1-9]\d* failed/m);
});

test.serial('stand-in: helm test fails in a pod where Kong does not remove forged headers', async (t) => {
	await loadStandIn(forgetfulImage);
	const release = await install(t, 4, { ...strategies.proxyProtocol, image: forgetfulImage });
	const { stdout, exitCode } = await run(release);
	t.is(exitCode, 1, stdout);
	for (const name of ['X-Forwarded-Proto', 'x_forwarded_proto']) {
		const check = `127.0.0.1: a client's "${name}: https" does not open a route for https only`;
		t.true(stdout.includes(`FAILED   ${check} (expected: 426; got: 200)\n`), stdout);
	}
	t.regex(
		stdout,
		/^FAILED +of forged headers it leaves those that the load balancer writes \(expected: none; got: x-/m,
	);
	t.regex(stdout, /^3 failed$/m);
});

test.serial('stand-in: helm test says in a pod what it skips where the pod itself is trusted', async (t) => {
	const trustedIPs = ['198.51.100.0/24', '10.244.0.0/16'];
	const release = await install(t, 4, { clientIp: { strategy: 'httpHeaders', trustedIPs } });
	const { stdout, exitCode } = await run(release);
	t.is(exitCode, 0, stdout);
	t.regex(
		stdout,
		/^skipped +10\.244\.\S+: forged addresses \(clientIp\.trustedIPs, \S+,10\.244\.0\.0\/16, covers this pod, so Kong believes it\)$/m,
	);
});
