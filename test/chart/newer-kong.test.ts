// The chart with newer versions of Kong, and with images that have no shell.
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { object, type Rendered, renderEach, renderOnce, withFolder } from '../support/helm.ts';
import { type Report, render, runHelmTest, strategies } from '../support/helm-test.ts';

const env = { license_path: '/etc/secrets/licence/license.json' };
const image = (tag: string) => ({ repository: 'kong/kong-gateway', tag });
const distroless = {
	clientIp: { loadBalancer: 'aws-nlb-instance' },
	image: image('3.15.0.4-distroless'),
	env,
};

interface Pod {
	readonly containers: readonly { readonly image: string; readonly lifecycle?: object }[];
	readonly terminationGracePeriodSeconds: number;
}
const gateway = (rendered: Rendered): Pod =>
	(object(rendered, 'Deployment', 'kong') as unknown as { spec: { template: { spec: Pod } } }).spec.template
		.spec;
const lifecycle = (rendered: Rendered) => gateway(rendered).containers[0]?.lifecycle;
const testImage = (rendered: Rendered) =>
	(object(rendered, 'Pod', 'kong-client-ip-test') as unknown as { spec: Pod }).spec.containers[0]?.image;

test('without the kong command Kubernetes waits as long as kong quit may take, but not beyond the grace period', async (t) => {
	for (const rendered of await renderEach({ ...distroless, drain: { wait: 25 } })) {
		t.deepEqual(lifecycle(rendered), { preStop: { sleep: { seconds: 55 } } });
		t.is(gateway(rendered).terminationGracePeriodSeconds, 65);
	}
	for (const rendered of await renderEach({ ...distroless, drain: { wait: 0 } }))
		t.deepEqual(lifecycle(rendered), { preStop: { sleep: { seconds: 30 } } });
	for (const rendered of await renderEach({ ...distroless, terminationGracePeriodSeconds: 40 })) {
		t.deepEqual(lifecycle(rendered), { preStop: { sleep: { seconds: 40 } } });
		t.is(gateway(rendered).terminationGracePeriodSeconds, 40);
	}
});

test('other images drain by kong quit', async (t) => {
	for (const tag of ['3.15.0.4', '3.14-ubuntu', 'latest'])
		t.deepEqual(lifecycle(await renderOnce({ ...distroless, image: image(tag) })), {
			preStop: { exec: { command: ['kong', 'quit', '--wait=20', '--timeout=30'] } },
		});
});

test('a cluster that does not know preStop.sleep is refused', async (t) => {
	for (const { ok, stderr } of await renderEach(distroless, '--kube-version', '1.29.4')) {
		t.false(ok);
		t.regex(
			stderr,
			/image kong\/kong-gateway:3\.15\.0\.4-distroless has no kong command to drain with, and Kubernetes v1\.29\.4 does not know preStop\.sleep, which came with 1\.30\. Use the image kong\/kong-gateway:3\.15\.0\.4\./,
		);
	}
	t.true((await renderOnce(distroless, '--kube-version', '1.30.0')).ok);
	t.true((await renderOnce({ ...distroless, image: image('3.15.0.4') }, '--kube-version', '1.29.4')).ok);
});

test('helm test runs the image with a shell', async (t) => {
	for (const rendered of await renderEach(distroless)) {
		t.is(testImage(rendered), 'kong/kong-gateway:3.15.0.4');
		t.is(gateway(rendered).containers[0]?.image, 'kong/kong-gateway:3.15.0.4-distroless');
	}
	t.is(testImage(await renderOnce({ image: { tag: '3.9.3' } })), 'kong:3.9.3');
});

/** The test with a `kong` that says it is of this version. */
const withKong = async (
	version: string,
	variables: { readonly [name: string]: string } = {},
): Promise<Report> =>
	withFolder(async (folder) => {
		const program = join(folder, 'kong');
		await writeFile(program, `#!/bin/sh\necho '${version}'\n`);
		await chmod(program, 0o755);
		const PATH = `${folder}:${process.env.PATH}`;
		return runHelmTest(await render(strategies.externalTrafficPolicy), { variables: { PATH, ...variables } });
	});

test.serial(
	'a Kong that starts in no test without a licence is not started, and the last line says so',
	async (t) => {
		for (const version of ['Kong Enterprise 3.10.0.11', 'Kong Enterprise 3.15.0.4', '4.0.0']) {
			const { lines, exitCode, stderr } = await withKong(version);
			t.is(stderr, '');
			t.is(exitCode, 0);
			const skipped =
				'whom Kong takes for the client (Kong 3.10 and later do not start in this test without env.license_data or env.license_path)';
			t.true(lines.at(-1)?.startsWith(`0 failed; skipped: ${skipped}`));
			t.true(lines.includes(`skipped  ${skipped}`));
			t.false(lines.some((line) => line.includes('starts') && line.startsWith('ok')));
			t.true(lines.some((line) => line.endsWith("a gateway's status port, answers")));
		}
	},
);

test.serial('with a licence, or of an older version, it is started', async (t) => {
	const started = 'ok       a Kong with the settings of this release starts';
	for (const report of [
		await withKong('Kong Enterprise 3.14.0.2', { KONG_LICENSE_DATA: '{}' }),
		await withKong('Kong Enterprise 3.14.0.2', { KONG_LICENSE_PATH: '/etc/secrets/l/license.json' }),
		await withKong('Kong Enterprise 3.9.1.2'),
		await withKong('3.9.3'),
		await withKong(''),
	]) {
		t.true(report.lines.includes(started));
		t.regex(report.lines.at(-1) ?? '', /^0 failed; skipped: whether the gateways [^;]*$/);
	}
});
