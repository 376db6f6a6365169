// Where an address can be read in some traffic.

import test from 'ava';
import { carriersOf } from '../../schema/trace/index.ts';

const CLIENT = '203.0.113.7';

test('carriers name the source, the PROXY header and the headers that hold an address', (t) => {
	const header = {
		version: 2,
		command: 'PROXY',
		family: 'TCP4',
		source: `${CLIENT}:1`,
		destination: '10.0.0.1:80',
	} as const;
	const headers = [
		['Forwarded', `for=${CLIENT};proto=https`],
		['X-Real-IP', '9.9.9.9'],
	] as const;
	const traffic = {
		source: `::ffff:${CLIENT}`,
		destination: '10.0.0.1:80',
		tls: false,
		proxyHeaders: [header],
		headers,
	};
	t.deepEqual(carriersOf(traffic, CLIENT), [
		{ in: 'source' },
		{ in: 'proxyHeader' },
		{ in: 'header', name: 'Forwarded' },
	]);
});
