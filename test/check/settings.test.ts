// What is wrong about a gateway's settings, without following any request.
import test from 'ava';
import { checkText, type GatewayText, gatewayText } from './check-text.ts';

/** Codes at a variable of the container. */
function codesAt(variable: string, gateway: GatewayText): string[] {
	const { findings } = checkText(gatewayText(gateway), { loadBalancer: 'metallb' });
	return findings
		.filter(({ place }) => place?.shown === `Deployment/kong:env.${variable}`)
		.map(({ code }) => code);
}

const local = { policy: 'Local' } as const;

test('a key that a chart has prefixed twice is named with the key to write', (t) => {
	const { findings } = checkText(gatewayText({ ...local, env: { KONG_KONG_TRUSTED_IPS: '10.0.0.0/8' } }), {
		loadBalancer: 'metallb',
	});
	const found = findings.find(({ code }) => code === 'setting-prefixed-twice');
	t.is(found?.place?.shown, 'Deployment/kong:env.KONG_KONG_TRUSTED_IPS');
	t.is(found?.args.key, 'trusted_ips');
});

test('names near a setting of Kong are named, others are not', (t) => {
	t.deepEqual(codesAt('KONG_TRUSTED_IP', { ...local, env: { KONG_TRUSTED_IP: '10.0.0.0/8' } }), [
		'setting-misspelt',
	]);
	t.deepEqual(
		codesAt('KONG_REAL_IP_HEADERS', { ...local, env: { KONG_REAL_IP_HEADERS: 'X-Forwarded-For' } }),
		['setting-misspelt'],
	);
	t.deepEqual(codesAt('KONG_MY_OWN_PLUGIN', { ...local, env: { KONG_MY_OWN_PLUGIN: 'x' } }), []);
	t.deepEqual(codesAt('KONG_NGINX_HTTP_GZIP', { ...local, env: { KONG_NGINX_HTTP_GZIP: 'on' } }), []);
});

test('recursion by an unquoted boolean keeps Kong from starting', (t) => {
	const env = { KONG_REAL_IP_RECURSIVE: 'true' };
	t.deepEqual(codesAt('KONG_REAL_IP_RECURSIVE', { ...local, env }), ['setting-boolean']);
	const { gateways } = checkText(gatewayText({ ...local, env }), { loadBalancer: 'metallb' });
	t.is(gateways[0]?.verdict.trafficWorks, 'no');
});

test('entries behind off are ignored by Kong, and said to be', (t) => {
	const env = { KONG_STATUS_LISTEN: 'off, 0.0.0.0:8100' };
	t.deepEqual(codesAt('KONG_STATUS_LISTEN', { ...local, env }), ['listen-after-off']);
});

test('PROXY on the status or admin listener is an error', (t) => {
	t.deepEqual(
		codesAt('KONG_STATUS_LISTEN', { ...local, env: { KONG_STATUS_LISTEN: '0.0.0.0:8100 proxy_protocol' } }),
		['proxy-on-service-port'],
	);
	t.deepEqual(
		codesAt('KONG_ADMIN_LISTEN', { ...local, env: { KONG_ADMIN_LISTEN: '127.0.0.1:8001 proxy_protocol' } }),
		['proxy-on-service-port'],
	);
});

test('an Enterprise image from 3.10 on needs a licence, older ones and data planes do not', (t) => {
	const image = 'kong/kong-gateway:3.10';
	t.deepEqual(codesAt('KONG_LICENSE_DATA', { ...local, image }), ['licence-missing']);
	t.deepEqual(codesAt('KONG_LICENSE_DATA', { ...local, image: 'kong/kong-gateway:3.9' }), []);
	t.deepEqual(codesAt('KONG_LICENSE_DATA', { ...local, image, env: { KONG_LICENSE_DATA: '{}' } }), []);
});

test('a listener that Kong refuses is named with its entry', (t) => {
	const env = { KONG_PROXY_LISTEN: '0.0.0.0:8000 proxy-protocol' };
	const { findings } = checkText(gatewayText({ ...local, env }), { loadBalancer: 'metallb' });
	const found = findings.find(({ code }) => code === 'settings-refused');
	t.regex(found?.args.problem ?? '', /proxy-protocol/);
});

