import { defineFinding } from '../../define.ts';

export const finding = defineFinding({
	code: 'forgeable-header',
	severity: 'error',
	text: 'Kong believes {header} from {peer}, but {writer}: any client on the internet chooses the address that Kong sees{way}. {fix}',
	doc: {
		what: 'A forged header is believed, since it comes through a trusted peer that does not write it.',
		why: 'A balancer on TCP adds no header; one on HTTP passes on those that it does not know.',
		fix: 'Read what the balancer writes, and let only the CDN reach a balancer behind a CDN.',
		source: '<https://nginx.org/en/docs/http/ngx_http_realip_module.html>',
	},
	samples: [],
	neighbours: [],
});
