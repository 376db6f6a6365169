// "It does not work": what is wrong with manifests, with values of the chart, or with those of another chart.
import { besideIn } from '../../cli/check/beside.ts';
import { readCircumstances } from '../../cli/check/options.ts';
import { gatewayTitle, summaryFacts } from '../../cli/check/summary.ts';
import { reported } from '../../cli/check/to-report.ts';
import type { ReportFinding } from '../../cli/report/types.ts';
import { checkLayers } from '../../cli/validate/layers.ts';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import { embeddedValues } from '../../readers/values/embedded.ts';
import { recognise } from '../../schema/charts/recognise.ts';
import type { Circumstances as Known } from '../../schema/check/types.ts';
import { storyOf } from '../../schema/explain/story.ts';
import { definitionOf } from '../../schema/findings/render.ts';
import { checkAndAdvise } from '../../schema/remedy/advise.ts';
import type { Decision } from '../../schema/validate/decide.ts';
import { fixView } from './apply.ts';
import { imported } from './imported.ts';
import type { Circumstances, FindingView, GatewayView, Kind, WrongAnswer, WrongRequest } from './messages.ts';
import { partsOf } from './parts.ts';
import type { Say } from './serve.ts';
import { checkedWays, storyView } from './ways.ts';

const NAME = 'input';

/** Nobody reads more in a page. */
const mostFindings = 200;

/** @throws UserError where the input cannot be read. */
export function wrongAnswer(request: WrongRequest, say: Say): WrongAnswer {
	const kind = request.kind === 'auto' ? kindOf(request.text) : request.kind;
	if (kind === 'manifests') return manifestsAnswer(request, say);
	say('Reading the values');
	return kind === 'values' ? valuesAnswer(request.text) : foreignAnswer(request.text);
}

/** What a text looks like. */
function kindOf(text: string): Exclude<Kind, 'auto'> {
	if (/^[ \t-]*["']?apiVersion["']?[ \t]*:/m.test(text) || /^\s*[[{]\s*"/.test(text)) return 'manifests';
	const [file] = embeddedValues(text, NAME, []);
	if (!file || Object.hasOwn(file.value, 'clientIp')) return 'values';
	return recognise(file.value).hints.length > 0 ? 'foreign' : 'values';
}

export const withDoc = (finding: ReportFinding): FindingView => ({
	...finding,
	doc: definitionOf(finding.code).doc ?? null,
});

/** What every answer has: findings, as many as are shown, beside their lines. */
function foundIn(text: string, all: readonly ReportFinding[]) {
	const findings = all.slice(0, mostFindings).map(withDoc);
	const parts = partsOf(text.replaceAll('\r\n', '\n'), findings);
	return { findings, more: all.length - findings.length, parts };
}

function manifestsAnswer({ text, circumstances: typed, promised }: WrongRequest, say: Say): WrongAnswer {
	const circumstances: Known = { ...circumstancesOf(typed), ...promised };
	say('Reading the manifests');
	const manifests = readManifests([{ name: NAME, text }]);
	const { objects } = manifests;
	say(`Following requests through ${objects.length} object${objects.length === 1 ? '' : 's'}`);
	const result = checkAndAdvise(objects, circumstances, besideIn(manifests));
	say('Looking for the smallest change');
	const fix = fixView(text, manifests, circumstances, result);
	const gateways = result.each.flatMap(({ report, ways }): GatewayView[] =>
		report
			? [
					{
						title: gatewayTitle(report),
						entrances: report.entrances,
						facts: summaryFacts(report),
						ways: checkedWays(ways.slice(0, mostWays)),
					},
				]
			: [],
	);
	return {
		kind: 'manifests',
		says: `Kubernetes objects: ${objects.length}`,
		gateways: gateways.slice(0, mostGateways),
		...foundIn(
			text,
			result.findings.map((one) => reported(one, manifests)),
		),
		fix,
		way: null,
		imported: null,
	};
}

const mostGateways = 20;
const mostWays = 4;

/** @throws UserError where something that was typed makes no sense. */
function circumstancesOf(typed: Circumstances): Known {
	const text = (value: string) => (value.trim() === '' ? undefined : value.trim());
	const list = (value: string) => [value.replace(/\s+/g, ',')];
	return readCircumstances({
		'load-balancer': text(typed.loadBalancer),
		cdn: text(typed.cdn),
		cni: text(typed.cni),
		kubernetes: text(typed.kubernetes),
		nodes: list(typed.nodes),
		pods: list(typed.pods),
		'balancer-subnets': list(typed.balancerSubnets),
		'public-nodes': typed.publicNodes === 'public',
		'closed-nodes': typed.publicNodes === 'closed',
		'cdn-only': typed.cdnOnly,
	});
}

const today = () => new Date().toISOString().slice(0, 10);

function valuesAnswer(text: string): WrongAnswer {
	const { findings, decision } = checkLayers(embeddedValues(text, NAME, []), { today: today() });
	return {
		kind: 'values',
		says: 'Values of this chart',
		gateways: [],
		...foundIn(text, findings),
		fix: null,
		way: wayOf(decision),
		imported: null,
	};
}

/** @throws UserError where the chart is not known, or is none that is read. */
function foreignAnswer(text: string): WrongAnswer {
	const { chart, findings, values } = imported(text, NAME);
	const after = values === null ? undefined : checkLayers(embeddedValues(values, NAME, [])).decision;
	return {
		kind: 'foreign',
		says: `Values of ${chart}`,
		gateways: [],
		...foundIn(text, findings),
		fix: null,
		way: wayOf(after),
		imported: values,
	};
}

function wayOf(decision: Decision | undefined) {
	const story = decision && storyOf(decision);
	return story ? storyView(story) : null;
}
