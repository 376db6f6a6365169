// Every value of this chart that is in another chart under its name: carried over, or left with a reason that is true.
import test from 'ava';
import { isChartDefault } from '../../schema/charts/defaults.ts';
import type { SourceChart } from '../../schema/charts/source-charts.ts';
import { isOurs } from '../../schema/contract/paths.ts';
import { kongExceptions } from '../../schema/import/kong/carried.ts';
import { podExceptions } from '../../schema/import/neighbours/pod-parts.ts';
import { valueAt, withValue } from '../../schema/text/path.ts';
import { eachValue, type OneValue } from '../support/each-value.ts';
import { imported } from '../support/import.ts';

const alb = {
	proxy: {
		ingress: {
			enabled: true,
			ingressClassName: 'alb',
			annotations: { 'alb.ingress.kubernetes.io/target-type': 'ip' },
		},
	},
};

/** Whether the value comes out as it went in, and the sentences that name where it stood. */
function outcome(chart: SourceChart, file: unknown, one: OneValue, at: readonly string[]) {
	const { values, said } = imported(chart, JSON.stringify(file), { loadBalancer: inFrontOf(one) });
	return {
		isCarried: JSON.stringify(valueAt(values, one.path)) === JSON.stringify(one.value),
		about: said.filter((text) => named(text, at)),
	};
}

/** Whether a sentence names the path, or a map that it is in. */
function named(text: string, at: readonly string[]): boolean {
	const names = at.map((_, index) => at.slice(0, index + 1).join('[.]'));
	return new RegExp(`[:,] (${names.join('|')})(?=[,.]?( |$))`).test(text);
}

const inFrontOf = ({ path }: OneValue) => (path[1] === 'ingress' ? 'aws-alb-ip' : 'generic');

/** Values of kong/kong that come out as something else, or say nothing, and why. */
const silent: { readonly [name: string]: string } = {
	'clientIp.httpHeaders.recursive': 'a map with nothing but false is as good as empty',
	'proxy.externalTrafficPolicy': 'Local is the strategy externalTrafficPolicy',
	'proxy.ingress.enabled': 'false is as good as nothing',
};

for (const [chart, base] of [
	['kong/kong', []],
	['kong/ingress', ['gateway']],
] as const) {
	test(`${chart}: every value`, (t) => {
		for (const one of eachValue) {
			const at = [...base, ...one.path];
			const around = withValue({}, base, one.path[1] === 'ingress' ? alb : {});
			const { isCarried, about } = outcome(chart, withValue(around, at, one.value), one, at);
			t.false(
				about.some((text) => text.includes('no such setting')),
				one.name,
			);
			if (isChartDefault(chart, at, one.value)) continue;
			t.is(isCarried || about.length > 0, !Object.hasOwn(silent, one.name), one.name);
		}
	});
}

/** Fields of the Service that the block decides of, where the other chart says them too. */
const ofBlock = ['type', 'annotations', 'externalTrafficPolicy', 'loadBalancerClass'];

for (const [chart, base, pods] of [
	['ingress-nginx', ['controller', 'service'], ['controller']],
	['traefik', ['service', 'spec'], []],
	['traefik', ['service'], []],
] as const) {
	test(`${chart}: every field of the Service at ${base.join('.')}`, (t) => {
		const fields = eachValue.filter(({ path }) => path[0] === 'proxy' && path.length === 2);
		t.true(fields.length > 10);
		for (const one of fields) {
			const at = [...base, one.path[1] ?? ''];
			const { isCarried, about } = outcome(chart, withValue({}, at, one.value), one, at);
			t.false(
				about.some((text) => text.includes('no such setting')),
				one.name,
			);
			if (isChartDefault(chart, at, one.value)) continue;
			if (!ofBlock.includes(one.path[1] ?? '')) t.true(isCarried || about.length > 0, one.name);
		}
	});

	test(`${chart}: what pods have under one name, beside ${base.join('.')}`, (t) => {
		for (const one of eachValue.filter(({ path }) => path.length === 1)) {
			const at = [...pods, ...one.path];
			const { isCarried, about } = outcome(chart, withValue({}, at, one.value), one, at);
			const why = podExceptions[one.name];
			if (isChartDefault(chart, at, one.value)) continue;
			if (why === undefined) t.true(isCarried, one.name);
			else t.true(!isCarried && about.some((text) => text.includes(why)), one.name);
		}
	});
}

test('every exception is a value, or a map of values', (t) => {
	for (const name of Object.keys({ ...kongExceptions, ...podExceptions, ...silent }))
		t.true(isOurs(name.split('.')), name);
});

test('values of another chart that this one has: carried over, without a word', (t) => {
	const service = {
		externalTrafficPolicy: 'Local',
		trafficDistribution: 'PreferClose',
		sessionAffinity: 'ClientIP',
	};
	const proxy = { trafficDistribution: 'PreferClose', sessionAffinity: 'ClientIP' };
	for (const [chart, file] of [
		['ingress-nginx', { controller: { service, nodeSelector: { a: 'b' } } }],
		['traefik', { service: { spec: service }, nodeSelector: { a: 'b' } }],
		['kong/kong', { proxy: service, nodeSelector: { a: 'b' } }],
	] as const) {
		const { values, said } = imported(chart, JSON.stringify(file), { loadBalancer: 'aks' });
		t.like(values, { proxy, nodeSelector: { a: 'b' } }, chart);
		t.deepEqual(said, [], chart);
	}
});

test('what only the other gateway can use, and what is of its other Service, stays with a reason', (t) => {
	const service = { external: { enabled: false }, internal: { enabled: true }, loadBalancerIP: '192.0.2.7' };
	const file = { controller: { resources: { limits: { cpu: 1 } }, service } };
	const { said } = imported('ingress-nginx', JSON.stringify(file), { loadBalancer: 'aks' });
	t.true(
		said.includes(
			'note import-not-needed: Not carried over: controller.resources. It was measured for the other gateway.',
		),
	);
	t.true(
		said.includes(
			'warning import-left-behind: Not carried over: controller.service.loadBalancerIP. It is of the external Service, which is off.',
		),
	);
});
