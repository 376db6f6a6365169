// `check` on the objects of the controllers' records, with a Kong behind them that fits what the controller makes.

import { readdirSync } from 'node:fs';
import test from 'ava';
import { recordsOf } from '../balancer/recorded.ts';
import { partOf } from '../support/breadth.ts';
import { falsehoods, truthOf } from './records.ts';

const files = readdirSync(new URL('../balancer/observations', import.meta.url))
	.filter((name) => name.endsWith('.jsonl.gz'))
	.map((name) => name.replace('.jsonl.gz', ''));

/** Records of which the truth is another than the rules in records.ts say, by reason. */
const otherwise: { readonly [reason: string]: readonly string[] } = {
	'nothing leads to the gateway: the Ingress names a Service or port that is not there': [
		'agic-0068',
		'agic-0069',
	],
	'the Service has a balancer of its own beside the Ingress, over which Kong sees nodes': [
		...['agic-0072', 'gceing-0057', 'gceing-0059', 'gceing-0060'],
	],
	'with the webhook on the other controller of AWS never sees the Service': ['awslbc-0177'],
	'the nodes have no address of the family in the circumstances of these tests': ['awslbc-0691'],
	'TLS ends and begins anew at the balancer, which hides clients': ['awslbc-0822'],
	'a health check asks Kong what it answers with 404, or in the clear at a TLS port': [
		'cpaz-0058',
		'cpaz-0059',
		'cpaz-0072',
	],
	'what is lacking is in no object: a reserved address, a Secret, a subnet, a setting of the controller': [
		...[
			'cpgcp-0102',
			'hcloud-0001',
			'hcloud-0002',
			'hcloud-0079',
			'hcloud-0085',
			'gceing-0103',
			'gceing-0128',
		],
		...[
			'gceing-0131',
			'gcel4-0114',
			'kubevip-0066',
			'linode-0105',
			'oci-0139',
			'scw-0002',
			'scw-0004',
			'scw-0006',
		],
		...['scw-0114', 'gcel4-0209'],
	],
	'the controller asks for PROXY headers, which the product cannot send': [
		...[
			'do-0012',
			'do-0015',
			'do-0019',
			'do-0021',
			'do-0025',
			'do-0026',
			'do-0136',
			'octavia-0050',
			'octavia-0058',
		],
		...['octavia-0060', 'octavia-0062', 'octavia-0064', 'octavia-0065', 'octavia-0131', 'octavia-0132'],
	],
	'HTTP ends at the balancer, but no setting has it write X-Forwarded-For': [
		...[
			'octavia-0115',
			'upcloud-0004',
			'upcloud-0005',
			'upcloud-0006',
			'upcloud-0013',
			'upcloud-0014',
			'upcloud-0016',
		],
		...[
			'upcloud-0020',
			'upcloud-0053',
			'upcloud-0111',
			'upcloud-0120',
			'upcloud-0121',
			'upcloud-0123',
			'upcloud-0125',
		],
	],
	'a port of the Service has no listener': ['cpaz-0084', 'upcloud-0107', 'upcloud-0108'],
	'the controller does not support traffic policy Local with PROXY': ['stackit-0008'],
	'a path of the listener leads HTTP to a TLS port, and the record has the port alone': ['agic-0202'],
	'the record has no port of the backend, which is not that of the listener': ['gceing-0205'],
};

const listed = new Set(Object.values(otherwise).flat());

const recorded = files.map((file) => ({
	file,
	records: recordsOf(file).map((record) => ({ record, truth: truthOf(record) })),
}));

test('the truth of most records is known', (t) => {
	const known = recorded.flatMap(({ records }) => records).filter(({ truth }) => truth !== null);
	t.true(known.length >= 1180, String(known.length));
});

for (const { file, records } of recorded)
	test(`${file}: the verdict is true, and what the controller refuses is an error`, (t) => {
		const usual = partOf(records, 12).filter(({ record }) => !listed.has(record.id));
		const wrong = usual.flatMap(({ record, truth }) => {
			const found = falsehoods(record, truth);
			return found.length === 0 ? [] : [`${record.id} ${record.note}: ${found.join('; ')}`];
		});
		t.deepEqual(wrong, []);
	});
