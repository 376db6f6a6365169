// Which settings nginx takes: its own test of a configuration against the simulator's reading of the same lines.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import { ANY_MACHINE } from '../../schema/trace/index.ts';
import { readBlock } from '../../schema/trace/nginx/check.ts';
import { nginxSockets } from '../../schema/trace/nginx/sockets.ts';
import { requireTool } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'nginx-test-'));
test.before(() => requireTool('nginx'));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

const word = fc.constantFrom(
	'X-Forwarded-For',
	'proxy_protocol',
	'a b',
	'"a b"',
	"'on'",
	'on',
	'On',
	'OFF',
	'true',
	'on;',
	'a;b',
	'a{',
	'{',
	'}',
	'a}',
	'#x',
	'a#b',
	'"',
	'"a',
	"'a",
	'"a"b',
	'\\',
	'a\\',
	'\\;',
	'$a',
	'${a',
	'a${b}',
	'\\"on\\"',
	'"on";',
	'off # comment',
	'x'.repeat(5000),
	'"\\"',
	'a\tb',
	'é',
);
const range = fc.constantFrom(
	'10.0.0.0/8',
	'10.0.0.1/8',
	'10.0.0.0/33',
	'10.0.0.0/08',
	'[fd00::]/8',
	'[::1]',
	'::1',
	'1:2:3:4:5:6:7::',
	'1:2:3:4:5:6:7::/64',
	'255.255.255.255',
	'255.255.255.255/32',
	'::ffff:255.255.255.255',
	'::ffff:255.255.255.255/128',
	'0x7f000001',
	'10.1',
	'10..0.1',
	'localhost',
	'unix:',
	'no-such-host.invalid',
	'fe80::1%lo',
);
const flag = fc.constantFrom(
	'bind',
	'deferred',
	'reuseport',
	'proxy_protocol',
	'backlog=1',
	'backlog=0',
	'ipv6only=on',
	'ipv6only=off',
	'so_keepalive=on',
	'so_keepalive=off',
	'so_keepalive=30m::10',
	'so_keepalive=::',
	'so_keepalive=0:0:0',
	'so_keepalive=1h2m:5:3',
	'so_keepalive=2m1h::',
	'so_keepalive=1d:m:3',
	'so_keepalive=:5s:',
	'so_keepalive=x:y:1',
	'so_keepalive=1:5',
	'fast',
);
const address = fc.constantFrom(
	'127.0.0.1:18341',
	'127.9.9.9:18341',
	'*:18341',
	'0.0.0.0:18341',
	'[::]:18341',
	'[::1]:18341',
	'[0000:0000:0000:0000:0000:0000:0000:0001]:18341',
	'[::ffff:127.0.0.1]:18341',
	'localhost:18341',
	'LOCALHOST:18341',
	'0x7f.1:18341',
	'foo.invalid:18341',
	'[foo]:18341',
	'127.0.0.1:0',
	'127.0.0.1:65536',
	'18341',
	'a-5 x:80',
	'224.0.0.1:18341',
	'[fe80::1]:18341',
	'[ff02::1]:18341',
	'192.0.2.1:18341',
	"'localhost':18341",
	'"localhost:18341"',
);
const listen = fc
	.tuple(address, fc.uniqueArray(flag, { maxLength: 2 }))
	.map(([where, flags]) => `listen ${[where, ...flags].join(' ')};`);
const directive = fc.oneof(
	word.map((value) => `real_ip_header ${value};`),
	word.map((value) => `real_ip_recursive ${value};`),
	word.map((value) => `underscores_in_headers ${value};`),
	range.map((value) => `set_real_ip_from ${value};`),
);

function nginxTakes(lines: readonly string[]): { accepted: boolean; output: string } {
	const file = join(folder, 'nginx.conf');
	const server = `server {\n${lines.join('\n')}\nlocation / { return 200; }\n}`;
	writeFileSync(file, `pid nginx.pid;\nevents {}\nhttp {\naccess_log off;\n${server}\n}\n`);
	const { status, stderr } = spawnSync('nginx', ['-t', '-p', folder, '-e', 'stderr', '-c', file], {
		encoding: 'utf8',
	});
	return { accepted: status === 0, output: stderr };
}

function simulatorTakes(lines: readonly string[]): boolean {
	const origins = lines.map((text) => ({ text, variable: 'KONG_X', entry: text }));
	const block = readBlock({ name: 'proxy', subsystem: 'http', lines: origins, fixed: [] }, MACHINE);
	return block.problems.length === 0 && nginxSockets([block], MACHINE).problems.length === 0;
}

// The tests' machine has loopback only as far as these addresses go.
const MACHINE = { ...ANY_MACHINE, addresses: [] };

test('nginx and the simulator agree on directives, one at a time', (t) => {
	for (const line of fc.sample(directive, { numRuns: 250, seed: 99 })) {
		const lines = ['listen 127.0.0.1:18341;', line, 'real_ip_recursive off;'].slice(
			0,
			line.includes('recursive') ? 2 : 3,
		);
		const { accepted, output } = nginxTakes(lines);
		t.is(simulatorTakes(lines), accepted, `${line.slice(0, 100)}: ${output}`);
	}
});

test('nginx and the simulator agree on one or two listen directives', (t) => {
	for (const lines of fc.sample(fc.array(listen, { minLength: 1, maxLength: 2 }), {
		numRuns: 500,
		seed: 7,
	})) {
		const { accepted, output } = nginxTakes(lines);
		// A clash of sockets shows at the start only, not in nginx's test.
		const start = simulatorTakes(lines) || inUseOnly(lines);
		t.is(start, accepted, `${lines.join(' ')}: ${output}`);
	}
});

function inUseOnly(lines: readonly string[]): boolean {
	const origins = lines.map((text) => ({ text, variable: 'KONG_X', entry: text }));
	const block = readBlock({ name: 'proxy', subsystem: 'http', lines: origins, fixed: [] }, MACHINE);
	const problems = [...block.problems, ...nginxSockets([block], MACHINE).problems];
	return problems.length > 0 && problems.every(({ code }) => code === 'address-in-use');
}
