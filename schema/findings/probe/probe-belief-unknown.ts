import { defineFinding } from '../define.ts';
import { echo } from '../sample-probe.ts';

const known = { mine: ['198.51.100.7'] };
const honest = echo('198.51.100.7');

export const finding = defineFinding({
	code: 'probe-belief-unknown',
	severity: 'note',
	text: 'Whether Kong believes {names} is not known over {way}: such a request {ending}.',
	doc: {
		what: 'The honest request was answered, and a forged one was not, or not by the echo route.',
		why: 'A firewall may refuse such requests, which is well. It may also be the time that was over: then the answer is missing.',
		fix: 'Look at what answered. Where requests were not asked in time, the finding is a warning: allow more with `--deadline`.',
		source: '[probe.md](probe.md)',
	},
	samples: [
		{
			answered: [
				{
					endings: {
						honest,
						'CF-Connecting-IP': { how: 'answer', status: 403, body: 'error code: 1000' },
						'X-Real-IP': { how: 'silent' },
					},
				},
			],
			known,
			texts: [
				'Whether Kong believes X-Real-IP is not known over http://kong.example/echo at 203.0.113.80:80: such a request gives no whole answer in time.',
				'Whether Kong believes CF-Connecting-IP is not known over http://kong.example/echo at 203.0.113.80:80: such a request answers with status 403: "error code: 1000".',
			],
		},
		{
			answered: [
				{
					endings: {
						honest,
						'X_Forwarded_Proto and others': { how: 'skipped' },
						Forwarded: { how: 'skipped' },
					},
				},
			],
			known,
			texts: [
				'Whether Kong believes Forwarded and X_Forwarded_Proto and others is not known over http://kong.example/echo at 203.0.113.80:80: such a request was not asked in time.',
			],
		},
	],
	neighbours: [
		{ answered: [{ endings: { honest } }], known },
		// A listener that expects no PROXY header refuses one.
		{
			answered: [{ endings: { honest, 'a PROXY v1 header': { how: 'answer', status: 400, body: '' } } }],
			known,
		},
	],
});
