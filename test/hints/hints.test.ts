// What a finding says beside its sentence: the nearest right name, and how to write what was meant.
import test from 'ava';
import valuesSchema from '../../chart/values.schema.json' with { type: 'json' };
import type { Code, ValuesFinding } from '../../schema/findings/finding.ts';
import { foreignHint } from '../../schema/hints/foreign-keys.ts';
import { itemKeys } from '../../schema/hints/item-keys.ts';
import { formHint, headerHint, rangeHint } from '../../schema/hints/remedies.ts';
import { keyHint, likelyKeys } from '../../schema/hints/unknown.ts';
import { memberOf } from '../../schema/text/members.ts';
import { withHint } from '../../schema/validate/with-hint.ts';

for (const [key, ...meant] of [
	['clientIp.stratgy', 'clientIp.strategy'],
	['clientIp.trusted_ips', 'clientIp.trustedIPs'],
	// A name that is elsewhere is meant rather than one that is like it here.
	['strategy', 'clientIp.strategy'],
	['trustedIPs', 'clientIp.trustedIPs'],
	['proxy.containerPort', 'proxy.http.containerPort', 'proxy.tls.containerPort'],
	['clientIp.annotations', 'proxy.annotations'],
	['tls', 'proxy.tls'],
	// What others call it.
	['replicas', 'replicaCount'],
	['service', 'proxy'],
	['proxy.port', 'proxy.http.servicePort', 'proxy.tls.servicePort'],
	['proxy.http.port', 'proxy.http.servicePort'],
	['clientIp.httpHeaders.header', 'clientIp.httpHeaders.name'],
	['ingress', 'proxy.ingress'],
	['clientIp.internal', 'clientIp.scheme'],
	['clientIp.proxyProtocol.enabled', 'clientIp.strategy'],
	['echho', 'echo'],
	['proxy.https', 'proxy.tls'],
	['deployment.kind', 'deployment.daemonset'],
	['image.registry', 'image.repository'],
	['commonLabels', 'extraLabels'],
	// What is below the same map comes before what another chart has.
	['status.containerPort', 'status.http.containerPort'],
	// A block that slipped in below another, in place of a neighbour whose name is like it.
	['clientIp.proxy', 'proxy'],
	['proxy.inCluster', 'inCluster'],
	// Nothing that tells more than nothing.
	['admin.http'],
	['clientIp.enabled'],
	['cluster'],
	['zzz'],
] as const) {
	test(`${key}: ${meant.join(' or ') || 'no guess'}`, (t) => {
		t.deepEqual(likelyKeys(key.split('.')), meant);
	});
}

for (const [path, hint] of [
	[['proxy', 'stream', 1, 'containerport'], 'Did you mean proxy.stream[1].containerPort?'],
	[
		['plugins', 'secrets', 0, 'subdirectories', 2, 'pth'],
		'Did you mean plugins.secrets[0].subdirectories[2].path?',
	],
	[['extraConfigMaps', 0, 'subpath'], 'Did you mean extraConfigMaps[0].subPath?'],
	[['extraConfigMaps', 0, 'defaultMode'], undefined],
] as const) {
	test(`${path.join('.')}: ${hint ?? 'no guess'}`, (t) => {
		t.is(keyHint(path), hint);
	});
}

test('of every list whose items are closed, the keys of an item are known', (t) => {
	const closed = Object.fromEntries(closedItems(valuesSchema as unknown as Node, []));
	t.deepEqual(Object.fromEntries([...itemKeys].map(([list, keys]) => [list, [...keys].sort()])), closed);
});

interface Node {
	readonly $ref?: string;
	readonly properties?: { readonly [key: string]: Node };
	readonly additionalProperties?: unknown;
	readonly items?: Node;
}

function closedItems(at: Node, path: readonly string[]): [list: string, keys: string[]][] {
	const named = memberOf(valuesSchema.definitions, at.$ref?.replace('#/definitions/', '') ?? '');
	const { properties = {}, items } = (named as Node | undefined) ?? at;
	const below = Object.entries(properties).flatMap(([key, node]) => closedItems(node, [...path, key]));
	if (items === undefined) return below;
	const item = (memberOf(valuesSchema.definitions, items.$ref?.replace('#/definitions/', '') ?? '') ??
		items) as Node;
	const keys = item.additionalProperties === false ? Object.keys(item.properties ?? {}).sort() : [];
	const own: [string, string[]][] = keys.length > 0 ? [[path.join('.'), keys]] : [];
	return [...below, ...own, ...closedItems(items, path)];
}

test('keys of other charts: what to do about them', (t) => {
	t.is(foreignHint(['postgresql']), 'The chart kong/kong has it. This chart runs Kong without a database.');
	t.is(
		foreignHint(['udpProxy', 'ipFamilies']),
		'The Service for UDP has the families of proxy, and no other field than the chart names.',
	);
	t.is(
		foreignHint(['proxy', 'service']),
		'Put what is below it directly into proxy, such as proxy.annotations and proxy.type.',
	);
	t.is(
		foreignHint(['gateway']),
		'The chart kong/ingress has these values below gateway; here they are at the first level.',
	);
	t.regex(foreignHint(['controller']) ?? '', /ingress-nginx or kong\/ingress: kong-client-ip import /);
	t.is(foreignHint(['proxy', 'enabled']), 'This chart always makes the Service of the proxy.');
	t.is(foreignHint(['proxy', 'ingress', 'annotation']), undefined);
});

