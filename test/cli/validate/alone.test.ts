// One values file by itself: the right line, the right word, and nothing that another file may put right.
import test from 'ava';
import type { ReportFinding } from '../../../cli/report/types.ts';
import { checkAlone } from '../../../cli/validate/alone.ts';
import { readYaml } from '../../../readers/yaml/read.ts';
import { catalogue } from '../../../schema/catalogue/index.ts';

const check = (text: string, strict = false) => checkAlone(readYaml(text, 'values.yaml'), { strict });

/** `line:column code: message` */
const line = ({ line, column, code, message }: ReportFinding) => `${line}:${column} ${code}: ${message}`;

const wrong: { readonly [what: string]: readonly [text: string, ...findings: string[]] } = {
	'a misspelt key': [
		'clientIp:\n  loadBalancer: aks\n  stratgy: auto\n',
		'3:3 key-unknown: clientIp.stratgy is not a value of this chart. Remove it or correct its name. Did you mean clientIp.strategy?',
	],
	'a misspelt key below': [
		'clientIp:\n  httpHeaders: { nmae: X-Real-IP }\n',
		'2:18 key-unknown: clientIp.httpHeaders.nmae is not a value of this chart. Remove it or correct its name. Did you mean clientIp.httpHeaders.name?',
	],
	'a key in the wrong place': [
		'clientIp: {}\ntrustedIPs: []\n',
		'2:1 key-unknown: trustedIPs is not a value of this chart. Remove it or correct its name. Did you mean clientIp.trustedIPs?',
	],
	'a misspelt block': [
		'clientIP:\n  strategy: auto\n',
		'1:1 key-unknown: clientIP is not a value of this chart. Remove it or correct its name. Did you mean clientIp?',
	],
	'a misspelt block, known by its keys': [
		'cleintIp:\n  strategy: auto\n',
		'1:1 key-unknown: cleintIp is not a value of this chart. Remove it or correct its name. Did you mean clientIp?',
	],
	'a name that is like no other': [
		'clientIp:\n  zzz: 1\n',
		'2:3 key-unknown: clientIp.zzz is not a value of this chart. Remove it or correct its name.',
	],
	'a wrong value': [
		'clientIp:\n  strategy: proxy-protocol\n',
		'2:13 value-unknown: clientIp.strategy: "proxy-protocol" is not known. Use one of auto, externalTrafficPolicy, proxyProtocol, httpHeaders, none. Did you mean proxyProtocol?',
	],
	'what others call a strategy': [
		'clientIp:\n  strategy: Local\n',
		'2:13 value-unknown: clientIp.strategy: "Local" is not known. Use one of auto, externalTrafficPolicy, proxyProtocol, httpHeaders, none. Did you mean externalTrafficPolicy?',
	],
	'a wrong value in a list': [
		'clientIp: {}\nproxy:\n  ipFamilies:\n    - IPv4\n    - ipv6\n',
		'5:7 value-unknown: proxy.ipFamilies: "ipv6" is not known. Use one of IPv4, IPv6. Did you mean IPv6?',
	],
	'no list': [
		'clientIp:\n  trustedIPs: 10.0.0.0/8\n',
		'2:15 value-shape: clientIp.trustedIPs must be a list of strings. Correct it, or remove it for the default. Write it as a list: ["10.0.0.0/8"].',
	],
	'a number in a list of strings': [
		'clientIp:\n  trustedIPs:\n    - 10.0.0.0/8\n    - 10.0\n',
		'4:7 value-shape: clientIp.trustedIPs must be a list of strings. Correct it, or remove it for the default. To mean text, put it in quotes: "10.0".',
	],
	'a host name where an address belongs': [
		'clientIp:\n  strategy: proxyProtocol\n  trustedIPs: [10.0.0.0/8, lb.example.com]\n',
		'3:28 trusted-ip-invalid: clientIp.trustedIPs[1]: "lb.example.com" is not an IP address or CIDR. Write it like 10.0.0.0/16 or fd00::/8, without host name, brackets, zone or range.',
	],
	'an address with brackets, beside a wrong shape': [
		'clientIp:\n  trustedIPs: ["[fd00::]/8"]\n  strategy: 1\n',
		'2:16 trusted-ip-invalid: clientIp.trustedIPs[0]: "[fd00::]/8" is not an IP address or CIDR. Write it like 10.0.0.0/16 or fd00::/8, without host name, brackets, zone or range. Did you mean fd00::/8?',
		'3:13 value-shape: clientIp.strategy must be a string. Correct it, or remove it for the default. Use auto, externalTrafficPolicy, proxyProtocol, httpHeaders or none.',
	],
	'host bits': [
		'clientIp:\n  strategy: httpHeaders\n  trustedIPs: [10.0.0.7/8]\n',
		'3:16 trusted-ip-host-bits: clientIp.trustedIPs[0]: 10.0.0.7/8 has bits beyond its prefix. Write 10.0.0.0/8.',
	],
	'a word that YAML takes for a boolean': [
		'clientIp:\n  hostname: on\n',
		'2:13 value-shape: clientIp.hostname must be a string. Correct it, or remove it for the default. To mean text, put it in quotes: "on".',
	],
	'text for a number': [
		'clientIp:\n  proxyProtocol:\n    version: "2"\n',
		'3:14 value-shape: clientIp.proxyProtocol.version must be a whole number. Correct it, or remove it for the default. Write it without quotes: 2.',
	],
	'text for a map': [
		'clientIp: aks\n',
		'1:11 value-shape: clientIp must be a map. Correct it, or remove it for the default.',
	],
	'a map for text, marked by its key': [
		'clientIp:\n  hostname:\n    name: a\n',
		'2:3 value-shape: clientIp.hostname must be a string. Correct it, or remove it for the default. Write a alone.',
	],
	'configuration that is no YAML, reported in its own line': [
		'clientIp: {}\ndblessConfig:\n  config: |\n    _format_version: "3.0"\n    services: [\n    plugins: []\n',
		'5:15 dbless-invalid: dblessConfig.config is not a YAML map, so Kong would not start. Correct it. This bracket is not closed, or a line inside it is indented less than the key before it.',
	],
	'configuration that is no map': [
		'clientIp: {}\ndblessConfig:\n  config: routes.yaml\n',
		'3:11 dbless-invalid: dblessConfig.config is not a YAML map, so Kong would not start. Correct it.',
	],
	'a setting in another spelling': [
		'clientIp: {}\nenv:\n  logLevel: info\n',
		'3:3 env-misspelt: env.logLevel becomes KONG_LOGLEVEL, which Kong has no setting for and ignores. Write env.log_level.',
	],
	'an amount with a unit that Kubernetes has not': [
		'clientIp: {}\nresources:\n  limits:\n    memory: 512MB\n',
		'4:13 value-form: resources.limits.memory: "512MB" has the wrong form. It must be an amount such as 500m, 2, 512Mi or 1Gi, without spaces. Did you mean 512M?',
	],
	'an image with its tag': [
		'clientIp: {}\nimage:\n  repository: registry.example.com:5000/kong:3.9\n',
		'3:15 value-form: image.repository: "registry.example.com:5000/kong:3.9" has the wrong form. It must be a registry and a name, without tag or digest, which are image.tag and image.digest. Did you mean registry.example.com:5000/kong?',
	],
	'a probe in words': [
		'clientIp: {}\nreadinessProbe:\n  periodSeconds: 10s\n',
		'3:18 value-shape: readinessProbe.periodSeconds must be a whole number. Correct it, or remove it for the default. Write 10 alone.',
	],
	'a share without its sign': [
		'clientIp: {}\npodDisruptionBudget:\n  minAvailable: "1"\n',
		'3:17 value-form: podDisruptionBudget.minAvailable: "1" has the wrong form. It must be a number, without quotes, or a percentage such as 50%.',
	],
	'a role and a configuration of its own': [
		'clientIp: {}\nenv: {role: data_plane}\ndblessConfig: {configMap: routes}\n',
		'3:27 dbless-with-role: env.role data_plane takes the configuration from the control plane, but dblessConfig.configMap would give another. Remove dblessConfig.configMap, or env.role.',
	],
	'what would be refused under any strategy that a CDN leaves': [
		'clientIp:\n  cdn: fastly\nenv:\n  trusted_ips: 10.0.0.0/8\n',
		'4:3 env-owned: env.trusted_ips would fight with clientIp, which sets KONG_TRUSTED_IPS itself. Remove it; use clientIp.trustedIPs.',
	],
	'misspelt keys of items, in place of which nothing is missing': [
		'clientIp: {}\nproxy:\n  stream:\n    - containerport: 9000\nplugins:\n  configMaps:\n    - {pluginName: a, name: b, subDirectories: []}\nextraSecrets:\n  - {name: a, mountpath: /a}\n',
		'4:7 key-unknown: proxy.stream[0].containerport is not a value of this chart. Remove it or correct its name. Did you mean proxy.stream[0].containerPort?',
		'7:32 key-unknown: plugins.configMaps[0].subDirectories is not a value of this chart. Remove it or correct its name. Did you mean plugins.configMaps[0].subdirectories?',
		'9:15 key-unknown: extraSecrets[0].mountpath is not a value of this chart. Remove it or correct its name. Did you mean extraSecrets[0].mountPath?',
	],
	'a number out of range': [
		'clientIp: {}\nproxy:\n  http:\n    servicePort: 70000\n',
		'4:18 value-range: proxy.http.servicePort: 70000 must be at most 65535. Correct it.',
	],
	'a form': [
		'clientIp: {}\nnameOverride: Kong\n',
		'2:15 value-form: nameOverride: "Kong" has the wrong form. It must be lower-case letters, digits and dashes, with a letter first and no dash last. Did you mean kong?',
	],
	'a load balancer and a strategy that are not known': [
		'clientIp:\n  loadBalancer: my-balancer\n  strategy: x\n',
		'2:17 value-unknown: ',
		'3:13 value-unknown: ',
	],
	'a setting of Kong that the block owns': [
		'clientIp:\n  strategy: externalTrafficPolicy\nenv:\n  trusted_ips: 0.0.0.0/0\n',
		'4:3 env-owned: env.trusted_ips would fight with clientIp, which sets KONG_TRUSTED_IPS itself. Remove it; use clientIp.trustedIPs.',
	],
	'a prefix that the chart adds itself': [
		'clientIp: {}\nenv:\n  KONG_LOG_LEVEL: debug\n',
		'3:3 env-prefixed: env.KONG_LOG_LEVEL: the chart adds KONG_ itself, so this would become KONG_KONG_LOG_LEVEL. Use env.log_level.',
	],
	'several wrong members of one map, each in its place': [
		'clientIp: {}\npodLabels:\n  version: 1.10\n  team: edge\n  canary: yes\n',
		'3:12 value-shape: podLabels must be a map of strings. Correct it, or remove it for the default. To mean text, put it in quotes: "1.10".',
		'5:11 value-shape: podLabels must be a map of strings. Correct it, or remove it for the default. To mean text, put it in quotes: "yes".',
	],
	'several wrong words of one list, each in its place': [
		'clientIp: {}\nproxy:\n  ipFamilies: [ipv4, ipv6]\n',
		'3:16 value-unknown: proxy.ipFamilies: "ipv4" is not known. Use one of IPv4, IPv6. Did you mean IPv4?',
		'3:22 value-unknown: proxy.ipFamilies: "ipv6" is not known. Use one of IPv4, IPv6. Did you mean IPv6?',
	],
	'a number out of range that a warning is about too': [
		'clientIp: {}\ndrain: { wait: 20, timeout: 30 }\nterminationGracePeriodSeconds: -5\n',
		'3:32 value-range: terminationGracePeriodSeconds: -5 must be at least 1. Correct it.',
		'3:32 grace-period: ',
	],
	'a key that is written as a path': [
		'clientIp.strategy: auto\n',
		'1:1 key-unknown: clientIp.strategy is not a value of this chart. Remove it or correct its name. Each level is a line of its own: clientIp:, and indented below it strategy:.',
	],
	'a colon without its space': [
		'clientIp:\n  loadBalancer:aks\n',
		'2:3 value-shape: clientIp must be a map. Correct it, or remove it for the default. A colon needs a space after it.',
	],
	'everyone among the trusted, in the line of the entry': [
		'clientIp:\n  strategy: httpHeaders\n  trustedIPs:\n    - 10.0.0.0/8\n    - 0.0.0.0/0\n',
		'5:7 trust-everyone-forgeable: ',
	],
	'a client range that is no CIDR': [
		'clientIp: {}\nproxy:\n  loadBalancerSourceRanges:\n    - 203.0.113.7\n',
		'4:7 source-range-invalid: proxy.loadBalancerSourceRanges[0]: "203.0.113.7" is not a CIDR, and Kubernetes would refuse the Service. Write it like 203.0.113.0/24, a single address like 203.0.113.7/32. Did you mean 203.0.113.7/32?',
	],
	'a role and a database that this chart does not run': [
		'clientIp: {}\nenv:\n  role: control_plane\n  database: postgres\n',
		'3:9 control-plane: ',
		'4:13 database: ',
	],
	'values of one file that contradict each other': [
		'clientIp: {}\nproxy:\n  http:\n    containerPort: 8443\n  tls:\n    containerPort: 8443\ndblessConfig:\n  configMap: a\n  secret: b\n',
		'6:20 port-twice: ',
		'9:11 dbless-several: ',
	],
	'a setting that does nothing with the strategy beside it': [
		'clientIp:\n  loadBalancer: aks\n  strategy: externalTrafficPolicy\n  trustedIPs: [10.0.0.0/8]\n',
		'4:15 setting-unused: ',
	],
	'indented with no-break spaces': [
		'clientIp:\n\u00a0\u00a0loadBalancer: aks\n',
		'2:1 key-unknown: \u00a0\u00a0loadBalancer is not a value of this chart. Remove it or correct its name. It holds a no-break space, which only looks like one: type a plain space.',
	],
	'an asterisk without quotes': [
		'clientIp: {}\nproxy:\n  annotations:\n    service.beta.kubernetes.io/aws-load-balancer-proxy-protocol: *\n',
		'4:66 yaml-syntax: An anchor or alias has no name, or one that ends in a colon: if text is meant, put it in quotes.',
	],
	'a manifest around our block, said once': [
		'# $schema=kong-client-ip\napiVersion: v2\nkind: HelmRelease\nspec:\n  values:\n    clientIp: {}\n',
		'4:1 key-unknown: spec is not a value of this chart. Remove it or correct its name. To check the values inside it: --at /spec/values.',
	],
	'one key twice': [
		'clientIp:\n  strategy: auto\n  strategy: none\n',
		'3:3 yaml-duplicate-key: The key "strategy" is in this map twice, and Helm silently keeps only the last: remove one.',
	],
};