test('values from a ConfigMap that is there count, those from elsewhere are named as unknown', (t) => {
	const service = gatewayText(local).split('\n---\n')[0];
	const workload = (name: string) => `
kind: Deployment
metadata: { name: kong }
spec:
  template:
    metadata: { labels: { app: kong } }
    spec:
      containers:
      - name: proxy
        image: kong:3.9
        env:
        - name: KONG_PROXY_LISTEN
          value: 0.0.0.0:8000, 0.0.0.0:8443 ssl
        - name: KONG_TRUSTED_IPS
          valueFrom: { configMapKeyRef: { name: ${name}, key: trusted } }
`;
	const map = 'kind: ConfigMap\nmetadata: { name: here }\ndata: { trusted: 0.0.0.0/0 }\n';
	const run = (name: string) =>
		checkText([service, workload(name), map].join('\n---\n'), { loadBalancer: 'metallb' });
	t.is(run('here').gateways[0]?.verdict.spoofable, 'yes');
	const elsewhere = run('elsewhere');
	t.is(elsewhere.gateways[0]?.verdict.clientIpPreserved, 'unknown');
	t.is(
		elsewhere.findings.find(({ code }) => code === 'value-unknown-here')?.args.source,
		'ConfigMap/elsewhere, key trusted',
	);
});

test('a variable that is given twice counts as the last and is named', (t) => {
	const text = gatewayText(local).replace(
		'"env":[',
		'"env":[{"name":"KONG_TRUSTED_IPS","value":"10.0.0.0/8"},{"name":"KONG_TRUSTED_IPS","value":"0.0.0.0/0"},',
	);
	const { findings } = checkText(text, { loadBalancer: 'metallb' });
	t.true(
		findings.some(
			({ code, place }) =>
				code === 'setting-given-twice' && place?.shown === 'Deployment/kong:env.KONG_TRUSTED_IPS',
		),
	);
	t.true(findings.some(({ code }) => code === 'forgeable-everyone'));
});

const withEnv = (env: readonly object[]) =>
	checkText(gatewayText({ policy: 'Local' }).replace(/"env":\[.*?\]/, `"env":${JSON.stringify(env)}`), {
		loadBalancer: 'metallb',
	});

test("a listener on the pod's own address is one that clients reach", (t) => {
	const podIp = { name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } };
	const listen = { name: 'KONG_PROXY_LISTEN', value: '$(POD_IP):8000, $(POD_IP):8443 ssl' };
	t.is(withEnv([podIp, listen]).gateways[0]?.verdict.clientIpPreserved, 'yes');
});

test('what a value takes from elsewhere makes it unknown, not wrong', (t) => {
	const hostIp = { name: 'HOST', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } };
	for (const value of ['$(HOST)/32', '{vault://env/trusted}']) {
		const listen = { name: 'KONG_PROXY_LISTEN', value: '0.0.0.0:8000, 0.0.0.0:8443 ssl' };
		const { gateways, findings } = withEnv([hostIp, listen, { name: 'KONG_TRUSTED_IPS', value }]);
		t.is(gateways[0]?.verdict.clientIpPreserved, 'unknown', value);
		t.deepEqual(
			findings.map(({ code, args }) => `${code} ${args.what} ${args.source}`),
			[
				`value-unknown-here KONG_TRUSTED_IPS ${value.startsWith('{') ? `the vault reference ${value}` : "the pod's field status.hostIP"}`,
			],
		);
	}
});

test('a data plane whose certificates were left out is followed all the same, and a finding names them', (t) => {
	const env = { KONG_ROLE: 'data_plane', KONG_DATABASE: 'off' };
	const { gateways, findings } = checkText(gatewayText({ policy: 'Local', env }));
	t.is(gateways[0]?.verdict.clientIpPreserved, 'yes');
	t.deepEqual(
		findings
			.filter(({ severity }) => severity !== 'note')
			.map(({ code, place }) => `${code} ${place?.shown}`),
		['KONG_CLUSTER_CERT', 'KONG_CLUSTER_CERT_KEY'].map(
			(name) => `setting-doubtful Deployment/kong:env.${name}`,
		),
	);
});
