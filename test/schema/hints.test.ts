// What a finding is told beside its sentence: the nearest right name, and how to write what was meant.
import test from 'ava';
import { foreignHint } from '../../schema/contract/foreign-keys.ts';
import { likelyKeys, withNearest } from '../../schema/contract/hints.ts';
import { formHint, headerHint, rangeHint } from '../../schema/contract/remedies.ts';

for (const [key, ...meant] of [
	['clientIp.stratgy', 'clientIp.strategy'],
	['clientIp.trusted_ips', 'clientIp.trustedIPs'],
	// A name that stands elsewhere is meant rather than one that is like it here.
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

test('keys of other charts: what to do about them', (t) => {
	t.is(foreignHint(['serviceMonitor']), 'The chart kong/kong has it. Write it into extraObjects.');
	t.is(foreignHint(['proxy', 'stream']), 'This chart has no stream listeners.');
	t.is(
		foreignHint(['gateway']),
		'The chart kong/ingress has these values below gateway; here they stand at the first level.',
	);
	t.regex(foreignHint(['controller']) ?? '', /ingress-nginx or kong\/ingress: kong-client-ip import /);
	t.is(foreignHint(['proxy', 'clusterIP']), undefined);
	t.is(foreignHint(['proxy', 'ingress', 'annotation']), undefined);
});

test('what users call a load balancer', (t) => {
	const hint = (value: string) =>
		withNearest({
			code: 'value-unknown',
			path: ['clientIp', 'loadBalancer'],
			args: { value: JSON.stringify(value), allowed: 'aks, aws-nlb-ip' },
		}).hint;
	t.is(hint('NLB'), 'Did you mean aws-nlb-instance or aws-nlb-ip?');
	t.is(hint('eks'), 'Did you mean aws-nlb-instance, aws-nlb-ip, aws-alb-ip or aws-eks-auto-nlb?');
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

test('several addresses in one item; what cannot be told gets no hint', (t) => {
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

for (const [kind, value, hint] of [
	['boolean', 'True', 'Write it without quotes: true.'],
	['boolean', 'off', 'Write it without quotes: false.'],
	['whole number', '8080', 'Write it without quotes: 8080.'],
	['whole number', '30s', undefined],
	['string', true, 'To mean text, put it in quotes: "true".'],
	['string or number', true, 'To mean text, put it in quotes: "true".'],
	['map of strings', 3, 'To mean text, put it in quotes: "3".'],
	['list of strings', 'a, b', 'Write it as a list: ["a", "b"].'],
	['list of strings', {}, undefined],
	['list of maps', { key: 'a' }, 'Begin each item with a dash.'],
	['map', [{ name: 'a' }], 'Write key: value, without a dash.'],
	['map', 'loadBalancer:aks', 'A colon needs a space after it.'],
	[
		'map',
		'loadBalancer:\u00a0aks',
		'It holds a no-break space, which only looks like one: type a plain space.',
	],
	['map', 'aks', undefined],
] as const) {
	test(`${JSON.stringify(value)} for a ${kind}: ${hint ?? 'no hint'}`, (t) => {
		t.is(shapeHint(kind, value), hint);
	});
}

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
	t.is(shapeHint('list of strings', 'a,'.repeat(150)), undefined);
	t.is(headerHint('proxy_protocol'), 'For PROXY headers set clientIp.strategy to proxyProtocol.');
	t.is(headerHint('X-Real-IP'), undefined);
});
