// The chart's templates and the toolkit decide the same: codes, texts and settings, on both Helms, for random values files.
import test from 'ava';
import fc from 'fast-check';
import { render } from '../../schema/findings/render.ts';
import { decide } from '../../schema/validate/decide.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { acceptedArbitrary } from '../support/accepted-arbitrary.ts';
import { cdnArbitrary } from '../support/cdn-arbitrary.ts';
import { decideByTemplates, type TemplateDecision } from '../support/harness.ts';
import { serviceArbitrary } from '../support/service-arbitrary.ts';
import { valuesArbitrary } from '../support/values-arbitrary.ts';

const files = [
	...fc.sample(valuesArbitrary, { numRuns: 250, seed: 20260823 }),
	...fc.sample(acceptedArbitrary, { numRuns: 150, seed: 20261130 }),
	...fc.sample(cdnArbitrary, { numRuns: 100, seed: 20261123 }),
	...fc.sample(serviceArbitrary, { numRuns: 100, seed: 20261124 }),
];
/** Both Helms run the same templates: every second file is enough to see that Helm 3 reads them alike. */
const filesOf = { 3: files.filter((_, index) => index % 2 === 0), 4: files };

/** What the toolkit decides, in the shape of the templates' answer; findings as a sorted set. */
function byToolkit(values: object) {
	const { findings, environment, service, ingress, gateway, objects, situation } = decide(values, 'kong');
	return {
		findings: sorted(findings.map((finding) => ({ code: finding.code, text: render(finding) }))),
		environment,
		serviceType: service.type,
		trafficPolicy: service.externalTrafficPolicy ?? '',
		loadBalancerClass: service.loadBalancerClass,
		serviceAnnotations: service.annotations,
		ingressAnnotations: (ingress ?? gateway)?.annotations ?? null,
		className: ingress?.ingressClassName ?? gateway?.gatewayClassName ?? null,
		objects,
		readinessPath: situation.readinessPath,
		daemonset: situation.daemonset,
	};
}

function byTemplates(decision: TemplateDecision) {
	return {
		...decision,
		findings: sorted(decision.findings.map(({ code, text }) => ({ code, text }))),
		environment: Object.fromEntries(Object.entries(decision.environment).flatMap(environmentText)),
		loadBalancerClass: decision.loadBalancerClass || null,
		ingressAnnotations: decision.ingressAnnotations ?? null,
		className: decision.className || null,
	};
}

/** The templates keep raw values until they print them. */
function environmentText([name, value]: [string, unknown]): [string, unknown][] {
	if (value === null) return [];
	if (typeof value === 'boolean') return [[name, value ? 'on' : 'off']];
	return [[name, typeof value === 'number' ? JSON.stringify(value) : value]];
}

function sorted(findings: readonly { code: string; text: string }[]): string[] {
	return findings.map(({ code, text }) => `${code}: ${text}`).sort();
}

for (const major of [3, 4] as const) {
	test(`${filesOf[major].length} random values files, Helm ${major}`, async (t) => {
		const all = await helms();
		const decisions = await decideByTemplates(major === 3 ? all.helm3 : all.helm4, filesOf[major]);
		t.is(decisions.length, filesOf[major].length);
		for (const [index, decision] of decisions.entries()) {
			const values = filesOf[major][index] ?? {};
			t.deepEqual(byTemplates(decision), byToolkit(values), JSON.stringify(values, null, 1));
		}
	});
}

test('the random files reach nearly every rule', (t) => {
	const reached = new Set(files.flatMap((values) => decide(values, 'kong').findings.map(({ code }) => code)));
	t.true(reached.size >= 40, [...reached].sort().join(' '));
});

test('the random files reach shipped ranges of a CDN, as the peer and behind a balancer, wanted and not', (t) => {
	const found = files
		.map((values) => decide(values, 'kong').situation)
		.filter(({ cdnBelongs }) => cdnBelongs);
	const counts = {
		asPeer: found.filter(({ cdnRanges, peer }) => cdnRanges && peer === 'client').length,
		inHeader: found.filter(({ cdnRanges, peer }) => cdnRanges && peer !== 'client').length,
		unwanted: found.filter(({ values }) => values.clientIp.cdnRanges === 'own').length,
		none: found.filter(({ cdnRanges, values }) => !cdnRanges && values.clientIp.cdnRanges === 'shipped')
			.length,
	};
	for (const [way, count] of Object.entries(counts)) t.true(count >= 3, `${way}: ${count}`);
});
