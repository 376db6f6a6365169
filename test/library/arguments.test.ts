// What callers of the library do wrong is said in one line, by a TypeError that names the function.
import test from 'ava';
import * as library from '../../cli/library.ts';

// Programs in JavaScript pass anything.
const { check, decide, explain, importValues, overlay, plan, validate } = library as unknown as {
	readonly [name: string]: (...args: readonly unknown[]) => unknown;
} as {
	readonly [name in Exclude<keyof typeof library, 'loadBalancers'>]: (...args: readonly unknown[]) => unknown;
};

const aks = { clientIp: { loadBalancer: 'aks' } };
const circle: { [key: string]: unknown } = {};
circle.here = circle;

const wrong: { readonly [message: string]: () => unknown } = {
	'validate: values must be an object of values, or a list of files as { name, text }, not "a: 1".': () =>
		validate('a: 1'),
	'validate: values must be an object of values, or a list of files as { name, text }, not null.': () =>
		validate(null),
	'validate: values[1] must be a file as { name, text }, two strings, not an object.': () =>
		validate([{ name: 'a.yaml', text: '' }, { name: 'b.yaml' }]),
	'validate: values cannot be written as JSON: Converting circular structure to JSON': () => validate(circle),
	'validate: today must be a day such as 2026-11-30, not "2026-13-01".': () =>
		validate(aks, { today: '2026-13-01' }),
	'validate: alone must be true or false, not "yes".': () => validate(aks, { alone: 'yes' }),
	'decide: the options must be an object, not "kong".': () => decide(aks, 'kong'),
	'decide: the options must be an object, not null.': () => decide(aks, null),
	'decide: there is no option "name". The options are release.': () => decide(aks, { name: 'kong' }),
	'explain: there is no option "relase". Did you mean release?': () => explain(aks, { relase: 'kong' }),
	'explain: release must be a string, not 5.': () => explain(aks, { release: 5 }),
	'explain: release Kong: use lower-case letters, digits and dashes, at most 53.': () =>
		explain(aks, { release: 'Kong' }),
	'check: manifests must be a text, a list of files as { name, text }, or a list of objects, not undefined.':
		() => check(),
	'check: manifests[0] must be a Kubernetes object, or a file as { name, text }, not "a.yaml".': () =>
		check(['a.yaml']),
	'check: nodes must be a list of strings, not "10.0.0.0/8".': () => check('', { nodes: '10.0.0.0/8' }),
	'check: nodes 10.0.0.0/99 is not an address or CIDR block such as 10.0.0.0/16.': () =>
		check('', { nodes: ['10.0.0.0/99'] }),
	'check: cdn clodflare is not known. Use one of akamai, azure-front-door, bunny, cloudflare, cloudfront, fastly. Did you mean cloudflare?':
		() => check('', { cdn: 'clodflare' }),
	'check: sendsProxy must be 1 or 2, not 3.': () => check('', { sendsProxy: 3 }),
	'check: a.yaml:1:4 is not YAML: this bracket is not closed, or a line inside it is indented less than the key before it.':
		() => check([{ name: 'a.yaml', text: 'a: {' }]),
	'overlay: for must be "kong/kong", "kong/ingress" or "kong-operator".': () => overlay(aks),
	'overlay: for must be "kong/kong", "kong/ingress" or "kong-operator", not "kong".': () =>
		overlay(aks, { for: 'kong' }),
	'overlay: over is for values of a chart, and kong-operator has none.': () =>
		overlay(aks, { for: 'kong-operator', over: {} }),
	'importValues: the values do not show which chart they are for. Set from to "kong/kong", "kong/ingress", "ingress-nginx" or "traefik".':
		() => importValues({ a: 1 }),
	'importValues: there is no load balancer "metallbb". Did you mean metallb? See kong-client-ip load-balancers.':
		() => importValues({}, { from: 'traefik', loadBalancer: 'metallbb' }),
	'plan: to must be an object of values, or a list of files as { name, text }, not undefined.': () =>
		plan(aks),
};

for (const [message, call] of Object.entries(wrong)) {
	test(message, (t) => {
		t.throws(call, { instanceOf: TypeError, message });
	});
}

test('an option that is undefined is not there', (t) => {
	t.notThrows(() => decide(aks, { release: undefined }));
	t.notThrows(() => decide(aks, undefined));
});

test('values with errors are findings, and the answers are null', (t) => {
	const bad = { clientIp: { loadBalancer: 'aks', stratgy: 'auto' } };
	const codes = (answer: unknown) =>
		(answer as { findings: { code: string }[] }).findings.map(({ code }) => code);
	const answers = {
		settings: decide(bad),
		story: explain(bad),
		values: overlay(bad, { for: 'kong/ingress' }),
		objects: overlay(bad, { for: 'kong-operator' }),
		plan: plan(aks, bad),
	};
	for (const [member, answer] of Object.entries(answers)) {
		t.deepEqual(codes(answer), ['key-unknown'], member);
		t.is((answer as { [name: string]: unknown })[member], null);
	}
	t.like(validate(bad), { ok: false });
});

test('an object has no places; a text has', (t) => {
	const { findings } = library.validate({ clientIp: { stratgy: 'auto' } } as never);
	t.deepEqual(Object.keys(findings[0] ?? {}).sort(), ['code', 'message', 'path', 'severity']);
	const [found] = library.validate([{ name: 'a.yaml', text: 'clientIp:\n  stratgy: auto\n' }]).findings;
	t.like(found, { file: 'a.yaml', line: 2, column: 3, path: 'clientIp.stratgy' });
});

test('later files are on top; alone, each is checked by itself', (t) => {
	const files = [
		{ name: 'a.yaml', text: 'clientIp: { loadBalancer: aws-alb-ip }\n' },
		{ name: 'b.yaml', text: 'clientIp: { trustedIPs: [10.0.0.0/16] }\n' },
	];
	t.is(library.decide(files).settings?.environment.KONG_TRUSTED_IPS, '10.0.0.0/16');
	t.false(library.validate(files.slice(0, 1)).ok);
	t.true(library.validate(files.slice(0, 1), { alone: true }).ok);
});

test('ranges of a CDN are old by the day that is said', (t) => {
	const values = { clientIp: { loadBalancer: 'aks', cdn: 'cloudflare', cdnOnly: true } } as const;
	const codes = (today: string) => library.validate(values, { today }).findings.map(({ code }) => code);
	const old = codes('2030-01-01').filter((code) => !codes('2026-08-01').includes(code));
	t.is(old.length, 1);
});

test('check: a text, texts of files and objects are read alike; findings about files have lines', (t) => {
	const pod = {
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: { name: 'kong' },
		spec: { containers: [{ name: 'proxy', image: 'kong:3.9' }] },
	};
	const text = JSON.stringify(pod, null, 1);
	const said = [library.check(text), library.check([{ name: 'pod.json', text }]), library.check([pod])];
	for (const { gateways, findings } of said) {
		t.deepEqual(
			gateways.map(({ gateway }) => gateway),
			['Pod/kong'],
		);
		t.deepEqual(
			findings.map(({ code }) => code),
			['no-entrance'],
		);
	}
	t.deepEqual(
		said.map(({ findings }) => findings[0]?.file),
		['manifests', 'pod.json', undefined],
	);
	t.false(library.check('').ok);
});
