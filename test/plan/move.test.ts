// From a release of Kong's charts to this chart: what stays, what is said, and in which steps.
import test from 'ava';
import { mergeValues } from '../../readers/yaml/merge.ts';
import type { JsonObject } from '../../readers/yaml/types.ts';
import { valuesOf } from '../../schema/import/assemble.ts';
import { importValues } from '../../schema/import/import.ts';
import { move } from '../../schema/plan/move/move.ts';
import { moveText } from '../../schema/plan/move/text.ts';
import type { Move } from '../../schema/plan/move/types.ts';
import { naming, sideOf } from '../support/plan.ts';

type Json = { readonly [key: string]: unknown };

const off = { ingressController: { enabled: false } };
const metallb = { clientIp: { loadBalancer: 'metallb', strategy: 'externalTrafficPolicy' } };
const local = { externalTrafficPolicy: 'Local', annotations: { 'metallb.io/address-pool': 'public' } };
const pool = { proxy: { annotations: { 'metallb.io/address-pool': 'public' } } };
const component = { 'app.kubernetes.io/component': 'app' };

function moved(old: object, to: object, release = 'kong', chart: 'kong/kong' | 'kong/ingress' = 'kong/kong') {
	const side = sideOf(to);
	if (!side) throw new Error('the new values have errors');
	const made = move({ user: old as Json, chart, release, merge }, side, {
		...naming,
		release,
		from: ['old.yaml'],
		to: ['new.yaml'],
	});
	if ('unclear' in made) throw new Error(JSON.stringify(made.unclear));
	return made as Move;
}

const merge = (base: object, layers: readonly object[]) =>
	mergeValues(base as JsonObject, layers as JsonObject[]);

const commands = ({ steps }: Move) => steps.flatMap((step) => step.commands);

test('names and labels that the new values lack', (t) => {
	const keep = (old: object, to: object, release?: string) => moved({ ...off, ...old }, to, release).keep;
	t.deepEqual(keep({}, metallb), { fullnameOverride: 'kong-kong', selectorLabels: component });
	t.deepEqual(keep({}, metallb, 'edge'), { selectorLabels: component }, 'edge-kong is ours, too');
	t.deepEqual(keep({ nameOverride: 'gw', fullnameOverride: 'front' }, metallb), {
		fullnameOverride: 'front',
		selectorLabels: { ...component, 'app.kubernetes.io/name': 'gw' },
	});
	t.deepEqual(keep({}, { ...metallb, fullnameOverride: 'kong-kong', selectorLabels: component }), {});
	t.deepEqual(moved({}, metallb).keep, {
		fullnameOverride: 'kong-kong',
		selectorLabels: component,
		admin: { enabled: true },
	});
});

test('a release with the same settings goes over smoothly', (t) => {
	const made = moved({ ...off, proxy: local, manager: { enabled: false } }, { ...metallb, ...pool });
	t.is(made.verdict, 'smooth');
	t.deepEqual(made.fields, [{ name: 'ipFamilies', before: null, after: '["IPv4"]' }]);
	t.deepEqual(commands(made).slice(0, 1), ['helm upgrade kong ./chart -f new.yaml -f keep.yaml --wait']);
	t.is(commands(made).at(-1), 'helm upgrade kong kong/kong -f old.yaml --wait');
	t.true(
		moveText(made).includes(
			'The Service stays, and its address with it. One upgrade replaces the pods one by\none, without interruption.',
		),
	);
});

test('node ports and addresses inside the cluster that nobody names any more are no change', (t) => {
	const old = { ...off, proxy: { ...local, clusterIP: '10.0.0.7', http: { nodePort: 30080 } } };
	t.deepEqual(
		moved(old, { ...metallb, ...pool }).fields.map(({ name }) => name),
		['ipFamilies'],
	);
});

test('another strategy disturbs clients', (t) => {
	const made = moved({ ...off, proxy: { annotations: local.annotations } }, { ...metallb, ...pool });
	t.is(made.verdict, 'ends-differ');
	t.true(made.fields.some(({ name, after }) => name === 'externalTrafficPolicy' && after === 'Local'));
	t.true(made.plan.interrupts.some(({ code }) => code === 'nodes-without-pods'));
});

test('of another strategy the text says which command prints values that go over smoothly, and they do', (t) => {
	const old = { ...off, proxy: { annotations: local.annotations } };
	const text = moveText(moved(old, { ...metallb, ...pool })).replaceAll('\n', ' ');
	t.true(
		text.includes('Move with the old strategy first, which is none: kong-client-ip import --strategy none'),
	);
	const said = { loadBalancer: null, strategy: 'none' } as const;
	const { parts } = importValues(old, 'kong/kong', said, () => []);
	t.is(moved(old, valuesOf(parts ?? [])).verdict, 'smooth');
});

