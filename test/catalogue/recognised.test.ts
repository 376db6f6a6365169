// What users and objects call products.
import test from 'ava';
import { catalogue } from '../../schema/catalogue/index.ts';
import {
	calledAlso,
	ofAnnotation,
	ofFrontKind,
	ofHostNames,
	ofKinds,
	ofProviderIds,
} from '../../schema/catalogue/recognised.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';

const entries: readonly [string, LoadBalancer][] = Object.entries(catalogue);

test('an alias is letters and digits, no id, and has one product in each place', (t) => {
	const places = entries.flatMap(([, { aliases = {} }]) =>
		Object.entries(aliases).map(([word, place]) => `${word} ${place}`),
	);
	t.true(places.length > 30);
	t.deepEqual(
		places.filter((one, index) => places.indexOf(one) !== index),
		[],
	);
	for (const place of places) {
		const [word = '', number] = place.split(' ');
		t.regex(word, /^[a-z0-9]+$/);
		t.false(Object.hasOwn(catalogue, word), word);
		t.true(number === '1' || places.includes(`${word} ${Number(number) - 1}`), place);
	}
});

test('the usual product of a name comes first', (t) => {
	t.deepEqual(calledAlso('nlb'), ['aws-nlb-instance', 'aws-nlb-ip']);
	t.deepEqual(calledAlso('gcp'), ['gke-passthrough', 'gke-alb-external', 'gke-gateway-global']);
	t.deepEqual(calledAlso('klipper'), ['servicelb']);
	t.deepEqual(calledAlso('constructor'), []);
	t.deepEqual(calledAlso('cloudflared'), ['cloudflare-tunnel']);
	t.deepEqual(calledAlso('tunnel'), [
		'cloudflare-tunnel',
		'tailscale-ingress',
		'ngrok-ingress',
		'inlets-tcp',
	]);
	t.deepEqual(calledAlso('inlets'), ['inlets-tcp']);
	t.deepEqual(calledAlso('spectrum'), ['cloudflare-spectrum']);
	t.deepEqual(calledAlso('tgb'), ['aws-target-group-nlb', 'aws-target-group-alb']);
	t.deepEqual(calledAlso('privatelink'), ['aws-nlb-private-link', 'aks-private-link']);
	t.deepEqual(calledAlso('mcg'), [
		'gke-gateway-global-mc',
		'gke-gateway-regional-mc',
		'gke-gateway-internal-mc',
	]);
	t.deepEqual(calledAlso('globalaccelerator'), ['aws-nlb-instance', 'aws-alb-ip']);
	t.deepEqual(calledAlso('ack'), ['alibaba-clb', 'alibaba-nlb']);
	t.deepEqual(calledAlso('istio'), ['istio-gateway']);
	t.deepEqual(calledAlso('neg'), ['gke-neg-alb-global', 'gke-neg-alb-regional']);
});

test('annotations, nodes, host names and objects in front tell of products', (t) => {
	t.is(ofAnnotation('service.beta.kubernetes.io/port_443_health-probe_port'), 'aks');
	t.is(ofAnnotation('lbipam.cilium.io/ips'), 'cilium');
	t.is(ofAnnotation('service.beta.kubernetes.io/exoscale-loadbalancer-name'), 'exoscale');
	t.is(ofAnnotation('prometheus.io/scrape'), undefined);
	t.is(ofAnnotation('loxilb.io/lbmode'), 'loxilb');
	t.is(ofAnnotation('purelb.io/service-group'), 'purelb');
	t.is(ofAnnotation('cloud.ionos.com/node-selector'), 'ionos');
	t.is(ofAnnotation('eip.openelb.kubesphere.io/v1alpha2'), 'openelb');
	t.is(ofProviderIds(['gce://project/zone/name']), 'gke-passthrough');
	t.is(ofProviderIds(['']), undefined);
	t.is(ofHostNames(['a1b2-1.eu-west-1.elb.amazonaws.com']), 'aws-clb-tcp');
	t.is(ofHostNames(['a1b2.elb.eu-west-1.amazonaws.com']), undefined);
	t.is(ofFrontKind('Route', false), 'openshift-router');
	t.is(ofFrontKind('TargetGroupBinding', true), 'aws-alb-ip');
	t.is(ofFrontKind('TargetGroupBinding', false), undefined);
});

test('where objects of two announcers stand in a cluster, the one with more kinds is meant', (t) => {
	const cluster = ['cilium.io CiliumLoadBalancerIPPool', 'metallb.io IPAddressPool'];
	const ofCluster = (more: string[]) =>
		ofKinds((kind, group) => [...cluster, ...more].includes(`${group} ${kind}`));
	t.is(ofCluster(['metallb.io L2Advertisement']), 'metallb');
	t.is(ofCluster(['example.com L2Advertisement']), 'cilium');
	t.is(ofCluster(['purelb.io ServiceGroup', 'purelb.io LBNodeAgent']), 'purelb');
	t.is(ofCluster(['network.kubesphere.io Eip', 'network.kubesphere.io BgpPeer']), 'openelb');
});
