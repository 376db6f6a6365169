import { defineFinding } from '../define.ts';
import { echo, nodePort } from '../sample-probe.ts';

export const finding = defineFinding({
	code: 'probe-no-answer',
	severity: 'warning',
	text: '{way} {ending}. {remedy}',
	doc: {
		what: 'No HTTP answer came back over a way.',
		why: 'Nothing is known about it. A node that is given with `--node` and gives no answer is closed to you, as it should be.',
		fix: 'Check the address, scheme and port, and what lies between.',
		source: '[probe.md](probe.md)',
	},
	samples: [
		...(
			[
				[{ how: 'refused' }, 'refuses the connection. Check the address, the port and what lies between.'],
				[
					{ how: 'silent' },
					'gives no whole answer in time. Check that a firewall lets you pass, or allow more time with --timeout.',
				],
				[{ how: 'http2' }, 'speaks HTTP/2 only. The probe speaks HTTP/1.1: allow that beside HTTP/2.'],
				[{ how: 'tlsWanted' }, 'speaks TLS only. Write the URL with https://.'],
				[
					{ how: 'noTls' },
					'does not speak TLS. Write the URL with http://, or name the port that speaks TLS; a listener that does not expect the PROXY header of its load balancer answers like this, too.',
				],
				[{ how: 'garbage' }, 'answers something that is not HTTP. Check the address and the port.'],
				[{ how: 'endless' }, 'answers more than an echo route ever says. Check the address and the port.'],
				[
					{ how: 'certificate', reason: 'self-signed certificate' },
					'has a certificate that is not valid for it (self-signed certificate). Name the host that the certificate is for in the URL, or pass --insecure.',
				],
				[
					{ how: 'closed' },
					'closes the connection without an answer. Check the scheme and the port; a listener that expects a PROXY header closes like this, too.',
				],
				[
					{ how: 'reset' },
					'resets the connection without an answer. Check the scheme and the port; a listener that expects a PROXY header closes like this, too.',
				],
				[
					{ how: 'tls', reason: 'unsupported protocol' },
					'ends the TLS handshake (unsupported protocol). Check the scheme and the port; a listener that expects a PROXY header closes like this, too.',
				],
				[
					{ how: 'unreachable', reason: 'no way leads to that host' },
					'cannot be reached (no way leads to that host). Check the address, the port and what lies between.',
				],
				[{ how: 'skipped' }, 'was not asked in time. Allow more time with --deadline.'],
			] as const
		).map(([honest, text]) => ({
			answered: [{ endings: { honest } }],
			texts: [`http://kong.example/echo at 203.0.113.80:80 ${text}`],
		})),
		{
			answered: [
				{ endings: { honest: echo('10.0.0.5') } },
				{ way: nodePort, endings: { honest: { how: 'silent' } } },
			],
			texts: [
				'node 10.0.0.9:30080 gives no whole answer in time. Check that a firewall lets you pass, or allow more time with --timeout.',
			],
		},
	],
	neighbours: [
		{ answered: [{ endings: { honest: { how: 'answer', status: 404, body: '' } } }] },
		{ answered: [{ endings: { honest: { how: 'closed' }, 'a PROXY v2 header': echo('10.0.0.5') } }] },
	],
});
