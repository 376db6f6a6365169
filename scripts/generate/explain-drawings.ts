// The drawings of the README and the docs: the way of a packet under the chart's own examples.
import { readFileSync } from 'node:fs';
import { checkLayers } from '../../cli/validate/layers.ts';
import { readManifests } from '../../readers/manifests/read-manifests.ts';
import { readYaml } from '../../readers/yaml/read.ts';
import { check } from '../../schema/check/check.ts';
import { checkDrawing } from '../../schema/check/drawing.ts';
import { NO_CIRCUMSTANCES } from '../../schema/check/types.ts';
import { storyOf } from '../../schema/explain/story.ts';
import { explainSvg } from '../../schema/explain/svg.ts';

const EXAMPLES = {
	'docs/explain-proxy-protocol.svg': 'chart/ci/aws-nlb-proxy-protocol-values.yaml',
	'docs/explain-local.svg': 'chart/ci/local-values.yaml',
	'docs/explain-http-headers.svg': 'test/values/eks-alb.yaml',
} as const;

const CHECKED = 'test/documentation/check/one-end.yaml';

/** Path and text of each drawing. Throws where an example has become wrong. */
export function explainDrawings(): [path: string, text: string][] {
	const explained = Object.entries(EXAMPLES).map(([path, values]): [string, string] => {
		const { decision } = checkLayers([readYaml(readFileSync(values), values)]);
		const story = decision && storyOf(decision);
		if (!story) throw new Error(`${values} opens no way to draw`);
		return [path, withOrigin(explainSvg(story), values)];
	});
	const { objects } = readManifests([{ name: CHECKED, text: readFileSync(CHECKED, 'utf8') }]);
	const drawing = checkDrawing(check(objects, NO_CIRCUMSTANCES).each);
	return [...explained, ['docs/check-one-end.svg', withOrigin(drawing, CHECKED)]];
}

function withOrigin(drawing: string, source: string): string {
	const [start = '', ...rest] = drawing.split('\n');
	const origin = `<!-- Generated from ${source} by npm run generate; do not edit. -->`;
	return [start, origin, ...rest].join('\n');
}
