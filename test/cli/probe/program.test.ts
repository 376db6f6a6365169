// The program itself over TLS and IPv6: certificates that are right, for another name, and unknown; a proxy in the environment.
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import test from 'ava';
import { certificateFor } from '../../support/certificate.ts';
import { withFolder } from '../../support/helm.ts';
import { program } from '../../support/program.ts';

/** An echo that takes its peer for the client, as a Kong does that trusts nobody. */
const echo: Parameters<typeof createServer>[1] = ({ socket, headers }, response) => {
	const ip = socket.remoteAddress;
	response.end(
		JSON.stringify({ ip, forwarded_ip: ip, trusted: false, x_forwarded_for: headers['x-forwarded-for'] }),
	);
};

async function serving(server: Server, address: string, use: (port: number) => Promise<void>): Promise<void> {
	server.listen(0, address);
	await once(server, 'listening');
	try {
		await use((server.address() as AddressInfo).port);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

const certificate = certificateFor('kong.example');

test('TLS: the certificate must be known and for the name, unless --insecure', (t) =>
	serving(createTlsServer(certificate, echo), '127.0.0.1', (port) =>
		withFolder(async (cwd) => {
			const file = join(cwd, 'ca.crt');
			await writeFile(file, certificate.cert);
			const url = `https://127.0.0.1:${port}/`;
			const run = (args: string[], env: NodeJS.ProcessEnv = {}) =>
				program(['probe', url, ...args], { cwd, env });
			const unknown = await run([]);
			t.is(unknown.code, 2);
			t.regex(unknown.stdout, /has a certificate that is not valid for it \(it is signed by itself\)\. /);
			const trusting = { NODE_EXTRA_CA_CERTS: file };
			const other = await run([], trusting);
			t.is(other.code, 2);
			t.regex(
				other.stdout,
				/has a certificate that is not valid for it \(it is for another name\)\. Name the host/,
			);
			for (const right of [
				await run(['--header', 'Host=kong.example:8443'], trusting),
				await run(['--insecure']),
			]) {
				t.is(right.stderr, '');
				t.regex(right.stdout, /client address {2}preserved: Kong believes 127\.0\.0\.1, which is yours\n/);
				t.is(right.code, 0);
			}
		}),
	));

test('IPv6, and a proxy in the environment that is not used', (t) =>
	serving(createServer(echo), '::1', async (port) => {
		const env = { https_proxy: 'http://proxy.invalid:3128' };
		const { code, stdout, stderr } = await program(['probe', `http://[::1]:${port}/echo?x=1`], { env });
		t.is(stderr, 'https_proxy is set. The probe connects directly, without that proxy.\n');
		t.true(
			stdout.startsWith(
				`http://[::1]:${port}/echo at [::1]:${port}\n  client address  preserved: Kong believes ::1, which is yours\n`,
			),
		);
		t.is(code, 0);
	}));

test('a name is asked at each of its addresses', (t) =>
	serving(createServer(echo), '127.0.0.1', async (port) => {
		const { stdout, code } = await program(['probe', `http://localhost:${port}/`]);
		t.regex(stdout, new RegExp(`^http://localhost:${port}/ at 127\\.0\\.0\\.1:${port}$`, 'm'));
		t.is(code, 0);
	}));

test('what a server says is printed without what it would do to a terminal, and not at length', (t) =>
	serving(
		createServer((_, response) => response.end(`\u001b[2J\u009b31m\u202e${'long'.repeat(5000)}`)),
		'127.0.0.1',
		async (port) => {
			for (const format of ['text', 'json', 'github', 'sarif', 'junit']) {
				const { code, stdout } = await program(['probe', `http://127.0.0.1:${port}/`, '--format', format]);
				t.is(code, 2);
				t.true(stdout.length < 5000, format);
				t.notRegex(stdout, /[^\P{C}\n\t]/u, format);
			}
		},
	));

test('--manifest prints objects and, in a pipe, what to run next', async (t) => {
	const { code, stdout, stderr } = await program(['probe', '--manifest', 'https://kong.example/x']);
	t.is(code, 0);
	const [, path, secret] =
		/^Next: {3}kong-client-ip probe https:\/\/kong\.example(\/client-ip-\w{32}) --header x-client-ip-probe=(\w{48})\n/.exec(
			stderr,
		) ?? [];
	t.true(stdout.includes(`path: ${path}\n`));
	t.true(stdout.includes(`konghq.com/headers.x-client-ip-probe: "${secret}"\n`));
	t.regex(
		stderr,
		/\nRemove: kubectl delete --namespace default ingress,kongplugin,service client-ip-probe-\w{8}\n$/,
	);
	const again = await program(['probe', '--manifest']);
	t.not(again.stdout, stdout);
});
