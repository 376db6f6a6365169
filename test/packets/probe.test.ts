// The probe over real ways: HAProxy and nginx as the load balancer, routing without one, and a stand-in for Kong that stand-in.test.ts
// vouches for. What each way gives is written down from the documentation of HAProxy, nginx and Kong, before anything was run.
import test, { type ExecutionContext } from 'ava';
import type { KongEnv } from '../../schema/trace/index.ts';
import type { Namespace } from '../../scripts/cluster/namespace.ts';
import { startHaproxy } from './haproxy.ts';
import { listening, type Probing, probeFrom, startGateway, startNginx } from './probing.ts';
import { requireTools } from './tools.ts';
import { makeTopology, type Topology } from './topology.ts';

let topology: Topology;
test.before(async () => {
	requireTools();
	topology = await makeTopology();
});
test.after.always(() => topology?.close());

const kong = (listen: string, env: KongEnv = {}): KongEnv => ({ KONG_PROXY_LISTEN: listen, ...env });
const trustsBalancer = { KONG_TRUSTED_IPS: '198.51.100.100,2001:db8:100::100' };
const readsProxy = { ...trustsBalancer, KONG_REAL_IP_HEADER: 'proxy_protocol' };
const readsForwardedFor = {
	...trustsBalancer,
	KONG_REAL_IP_HEADER: 'X-Forwarded-For',
	KONG_REAL_IP_RECURSIVE: 'on',
};
const clearing = {
	KONG_NGINX_PROXY_SET_BY_LUA: `$client_ip_ "if ngx.var.proxy_protocol_addr then for _, n in ipairs({'for','proto','host','port','path','prefix'}) do ngx.req.clear_header('x-forwarded-' .. n) ngx.req.clear_header('x_forwarded_' .. n) end end"`,
};
const parts = ['Proto', 'Host', 'Port', 'Path', 'Prefix'];
const dashed = parts.map((part) => `X-Forwarded-${part}`);
const underscored = parts.map((part) => `X_Forwarded_${part}`);

const node = (): Namespace => topology.nodes[0]?.namespace ?? topology.client.namespace;

/** A probe at the client's through HAProxy with this server line in TCP mode, to a gateway. */
async function through(
	t: ExecutionContext,
	env: KongEnv,
	server: string,
	{ url = 'http://198.51.100.100/echo', more = [] as readonly string[], lines = ['mode tcp'] } = {},
): Promise<Probing> {
	await startGateway(t, node(), env);
	const { port, protocol } = new URL(url);
	const entry = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
	const targets = [`198.51.100.1:${protocol === 'https:' ? 8443 : 8000}`];
	startHaproxy(t, topology.balancer.namespace, [{ bind: `:::${entry} v4v6`, targets, lines, server }]);
	await listening(t, topology.balancer.namespace, [entry]);
	return probeFrom(topology.client.namespace, [url, ...more]);
}

test.serial('straight to the node, by IPv4 and IPv6: preserved, and nothing is believed', async (t) => {
	await startGateway(t, node(), kong('0.0.0.0:8000, [::]:8000'));
	for (const [host, own] of [
		['198.51.100.1', '203.0.113.7'],
		['[2001:db8:100::1]', '2001:db8:200::7'],
	]) {
		const { code, overall, codes, ways } = await probeFrom(topology.client.namespace, [
			`http://${host}:8000/echo`,
		]);
		t.deepEqual({ code, overall, codes }, { code: 0, overall: 'preserved', codes: [] });
		t.like(ways[0], { believes: own, forgeable: [], forwarded: [] });
	}
});

test.serial('a balancer on TCP without PROXY: its own address, by itself', async (t) => {
	const { code, overall, ways, messages } = await through(t, kong('0.0.0.0:8000'), '');
	t.deepEqual([code, overall], [1, 'lost']);
	t.like(ways[0], {
		believes: '198.51.100.100',
		who: 'the address at which the load balancer is asked',
		forgeable: [],
		forwarded: [],
	});
	t.regex(messages[0] ?? '', /It is the peer of the connection\./);
});

test.serial('the same where Kong trusts it: everybody behind it is whoever they say', async (t) => {
	const { code, overall, ways } = await through(t, kong('0.0.0.0:8000', readsForwardedFor), '');
	t.deepEqual([code, overall], [1, 'forgeable']);
	// The right one is trusted by nobody, so recursion ends there.
	t.like(ways[0], {
		verdict: 'lost',
		forgeable: ['X-Forwarded-For', 'X-Forwarded-For with two entries (the right one)'],
		forwarded: [...dashed, ...underscored],
	});
});

for (const version of [1, 2] as const) {
	const server = version === 1 ? 'send-proxy' : 'send-proxy-v2';

	test.serial(
		`PROXY v${version} on both ends: preserved; a node port closes, and believes no forged one`,
		async (t) => {
			const env = kong('0.0.0.0:8000 proxy_protocol', { ...readsProxy, ...clearing });
			const { code, overall, codes, ways } = await through(t, env, server, {
				more: ['--node', '198.51.100.1:8000'],
			});
			t.deepEqual(
				{ code, overall, codes },
				{ code: 0, overall: 'preserved', codes: ['note probe-proxy-expected'] },
			);
			t.like(ways[0], { believes: '203.0.113.7', forgeable: [], forwarded: [] });
			t.like(ways[1], { verdict: 'broken', forgeable: [] });
		},
	);
}

