import { defineFinding } from '../define.ts';

export const finding = defineFinding({
	code: 'pods-by-hand',
	severity: 'note',
	text: 'updateStrategy OnDelete: Kong stays as it was until somebody deletes its pods.',
	doc: { what: 'TODO', why: 'TODO', fix: 'TODO', source: 'TODO' },
	samples: [
		{
			from: { deployment: { daemonset: true }, updateStrategy: { type: 'OnDelete' } },
			to: {
				deployment: { daemonset: true },
				updateStrategy: { type: 'OnDelete' },
				env: { log_level: 'debug' },
			},
			texts: ['updateStrategy OnDelete: Kong stays as it was until somebody deletes its pods.'],
		},
	],
	neighbours: [
		{
			from: { deployment: { daemonset: true }, updateStrategy: { type: 'OnDelete' } },
			to: { deployment: { daemonset: true }, updateStrategy: { type: 'OnDelete' } },
		},
	],
});
