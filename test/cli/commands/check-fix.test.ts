// kong-client-ip check --fix: a diff for people, a file that can be applied, and nothing half-written where addresses are missing.
import { access, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { parseAllDocuments } from 'yaml';
import { main } from '../../../cli/main.ts';
import { gatewayText } from '../../check/check-text.ts';
import { fakeIo } from '../../support/fake-io.ts';
import { withFolder } from '../../support/helm.ts';

const input = (text: string, cwd?: string) =>
	fakeIo({ stdin: async () => new TextEncoder().encode(text), ...(cwd ? { cwd } : {}) });

const hetzner = { 'load-balancer.hetzner.cloud/location': 'nbg1' };
const network = ['--load-balancer', 'hetzner', '--nodes', '10.0.0.0/16'];

test('the diff is below the findings, and only with --fix', async (t) => {
	const io = input(gatewayText({}));
	t.is(await main(['check', '--load-balancer', 'metallb', '--fix'], io), 1);
	t.regex(
		io.said.stdout,
		/\[source-rewritten\]\n[\s\S]*\n--- Service\/kong-proxy\n\+\+\+ Service\/kong-proxy\n@@/,
	);
	t.regex(io.said.stdout, /^-\s+externalTrafficPolicy: Cluster\n\+\s+externalTrafficPolicy: Local$/m);
	const without = input(gatewayText({}));
	await main(['check', '--load-balancer', 'metallb'], without);
	t.notRegex(without.said.stdout, /^\+\+\+/m);
});

test('what is right has no diff, and no file is written', async (t) => {
	await withFolder(async (folder) => {
		const io = input(gatewayText({ policy: 'Local' }), folder);
		t.is(await main(['check', '--load-balancer', 'metallb', '--fix', '--output', 'fix.yaml'], io), 0);
		t.regex(io.said.stderr, /Nothing to fix: no file is written\./);
		await t.throwsAsync(access(join(folder, 'fix.yaml')));
	});
});

test('--output writes one patch for each object that changes', async (t) => {
	await withFolder(async (folder) => {
		const io = input(gatewayText({ annotations: hetzner }), folder);
		t.is(await main(['check', ...network, '--fix', '--output', 'fix.yaml'], io), 1);
		t.regex(io.said.stderr, /^Written: fix\.yaml$/m);
		const text = await readFile(join(folder, 'fix.yaml'), 'utf8');
		t.deepEqual(
			parseAllDocuments(text).map((one) => (one.toJS() as { kind: string }).kind),
			['Service', 'Deployment'],
		);
	});
});

test('--output - prints what is applied and nothing else; the report goes to standard error', async (t) => {
	const io = input(gatewayText({ annotations: hetzner }));
	t.is(await main(['check', ...network, '--fix', '--output', '-'], io), 1);
	t.regex(io.said.stdout, /^# Patches: [^\n]+\napiVersion: v1\nkind: Service\n/);
	t.notRegex(io.said.stdout, /client address/);
	t.regex(io.said.stderr, /client address {2}lost/);
});

test('without the addresses that it needs nothing is written: exit 2, and the option that names them', async (t) => {
	await withFolder(async (folder) => {
		const io = input(gatewayText({ annotations: hetzner }), folder);
		t.is(await main(['check', '--load-balancer', 'hetzner', '--fix', '--output', 'fix.yaml'], io), 2);
		t.regex(io.said.stderr, /--fix needs addresses that the input does not show\. Give --nodes\./);
		await t.throwsAsync(access(join(folder, 'fix.yaml')));
		const shown = input(gatewayText({ annotations: hetzner }));
		t.is(await main(['check', '--load-balancer', 'hetzner', '--fix'], shown), 1);
		t.regex(shown.said.stdout, /No diff for Deployment\/kong: it needs addresses\. Give --nodes\.\n$/);
		t.notRegex(shown.said.stdout, /10\.255\.|192\.31\.|192\.175\./);
	});
});

test('JSON has patches, and none where an address is missing', async (t) => {
	const fixesOf = async (args: readonly string[]) => {
		const io = input(gatewayText({ annotations: hetzner }));
		await main(['check', ...args, '--fix', '--format', 'json'], io);
		return (JSON.parse(io.said.stdout) as { fixes: { lacks: string[]; patches?: object[] }[] }).fixes;
	};
	const [known] = await fixesOf(network);
	t.deepEqual([known?.lacks, known?.patches?.length], [[], 2]);
	const [unknown] = await fixesOf(['--load-balancer', 'hetzner']);
	t.deepEqual([unknown?.lacks, unknown?.patches], [['--nodes'], undefined]);
});

test('wrong usage', async (t) => {
	const alone = input(gatewayText({}));
	t.is(await main(['check', '--output', 'fix.yaml'], alone), 2);
	t.regex(alone.said.stderr, /--output is for --fix: give both\./);
	await withFolder(async (folder) => {
		await mkdir(join(folder, 'taken'));
		const io = input(gatewayText({}), folder);
		t.is(await main(['check', '--load-balancer', 'metallb', '--fix', '--output', 'none/fix.yaml'], io), 2);
		t.regex(io.said.stderr, /none\/fix\.yaml cannot be written: its folder does not exist\./);
	});
});
