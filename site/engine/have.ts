// "I have …": what choices amount to: the way, the recommendation, what is refused, and the files.
import { productFacts, strategies } from '../../cli/load-balancers/facts.ts';
import { operatorText, overlayText } from '../../cli/overlay/text.ts';
import { catalogue } from '../../schema/catalogue/index.ts';
import { isRefusal, type Method, type Refusal } from '../../schema/catalogue/method.ts';
import type { LoadBalancer } from '../../schema/catalogue/types.ts';
import type { Cdn } from '../../schema/cdn/types.ts';
import { frontObjects } from '../../schema/decide/front-objects.ts';
import { type Story, storyOf } from '../../schema/explain/story.ts';
import type { ValuesFinding } from '../../schema/findings/finding.ts';
import { definitionOf, isError, renderWithHint } from '../../schema/findings/render.ts';
import { usesTrust } from '../../schema/findings/values/trust/peers.ts';
import { operatorOverlay } from '../../schema/overlay/operator.ts';
import { overlayFullname, overlayOf, overlayTargets } from '../../schema/overlay/overlay.ts';
import { pathText } from '../../schema/text/path.ts';
import { yamlText } from '../../schema/text/yaml-text.ts';
import type { Decision } from '../../schema/validate/decide.ts';
import type { Choices, FindingView, HaveAnswer, StrategyView, TextView } from './messages.ts';
import { productId, split, valuesOf, valuesText } from './values.ts';
import { storyView } from './ways.ts';

/** Decides about values: by the rules of the chart, or by all. */
export type Judge = (values: unknown, release: string, named?: string) => Decision;

const RELEASE = 'kong';

const CHART = 'oci://ghcr.io/kong-client-ip/charts/kong-client-ip';

/** Stands for the addresses to trust in a drawing. They are for documentation. https://www.rfc-editor.org/rfc/rfc5737 */
const EXAMPLE = '192.0.2.0/24';

export function haveAnswer(choices: Choices, judge: Judge, complete: boolean): HaveAnswer {
	const trusted = split(choices.trusted);
	const values = valuesOf(choices, trusted);
	const decision = judge(values, RELEASE);
	const { situation } = decision;
	const facts = productFacts(productId(choices.loadBalancer));
	const isLacking = trusted.length === 0 && usesTrust(situation) && situation.peer !== 'client';
	const drawn = isLacking ? judge(valuesOf(choices, [EXAMPLE]), RELEASE) : decision;
	const story = storyOf(drawn);
	const own = situation.strategy === 'none' ? null : facts.strategies[situation.strategy];
	return {
		title: facts.title,
		designedFor: facts.designedFor,
		strategies: strategies.map((name) => strategyView(name, choices, decision)),
		trust: own?.works && usesTrust(situation) ? own.trust : null,
		drawnWith: isLacking ? EXAMPLE : null,
		way: story && storyView(story),
		...aboutStory(story),
		findings: decision.findings.map((one) => findingView(one, decision)).toSorted(bySeverity),
		texts: textsOf(values, decision, judge),
		complete,
	};
}

/** Errors first, and otherwise in the order of the rules. */
const bySeverity = (a: FindingView, b: FindingView) =>
	Number(a.severity !== 'error') - Number(b.severity !== 'error');

const aboutStory = (story: Story | null) => ({
	forgeableBy: story?.forgeableBy ?? [],
	assumes: story?.assumes ?? [],
	past: story?.past ?? '',
});

function strategyView(
	name: (typeof strategies)[number],
	choices: Choices,
	{ situation }: Decision,
): StrategyView {
	const product: LoadBalancer = catalogue[productId(choices.loadBalancer)];
	const { cdn } = situation;
	return {
		name,
		...(cdn ? behindCdn(name, cdn) : ofProduct(product.strategies[name])),
		recommended: name === (cdn ? 'httpHeaders' : product.recommended),
		chosen: name === situation.strategy,
	};
}

function ofProduct(method: Method | Refusal): Pick<StrategyView, 'works' | 'says'> {
	if (!isRefusal(method)) return { works: true, says: method.how };
	return { works: false, says: `${sentence(method.refused)} Instead, ${method.instead}.` };
}

/** A CDN names the client in a header, whatever is behind it. */
function behindCdn(name: StrategyView['name'], { title, header }: Cdn): Pick<StrategyView, 'works' | 'says'> {
	if (name === 'httpHeaders') return { works: true, says: `${title} names the client in ${header}.` };
	const says = `${title} names the client in a header only, so Kong would take ${title} for the client. Instead, use strategy httpHeaders.`;
	return { works: false, says };
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function findingView(finding: ValuesFinding, { situation }: Decision): FindingView {
	return {
		code: finding.code,
		severity: isError(finding, situation.values.clientIp.warnings) ? 'error' : 'warning',
		message: renderWithHint(finding),
		path: pathText(finding.path),
		doc: definitionOf(finding.code).doc ?? null,
	};
}

function textsOf(values: object, decision: Decision, judge: Judge): TextView[] {
	const { situation, environment, findings } = decision;
	const errors = findings.filter((one) => isError(one, situation.values.clientIp.warnings)).length;
	const head = [
		`${situation.product.title}${situation.cdn ? ` behind ${situation.cdn.title}` : ''}: strategy ${situation.strategy}.`,
		...(errors > 0 ? [`Not finished: ${errors === 1 ? 'one error' : `${errors} errors`} to mend.`] : []),
	];
	const env = Object.entries(environment).map(([name, value]) =>
		typeof value === 'string' ? { name, value } : { name, ...value },
	);
	const front = frontObjects(decision);
	return [
		{
			id: 'values',
			title: 'Values file',
			fileName: 'values.yaml',
			text: valuesText(values, head),
			note: `helm upgrade --install ${RELEASE} ${CHART} -f values.yaml (from a clone: ./chart in place of the address)`,
		},
		...(errors > 0 ? lackingOverlays : overlaysOf(values, judge)),
		{
			id: 'service',
			title: front.length > 1 ? 'Service and others' : 'Service',
			fileName: 'service.yaml',
			text: front.map(({ body }) => yamlText(body)).join('---\n'),
			note: 'What the chart makes of the values.',
		},
		{
			id: 'env',
			title: 'Env of Kong',
			fileName: 'env.yaml',
			text: yamlText(env),
			note: 'The environment of the container that runs Kong.',
		},
	];
}

const overlayTexts = [
	...overlayTargets.map((target) => ({ id: target.replace('/', '-'), title: target, target })),
	{ id: 'operator', title: 'Kong Operator', target: null },
];

const lackingOverlays: readonly TextView[] = overlayTexts.map(({ id, title }) => ({
	id,
	title,
	fileName: `${id}.yaml`,
	text: null,
	note: `Mend the errors first: then this part shows the same settings for ${title}.`,
}));

function overlaysOf(values: object, judge: Judge): TextView[] {
	return overlayTexts.map(({ id, title, target }) => {
		const named = target ? overlayFullname(target, RELEASE) : RELEASE;
		const decision = judge(values, RELEASE, named);
		const fileName = `${id}.yaml`;
		if (target)
			return {
				id,
				title,
				fileName,
				text: overlayText(overlayOf(decision, target), decision, target),
				note: `Values for ${target}, to be given behind your others: helm upgrade … -f ${fileName}`,
			};
		const overlay = operatorOverlay(decision, RELEASE);
		if ('refusal' in overlay) return { id, title, fileName, text: null, note: overlay.refusal };
		return {
			id,
			title,
			fileName,
			text: operatorText(overlay, decision),
			note: `kubectl apply -f ${fileName}`,
		};
	});
}