for (const [what, [text, ...expected]] of Object.entries(wrong)) {
	test(what, (t) => {
		const found = check(text).findings.map(line);
		t.is(found.length, expected.length, found.join('\n'));
		for (const [index, start] of expected.entries()) {
			if (start.endsWith(': ')) t.true(found[index]?.startsWith(start), found[index]);
			else t.is(found[index], start);
		}
	});
}

test('a strategy that the balancer refuses, both said in this file', (t) => {
	const { findings } = check('clientIp:\n  loadBalancer: gke-passthrough\n  strategy: proxyProtocol\n');
	t.like(findings[0], { code: 'strategy-refused', severity: 'error', line: 3, column: 13 });
	t.is(findings.length, 1);
});

test('what another file may put right is counted, not reported', (t) => {
	const alone = check('clientIp:\n  loadBalancer: aws-alb-ip\n');
	t.deepEqual(alone, { findings: [], skipped: false, ifComplete: 1 });
});

test('whom a strategy trusts belongs into the file that chooses it, as the schema says', (t) => {
	const given = (text: string) => {
		const { findings, missing } = check(text);
		return [...findings.map((one) => `${one.line}:${one.column} ${one.code}`), missing ?? false];
	};
	t.deepEqual(given('clientIp:\n  loadBalancer: aws-nlb-instance\n  strategy: proxyProtocol\n'), [
		'3:13 trusted-ips-missing',
		'clientIp.trustedIPs',
	]);
	t.deepEqual(given('clientIp:\n  strategy: httpHeaders\n  trustedIPs: []\n'), [
		'3:15 trusted-ips-missing',
		'clientIp.trustedIPs',
	]);
	// The catalogue's choice, or the CDN's, which the schema does not know.
	t.deepEqual(given('clientIp:\n  strategy: auto\n  loadBalancer: aws-alb-ip\n'), [false]);
	t.deepEqual(given('clientIp:\n  strategy: httpHeaders\n  cdn: akamai\n'), [false]);
	// One mistake, not two.
	t.deepEqual(given('clientIp:\n  strategy: httpHeaders\n  trustedIps: [10.0.0.0/8]\n'), [
		'3:3 key-unknown',
		false,
	]);
});

