// How a container starts Kong: what of its command reaches Kong's environment. The expectations are what dash, bash and GNU env do.
import test from 'ava';
import { UNKNOWN } from '../../../schema/check/gateway/startup/shell-words.ts';
import { startupOf } from '../../../schema/check/gateway/startup/startup.ts';

const files: { readonly [path: string]: string } = {
	'/scripts/start.sh': '#!/bin/sh\nset -e\nexport KONG_TRUSTED_IPS=1.1.1.1\nexec kong docker-start "$@"\n',
	'/scripts/env.sh': 'KONG_TRUSTED_IPS=2.2.2.2\n',
};

/** What Kong gets as KONG_TRUSTED_IPS, `?` for what is not known, and what is not read. */
function trusted(command: readonly string[], args: readonly string[] = []): string {
	const environment = new Map([
		['KONG_TRUSTED_IPS', '10.0.0.0/8'],
		['OTHER', '9.9.9.9'],
		['LOST', UNKNOWN],
	]);
	const start = startupOf(command, args, environment, (path) => files[path] ?? null);
	const value = start.environment.get('KONG_TRUSTED_IPS');
	const shown = value === undefined ? '-' : value.includes(UNKNOWN) ? '?' : value;
	return [shown, ...start.unread].join(' ! ');
}

const script = (text: string): string => trusted(['sh', '-c', text]);

test('env sets, unsets and clears', (t) => {
	t.is(trusted(['/usr/bin/env', 'KONG_TRUSTED_IPS=0.0.0.0/0', 'kong', 'docker-start']), '0.0.0.0/0');
	t.is(trusted(['env', 'A=b', 'KONG_TRUSTED_IPS=', 'kong', 'start']), '');
	t.is(trusted(['env', '-u', 'KONG_TRUSTED_IPS', 'kong', 'start']), '-');
	t.is(trusted(['env', '--unset=KONG_TRUSTED_IPS', 'kong', 'start']), '-');
	t.is(trusted(['env', '-i', 'kong', 'start']), '-');
	t.is(trusted(['env', '-', 'KONG_TRUSTED_IPS=1.2.3.4', 'kong', 'start']), '1.2.3.4');
	t.is(trusted(['env', '-S', 'KONG_TRUSTED_IPS="1.2.3.4 5.6.7.8" kong start']), '1.2.3.4 5.6.7.8');
	t.is(trusted(['env', '-C', '/tmp', 'KONG_TRUSTED_IPS=1.2.3.4', 'kong', 'start']), '1.2.3.4');
	t.is(trusted([], ['env', 'KONG_TRUSTED_IPS=1.2.3.4', 'kong', 'docker-start']), '1.2.3.4');
	t.is(trusted(['env', 'KONG_TRUSTED_IPS=1.2.3.4', 'sh', '-c', 'exec kong start']), '1.2.3.4');
});

test('a shell exports', (t) => {
	t.is(
		script('export KONG_TRUSTED_IPS=0.0.0.0/0 A=b; exec /docker-entrypoint.sh kong docker-start'),
		'0.0.0.0/0',
	);
	t.is(script('export KONG_TRUSTED_IPS="0.0.0.0/0,::/0" && kong start'), '0.0.0.0/0,::/0');
	t.is(script("KONG_TRUSTED_IPS='1.2.3.4' exec kong docker-start"), '1.2.3.4');
	t.is(script('KONG_TRUSTED_IPS=1.2.3.4; export KONG_TRUSTED_IPS\nkong start'), '1.2.3.4');
	t.is(script('A=1.2.3.4\nexport KONG_TRUSTED_IPS=$A,${OTHER}\nkong start'), '1.2.3.4,9.9.9.9');
	t.is(script('export KONG_TRUSTED_IPS=${NOWHERE:-1.2.3.4}; kong start'), '1.2.3.4');
	t.is(script('set -a; KONG_TRUSTED_IPS=1.2.3.4; set +a; kong start'), '1.2.3.4');
	t.is(script('unset KONG_TRUSTED_IPS; kong start'), '-');
	t.is(script('export KONG_TRUSTED_IPS=1.2.3.4 # why\nkong start > /dev/stdout 2>&1'), '1.2.3.4');
	t.is(script('export KONG_TRUSTED_IPS=1.2.\\\n3.4\nkong start'), '1.2.3.4');
	t.is(trusted(['/bin/bash', '-lc', 'export KONG_TRUSTED_IPS=1.2.3.4; kong start']), '1.2.3.4');
	t.is(trusted(['/bin/sh', '-ec'], ['export KONG_TRUSTED_IPS=1.2.3.4; kong start']), '1.2.3.4');
	t.is(trusted(['bash', '-o', 'pipefail', '-c', 'export KONG_TRUSTED_IPS=1.2.3.4; kong start']), '1.2.3.4');
	t.is(
		trusted(['tini', '--', 'sh', '-c', 'export KONG_TRUSTED_IPS=1.2.3.4; exec "$@"', 'x', 'kong', 'start']),
		'1.2.3.4',
	);
});

