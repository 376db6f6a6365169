// The namespace of the objects: the release's, or the one that the values say for all of them.
import test from 'ava';
import { catalogue } from '../../schema/catalogue/index.ts';
import { at } from '../../schema/cluster/objects.ts';
import { checkValues } from '../../schema/validate/check-values.ts';
import { renderEach } from '../support/helm.ts';
import { rightTrust } from '../support/right-trust.ts';

/** Values with which each kind of namespaced object is made. */
const everything: readonly object[] = [
	{
		clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
		proxy: { stream: [{ containerPort: 9000 }] },
		udpProxy: { enabled: true, stream: [{ containerPort: 5353 }] },
		echo: { enabled: true },
		admin: { enabled: true },
		autoscaling: { enabled: true },
		networkPolicy: { enabled: true },
		serviceMonitor: { enabled: true },
		podMonitor: { enabled: true },
		resources: { requests: { cpu: '1' } },
	},
	{ clientIp: { loadBalancer: 'aws-alb-ip', trustedIPs: ['10.0.0.0/16'] } },
	{ clientIp: { loadBalancer: 'aws-nlb-gateway' } },
	{
		clientIp: {
			loadBalancer: 'gke-gateway-global',
			trustedIPs: rightTrust(catalogue['gke-gateway-global'], 'IPv4'),
		},
	},
];

/** Kinds that have no namespace. */
const ofCluster = ['GatewayClass', 'IngressClass', 'IngressClassParams'];

test('every object is in the namespace of the values, helm test too', async (t) => {
	for (const values of everything) {
		for (const { objects, stderr, helm } of await renderEach({ ...values, namespace: 'edge' })) {
			t.true(objects.length > 4, stderr);
			for (const object of objects) {
				const name = `${object.kind} ${object.metadata.name} ${helm.version}`;
				t.is(at(object, 'metadata', 'namespace'), ofCluster.includes(object.kind) ? undefined : 'edge', name);
				t.notRegex(JSON.stringify(object), /default[.]svc|"default"\]/, name);
			}
		}
	}
});

test('what refers to other objects by namespace names the same', async (t) => {
	for (const { objects } of await renderEach({ ...everything[0], namespace: 'edge' })) {
		const monitor = objects.find(({ kind }) => kind === 'ServiceMonitor');
		t.deepEqual(at(monitor, 'spec', 'namespaceSelector'), { matchNames: ['edge'] });
		const pod = objects.find(({ kind }) => kind === 'Pod');
		t.regex(JSON.stringify(pod), /kong-proxy[.]edge[.]svc/);
	}
});

test('unset, it is that of the release', async (t) => {
	for (const { objects } of await renderEach({}, '--namespace', 'team'))
		for (const object of objects) t.is(at(object, 'metadata', 'namespace'), 'team');
});

test('a name that is none is refused', async (t) => {
	for (const namespace of ['Edge', 'a.b', '-a', 'a'.repeat(64)]) {
		t.deepEqual(
			checkValues({ namespace }, 'kong').findings.map(({ code }) => code),
			['value-form'],
		);
		for (const { ok } of await renderEach({ namespace })) t.false(ok);
	}
});
