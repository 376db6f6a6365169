// The schema: ajv and both Helms' engines give the same verdict, and Helm's message is at most two lines.
import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import test from 'ava';
import { partOf } from '../support/breadth.ts';
import { chart, renderEach } from '../support/helm.ts';

const schema = JSON.parse(await readFile(`${chart}/values.schema.json`, 'utf8')) as object;
const validate = new Ajv({
	strict: true,
	allowUnionTypes: true,
	strictRequired: false,
	// For editors; Helm's engines read past them.
	keywords: ['enumDescriptions', 'patternErrorMessage', 'errorMessage', 'deprecationMessage'],
}).compile(schema);

/** Values that the schema alone refuses: what, and a pattern of the one or two lines on either engine. */
const invalid: readonly (readonly [what: string, values: object, lines: RegExp])[] = [
	['a misspelt key of clientIp', { clientIp: { stratgy: 'auto' } }, /clientIp.*stratgy/],
	[
		'a misspelt key below clientIp',
		{ clientIp: { httpHeaders: { recursiv: true } } },
		/httpHeaders.*recursiv/,
	],
	[
		'a misspelt key below proxyProtocol',
		{ clientIp: { proxyProtocol: { versoin: 2 } } },
		/proxyProtocol.*versoin/,
	],
	['a misspelt key at the root', { clientIP: {} }, /clientIP/],
	['a misspelt key deep in proxy', { proxy: { http: { port: 80 } } }, /proxy.http.*port|\/proxy\/http.*port/],
	['a wrong strategy', { clientIp: { strategy: 'local' } }, /strategy.*one of/],
	['a strategy in the wrong case', { clientIp: { strategy: 'ProxyProtocol' } }, /strategy.*one of/],
	['an unknown load balancer', { clientIp: { loadBalancer: 'elb' } }, /loadBalancer.*one of/],
	[
		'a traffic policy in the wrong case',
		{ proxy: { externalTrafficPolicy: 'local' } },
		/externalTrafficPolicy.*one of/,
	],
	['trustedIPs as text', { clientIp: { trustedIPs: '10.0.0.0/8' } }, /trustedIPs.*(string|array)/],
	['a host name in trustedIPs', { clientIp: { trustedIPs: ['lb.example.com'] } }, /trustedIPs.0/],
	['load-balancer in trustedIPs', { clientIp: { trustedIPs: ['load-balancer'] } }, /trustedIPs.0/],
	['a prefix of 33', { clientIp: { trustedIPs: ['10.0.0.0/33'] } }, /trustedIPs.0/],
	['a range', { clientIp: { trustedIPs: ['10.0.0.1-10.0.0.9'] } }, /trustedIPs.0/],
	['brackets', { clientIp: { trustedIPs: ['[fd00::1]'] } }, /trustedIPs.0/],
	['a zone', { clientIp: { trustedIPs: ['fe80::1%eth0'] } }, /trustedIPs.0/],
	['PROXY with nobody trusted', { clientIp: { strategy: 'proxyProtocol' } }, /trustedIPs/],
	['headers with nobody trusted', { clientIp: { strategy: 'httpHeaders', trustedIPs: [] } }, /trustedIPs/],
	['a boolean where text belongs', { clientIp: { strategy: true } }, /strategy/],
	['a number as annotation', { proxy: { annotations: { a: 1 } } }, /annotations.a/],
	['a tag as number', { image: { tag: 3.9 } }, /tag/],
	['a port as text', { proxy: { http: { containerPort: '8000' } } }, /containerPort/],
	['a port out of range', { proxy: { http: { containerPort: 70000 } } }, /containerPort/],
	['a list where a map belongs', { clientIp: [] }, /clientIp/],
];

const valid: { readonly [what: string]: object } = {
	nothing: {},
	'null for every map': { clientIp: null, proxy: null, image: null, env: null, deployment: null },
	'null for values': {
		clientIp: {
			strategy: null,
			trustedIPs: null,
			scheme: null,
			httpHeaders: { recursive: null },
			proxyProtocol: { version: null },
		},
	},
	'a strategy with what another one reads': {
		clientIp: {
			strategy: 'externalTrafficPolicy',
			httpHeaders: { name: 'X-Real-IP' },
			proxyProtocol: { version: 2 },
		},
	},
	'a CDN without trustedIPs, which the rules refuse': {
		clientIp: { strategy: 'httpHeaders', cdn: 'akamai' },
	},
	'addresses of both families': {
		clientIp: { trustedIPs: ['10.0.0.0/8', '192.0.2.1', 'fd00::/8', '::1', '::ffff:10.0.0.0/104'] },
	},
	'fields of Kubernetes that we do not know': {
		tolerations: [{ key: 'a', novel: true }],
		resources: { limits: { cpu: 1, 'example.com/gpu': '2' }, claims: [] },
	},
	'what a parent chart adds': { global: { any: { thing: 1 } }, enabled: true, 'x-anchors': [1] },
	'settings of every kind': {
		env: {
			log_level: 'debug',
			nginx_worker_processes: 2,
			anonymous_reports: false,
			pg_password: { valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } },
			gone: null,
		},
	},
};

/** Lines of Helm's complaint below its two headings. */
function complaint(stderr: string): string[] {
	return stderr.split('\n').filter((line) => line.startsWith('- '));
}

for (const [what, values, lines] of partOf(invalid, 4)) {
	test(`refused: ${what}`, async (t) => {
		t.false(validate(values));
		for (const { helm, ok, stderr } of await renderEach(values)) {
			t.false(ok, helm.version);
			t.regex(stderr, /values don't meet the specifications of the schema/, helm.version);
			const said = complaint(stderr);
			t.true(said.length >= 1 && said.length <= 2, stderr);
			t.regex(said.join('\n'), lines, helm.version);
		}
	});
}

for (const [what, values] of partOf(Object.entries(valid), 4)) {
	test(`accepted by the schema: ${what}`, async (t) => {
		t.true(validate(values), JSON.stringify(validate.errors));
		for (const { helm, stderr } of await renderEach(values)) t.notRegex(stderr, /schema/, helm.version);
	});
}
