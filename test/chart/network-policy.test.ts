// The NetworkPolicy: who may connect to which port, and that it closes the way of insiders.
import test from 'ava';
import { at, items } from '../../schema/cluster/objects.ts';
import { checkObjects } from '../../scripts/objects/check.ts';
import { checkText } from '../check/check-text.ts';
import { object, renderEach, renderOnce } from '../support/helm.ts';

const trustedIPs = ['10.0.0.0/16', '192.0.2.7', 'fd00::7'];
const policy = (more: object = {}) => ({ networkPolicy: { enabled: true, ...more } });
const proxyProtocol = {
	clientIp: { loadBalancer: 'aws-nlb-instance', strategy: 'proxyProtocol', trustedIPs },
};
const headers = { clientIp: { loadBalancer: 'aws-alb-ip', strategy: 'httpHeaders', trustedIPs } };

const blocks = ['10.0.0.0/16', '192.0.2.7/32', 'fd00::7/128'].map((cidr) => ({ ipBlock: { cidr } }));
const pods = { namespaceSelector: {} };
const testPod = {
	podSelector: {
		matchLabels: {
			'app.kubernetes.io/component': 'test',
			'app.kubernetes.io/instance': 'kong',
			'app.kubernetes.io/name': 'kong',
		},
	},
};
const controller = { podSelector: { matchLabels: { app: 'controller' } } };

/** The peers of each rule by its ports; everybody where a rule has none. */
async function rules(values: object): Promise<{ [ports: string]: unknown }> {
	const [first, second = first] = (await renderEach(values)).map((rendered) => {
		const [wrong] = checkObjects(rendered.objects);
		if (wrong !== undefined) throw new Error(wrong);
		const all = items(at(object(rendered, 'NetworkPolicy', 'kong'), 'spec', 'ingress'));
		return Object.fromEntries(
			all.map((rule) => [
				items(at(rule, 'ports'))
					.map((port) => String(at(port, 'port')))
					.join(' '),
				at(rule, 'from') ?? 'everybody',
			]),
		);
	});
	if (JSON.stringify(first) !== JSON.stringify(second)) throw new Error('the two Helms differ');
	return first ?? {};
}

test('there is none unless asked for', async (t) => {
	for (const { objects } of await renderEach(proxyProtocol))
		t.false(objects.some(({ kind }) => kind === 'NetworkPolicy'));
});

test('it selects the pods of the gateway, and nothing else than what comes in', async (t) => {
	for (const rendered of await renderEach(policy())) {
		const { spec } = object(rendered, 'NetworkPolicy', 'kong');
		const { spec: workload } = object(rendered, 'Deployment', 'kong');
		t.deepEqual(at(spec, 'podSelector'), at(workload, 'selector'));
		t.deepEqual(at(spec, 'policyTypes'), ['Ingress']);
	}
});

test('clients connect with their own addresses: everybody may, from wherever health checks come too', async (t) => {
	const local = { '8000 8443': 'everybody', '8100': 'everybody' };
	t.deepEqual(await rules(policy()), local);
	t.deepEqual(
		await rules({ ...policy(), clientIp: { loadBalancer: 'aws-nlb-ip', strategy: 'none' } }),
		local,
	);
	const cdn = { loadBalancer: 'metallb', cdn: 'cloudflare', cdnOnly: true };
	t.deepEqual(await rules({ ...policy(), clientIp: cdn, proxy: { loadBalancerSourceRanges: [] } }), local);
});

test('nodes or a balancer connect: the trusted addresses may, each as a block', async (t) => {
	t.deepEqual(await rules({ ...policy(), ...proxyProtocol }), {
		'8000 8443': blocks,
		'8010 8453': [pods],
		'8100': [...blocks, pods],
	});
	t.deepEqual(await rules({ ...policy(), ...headers }), { '8000 8443': blocks, '8100': [...blocks, pods] });
});

test('shipped ranges of a CDN belong to nobody who connects', async (t) => {
	const values = { ...headers.clientIp, cdn: 'cloudflare', cdnOnly: true };
	const { '8000 8443': proxy } = await rules({ ...policy(), clientIp: values });
	t.deepEqual(proxy, blocks);
});

test('what the user lists takes the place of each, and an empty list is nobody', async (t) => {
	const from = [controller];
	const all = { proxy: { from }, inCluster: { from }, status: { from }, admin: { from } };
	t.deepEqual(await rules({ ...policy(all), ...proxyProtocol, admin: { enabled: true } }), {
		'8000 8443': from,
		'8010 8453': from,
		'8100': [...from, testPod],
		'8444': from,
	});
	const none = { proxy: { from: [] }, inCluster: { from: [] }, status: { from: [] } };
	t.deepEqual(await rules({ ...policy(none), ...proxyProtocol, admin: { enabled: true } }), {
		'8100': [testPod],
	});
});

test('it names ports that exist', async (t) => {
	const http = { containerPort: 9000 };
	const values = { proxy: { http, tls: { enabled: false } }, status: { http: { containerPort: 9100 } } };
	t.deepEqual(await rules({ ...policy(), ...values }), { '9000': 'everybody', '9100': 'everybody' });
	t.deepEqual(await rules({ ...policy({ admin: { from: [controller] } }) }), {
		'8000 8443': 'everybody',
		'8100': 'everybody',
	});
});

test('further rules stand as they are', async (t) => {
	const rule = { from: [controller], ports: [{ port: 15021, protocol: 'TCP' }] };
	const { 15021: from } = await rules(policy({ extraIngress: [rule] }));
	t.deepEqual(from, [controller]);
});

const network = { nodes: ['10.0.0.0/16'], pods: ['10.244.0.0/16'], balancerSubnets: ['10.0.16.0/20'] };

async function forgers(values: object, circumstances: object = network): Promise<unknown> {
	const { stdout } = await renderOnce(values);
	const [gateway] = checkText(stdout, circumstances).gateways;
	return [gateway?.verdict.clientIpPreserved, gateway?.verdict.spoofableBy];
}

test('pods and others inside cannot forge any more, and clients still get through', async (t) => {
	const wide = { ...proxyProtocol, clientIp: { ...proxyProtocol.clientIp, trustedIPs: ['10.0.0.0/16'] } };
	t.deepEqual(await forgers(wide), ['yes', 'insider']);
	t.deepEqual(await forgers({ ...policy(), ...wide }), ['yes', 'nobody']);
	const alb = { clientIp: { ...headers.clientIp, trustedIPs: ['10.0.16.0/20'] } };
	t.deepEqual(await forgers({ ...policy(), ...alb }), ['yes', 'nobody']);
	// Pods in the range of the nodes are let in, unless the blocks leave them out.
	const shared = { ...network, pods: ['10.0.64.0/18'] };
	const from = [{ ipBlock: { cidr: '10.0.0.0/16', except: ['10.0.64.0/18'] } }];
	t.deepEqual(await forgers({ ...policy(), ...wide }, shared), ['yes', 'insider']);
	t.deepEqual(await forgers({ ...policy({ proxy: { from } }), ...wide }, shared), ['yes', 'nobody']);
});
