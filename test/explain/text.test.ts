// The story of values as text and as a drawing.
import test from 'ava';
import { mergeValues } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { type Story, storyOf } from '../../schema/explain/story.ts';
import { explainSvg } from '../../schema/explain/svg.ts';
import { explainText } from '../../schema/explain/text.ts';
import { decide } from '../../schema/validate/decide.ts';

function story(values: JsonObject): Story {
	const found = storyOf(decide(mergeValues(chartDefaults, [values]), 'kong'));
	if (!found) throw new Error('no way is open');
	return found;
}

const nlb: JsonObject = {
	clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
};

test('each hop shows what it sees of source, PROXY header and X-Forwarded-For', (t) => {
	const { journeys } = story(nlb);
	t.deepEqual(journeys[0]?.sights, [
		{ hop: 'client', source: null, proxyHeader: null, header: null, forwardedFor: null },
		{ hop: 'load balancer', source: '198.51.100.77', proxyHeader: null, header: null, forwardedFor: null },
		{ hop: 'node', source: '198.51.100.77', proxyHeader: '198.51.100.77', header: null, forwardedFor: null },
		{ hop: 'Kong', source: '10.0.0.5', proxyHeader: '198.51.100.77', header: null, forwardedFor: null },
	]);
	t.is(journeys[1]?.sights.at(-1)?.forwardedFor, '192.0.2.66');
	t.is(journeys[1]?.believed, '198.51.100.77');
});

test('the header that Kong reads has a column of its own, and one that nobody sends has none', (t) => {
	const text = explainText(story({ clientIp: { cdn: 'cloudflare' } }));
	t.regex(text, /^ +source +CF-Connecting-IP +X-Forwarded-For$/m);
	t.regex(text, /^ {2}CDN +198\.51\.100\.77 +192\.0\.2\.66 +192\.0\.2\.66$/m);
	t.regex(text, /^ {2}Kong +103\.21\.244\.5 +198\.51\.100\.77 +192\.0\.2\.66, 198\.51\.100\.77$/m);
	t.notRegex(text, /PROXY header/);
	t.regex(explainText(story(nlb)), /PROXY header/);
});

test('forwarded headers that Kong believes from clients are named, and what is taken for granted of others', (t) => {
	const alb = { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] };
	t.notRegex(explainText(story({ clientIp: alb })), /as clients write them|writes X-Forwarded-Proto/);
	t.regex(
		explainText(story({ clientIp: { ...alb, forwardedHeaders: 'keep' } })),
		/^Kong believes X-Forwarded-Host, -Path and -Prefix, and X_Forwarded_Proto and\n_Port \(spelt with underscores\) as clients write them\.$/m,
	);
	const own = explainText(story({ clientIp: { strategy: 'httpHeaders', trustedIPs: ['10.0.0.0/16'] } }));
	t.regex(own, /the load balancer\nwrites X-Forwarded-Proto itself\.$/m);
});

test('with everybody trusted the forged address is believed, and the text says so', (t) => {
	const text = explainText(
		story({
			clientIp: {
				loadBalancer: 'generic',
				strategy: 'httpHeaders',
				trustedIPs: ['0.0.0.0/0'],
				allowTrustEveryone: true,
			},
		}),
	);
	t.regex(text, /Kong believes 192\.0\.2\.66: the forged address\./);
});

test('the balancer’s own address is drawn as another than those of its proxies, unless it is trusted', (t) => {
	const internal = (...trustedIPs: string[]) =>
		story({ clientIp: { loadBalancer: 'gke-alb-internal', trustedIPs } });
	const [honest] = internal('10.129.0.0/23').journeys;
	t.deepEqual(honest?.sights.at(-1), {
		hop: 'Kong',
		source: '10.129.0.5',
		proxyHeader: null,
		header: null,
		forwardedFor: '198.51.100.77, 203.0.113.250',
	});
	t.is(honest?.believed, '203.0.113.250');
	t.false(honest?.right);
	t.regex(
		explainText(internal('10.129.0.0/23')),
		/Assumed: clientIp\.trustedIPs contains the load balancer's addresses; the load\n/,
	);
	const [known] = internal('10.129.0.0/23', '10.128.0.9/32').journeys;
	t.is(known?.sights.at(-1)?.forwardedFor, '198.51.100.77, 10.128.0.9');
	t.is(known?.believed, '198.51.100.77');
	const [network] = internal('10.129.0.0/23', '10.128.0.0/20').journeys;
	t.is(network?.believed, '198.51.100.77');
});