test('what a shell sets and does not export stays its own', (t) => {
	// A variable that came from the environment is exported already.
	t.is(script('KONG_TRUSTED_IPS=1.2.3.4; kong start'), '1.2.3.4');
	t.is(trusted(['env', '-i', 'sh', '-c', 'KONG_TRUSTED_IPS=1.2.3.4; kong start']), '-');
	t.is(script('KONG_TRUSTED_IPS=1.2.3.4 true; kong start'), '10.0.0.0/8');
	t.is(script("echo 'export KONG_TRUSTED_IPS=1.2.3.4'; kong start"), '10.0.0.0/8');
	t.is(script('sh -c "export KONG_TRUSTED_IPS=1.2.3.4"; kong start'), '10.0.0.0/8');
});

test('scripts in files of the input are read', (t) => {
	t.is(trusted(['/scripts/start.sh']), '1.1.1.1');
	t.is(trusted(['sh', '/scripts/start.sh', '-v']), '1.1.1.1');
	t.is(script('set -a; . /scripts/env.sh; set +a; exec kong start'), '2.2.2.2');
	t.is(script('/scripts/start.sh'), '1.1.1.1');
});

test('what only a running shell knows is not known', (t) => {
	t.is(script('export KONG_TRUSTED_IPS=$(cat /ranges); kong start'), '?');
	t.is(script('export KONG_TRUSTED_IPS=`cat /ranges`; kong start'), '?');
	t.is(script('export KONG_TRUSTED_IPS=$LOST/32; kong start'), '?');
	t.is(script('export KONG_TRUSTED_IPS=${OTHER%.*}; kong start'), '?');
	t.is(script('if [ -n "$A" ]; then export KONG_TRUSTED_IPS=1.2.3.4; fi; kong start'), '?');
	t.is(script('[ -n "$A" ] && export KONG_TRUSTED_IPS=1.2.3.4; kong start'), '?');
	t.is(script('false || export KONG_TRUSTED_IPS=1.2.3.4; kong start'), '?');
	t.is(script('f() { export KONG_TRUSTED_IPS=1.2.3.4; }; f; kong start'), '?');
	t.is(script('case "$A" in x) export KONG_TRUSTED_IPS=1.2.3.4;; esac; kong start'), '?');
	t.is(script('if [ -n "$A" ]; then KONG_TRUSTED_IPS=1.2.3.4 kong start; else kong start; fi'), '?');
	t.is(script('read -r KONG_TRUSTED_IPS < /ranges; kong start'), '?');
});

test('what may set anything is named', (t) => {
	t.is(script('. /vault/secrets; kong start'), '10.0.0.0/8 ! the file /vault/secrets that the command runs');
	t.is(script('export $(xargs < /env); kong start'), "10.0.0.0/8 ! the command's export");
	t.is(script('eval "$(cat /env)"; kong start'), "10.0.0.0/8 ! the command's eval");
	t.is(script('exec /opt/start'), '10.0.0.0/8 ! the program /opt/start');
	t.is(trusted(['/opt/start', 'kong']), '10.0.0.0/8 ! the program /opt/start');
	t.is(script('sh <<END\nexport KONG_TRUSTED_IPS=1\nkong start\nEND'), '10.0.0.0/8 ! the program sh');
});

test('other programs before Kong change nothing', (t) => {
	t.is(script('mkdir -p /tmp/x && /opt/prepare && kong migrations up && kong start'), '10.0.0.0/8');
	t.is(trusted(['kong', 'start', '-c', '/x.conf']), '10.0.0.0/8');
	t.is(trusted([], []), '10.0.0.0/8');
	t.is(script("cat <<'END' > /tmp/x\nexport KONG_TRUSTED_IPS=1\nEND\nkong start"), '10.0.0.0/8');
	t.is(trusted([], ['--whatever']), '10.0.0.0/8');
});

test("Kong's own command line is found behind all that", (t) => {
	const words = (...command: string[]) => startupOf(command, [], new Map(), () => null).words.join(' ');
	t.is(
		words('sh', '-c', 'exec /docker-entrypoint.sh kong docker-start --nginx-conf "/a b.conf"'),
		'kong docker-start --nginx-conf /a b.conf',
	);
	t.is(words('env', 'A=b', 'tini', '-g', '--', 'kong', 'start', '-c', '/x'), 'kong start -c /x');
});

test('the time grows with the length of a script, whatever is in it', (t) => {
	const times = ['$(', '`', '"', "'", '${', 'a=b;', '((', '\\', '{ ', 'x() '].map((piece) => {
		const start = performance.now();
		script(piece.repeat(20_000));
		return performance.now() - start;
	});
	t.true(Math.max(...times) < 4_000, String(times.map(Math.round)));
});
