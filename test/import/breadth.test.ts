// What the gateway has beside the way of the client, as real files of kong/kong set it: translated, not left to be done by hand.
import test from 'ava';
import { imported } from '../support/import.ts';

const nlb = `
ingressController: {enabled: false}
proxy:
  type: LoadBalancer
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-type: external
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    service.beta.kubernetes.io/aws-load-balancer-scheme: internet-facing
    service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: preserve_client_ip.enabled=true
`;

test('plugins, monitoring, variables, names and DNS of a gateway without a database', (t) => {
	const { values, said, left } = imported(
		'kong/kong',
		`${nlb}
env: {database: "off"}
plugins:
  configMaps: [{name: kong-plugin-my-auth, pluginName: my-auth, subdirectories: [{name: my-auth-lib, path: lib}]}]
serviceMonitor: {enabled: true, trustCRDsExist: true, interval: 30s, labels: {release: prometheus}}
customEnv: {AWS_REGION: eu-west-1}
deployment: {hostAliases: [{ip: 10.1.1.1, hostnames: [upstream.internal]}]}
dnsPolicy: None
dnsConfig: {nameservers: [10.100.0.10]}
extraConfigMaps: [{name: templates, mountPath: /etc/templates}]
`,
	);
	t.like(values, {
		plugins: {
			configMaps: [
				{
					name: 'kong-plugin-my-auth',
					pluginName: 'my-auth',
					subdirectories: [{ name: 'my-auth-lib', path: 'lib' }],
				},
			],
		},
		serviceMonitor: { enabled: true, interval: '30s', labels: { release: 'prometheus' } },
		customEnv: { AWS_REGION: 'eu-west-1' },
		deployment: { hostAliases: [{ ip: '10.1.1.1', hostnames: ['upstream.internal'] }] },
		dnsPolicy: 'None',
		dnsConfig: { nameservers: ['10.100.0.10'] },
		extraConfigMaps: [{ name: 'templates', mountPath: '/etc/templates' }],
	});
	t.deepEqual(said, [
		'note import-not-needed: Not carried over: serviceMonitor.trustCRDsExist. Here it is made whenever serviceMonitor.enabled is true.',
	]);
	t.deepEqual(left, []);
});

test('the licence and the variables of a data plane', (t) => {
	const { values, said, left } = imported(
		'kong/kong',
		`${nlb}
image: {repository: kong/kong-gateway, tag: "3.13"}
enterprise: {enabled: true, license_secret: kong-enterprise-license, rbac: {enabled: false}}
env: {role: data_plane, cluster_cert: /etc/secrets/cert/tls.crt, cluster_cert_key: /etc/secrets/cert/tls.key}
envFrom: [{prefix: VAULT_, secretRef: {name: vault-env}}]
secretVolumes: [cert]
`,
	);
	t.like(values, {
		enterprise: { license_secret: 'kong-enterprise-license' },
		envFrom: [{ prefix: 'VAULT_', secretRef: { name: 'vault-env' } }],
	});
	t.deepEqual(said, []);
	t.deepEqual(left, []);
});

test('settings of Kong in customEnv give way, since nothing would check them there', (t) => {
	const { values, said } = imported(
		'kong/kong',
		`${nlb}\ncustomEnv: {KONG_TRUSTED_IPS: 0.0.0.0/0, TZ: UTC}\n`,
	);
	t.false(JSON.stringify(values).includes('KONG_TRUSTED_IPS'));
	t.true(said.some((text) => text.includes('customEnv.KONG_TRUSTED_IPS')));
});
