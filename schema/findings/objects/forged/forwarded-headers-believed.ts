import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'forwarded-headers-believed',
	severity: 'note',
	text: "The load balancer does not clean X-Forwarded-Proto, -Host and -Port, and Kong believes a trusted peer's: clients can write them.",
	doc: {
		what: 'Forwarded headers of clients are believed behind a balancer on TCP.',
		why: 'Kong believes X-Forwarded-Proto, -Host and -Port of a trusted peer, and the balancer does not clean them.',
		fix: 'The chart clears them; elsewhere see `forwardedHeaders` in [settings.md](settings.md).',
		source: '<https://github.com/Kong/kong/blob/3.9.3/kong.conf.default>',
	},
	samples: [],
	neighbours: [],
});
