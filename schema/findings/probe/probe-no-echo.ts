import { defineFinding } from '../define.ts';
import { echo } from '../sample-probe.ts';

export const finding = defineFinding({
	code: 'probe-no-echo',
	severity: 'warning',
	text: '{way} {ending}, which no echo route does. {remedy}',
	doc: {
		what: 'Something answers over HTTP, but does not say whom Kong takes for the client.',
		why: 'Only an echo route shows what Kong believes: without one nothing is known.',
		fix: 'Set `echo.enabled` in this chart, or apply what `kong-client-ip probe --manifest` prints, and name its path in the URL.',
		source: '[probe.md](probe.md)',
	},
	samples: [
		{
			answered: [
				{
					endings: {
						honest: {
							how: 'answer',
							status: 404,
							body: '{"message":"no Route matched with those values"}\n',
						},
					},
				},
			],
			texts: [
				'http://kong.example/echo at 203.0.113.80:80 answers with status 404: "{\\"message\\":\\"no Route matched with those values\\"}", which no echo route does. Check the path; set echo.enabled in the chart, or apply what kong-client-ip probe --manifest prints.',
			],
		},
		{
			answered: [
				{
					endings: {
						honest: { how: 'answer', status: 301, body: '', location: 'https://kong.example/echo' },
					},
				},
			],
			texts: [
				'http://kong.example/echo at 203.0.113.80:80 redirects to "https://kong.example/echo", which no echo route does. The probe follows no redirect: name the URL that answers itself.',
			],
		},
		{
			answered: [{ endings: { honest: { how: 'answer', status: 200, body: '<b>\u001b[2J\u009b</b>' } } }],
			texts: [
				'http://kong.example/echo at 203.0.113.80:80 answers with status 200: "<b>\\u001b[2J\\u{9b}</b>", which no echo route does. Check that the URL is that of the echo route.',
			],
		},
		{
			answered: [{ endings: { honest: { how: 'answer', status: 426, body: '' } } }],
			texts: [
				'http://kong.example/echo at 203.0.113.80:80 answers with status 426, which no echo route does. The route takes https only: write the URL with https://.',
			],
		},
		{
			answered: [{ endings: { honest: { how: 'answer', status: 400, body: '' } } }],
			texts: [
				'http://kong.example/echo at 203.0.113.80:80 answers with status 400, which no echo route does. Check the scheme and the port; a listener that does not expect the PROXY header of its load balancer answers like this, too.',
			],
		},
		{
			answered: [{ endings: { honest: { how: 'answer', status: 403, body: '' } } }],
			texts: [
				'http://kong.example/echo at 203.0.113.80:80 answers with status 403, which no echo route does. Pass the header that the route asks for with --header NAME=VALUE.',
			],
		},
	],
	neighbours: [
		{ answered: [{ endings: { honest: echo('10.0.0.5') } }] },
		{ answered: [{ endings: { honest: { how: 'closed' } } }] },
	],
});
