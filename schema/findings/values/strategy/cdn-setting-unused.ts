import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'cdn-setting-unused',
	severity: 'warning',
	text: '{path} does nothing without clientIp.cdn. Remove it.',
	doc: {
		what: 'A setting about a CDN is there, and no CDN.',
		why: 'It has nothing to act on; perhaps `clientIp.cdn` was forgotten, or taken away by a later file.',
		fix: 'Remove it, or set `clientIp.cdn`.',
		source: '[cdns.md](cdns.md)',
	},
	restsOn: ['clientIp.loadBalancer', 'clientIp.strategy', 'clientIp.cdn', 'clientIp.httpHeaders.name'],
	samples: [
		{
			values: { clientIp: { cdnRanges: 'own', cdnOnly: true } },
			texts: [
				'clientIp.cdnRanges does nothing without clientIp.cdn. Remove it.',
				'clientIp.cdnOnly does nothing without clientIp.cdn. Remove it.',
			],
		},
	],
	neighbours: [],
});
