// Who writes the header: the balancer, the user's own balancer, or something in front that only the values know.
import test from 'ava';
import { mergeValues } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { chartDefaults } from '../../schema/contract/defaults.ts';
import { storyOf } from '../../schema/explain/story.ts';
import { checkValues } from '../../schema/validate/check-values.ts';

/** What Kong believes of an honest and of a forging client, and what is taken for granted. */
function given(values: JsonObject) {
	const decision = checkValues(mergeValues(chartDefaults, [values]), 'kong');
	const story = storyOf(decision);
	if (!story) throw new Error('no port is open');
	return {
		errors: decision.findings.map(({ code }) => code),
		right: story.journeys.map(({ right }) => right),
		assumes: story.assumes,
	};
}

const trustedIPs = ['10.0.0.0/16'];
const name = 'X-Real-IP';

test('a balancer of the user’s own writes the header that the values name', (t) => {
	for (const loadBalancer of ['generic', 'nodeport-haproxy', 'nodeport-f5', 'host-port']) {
		const { errors, right } = given({
			clientIp: { loadBalancer, strategy: 'httpHeaders', trustedIPs, httpHeaders: { name } },
		});
		t.false(errors.includes('header-foreign'), loadBalancer);
		t.deepEqual(right, [true, true], loadBalancer);
	}
});

test('a product writes what it writes: another header is the client’s own word', (t) => {
	const { errors, right } = given({
		clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs, httpHeaders: { name } },
	});
	t.deepEqual(errors, ['header-foreign']);
	t.deepEqual(right, [false, false]);
	t.deepEqual(
		given({
			clientIp: { loadBalancer: 'oci-lb', strategy: 'httpHeaders', trustedIPs, httpHeaders: { name } },
		}).right,
		[true, true],
		'which writes both',
	);
});

test('unless a CDN that the chart does not know writes it, and nobody else reaches the balancer', (t) => {
	const { errors, right, assumes } = given({
		clientIp: {
			loadBalancer: 'aws-alb-ip',
			trustedIPs,
			httpHeaders: { name: 'X-Edge-Client' },
			cdnOnly: true,
		},
	});
	t.deepEqual(errors, []);
	t.deepEqual(right, [true, true]);
	t.true(assumes.includes('only the proxy that writes X-Edge-Client reaches the load balancer'));
});

test('an Ingress beside a pass-through balancer does not end the TLS of a CDN', (t) => {
	const { errors, right } = given({
		clientIp: { cdn: 'cloudflare', cdnVerified: true },
		proxy: { ingress: { enabled: true } },
	});
	t.deepEqual(errors, ['ingress-beside']);
	t.deepEqual(right, [true, true]);
});
