// Which forwarded headers Kong removes, by product, CDN and the user's word: a person's reading of the providers' pages.
import test from 'ava';
import { decide } from '../../schema/validate/decide.ts';

const clearingOf = (clientIp: object): string | undefined => {
	const { environment } = decide({ clientIp }, 'kong');
	const text = environment.KONG_NGINX_PROXY_SET_BY_LUA;
	return typeof text === 'string' ? text : undefined;
};

/** The names in the loop over X-Forwarded-, and what comes after. */
const dashedIn = (text: string | undefined) =>
	/ipairs\(\{([^}]*)\}\) do ngx\.req\.clear_header\('x-forwarded-'/.exec(text ?? '')?.[1] ?? '';
const underscoredIn = (text: string | undefined) =>
	/ipairs\(\{([^}]*)\}\) do ngx\.req\.clear_header\('x_forwarded_'/.exec(text ?? '')?.[1] ?? '';

const ALL = "'for','proto','host','port','path','prefix'";
const trust = { trustedIPs: ['10.0.0.0/16'] };
const google = { trustedIPs: ['130.211.0.0/22', '35.191.0.0/16', '203.0.113.10/32'] };

for (const [what, clientIp, dashed] of [
	['an ALB writes scheme and port', { loadBalancer: 'aws-alb-ip', ...trust }, "'host','path','prefix'"],
	[
		'Google writes the scheme',
		{ loadBalancer: 'gke-alb-external', ...google },
		"'host','port','path','prefix'",
	],
	[
		'Oracle writes host, scheme and port',
		{ loadBalancer: 'oci-lb', strategy: 'httpHeaders', ...trust },
		"'path','prefix'",
	],
	[
		'Octavia writes only the list, as its controller asks',
		{ loadBalancer: 'openstack-octavia', strategy: 'httpHeaders', ...trust },
		"'proto','host','port','path','prefix'",
	],
	[
		'a balancer of the user is taken to write the scheme',
		{ strategy: 'httpHeaders', ...trust },
		"'host','port','path','prefix'",
	],
	[
		'the user knows what it writes',
		{ strategy: 'httpHeaders', httpHeaders: { writes: ['proto', 'host', 'prefix'] }, ...trust },
		"'port','path'",
	],
	[
		'the user knows that it writes nothing',
		{ loadBalancer: 'aws-alb-ip', httpHeaders: { writes: [] }, ...trust },
		"'proto','host','port','path','prefix'",
	],
	['Cloudflare writes the scheme', { cdn: 'cloudflare' }, "'host','port','path','prefix'"],
	[
		'Front Door, which alone calls the balancer, writes scheme and host',
		{ loadBalancer: 'aws-alb-ip', cdn: 'azure-front-door', cdnOnly: true, ...trust },
		"'path','prefix'",
	],
	[
		'anybody calls a balancer whose list tells the CDN from others',
		{ loadBalancer: 'aws-alb-ip', cdn: 'cloudfront', trustedIPs: ['10.0.0.0/16', '13.32.0.0/15'] },
		"'host','path','prefix'",
	],
	[
		'a TCP balancer writes none',
		{ loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', ...trust },
		ALL,
	],
] as const) {
	test(`${what}: Kong removes ${dashed}`, (t) => {
		const text = clearingOf(clientIp);
		t.is(dashedIn(text), dashed);
		t.is(underscoredIn(text), ALL);
		t.false(text?.includes('true-client-ip'));
	});
}

test('all connections of a gateway with PROXY are cleared: those inside the cluster and of health checks too', (t) => {
	t.false(
		clearingOf({ loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', ...trust })?.includes('if '),
	);
});

test('of what the OpenShift router appends to, the last line stays', (t) => {
	const text = clearingOf({ loadBalancer: 'openshift-router', ...trust });
	t.is(dashedIn(text), "'path','prefix'");
	t.true(text?.includes("ipairs({'proto','host','port'}) do local v = ngx.req.get_headers(0)"));
});

test('strip also removes what Kong only passes on, but not the header that it reads', (t) => {
	const strip = { forwardedHeaders: 'strip' };
	const local = clearingOf(strip);
	for (const name of ['forwarded', 'true-client-ip', 'true_client_ip', 'cf-connecting-ip'])
		t.true(local?.includes(`'${name}'`), name);
	t.is(dashedIn(local), ALL);
	const cloudflare = clearingOf({ ...strip, cdn: 'cloudflare' });
	t.false(cloudflare?.includes('cf-connecting-ip'));
	t.true(cloudflare?.includes("'true-client-ip'"));
	t.is(dashedIn(cloudflare), "'for','host','port','path','prefix'");
});

test('nothing is removed where nobody is trusted, or the user keeps it all', (t) => {
	t.is(clearingOf({}), undefined);
	t.is(clearingOf({ loadBalancer: 'aws-alb-ip', forwardedHeaders: 'keep', ...trust }), undefined);
});
