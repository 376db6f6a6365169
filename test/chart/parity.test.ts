// The chart's templates and the toolkit decide the same: codes, texts and settings, on both Helms, for a corpus of values files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { isError, render } from '../../schema/findings/render.ts';
import { type Decision, decide } from '../../schema/validate/decide.ts';
import { helms } from '../../scripts/tools/helm/find.ts';
import { forBoth, partOf, shareOf } from '../support/breadth.ts';
import { bends, corpus, rightFiles } from '../support/corpus/corpus.ts';
import { decideByTemplates, type TemplateDecision } from '../support/harness.ts';
import { chart } from '../support/helm.ts';

/** What the toolkit decides, in the shape of the templates' answer; findings as a sorted set. */
function byToolkit(decision: Decision) {
	const { findings, environment, service, ingress, gateway, objects, situation } = decision;
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

const byCorpus = corpus.map((values) => decide(values, 'kong'));
const expected = byCorpus.map(byToolkit);

/** Files that both sides decide: some of each code, of all others a part. */
function chosenFiles() {
	const enough = shareOf(4, 2);
	const seen = new Map<string, number>();
	const files = corpus.map((values, index) => ({ values, wanted: expected[index], codes: codesAt(index) }));
	const telling = files.filter(({ codes: all }) => {
		const isRare = all.some((code) => (seen.get(code) ?? 0) < enough);
		if (isRare) for (const code of all) seen.set(code, (seen.get(code) ?? 0) + 1);
		return isRare;
	});
	const others = files.filter((file) => !telling.includes(file));
	return [...telling, ...partOf(others, 80)];
}

const codesAt = (index: number) => [...new Set(byCorpus[index]?.findings.map(({ code }) => code))];

for (const [major, cases] of forBoth(chosenFiles())) {
	test(`${cases.length} values files, ${major}`, async (t) => {
		const decisions = await decideByTemplates(
			(await helms())[major],
			cases.map(({ values }) => values),
		);
		t.is(decisions.length, cases.length);
		for (const [index, { values, wanted }] of cases.entries()) {
			const decision = decisions[index];
			t.deepEqual(decision && byTemplates(decision), wanted, JSON.stringify(values, null, 1));
		}
	});
}

/** Of every code that templates give. */
const codes = Object.keys(JSON.parse(readFileSync(join(chart, 'files/messages.json'), 'utf8')));
const found = byCorpus.map(({ findings }) => findings);

test('most files of the corpus are right', (t) => {
	const right = found.filter((findings) => !findings.some((finding) => isError(finding, 'print')));
	t.true(right.length >= corpus.length * 0.6, `${right.length} of ${corpus.length}`);
});

test('right values with right settings are right', (t) => {
	for (const values of rightFiles) {
		const wrong = found[corpus.indexOf(values)]?.filter((finding) => isError(finding, 'print'));
		t.deepEqual(wrong?.map(render), [], JSON.stringify(values));
	}
});

test('every code is reached ten times', (t) => {
	const files = found.map((findings) => new Set<string>(findings.map(({ code }) => code)));
	const counts = codes.map((code): [string, number] => [code, files.filter((one) => one.has(code)).length]);
	t.deepEqual(
		counts.filter(([, count]) => count < 10),
		[],
	);
	t.deepEqual(
		Object.keys(bends).filter((code) => !codes.includes(code)),
		[],
	);
});

test('the corpus reaches shipped ranges of a CDN, as the peer and behind a balancer, wanted and not', (t) => {
	const about = byCorpus.map(({ situation }) => situation).filter((one) => one.cdnBelongs);
	const counts = {
		asPeer: about.filter(({ cdnRanges, peer }) => cdnRanges && peer === 'client').length,
		inHeader: about.filter(({ cdnRanges, peer }) => cdnRanges && peer !== 'client').length,
		unwanted: about.filter(({ values }) => values.clientIp.cdnRanges === 'own').length,
		none: about.filter(({ cdnRanges, values }) => !cdnRanges && values.clientIp.cdnRanges === 'shipped')
			.length,
	};
	for (const [way, count] of Object.entries(counts)) t.true(count >= 3, `${way}: ${count}`);
});
