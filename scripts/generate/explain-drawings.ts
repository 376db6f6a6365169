// The drawings of the README and the docs: the way of a packet under the chart's own examples.
import { readFileSync } from 'node:fs';
import { checkLayers } from '../../cli/validate/layers.ts';
import { readYaml } from '../../readers/yaml/read.ts';
import { storyOf } from '../../schema/explain/story.ts';
import { explainSvg } from '../../schema/explain/svg.ts';

const EXAMPLES = {
	'docs/explain-proxy-protocol.svg': 'chart/ci/aws-nlb-proxy-protocol-values.yaml',
	'docs/explain-local.svg': 'chart/ci/local-values.yaml',
	'docs/explain-http-headers.svg': 'test/values/eks-alb.yaml',
} as const;

/** Path and text of each drawing. Throws where an example has become wrong. */
export function explainDrawings(): [path: string, text: string][] {
	return Object.entries(EXAMPLES).map(([path, values]) => {
		const { decision } = checkLayers([readYaml(readFileSync(values), values)]);
		const story = decision && storyOf(decision);
		if (!story) throw new Error(`${values} opens no way to draw`);
		const [start = '', ...rest] = explainSvg(story).split('\n');
		const origin = `<!-- Generated from ${values} by npm run generate; do not edit. -->`;
		return [path, [start, origin, ...rest].join('\n')];
	});
}