test('PROXY at both ends before, and none afterwards: what happens in between is named', (t) => {
	const name = 'service.beta.kubernetes.io/aws-load-balancer-';
	const old = {
		...off,
		env: { trusted_ips: '10.0.0.0/8', real_ip_header: 'proxy_protocol' },
		proxy: {
			annotations: {
				[`${name}type`]: 'external',
				[`${name}nlb-target-type`]: 'ip',
				[`${name}scheme`]: 'internet-facing',
				[`${name}proxy-protocol`]: '*',
			},
			http: { parameters: ['proxy_protocol'] },
			tls: { parameters: ['http2', 'proxy_protocol'] },
		},
	};
	const nlb = (strategy: string, more = {}) => ({
		clientIp: { loadBalancer: 'aws-nlb-ip', scheme: 'internet-facing', strategy, ...more },
	});
	const changed = moved(old, nlb('externalTrafficPolicy'));
	t.is(changed.verdict, 'ends-differ');
	t.true(moveText(changed).includes('Kong new, the load balancer old: Kong answers 400.'));
	t.regex(
		moveText(changed),
		/which\s+is\s+proxyProtocol:\s+kong-client-ip\s+import\s+prints\s+such\s+values\./,
	);
	t.false(moveText(changed).includes('in-cluster'), 'the old chart has no entry for callers inside');
	t.is(moved(old, nlb('proxyProtocol', { trustedIPs: ['10.0.0.0/8'] })).verdict, 'smooth');
});

test('the Service cannot stay: each reason, and the way beside', (t) => {
	const said = (old: object, to: object = metallb, release?: string) => {
		const made = moved({ ...off, ...old }, to, release);
		t.is(made.verdict, 'beside');
		t.deepEqual(made.steps, []);
		t.true(moveText(made).includes('Without interruption: a second release beside the first'));
		return made.obstacles;
	};
	t.deepEqual(said({ namespace: 'other' }), [
		'The old values put the objects into the namespace other (namespace). This chart puts them into the namespace of the release.',
	]);
	t.deepEqual(said({ proxy: { nameOverride: 'front' } }), [
		'The Service is called front (proxy.nameOverride). This chart calls it kong-kong-proxy.',
	]);
	t.deepEqual(said({ proxy: { enabled: false } }), [
		'The old values make no Service for the proxy (proxy.enabled, deployment.kong.enabled).',
	]);
	t.deepEqual(said({}, { ...metallb, selectorLabels: { tier: 'edge' } }), [
		'The new values select pods by tier: edge (selectorLabels), which the old selector has not.',
	]);
	const long = `${'x'.repeat(50)}-kong`;
	t.deepEqual(
		said({ fullnameOverride: long })[0],
		`The name ${long} is too long for fullnameOverride, which has 48 characters.`,
	);
	t.deepEqual(said({ proxy: { loadBalancerClass: 'metallb.io/metallb' } }), [], 'Kubernetes refuses it');
});

test('an admin Service with an address is deleted first, one without stays', (t) => {
	const to = { ...metallb, ...pool, admin: { enabled: true } };
	const deleted = (made: Move) => commands(made).filter((command) => command.includes('delete service'));
	const old = { ...off, proxy: local };
	t.is(deleted(moved({ ...old, admin: { enabled: true } }, to)).length, 2, 'there and back');
	const headless = { enabled: true, type: 'ClusterIP', clusterIP: 'None' };
	t.deepEqual(deleted(moved({ ...old, admin: headless }, to)), []);
	t.deepEqual(deleted(moved({ ...old, admin: { enabled: true } }, { ...metallb, ...pool })), []);
	t.deepEqual(deleted(moved({ gateway: { proxy: local } }, to, 'edge', 'kong/ingress')), []);
});

test('the controller gets a release of its own first, under the names of the gateway', (t) => {
	const [keep, install] = moved({ gateway: { proxy: local } }, metallb, 'edge', 'kong/ingress').steps;
	t.true(keep?.commands[0]?.endsWith('ingressclass kong helm.sh/resource-policy=keep'));
	t.deepEqual(install?.commands, [
		'helm install edge-controller kong/ingress -f old.yaml -f controller.yaml',
	]);
	t.deepEqual(install?.file?.values, {
		gateway: { enabled: false },
		controller: {
			ingressController: {
				gatewayDiscovery: {
					generateAdminApiService: false,
					adminApiService: { name: 'edge-gateway-admin' },
				},
			},
			proxy: { nameOverride: 'edge-gateway-proxy' },
		},
	});
});