test('what no strategy puts right is reported, also where the file leaves the strategy open', (t) => {
	const nlb = (annotation: string) =>
		`clientIp:\n  loadBalancer: aws-nlb-ip\nproxy:\n  annotations:\n    service.beta.kubernetes.io/aws-load-balancer-${annotation}\n`;
	const codes = (text: string) => check(text).findings.map(({ line, code }) => `${line} ${code}`);
	t.deepEqual(codes(nlb('type: nlb')), ['5 annotation-conflict']);
	t.deepEqual(codes(nlb('nlb-target-type: instance')), ['5 annotation-conflict']);
	// strategy: proxyProtocol in another file makes it right.
	t.deepEqual(codes(nlb('proxy-protocol: "*"')), []);
	const version = 'proxyProtocol: { version: 2 }\n';
	t.deepEqual(codes(`clientIp:\n  loadBalancer: metallb\n  ${version}`), ['3 setting-unused']);
	t.deepEqual(codes(`clientIp:\n  loadBalancer: aws-nlb-ip\n  ${version}`), []);
	// clientIp.cdn in another file makes use of it.
	t.deepEqual(codes('clientIp:\n  loadBalancer: metallb\n  trustedIPs: [10.0.0.0/8]\n'), []);
});

test('warnings are errors where the file says so', (t) => {
	const text = 'clientIp:\n  warnings: fail\n  strategy: httpHeaders\n  trustedIPs: [10.0.0.7/8]\n';
	t.like(check(text).findings[0], { code: 'trusted-ip-host-bits', severity: 'error' });
});

