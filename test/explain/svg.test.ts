// The drawing of a story: everything that decides is there whole, and inside its box.
import test from 'ava';
import { storyOf } from '../../schema/explain/story.ts';
import { explainSvg } from '../../schema/explain/svg.ts';
import { decide } from '../../schema/validate/decide.ts';

function drawingOf(clientIp: object, proxy: object = {}): string {
	const story = storyOf(decide({ clientIp, proxy }, 'kong'));
	if (story === null) throw new Error('There is no story.');
	return explainSvg(story);
}

interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	/** Text by text, with its place. */
	readonly texts: readonly { readonly y: number; readonly text: string }[];
}

/** The boxes with the texts that stand in each. */
function boxesOf(svg: string): Box[] {
	const texts = [...svg.matchAll(/<text class="(?:hop|mono)" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</g)].map(
		([, x, y, text = '']) => ({ x: Number(x), y: Number(y), text: text.replaceAll('\u00a0', ' ') }),
	);
	const rects = [
		...svg.matchAll(/class="box" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
	];
	return rects.map(([, ...numbers]) => {
		const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number);
		const inside = texts.filter((one) => one.x >= x && one.x < x + width && one.y > y && one.y < y + height);
		return { x, y, width, height, texts: inside };
	});
}

const cdn = { loadBalancer: 'aws-alb-frontend-nlb', cdn: 'cloudflare', trustedIPs: ['10.0.0.0/16'] };
const trusted = { trustedIPs: ['10.0.0.0/8'] };

for (const [what, clientIp, sources] of [
	['a CDN without shipped ranges', { ...cdn, cdn: 'cloudfront', cdnOnly: true }, ['10.0.0.6', '10.0.0.5']],
	[
		'nodes behind a balancer and a CDN',
		{
			loadBalancer: 'hetzner',
			strategy: 'httpHeaders',
			cdn: 'cloudflare',
			cdnOnly: true,
			trustedIPs: ['10.0.0.0/16'],
		},
		['203.0.113.99', '10.0.0.6', '10.0.0.5'],
	],
	[
		'one trusted address only',
		{ ...cdn, cdn: 'cloudfront', cdnOnly: true, trustedIPs: ['10.0.0.9/32'] },
		['10.0.0.9', '10.0.0.9'],
	],
	[
		'a range of four',
		{ ...cdn, cdn: 'cloudfront', cdnOnly: true, trustedIPs: ['10.0.0.8/30'] },
		['10.0.0.10', '10.0.0.9'],
	],
] as const) {
	test(`${what}: edge, balancer and node have addresses of their own, where the range has room`, (t) => {
		const seen = boxesOf(drawingOf(clientIp))
			.slice(0, sources.length + 2)
			.flatMap(({ texts }) => /from +(\S+)/.exec(texts.map(({ text }) => text).join(' '))?.[1] ?? []);
		t.deepEqual(seen, ['198.51.100.77', ...sources]);
	});
}

test('under a CDN the header that decides, and the whole list, stand in the box of Kong', (t) => {
	const boxes = boxesOf(drawingOf(cdn));
	t.is(boxes.length, 8);
	const kong = boxes.at(-1)?.texts.map(({ text }) => text) ?? [];
	t.deepEqual(kong, [
		'Kong',
		'from  10.0.0.5',
		'CF-Connecting-IP',
		'  198.51.100.77',
		'XFF',
		'  192.0.2.66,',
		'  198.51.100.77,',
		'  203.0.113.99',
	]);
});

for (const [what, clientIp, proxy] of [
	['a CDN', cdn, {}],
	['PROXY', { loadBalancer: 'hetzner', strategy: 'proxyProtocol', ...trusted }, {}],
	['a list in IPv6', { loadBalancer: 'aws-alb-ip', trustedIPs: ['fd00::/8'] }, { ipFamilies: ['IPv6'] }],
	['packets alone', { loadBalancer: 'metallb' }, {}],
] as const) {
	test(`${what}: no text is cut or leaves its box, no box the drawing`, (t) => {
		const svg = drawingOf(clientIp, proxy);
		const [, height = ''] = /viewBox="0 0 960 (\d+)"/.exec(svg) ?? [];
		const boxes = boxesOf(svg);
		const inBoxes = boxes.flatMap(({ texts }) => texts);
		t.is(inBoxes.length, [...svg.matchAll(/class="(?:hop|mono)"/g)].length);
		for (const { y, height: own, width, texts } of boxes) {
			t.true(y + own + 24 < Number(height));
			for (const text of texts) {
				t.false(text.text.includes('…'), text.text);
				// A letter of a font of 12 units with fixed width takes 7.2 of them.
				t.true(text.text.length * 7.2 <= width - 24, text.text);
				t.true(text.y + 6 <= y + own, text.text);
			}
		}
	});
}

test('title and sentence name the CDN, and no line of them leaves the drawing', (t) => {
	const svg = drawingOf({ ...cdn, cdnOnly: true });
	const lines = [...svg.matchAll(/class="(title|soft)"[^>]*>([^<]*)</g)];
	const of = (style: string) => lines.filter(([, one]) => one === style).map(([, , text = '']) => text);
	t.is(of('title').join(' '), 'AWS Network Load Balancer in front of an ALB, by Ingress behind Cloudflare');
	t.regex(
		of('soft').join(' '),
		/^Strategy httpHeaders\. Cloudflare names the client in CF-Connecting-IP\. The NLB/,
	);
	// Of wide fonts a letter takes some 10 and 7 units.
	for (const line of of('title')) t.true(line.length * 10.3 <= 912, line);
	for (const line of of('soft')) t.true(line.length * 7.1 <= 912, line);
});

test('a proxy that replaces the list is drawn so, but not behind a CDN, to which it must be set to append', (t) => {
	const listAtKong = (clientIp: object) =>
		boxesOf(drawingOf(clientIp))
			.at(-1)
			?.texts.map(({ text }) => text.trim())
			.join(' ')
			.replace(/^.*XFF +/, '');
	const nginx = { loadBalancer: 'ingress-nginx', trustedIPs: ['10.0.0.0/16'] };
	t.is(listAtKong(nginx), '198.51.100.77');
	t.is(listAtKong({ ...nginx, loadBalancer: 'contour' }), '192.0.2.66, 198.51.100.77');
	t.is(listAtKong({ ...nginx, cdn: 'cloudflare', cdnOnly: true }), '192.0.2.66, 198.51.100.77, 203.0.113.99');
});