test('a balancer with published ranges is drawn in a trusted one, and said not to connect from the others', (t) => {
	const google = (...trustedIPs: string[]) =>
		story({ clientIp: { loadBalancer: 'gke-alb-external', trustedIPs } });
	const part = google('10.0.0.0/8', '35.191.0.0/16', '203.0.113.9');
	t.is(part.journeys[0]?.sights.at(-1)?.source, '35.191.0.5');
	t.regex(
		explainText(part).replaceAll('\n', ' '),
		/the load balancer does not connect from 130\.211\.0\.0\/22\./,
	);
	const all = google('35.191.0.0/16', '130.211.0.0/22', '203.0.113.9');
	t.notRegex(explainText(all).replaceAll('\n', ' '), /does not connect/);
});

test('strategy none under Cluster loses the client to the node', (t) => {
	const { journeys } = story({ clientIp: { loadBalancer: 'metallb', strategy: 'none' } });
	t.false(journeys[0]?.right);
	t.regex(explainText(story({ clientIp: { loadBalancer: 'metallb', strategy: 'none' } })), /not the client/);
});

test('the text of every product fits 80 columns', (t) => {
	for (const id of Object.keys(catalogue)) {
		for (const ipFamilies of [['IPv4'], ['IPv6']]) {
			const values = {
				clientIp: { loadBalancer: id, trustedIPs: ['10.0.0.0/8', 'fd00::/8'], cdn: 'cloudflare' },
				proxy: { ipFamilies },
			};
			const wide = explainText(story(values))
				.split('\n')
				// A name by itself cannot break.
				.filter((line) => line.length > 80 && line.trim().includes(' '));
			t.deepEqual(wide, [], id);
		}
	}
});

test('the drawing is one element that needs nothing from elsewhere and knows dark ground', (t) => {
	const svg = explainSvg(story(nlb));
	t.regex(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
	t.notRegex(svg, /href|@import|url\((?!#)/);
	t.regex(svg, /prefers-color-scheme:dark/);
	t.regex(svg, /Kong believes 198\.51\.100\.77: the client\./);
});

test('texts are escaped in the drawing', (t) => {
	const drawn = explainSvg({ ...story(nlb), product: 'A <b> & "c"' });
	t.regex(drawn, /A &lt;b&gt; &amp; &quot;c&quot;/);
});

test('versions of a controller that matter, since older ones ignore the annotation, are assumed in words', (t) => {
	const { assumes } = story({
		clientIp: { loadBalancer: 'aws-nlb-intree', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/8'] },
	});
	t.true(assumes.includes('the controller is cloud-provider-aws 1.32.6, 1.33.3, 1.34.2, 1.35.0 or later'));
});

test('who else reaches the ports of the nodes is believed, and the text says so', (t) => {
	const trustedIPs = ['10.0.0.0/16'];
	const sentence = /Whoever else connects to a port of a node chooses the address that Kong sees/;
	const text = (clientIp: JsonObject, proxy: JsonObject = {}) =>
		explainText(story({ clientIp: { trustedIPs, ...clientIp }, proxy }));
	t.regex(text({ loadBalancer: 'digitalocean-regional' }), sentence);
	t.regex(
		text({ loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol' }).replace(/\n/g, ' '),
		/proxy\.allocateLoadBalancerNodePorts: false leaves them out\./,
	);
	// Without node ports, and where the client itself is the peer, nobody else is believed.
	const none = { allocateLoadBalancerNodePorts: false };
	t.notRegex(text({ loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol' }, none), sentence);
	t.notRegex(text({ loadBalancer: 'metallb', trustedIPs: [] }), sentence);
});