test.serial(
	'PROXY over TLS; without the clearing, Kong believes the headers that the balancer cannot see',
	async (t) => {
		const env = kong('0.0.0.0:8443 ssl proxy_protocol', readsProxy);
		const { code, codes, ways } = await through(t, env, 'send-proxy-v2', {
			url: 'https://198.51.100.100/echo',
			more: ['--insecure', '--header', 'Host=demo.example'],
		});
		t.is(code, 0);
		t.deepEqual(codes, ['warning probe-forwarded-believed']);
		t.like(ways[0], { verdict: 'preserved', forgeable: [], forwarded: [...dashed, ...underscored] });
	},
);

test.serial('everybody is trusted, and the node port is open: a PROXY header forges', async (t) => {
	const env = kong('0.0.0.0:8000 proxy_protocol', {
		...readsProxy,
		...clearing,
		KONG_TRUSTED_IPS: '0.0.0.0/0',
	});
	const { code, overall, ways } = await through(t, env, 'send-proxy', {
		more: ['--node', '198.51.100.1:8000'],
	});
	t.deepEqual([code, overall], [1, 'forgeable']);
	t.like(ways[0], { verdict: 'preserved', forgeable: [] });
	t.deepEqual(ways[1]?.forgeable, ['a PROXY v1 header', 'a PROXY v2 header']);
});

test.serial('PROXY expected and not sent: broken for clients, and whoever sends one forges', async (t) => {
	const { code, overall, codes } = await through(t, kong('0.0.0.0:8000 proxy_protocol', readsProxy), '');
	// HAProxy passes on what the client forges, and Kong believes it from HAProxy.
	t.deepEqual([code, overall], [1, 'forgeable']);
	t.deepEqual(codes, ['error probe-proxy-expected', 'error probe-forgeable']);
});

test.serial('PROXY sent and not expected: 400, and nothing is known', async (t) => {
	const { code, codes, messages } = await through(t, kong('0.0.0.0:8000'), 'send-proxy');
	t.deepEqual([code, ...codes], [2, 'warning probe-no-echo']);
	t.regex(
		messages[0] ?? '',
		/answers with status 400.*does not expect the PROXY header of its load balancer/,
	);
});

test.serial('the same over TLS: to the client that is no TLS', async (t) => {
	const { code, codes, messages } = await through(t, kong('0.0.0.0:8443 ssl'), 'send-proxy-v2', {
		url: 'https://198.51.100.100/echo',
		more: ['--insecure'],
	});
	t.deepEqual([code, ...codes], [2, 'warning probe-no-answer']);
	t.regex(messages[0] ?? '', / does not speak TLS\. .*does not expect the PROXY header of its load balancer/);
});

test.serial(
	'HAProxy appends to X-Forwarded-For: preserved; both spellings of the scheme pass it',
	async (t) => {
		const { code, codes, ways } = await through(t, kong('0.0.0.0:8000', readsForwardedFor), '', {
			lines: ['mode http', 'option forwardfor'],
		});
		t.is(code, 0);
		t.deepEqual(codes, ['warning probe-forwarded-believed']);
		t.like(ways[0], { verdict: 'preserved', forgeable: [], forwarded: [...dashed, ...underscored] });
	},
);

test.serial(
	'the same, read from X-Real-IP, which it does not write: lost, and forgeable by it',
	async (t) => {
		const { code, overall, ways } = await through(t, kong('0.0.0.0:8000', trustsBalancer), '', {
			lines: ['mode http', 'option forwardfor'],
		});
		t.deepEqual([code, overall], [1, 'forgeable']);
		t.like(ways[0], { verdict: 'lost', believes: '198.51.100.100', forgeable: ['X-Real-IP'] });
	},
);

test.serial(
	'nginx overwrites X-Real-IP and X-Forwarded-Proto, and drops names with underscores',
	async (t) => {
		await startGateway(t, node(), kong('0.0.0.0:8000', trustsBalancer));
		startNginx(t, topology.balancer.namespace, [
			'server { listen 8080; location / {',
			'proxy_pass http://198.51.100.1:8000; proxy_set_header X-Real-IP $remote_addr;',
			'proxy_set_header X-Forwarded-Proto $scheme;',
			'} }',
		]);
		await listening(t, topology.balancer.namespace, [8080]);
		const { code, codes, ways } = await probeFrom(topology.client.namespace, [
			'http://198.51.100.100:8080/echo',
		]);
		t.is(code, 0);
		t.deepEqual(codes, ['warning probe-forwarded-believed']);
		t.like(ways[0], {
			verdict: 'preserved',
			believes: '203.0.113.7',
			forgeable: [],
			forwarded: dashed.slice(1),
		});
	},
);

test.serial('a firewall that drops packets to a node ends in a sentence, and harms nothing', async (t) => {
	await startGateway(t, node(), kong('0.0.0.0:8000'));
	// A route into the void, as a firewall that drops.
	topology.route('198.51.100.77', { IPv4: '198.51.100.3', IPv6: '2001:db8:100::3' });
	const { code, overall, codes, ways } = await probeFrom(topology.client.namespace, [
		'http://198.51.100.1:8000/echo',
		...['--node', '198.51.100.77:30080', '--timeout', '0.5'],
	]);
	t.deepEqual([code, overall], [0, 'preserved']);
	t.deepEqual(codes, ['note probe-no-answer']);
	t.is(ways[1]?.verdict, 'no answer');
});
