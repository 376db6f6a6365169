import { defineFinding } from '../define.ts';
import { echo, nodePort } from '../sample-probe.ts';

export const finding = defineFinding({
	code: 'probe-caller-unknown',
	severity: 'warning',
	text: 'Kong takes {client} for the client over {way}. Whether that is your address is not known. Pass the address that you have on this way with --my-address, or an echo route that you reach without anything in between with --direct.',
	doc: {
		what: 'Kong believes an address that may be yours, or that of a proxy or node.',
		why: 'A probe does not know under which address its machine is seen from outside, and asks no third party.',
		fix: 'Pass `--my-address`, once for each of IPv4 and IPv6; the administrator of the network or a page that shows it can tell. Or pass `--direct` with an echo route that sees you directly.',
		source: '[probe.md](probe.md)',
	},
	samples: [
		{
			answered: [{ endings: { honest: echo('198.51.100.7') } }],
			texts: [
				'Kong takes 198.51.100.7 for the client over http://kong.example/echo at 203.0.113.80:80. Whether that is your address is not known. Pass the address that you have on this way with --my-address, or an echo route that you reach without anything in between with --direct.',
			],
		},
		{
			// The address of IPv4 says nothing about IPv6.
			answered: [
				{
					way: { title: 'http://kong.example/echo at [2001:db8::80]:80', address: '2001:db8::80' },
					endings: { honest: echo('2001:db8:1::7') },
				},
			],
			known: { mine: ['198.51.100.7'] },
			texts: [
				'Kong takes 2001:db8:1::7 for the client over http://kong.example/echo at [2001:db8::80]:80. Whether that is your address is not known. Pass the address that you have on this way with --my-address, or an echo route that you reach without anything in between with --direct.',
			],
		},
		{
			answered: [{ way: nodePort, endings: { honest: echo('10.0.0.5') }, own: '10.0.0.77' }],
			texts: [
				'Kong takes 10.0.0.5 for the client over node 10.0.0.9:30080. Whether that is your address is not known. Pass the address that you have on this way with --my-address, or an echo route that you reach without anything in between with --direct.',
			],
		},
		{
			// It may be this machine, by way of a public address, or another network's machine that has the same.
			answered: [{ own: '10.0.0.5', endings: { honest: echo('10.0.0.5') } }],
			texts: [
				'Kong takes 10.0.0.5 for the client over http://kong.example/echo at 203.0.113.80:80. Whether that is your address is not known. Pass the address that you have on this way with --my-address, or an echo route that you reach without anything in between with --direct.',
			],
		},
	],
	neighbours: [
		{ answered: [{ endings: { honest: echo('198.51.100.7') } }], known: { mine: ['198.51.100.7'] } },
		{ answered: [{ endings: { honest: echo('10.0.0.5') } }] },
		{ answered: [{ way: nodePort, endings: { honest: echo('10.0.0.77') }, own: '10.0.0.77' }] },
	],
});
