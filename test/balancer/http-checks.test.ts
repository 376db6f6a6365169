// Health checks that ask Kong's own ports for a path.
import test from 'ava';
import { withCheckRemark } from '../../schema/balancer/http-checks.ts';
import type { HealthCheck, Made } from '../../schema/balancer/types.ts';
import { objectsOf } from '../../schema/cluster/objects.ts';

const NAME = 'example.com/health-check-path';

/** How many remarks there are on a check that an annotation decided. */
function remarks(healthCheck: HealthCheck, annotations: { readonly [name: string]: string } = {}): number {
	const [object] = objectsOf([{ kind: 'Service', metadata: { annotations } }]);
	if (!object) throw new Error('no object');
	const port = { port: 80, frontend: 'tcp', backend: 'tcp', proxyProtocol: 0, targets: 'nodes' } as const;
	const made: Made = {
		outcome: 'balancer',
		message: null,
		remarks: [],
		balancer: {
			product: 'any',
			scheme: null,
			sourceRanges: [],
			ports: [
				{
					...port,
					targetPort: 'nodePort',
					keepsClientAddress: true,
					healthCheck,
					decidedBy: { healthCheck: { object, path: ['metadata', 'annotations', NAME] } },
				},
			],
		},
	};
	const then = withCheckRemark(made, object);
	return then.outcome === 'balancer' ? then.remarks.length : -1;
}

const asked: HealthCheck = { protocol: 'http', port: 'traffic', path: '/status' };

test('an HTTP check of the ports that requests go to needs a route', (t) => {
	t.is(remarks(asked), 1);
	t.is(remarks({ ...asked, protocol: 'https' }), 1);
	t.is(remarks({ ...asked, protocol: 'tcp' }), 0);
	t.is(remarks({ ...asked, port: 'healthCheckNodePort' }), 0);
	t.is(remarks({ ...asked, port: '8100' }), 0);
});

test('a check that takes 404 for healthy needs none', (t) => {
	for (const codes of ['404', '200,404', '200-499', ' 200 - 404 ', 'http_2xx,http_4xx'])
		t.is(remarks(asked, { 'example.com/health-check-success-codes': codes }), 0, codes);
	for (const codes of ['200', '200-399', '405-499', '', 'all', 'http_2xx'])
		t.is(remarks(asked, { 'example.com/health-check-success-codes': codes }), 1, codes);
	t.is(remarks(asked, { 'example.com/other': '404' }), 1);
});
