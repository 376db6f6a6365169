// What `helm test` relies on when it asks the release without touching a route: how nginx itself answers TRACE.

import { connect } from 'node:net';
import test from 'ava';
import { freePorts, type Running, start } from './processes.ts';

const [plain = 0, proxy = 0, tls = 0, tlsProxy = 0] = await freePorts(4);
let nginx: Running;

test.before(async () => {
	const configuration = `daemon off;
worker_processes 1;
pid nginx.pid;
events {}
http {
	access_log off;
	server {
		listen 127.0.0.1:${plain};
		listen 127.0.0.1:${proxy} proxy_protocol;
		listen 127.0.0.1:${tls} ssl http2;
		listen 127.0.0.1:${tlsProxy} ssl http2 proxy_protocol;
		# No certificate is needed, since no handshake comes.
		ssl_reject_handshake on;
		location / { return 200; }
	}
}
`;
	nginx = await start('nginx', configuration, [plain, proxy, tls, tlsProxy]);
});
test.after.always(() => nginx?.stop());

const trace = 'TRACE / HTTP/1.1\r\nHost: client-ip.test\r\nConnection: close\r\n\r\n';
const header = 'PROXY TCP4 203.0.113.7 192.0.2.1 40000 80\r\n';

/** The status code of the answer, or `closed`. */
function statusOf(port: number, text: string): Promise<string> {
	return new Promise((done) => {
		let answer = '';
		const socket = connect(port, '127.0.0.1', () => socket.write(text));
		socket
			.on('data', (chunk) => (answer += chunk))
			// A reset, which the close follows.
			.on('error', () => {})
			.on('close', () => done(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'closed'));
	});
}

for (const [name, port, withHeader, withoutHeader] of [
	['a plain listener', plain, '400', '405'],
	['a listener for PROXY', proxy, '405', 'closed'],
	['a TLS listener', tls, '400', '405'],
	['a TLS listener for PROXY', tlsProxy, '405', 'closed'],
] as const) {
	test(`${name}: ${withHeader} behind a PROXY header, ${withoutHeader} without`, async (t) => {
		t.is(await statusOf(port, header + trace), withHeader);
		t.is(await statusOf(port, trace), withoutHeader);
	});
}
