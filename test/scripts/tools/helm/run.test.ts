// scripts/tools/helm/run.ts: what comes back from Helm, and what is thrown.
import test from 'ava';
import { helms } from '../../../../scripts/tools/helm/find.ts';
import { runHelm } from '../../../../scripts/tools/helm/run.ts';

test('hands back output and exit code of each Helm', async (t) => {
	const { helm3, helm4 } = await helms();
	for (const helm of [helm3, helm4]) {
		const good = await runHelm(['version', '--short'], { helm });
		t.is(good.exitCode, 0);
		t.true(good.stdout.startsWith(`v${helm.version}`));
		const bad = await runHelm(['template', './no-such-chart'], { helm });
		t.is(bad.exitCode, 1);
		t.is(bad.stdout, '');
		t.regex(bad.stderr, /no-such-chart/);
	}
});

test('gives its input to the program, in the directory and environment asked for', async (t) => {
	const shell = { path: '/bin/sh', version: '4.0.0', major: 4 } as const;
	const run = await runHelm(['-c', 'cat; pwd; echo "$GREETING"; exit 7'], {
		helm: shell,
		input: 'in\n',
		cwd: '/usr',
		env: { GREETING: 'hello' },
	});
	t.deepEqual(run, { stdout: 'in\n/usr\nhello\n', stderr: '', exitCode: 7 });
});

test('a program that does not read its input is no failure', async (t) => {
	const shell = { path: '/bin/sh', version: '4.0.0', major: 4 } as const;
	const run = await runHelm(['-c', 'exit 0'], { helm: shell, input: 'x'.repeat(1_000_000) });
	t.is(run.exitCode, 0);
});

test('says which program cannot be started', async (t) => {
	const missing = { path: '/no/such/helm', version: '4.0.0', major: 4 } as const;
	await t.throwsAsync(runHelm([], { helm: missing }), {
		name: 'UserError',
		message: '/no/such/helm cannot be started: spawn /no/such/helm ENOENT',
	});
});
