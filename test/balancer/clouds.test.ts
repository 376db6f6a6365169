// What the records of the smaller clouds' controllers do not show, read from their code.
import test from 'ava';
import type { State, Updated } from '../../schema/balancer/controller.ts';
import { controllers } from '../../schema/balancer/controllers/index.ts';
import { isDuration } from '../../schema/balancer/durations.ts';
import { networkOf } from '../../schema/balancer/networks.ts';
import { isSelector } from '../../schema/balancer/selector.ts';
import type { Made } from '../../schema/balancer/types.ts';
import { updateOf } from '../../schema/balancer/update.ts';
import { inventory } from '../../schema/cluster/inventory.ts';
import type { KubeObject } from '../../schema/cluster/objects.ts';

type Annotations = { readonly [name: string]: string };

function controller(name: string) {
	const found = controllers.find((one) => [name, `${name}-cloud-controller-manager`].includes(one.name));
	if (!found) throw new Error(name);
	return found;
}

function state(name: string, annotations: Annotations | null, spec: object = {}): State {
	const cluster = { inventory: inventory([]), settings: {} };
	if (annotations === null)
		return { object: null, cluster, made: { outcome: 'ignored', message: null, remarks: [] } };
	const ports = [80, 443].map((port) => ({ name: `p${port}`, port, protocol: 'TCP' }));
	const body = { metadata: { annotations }, spec: { type: 'LoadBalancer', ports, ...spec } };
	const object: KubeObject = { kind: 'Service', name: 'kong', namespace: 'default', body, index: 0 };
	return { object, cluster, made: controller(name).make(object, cluster) };
}

function change(name: string, from: Annotations, to: Annotations | null, spec: object = {}): Updated {
	return updateOf(controller(name), state(name, from), state(name, to, spec));
}

const ports = (made: Made) =>
	'balancer' in made
		? made.balancer?.ports.map((one) => `${one.frontend}:${one.port} v${one.proxyProtocol}`)
		: [];

test('durations, selectors and blocks are read as Go reads them', (t) => {
	t.true(['5s', '1m30s', '1.5h', '0', '-2s', '.5s', '5.s', '2562047h'].every(isDuration));
	t.deepEqual(['5', '', 's', '5 s', '.s', '2562048h'].filter(isDuration), []);
	t.true(['', 'a', '!a', 'a=b,c!=d', 'a in (b, c)', 'x.io/a notin (b)', 'a>1'].every(isSelector));
	t.false(['a in (b', 'a b', '=a', 'a==b==c', 'a in b'].some(isSelector));
	t.is(networkOf('203.0.113.7/24'), '203.0.113.0/24');
	t.is(networkOf('2001:db8::1/64'), '2001:db8::/64');
	t.is(networkOf('203.0.113.7'), null);
});

test('hcloud: a location that goes later is no reason to refuse, and half-made balancers are reported', (t) => {
	const prefix = 'load-balancer.hetzner.cloud/';
	const there = { [`${prefix}location`]: 'fsn1', [`${prefix}uses-proxyprotocol`]: 'true' };
	const moved = change('hcloud', there, { [`${prefix}uses-proxyprotocol`]: 'true' });
	t.is(moved.made.outcome, 'balancer');
	t.true(moved.update.ignored.some((text) => text.startsWith(`${prefix}location`)));
	const broken = change('hcloud', there, { ...there, [`${prefix}health-check-interval`]: '5' });
	t.is(broken.made.outcome, 'error');
	t.deepEqual(broken.update, { changes: [], ignored: ['the whole change'], recreated: false });
	const late = change('hcloud', there, {
		...there,
		[`${prefix}protocol`]: 'http',
		[`${prefix}use-private-ip`]: 'x',
	});
	t.deepEqual(ports(late.made), ['http:80 v1', 'http:443 v1']);
	t.true(late.update.changes.length > 0);
	// Without a network the controller stops at the targets, when the listeners are there.
	const privately = { ...there, [`${prefix}use-private-ip`]: 'true' };
	const lost = change('hcloud', there, privately);
	t.is(lost.made.outcome, 'error');
	t.deepEqual(ports(lost.made), ['tcp:80 v1', 'tcp:443 v1']);
	t.deepEqual(change('hcloud', privately, there).update.recreated, false);
	t.false(change('hcloud', privately, there).update.changes.includes('a balancer is made'));
});