test('what users call a load balancer', (t) => {
	const hint = (value: string) =>
		withHint({
			code: 'value-unknown',
			path: ['clientIp', 'loadBalancer'],
			args: {},
			subject: { value, allowed: ['aks', 'aws-nlb-ip'] },
		}).hint;
	t.is(hint('NLB'), 'Did you mean aws-nlb-instance or aws-nlb-ip?');
	t.is(hint('hcloud'), 'Did you mean hetzner?');
	t.is(hint('eks'), 'Did you mean aws-nlb-instance, aws-nlb-ip, aws-alb-ip or aws-eks-auto-nlb?');
});

const hintOf = (code: Code, args: ValuesFinding['args'], subject?: ValuesFinding['subject']) =>
	withHint({ code, path: ['env'], args, ...(subject ? { subject } : {}) }).hint;

test('a name of a setting; a flag; a header that a CDN writes', (t) => {
	t.is(hintOf('env-name', { key: 'log-level' }), 'Did you mean env.log_level?');
	t.is(hintOf('env-name', { key: '1st' }), undefined);
	const flag = (value: string) =>
		hintOf('listen-flag', {}, { value, allowed: ['http2', 'reuseport', 'backlog=N'] });
	t.is(flag('reuse_port'), 'Did you mean reuseport?');
	t.is(flag('backlog:16384'), 'Did you mean backlog=16384?');
	t.is(flag('backlog'), undefined);
	t.is(flag('http2 reuseport'), 'Give each an item of its own.');
	t.is(flag('zzz'), undefined);
	t.is(hintOf('header-foreign', { name: 'CF-Connecting-IP' }), 'Did you mean clientIp.cdn: cloudflare?');
	t.is(hintOf('header-foreign', { name: 'X-Real-IP' }), undefined);
});

test('an annotation that other products have by themselves', (t) => {
	const hint = (annotation: string, value: string) =>
		hintOf('annotation-conflict', {
			annotation: `service.beta.kubernetes.io/aws-load-balancer-${annotation}`,
			value,
			loadBalancer: 'aws-nlb-instance',
		});
	t.is(
		hint('nlb-target-type', 'ip'),
		'It belongs to clientIp.loadBalancer aws-nlb-ip or aws-nlb-private-link.',
	);
	t.is(hint('type', 'nlb'), 'It belongs to clientIp.loadBalancer aws-nlb-intree.');
	t.is(hint('type', 'other'), undefined);
});

for (const [written, meant] of [
	['10.0.0.0/255.255.0.0', '10.0.0.0/16'],
	['10.0.*.*', '10.0.0.0/16'],
	['10.0.0/8', '10.0.0.0/8'],
	['10.0.0.0/08', '10.0.0.0/8'],
	['10.0.0.0 / 8', '10.0.0.0/8'],
	['10.0.0.0/', '10.0.0.0'],
	['[fd00::]/8', 'fd00::/8'],
	['[fd00::1]:443', 'fd00::1'],
	['fe80::1%eth0', 'fe80::1'],
	['10.0.0.1:8080', '10.0.0.1'],
	['http://10.0.0.1/', '10.0.0.1'],
] as const) {
	test(`${written} means ${meant}`, (t) => {
		t.is(rangeHint(written, false), `Did you mean ${meant}?`);
	});
}

test('several addresses in one item; what cannot be guessed gets no hint', (t) => {
	t.is(rangeHint('10.0.0.0/8, 192.168.0.0/16', false), 'Give each an item of its own.');
	for (const text of [
		'10.0.0.0/33',
		'256.0.0.1',
		'lb.example.com',
		'10.0.0.1-10.0.0.9',
		'',
		'10.0.0.0/255.0.255.0',
	])
		t.is(rangeHint(text, false), undefined, text);
	t.is(rangeHint('10.0.0.0/16 - 10.1.0.0/16', false), 'Indent the dashes of all items alike.');
	t.is(rangeHint('203.0.113.7', true), 'Did you mean 203.0.113.7/32?');
	t.is(rangeHint('2001:db8::1', true), 'Did you mean 2001:db8::1/128?');
});

const quantity = '^[0-9]+([KMGTPE]i|[numkMGTPE])?$';
const host = '^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$';
const header = '^[A-Za-z0-9][A-Za-z0-9-]*$';
const label = '^[a-z]([-a-z0-9]*[a-z0-9])?$';

for (const [written, pattern, meant] of [
	['https://gw.example.com:8443/path', host, 'gw.example.com'],
	[' gw.example.com ', host, 'gw.example.com'],
	['X-Forwarded-For:', header, 'X-Forwarded-For'],
	['$http_x_forwarded_for', header, 'X-Forwarded-For'],
	['X_Real_IP', header, 'X-Real-IP'],
	['Kong_Gateway', label, 'kong-gateway'],
	['api', '^/', '/api'],
	['f00d', '^sha256:[a-f0-9]+$', 'sha256:f00d'],
	['1GB', quantity, '1G'],
	['512mb', quantity, '512M'],
	['2 GiB', quantity, '2Gi'],
	['64KB', quantity, '64k'],
	['500 m', quantity, '500m'],
	['500mCPU', quantity, '500m'],
	['250 millicores', quantity, '250m'],
] as const) {
	test(`${written} for ${pattern} means ${meant}`, (t) => {
		t.is(formHint(written, pattern), `Did you mean ${meant}?`);
	});
}

test('text that is like nothing of the form gets no hint; PROXY is a strategy', (t) => {
	t.is(formHint('!!!', label), undefined);
	t.is(formHint('', label), undefined);
	t.is(formHint('A'.repeat(300), label), undefined);
	t.is(rangeHint('10.0.0.0/8,'.repeat(30), false), undefined);
	t.is(headerHint('proxy_protocol'), 'For PROXY headers set clientIp.strategy to proxyProtocol.');
	t.is(headerHint('X-Real-IP'), undefined);
});
