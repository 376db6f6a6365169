// The page of one product: what the catalogue says, the picture of its recommended strategy, and what the chart renders.
import { productFacts } from '../../../cli/load-balancers/facts.ts';
import type { LoadBalancerId } from '../../../schema/catalogue/index.ts';
import { storyOf } from '../../../schema/explain/story.ts';
import { explainSvg } from '../../../schema/explain/svg.ts';
import { decide } from '../../../schema/validate/decide.ts';
import { productLines } from '../../generate/load-balancers-doc.ts';

/** Whom an example trusts, where somebody must be trusted. */
const trustedIPs = ['10.0.0.0/16'];

export interface ProductPage {
	readonly text: string;
	/** Null where there is no way to draw. */
	readonly picture: string | null;
}

/** @param golden what the chart renders for the product, as YAML. */
export function productPage(id: LoadBalancerId, golden: string): ProductPage {
	const facts = productFacts(id);
	const way = facts.strategies[facts.recommended];
	const trusts = way.works && way.trust !== null;
	const story = storyOf(
		decide({ clientIp: { loadBalancer: id, ...(trusts ? { trustedIPs } : {}) } }, 'kong'),
	);
	const picture = story && explainSvg(story);
	const { controller } = facts;
	const lines = [
		`# ${facts.title}`,
		'',
		...(trusts ? [`In place of \`${trustedIPs[0]}\`, list the peers that are named below.`, ''] : []),
		'```yaml',
		'clientIp:',
		`  loadBalancer: ${id}`,
		...(trusts ? ['  trustedIPs:', ...trustedIPs.map((one) => `    - ${one}`)] : []),
		'```',
		'',
		...(picture ? [`![What each hop sees with ${id}, strategy ${facts.recommended}](./${id}.svg)`, ''] : []),
		'## Facts',
		'',
		...productLines(facts),
		...(controller
			? [
					'## Controller',
					'',
					`\`${controller.name}\` makes the balancer. \`validate\`, \`check\` and \`plan\` do with an object what its version ${controller.version} does.`,
					'',
				]
			: []),
		'## What the chart renders',
		'',
		'For every strategy and scheme. A test renders the chart on Helm 3 and Helm 4 and compares it with this file.',
		'',
		'::: details Objects and settings',
		'```yaml',
		golden.trimEnd(),
		'```',
		':::',
		'',
	];
	return { text: lines.join('\n'), picture };
}
