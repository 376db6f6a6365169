// Certificates of cert-manager: that Kong gets what is issued, and by whom.
import test from 'ava';
import { at, items } from '../../schema/cluster/objects.ts';
import { object, type Rendered, renderEach } from '../support/helm.ts';

const values = {
	certificates: {
		enabled: true,
		clusterIssuer: 'letsencrypt',
		duration: '2160h0m0s',
		renewBefore: '360h0m0s',
		privateKey: { rotationPolicy: 'Always' },
		proxy: { commonName: 'app.example.com', dnsNames: ['*.apps.example.com'] },
		admin: { issuer: 'internal', dnsNames: ['kong-admin.default.svc'] },
	},
	admin: { enabled: true },
};

const pod = (rendered: Rendered) => at(object(rendered, 'Deployment', 'kong'), 'spec', 'template', 'spec');

test('each Certificate says its names and its issuer', async (t) => {
	for (const rendered of await renderEach(values)) {
		t.deepEqual(object(rendered, 'Certificate', 'kong-proxy').spec, {
			secretName: 'kong-proxy-cert',
			commonName: 'app.example.com',
			dnsNames: ['*.apps.example.com', 'app.example.com'],
			issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'letsencrypt' },
			duration: '2160h0m0s',
			renewBefore: '360h0m0s',
			privateKey: { rotationPolicy: 'Always' },
		});
		t.like(object(rendered, 'Certificate', 'kong-admin').spec, {
			secretName: 'kong-admin-cert',
			dnsNames: ['kong-admin.default.svc'],
			issuerRef: { kind: 'Issuer', name: 'internal' },
		});
	}
});

test('Kong has them mounted and reads them, unless env says another file', async (t) => {
	const own = { ...values, env: { admin_ssl_cert: '/etc/secrets/mine/tls.crt' }, secretVolumes: ['mine'] };
	for (const rendered of await renderEach(own)) {
		const [container] = items(at(pod(rendered), 'containers'));
		const env = items(at(container, 'env')).map((one) => [at(one, 'name'), at(one, 'value')]);
		t.like(Object.fromEntries(env), {
			KONG_SSL_CERT: '/etc/cert-manager/proxy/tls.crt',
			KONG_SSL_CERT_KEY: '/etc/cert-manager/proxy/tls.key',
			KONG_ADMIN_SSL_CERT: '/etc/secrets/mine/tls.crt',
		});
		const mounts = items(at(container, 'volumeMounts'));
		const volumes = items(at(pod(rendered), 'volumes'));
		for (const of of ['proxy', 'admin']) {
			const mount = mounts.find((one) => at(one, 'mountPath') === `/etc/cert-manager/${of}`);
			const volume = volumes.find((one) => at(one, 'name') === at(mount, 'name'));
			t.is(at(volume, 'secret', 'secretName'), `kong-${of}-cert`);
		}
	}
});

test('without an admin API there is none for it, and without the switch none at all', async (t) => {
	for (const { objects } of await renderEach({ ...values, admin: { enabled: false } }))
		t.deepEqual(
			objects.filter(({ kind }) => kind === 'Certificate').map(({ metadata }) => metadata.name),
			['kong-proxy'],
		);
	const off = { ...values, certificates: { ...values.certificates, enabled: false } };
	for (const { objects } of await renderEach(off)) {
		t.false(objects.some(({ kind }) => kind === 'Certificate'));
		t.false(JSON.stringify(objects).includes('cert-manager'));
	}
});
