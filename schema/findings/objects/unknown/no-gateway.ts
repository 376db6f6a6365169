import { defineFinding } from '../../define.ts';
import { kong, service } from '../../sample-objects.ts';

export const finding = defineFinding({
	code: 'no-gateway',
	severity: 'note',
	text: 'No container that runs Kong with a proxy listener was found; objects read: {count}. Check the file or namespace that holds the workload of Kong.',
	doc: {
		what: 'No container that runs Kong was found, or none that listens for clients.',
		why: "The check looks at pods with Kong's image or settings only.",
		fix: 'Name the file or namespace that holds the workload of Kong.',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [
		{
			objects: [service()],
			texts: [
				'No container that runs Kong with a proxy listener was found; objects read: 1. Check the file or namespace that holds the workload of Kong.',
			],
		},
		{
			objects: [service(), kong({ env: { KONG_PROXY_LISTEN: 'off' } })],
			texts: [
				'No container that runs Kong with a proxy listener was found; objects read: 2. Check the file or namespace that holds the workload of Kong.',
			],
		},
	],
	neighbours: [{ objects: [service(), kong()] }],
});
