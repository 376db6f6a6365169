// Whatever labels select the pods, each object that selects them uses the same, and nothing else is selected.
import test from 'ava';
import { at, texts } from '../../schema/cluster/objects.ts';
import { selectorLabels } from '../../schema/decide/names.ts';
import { renderEach } from '../support/helm.ts';

const everything = {
	clientIp: { strategy: 'proxyProtocol', trustedIPs: ['10.0.0.0/16'] },
	admin: { enabled: true },
	networkPolicy: { enabled: true },
	podMonitor: { enabled: true },
	serviceMonitor: { enabled: true },
};
const ofKong = { 'app.kubernetes.io/component': 'app', 'app.kubernetes.io/name': 'gateway', tier: 'edge' };

/** Where each kind has the labels of the pods that it means. */
const places: { readonly [kind: string]: readonly string[] } = {
	Deployment: ['spec', 'selector', 'matchLabels'],
	Service: ['spec', 'selector'],
	PodDisruptionBudget: ['spec', 'selector', 'matchLabels'],
	NetworkPolicy: ['spec', 'podSelector', 'matchLabels'],
	PodMonitor: ['spec', 'selector', 'matchLabels'],
};

const fits = (labels: object, selector: object) =>
	Object.entries(selector).every(([name, value]) => texts(labels)[name] === value);

for (const given of [{}, { selectorLabels: ofKong, nameOverride: 'x', podLabels: { tier: 'other' } }]) {
	test(`objects select the pods by one set of labels: ${JSON.stringify(given)}`, async (t) => {
		const values = { nameOverride: null, selectorLabels: {}, ...given };
		const expected = selectorLabels(values, 'kong');
		for (const { objects, stderr } of await renderEach({ ...everything, ...given })) {
			t.is(stderr, '');
			const pods = objects.find(({ kind }) => kind === 'Deployment');
			t.true(fits(at(pods, 'spec', 'template', 'metadata', 'labels') as object, expected));
			const selecting = objects.filter(({ kind }) => Object.hasOwn(places, kind));
			t.deepEqual(
				[...new Set(selecting.map(({ kind }) => kind))].sort(),
				Object.keys(places).sort(),
				'one of each kind',
			);
			for (const one of selecting) {
				const selector = at(one, ...(places[one.kind] ?? []));
				if (/test/.test(one.metadata.name)) continue;
				t.deepEqual(selector, expected, `${one.kind}/${one.metadata.name}`);
			}
			const monitored = at(
				objects.find(({ kind }) => kind === 'ServiceMonitor'),
				'spec',
				'selector',
				'matchLabels',
			) as object;
			const service = objects.find(({ metadata }) => metadata.name.endsWith('-proxy'));
			t.true(fits(at(service, 'metadata', 'labels') as object, monitored));
			for (const test of objects.filter(({ kind }) => kind === 'Pod'))
				t.false(fits(at(test, 'metadata', 'labels') as object, expected), 'no test is a gateway');
		}
	});
}
