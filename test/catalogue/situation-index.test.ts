// The index at the head of docs/load-balancers.md: by provider, and by what leads to Kong.
import test from 'ava';
import { catalogue, type LoadBalancerId } from '../../schema/catalogue/index.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import { situationIndex, situationOf } from '../../scripts/generate/situation-index.ts';

test('what users set a product up by says its column', (t) => {
	const of = (id: LoadBalancerId) => situationOf(catalogue[id]);
	t.is(of('metallb'), 'service');
	t.is(of('aws-alb-ip'), 'ingress');
	t.is(of('aws-alb-gateway'), 'gateway');
	t.is(of('host-port'), 'nodes');
	t.is(of('nodeport-haproxy'), 'nodes');
	t.is(of('cloudflare-tunnel'), 'elsewhere');
	t.is(of('aws-target-group-nlb'), 'elsewhere');
});

test('a row for each provider, by name, with a link to each of its products in one column', (t) => {
	const entry = (id: LoadBalancerId): [string, LoadBalancer] => [id, catalogue[id]];
	const lines = situationIndex([
		entry('generic'),
		entry('vultr'),
		entry('aws-alb-ip'),
		entry('aws-nlb-ip'),
		entry('aws-nlb-instance'),
	]);
	t.deepEqual(
		lines.filter((line) => line.startsWith('| ') && !line.startsWith('| I have')),
		[
			'| AWS | [`aws-nlb-ip`](#aws-nlb-ip), [`aws-nlb-instance`](#aws-nlb-instance) | [`aws-alb-ip`](#aws-alb-ip) | – | – | – |',
			'| Vultr | [`vultr`](#vultr) | – | – | – | – |',
			'| none of these | `generic` | – | – | – | – |',
		],
	);
});

test('every product is in the index once', (t) => {
	const text = situationIndex().join('\n');
	for (const id of Object.keys(catalogue).filter((one) => one !== 'generic'))
		t.is(text.split(`](#${id})`).length, 2, id);
});