for (const [what, text] of [
	['without our block', 'replicaCount: 2\nimage: {}\n'],
	['with keys twice', 'a: 1\na: 2\n'],
	['with several documents', 'a: 1\n---\nb: 2\n'],
	['with a map that only sounds like our block', 'client:\n  enabled: true\nclientId:\n  name: x\n'],
	['empty', ''],
] as const) {
	test(`a file of another chart is left alone: ${what}`, (t) => {
		t.deepEqual(check(text), { findings: [], skipped: true, ifComplete: 0 });
	});
}

test('a block further down is reported, with the path that has it checked', (t) => {
	const inside = (text: string) => check(text).inside;
	t.deepEqual(inside('kong:\n  clientIp:\n    loadBalancer: aks\n'), ['/kong']);
	t.deepEqual(inside('spec:\n  helm:\n    values: |\n      clientIp:\n        strategy: auto\n'), [
		'/spec/helm/values',
	]);
	t.deepEqual(inside('a/b:\n  - clientIp: {}\n'), ['/a~1b/0']);
	t.is(inside('notes: about clientIp\n'), undefined);
	const { findings } = checkAlone(readYaml('kong:\n  clientIp: {}\n', 'values.yaml'), { strict: true });
	t.deepEqual(findings.map(line), [
		'1:1 key-unknown: kong is not a value of this chart. Remove it or correct its name. To check the values inside it: --at /kong.',
	]);
});