test('linode: ports before the one that cannot be built are changed', (t) => {
	const prefix = 'service.beta.kubernetes.io/linode-loadbalancer-';
	const before = { [`${prefix}default-proxy-protocol`]: 'v2' };
	const { made, update } = change('linode', before, { [`${prefix}port-443`]: '{"udp-check-port": 80}' });
	t.is(made.outcome, 'error');
	t.deepEqual(ports(made), ['tcp:80 v0', 'tcp:443 v2']);
	t.deepEqual(update.ignored, ['what comes after the error']);
	const kept = change('linode', { ...before }, { [`${prefix}preserve`]: 'true' }, { type: 'ClusterIP' });
	t.deepEqual(kept.update.changes, []);
	t.true(change('linode', before, { [`${prefix}nodebalancer-id`]: '7' }).update.recreated);
});

test('vultr: rules of a balancer with a label stay when their port goes', (t) => {
	const prefix = 'service.beta.kubernetes.io/vultr-loadbalancer-';
	const label = { [`${prefix}label`]: 'kong', [`${prefix}proxy-protocol`]: 'true' };
	const spec = { ports: [{ port: 80, protocol: 'TCP' }] };
	t.deepEqual(ports(change('vultr', label, label, spec).made), ['tcp:80 v1', 'tcp:443 v1']);
	const off = change('vultr', label, { ...label, [`${prefix}create`]: 'False' });
	t.deepEqual(ports(off.made), ['tcp:80 v1', 'tcp:443 v1']);
	t.deepEqual(off.update.changes, []);
});

test('digitalocean: a disowned balancer is left as it is, and left running', (t) => {
	const disown = { 'service.kubernetes.io/do-loadbalancer-disown': 'true' };
	t.deepEqual(ports(change('digitalocean', {}, disown).made), ['tcp:80 v0', 'tcp:443 v0']);
	t.deepEqual(change('digitalocean', {}, disown, { type: 'ClusterIP' }).update.changes, []);
});

test('exoscale: an external balancer keeps listeners that it is not asked for', (t) => {
	const prefix = 'service.beta.kubernetes.io/exoscale-loadbalancer-';
	const external = { [`${prefix}external`]: 'True', [`${prefix}name`]: 'mine' };
	const spec = { ports: [{ port: 80, protocol: 'TCP' }] };
	t.deepEqual(ports(change('exoscale', external, external, spec).made), ['tcp:80 v0', 'tcp:443 v0']);
	t.deepEqual(ports(change('exoscale', {}, {}, spec).made), ['tcp:80 v0']);
});

test('an empty place on Hetzner is no place, whatever the controller is set to', (t) => {
	const { made } = state('hcloud', { 'load-balancer.hetzner.cloud/location': '' });
	t.is(made.outcome, 'error');
	t.is(
		made.message,
		'the controller needs load-balancer.hetzner.cloud/location or load-balancer.hetzner.cloud/network-zone, or a default of its own for one of them',
	);
});

test('linode: a balancer that is looked for in another subnet is made a second time', (t) => {
	const subnet = 'service.beta.kubernetes.io/linode-loadbalancer-frontend-subnet-id';
	const moved = change('linode', {}, { [subnet]: '3' });
	t.is(moved.made.outcome === 'balancer' && moved.made.balancer.scheme, 'internal');
	t.true(moved.update.recreated);
	t.false(change('linode', { [subnet]: '3' }, { [subnet]: '3' }).update.recreated);
	t.false(change('linode', { [subnet]: '3' }, {}).update.recreated);
	t.true(change('linode', { [subnet]: '03' }, { [subnet]: '03' }).update.recreated);
	const hostname = { 'service.beta.kubernetes.io/linode-loadbalancer-hostname-only-ingress': 'true' };
	t.false(change('linode', hostname, { ...hostname, [subnet]: '3' }).update.recreated);
	t.deepEqual(
		state('linode', { [subnet]: '03' }).made.remarks.map(({ instead }) => instead),
		['3', undefined],
	);
});

test('linode: names in the JSON of a firewall are read in any case', (t) => {
	const outcome = (acl: string) =>
		state('linode', { 'service.beta.kubernetes.io/linode-loadbalancer-firewall-acl': acl }).made.outcome;
	for (const acl of ['{"allowList":{"ipv4":["10.0.0.0/8"]}}', '{"AllowList":{"IPv4":["10.0.0.0/8"]}}'])
		t.is(outcome(acl), 'balancer', acl);
	t.is(outcome('{"denylist":{},"allowList":null}'), 'balancer');
	for (const acl of ['{}', 'x', '[]', '{"allowList":{},"denyList":{}}', '{"allowList":["10.0.0.0/8"]}'])
		t.is(outcome(acl), 'error', acl);
	t.is(outcome('{"allowList":{"ipv4":"10.0.0.0/8"}}'), 'error');
});

