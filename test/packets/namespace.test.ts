// Namespaces end with whoever made them, also when it is killed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { connect, ip, makeNamespace, runIn } from '../../scripts/cluster/namespace.ts';
import { eventually } from '../cluster/support.ts';
import { requireTools } from './tools.ts';

test.before(() => requireTools());

test('a killed process leaves neither its namespaces nor the programs in them', async (t) => {
	const module = fileURLToPath(new URL('../../scripts/cluster/namespace.ts', import.meta.url));
	const script = `
		import { makeNamespace, startIn } from ${JSON.stringify(module)};
		const namespace = await makeNamespace('doomed');
		console.log(namespace.pid, startIn(namespace, 'sleep', ['600']).child.pid);
	`;
	const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [line] = await once(createInterface({ input: child.stdout }), 'line');
	const pids = String(line).split(' ');
	t.true(pids.length === 2 && pids.every((pid) => existsSync(`/proc/${pid}`)));
	child.kill('SIGKILL');
	await eventually(
		t,
		'both processes are gone',
		async () => (pids.some((pid) => existsSync(`/proc/${pid}`)) ? undefined : true),
		10,
	);
});

test('a cable carries packets between two namespaces, and nothing of it is seen outside', async (t) => {
	const [one, other] = [await makeNamespace('one'), await makeNamespace('other')];
	t.teardown(() => {
		one.close();
		other.close();
	});
	connect(one, 'kcione', other, 'kciother');
	ip(one, 'address add 192.0.2.1/30 dev kcione');
	ip(other, 'address add 192.0.2.2/30 dev kciother');
	t.regex(runIn(one, 'ip', ['route', 'get', '192.0.2.2']), /dev kcione src 192\.0\.2\.1/);
	t.false(existsSync('/sys/class/net/kcione'));
	t.throws(() => ip(one, 'link show kciother'), { message: /in one: Device "kciother" does not exist/ });
});