for (const [id, hint] of [
	[
		'aws-nlb',
		'Did you mean aws-nlb-gateway, aws-nlb-instance, aws-nlb-intree, aws-nlb-ip or aws-nlb-private-link?',
	],
	['digitalocean', 'Did you mean digitalocean-network or digitalocean-regional?'],
	['oracle', 'Did you mean oci-lb, oci-native-ingress or oci-nlb?'],
	['hetzner-cloud', 'Did you mean hetzner?'],
	['hcloud', 'Did you mean hetzner?'],
	['k3s', 'Did you mean servicelb?'],
	['gke', 'Did you mean gke-passthrough, gke-alb-external or gke-gateway-global?'],
	['qqq', undefined],
]) {
	test(`a load balancer that is not known: ${id}`, (t) => {
		const [finding] = check(`clientIp:\n  loadBalancer: ${id}\n`).findings;
		// All of them in one sentence would hide what is behind it.
		const sentence = `clientIp.loadBalancer: "${id}" is not known. Use one of the ${Object.keys(catalogue).length} that kong-client-ip load-balancers lists.`;
		t.is(finding?.message, hint === undefined ? sentence : `${sentence} ${hint}`);
	});
}

test('a file of ours without the block is known by its modeline, or by --strict', (t) => {
	const text = 'replicaCont: 2\n';
	t.is(check(text, true).findings[0]?.code, 'key-unknown');
	const modeline = '# yaml-language-server: $schema=../kong-client-ip.schema.json\n';
	t.is(check(modeline + text).findings[0]?.line, 2);
});