test('linode: TCP and UDP on one number differ by the first request alone', (t) => {
	const ports = ['TCP', 'UDP'].map((protocol) => ({ name: protocol, port: 443, protocol }));
	const { made } = state('linode', {}, { ports });
	t.deepEqual(
		made.remarks.map(({ at }) => at.path),
		[['spec', 'ports', 1, 'protocol']],
	);
	t.deepEqual(state('linode', {}).made.remarks, []);
});

// Read from pkg/vpcctl of openshift/cloud-provider-ibm: each part of the list must name a subnet.
test('IBM: a comma too many in the list of subnets is refused', (t) => {
	const outcome = (list: string) =>
		state('openshift/cloud-provider-ibm', {
			'service.kubernetes.io/ibm-load-balancer-cloud-provider-vpc-subnets': list,
		}).made.outcome;
	t.deepEqual(['', ' ', 'one', 'one, two'].map(outcome), Array(4).fill('balancer'));
	t.deepEqual(['one,', ',', 'one,,two', ', one'].map(outcome), Array(4).fill('error'));
});

test('keys that a controller does not read are named, with the whole JSON that is meant', (t) => {
	const said = (name: string, annotations: Annotations) =>
		state(name, annotations).made.remarks.map(({ instead, weight }) => [weight, instead]);
	const http = 'k8s.cloudscale.ch/loadbalancer-health-monitor-http';
	t.deepEqual(said('cloudscale', { [http]: '{"url-path":"/status","method":"GET"}' }), [
		['risk', '{"url_path":"/status","method":"GET"}'],
	]);
	t.deepEqual(said('cloudscale', { [http]: '{"URL_PATH":"/status"}' }), []);
	const port = 'service.beta.kubernetes.io/linode-loadbalancer-port-443';
	t.deepEqual(said('linode', { [port]: '{"proxyProtocol":"v2"}' }), [['risk', '{"proxy-protocol":"v2"}']]);
	t.deepEqual(said('linode', { [port]: '{"hello":"v2"}' }), [['risk', undefined]]);
});

test('exoscale: a check by HTTP is advised with the path that it needs', (t) => {
	const prefix = 'service.beta.kubernetes.io/exoscale-loadbalancer-service-healthcheck';
	const said = (annotations: Annotations) =>
		state('exoscale', annotations, { externalTrafficPolicy: 'Local' }).made.remarks;
	t.regex(said({})[0]?.text ?? '', /healthcheck-uri as well, like "\/"$/);
	t.notRegex(said({ [`${prefix}-uri`]: '/' })[0]?.text ?? '', /healthcheck-uri/);
	const [bare] = said({ [`${prefix}-mode`]: 'http' });
	t.deepEqual([bare?.at.path.at(-1), bare?.instead], [`${prefix}-uri`, '/']);
	t.deepEqual(said({ [`${prefix}-mode`]: 'http', [`${prefix}-uri`]: '/' }), []);
});

test('cloudscale.ch: what is said of checks and of words for the API', (t) => {
	const prefix = 'k8s.cloudscale.ch/loadbalancer';
	const said = (annotations: Annotations, spec: object = {}) =>
		state('cloudscale', annotations, spec).made.remarks.map(({ at, instead, weight }) => [
			...[String(at.path.at(-1)).slice(prefix.length + 1), weight],
			...(instead ? [instead] : []),
		]);
	const type = `${prefix}-health-monitor-type`;
	const local = { externalTrafficPolicy: 'Local' };
	t.deepEqual(said({ [type]: 'http' }), [['health-monitor-type', 'risk', 'tcp']]);
	t.deepEqual(said({ [type]: 'tls-hello' }), []);
	t.deepEqual(said({ [type]: 'http' }, local), []);
	t.deepEqual(said({ [type]: 'tcp' }, local), [['health-monitor-type', 'note']]);
	const one = { ports: [{ port: 80, protocol: 'TCP' }] };
	t.deepEqual(said({ [type]: 'http' }, one), []);
	t.deepEqual(said({ [type]: 'https', [`${prefix}-pool-protocol`]: 'proxy' }, one), [
		['health-monitor-type', 'risk', 'tcp'],
	]);
	t.deepEqual(said({ [`${prefix}-listener-protocol`]: 'http' }), [['listener-protocol', 'broken', 'tcp']]);
});
