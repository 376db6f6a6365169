// kong-client-ip explain: what each hop does to a request under values, and the settings on both ends.

import { UserError } from '../../readers/user-error.ts';
import type { ValuesFile } from '../../readers/values/values-file.ts';
import { storyOf } from '../../schema/explain/story.ts';
import { explainSvg } from '../../schema/explain/svg.ts';
import { explainText } from '../../schema/explain/text.ts';
import { layerArguments, layerOperand, layerOptions } from '../arguments/layer-arguments.ts';
import { type Options, oneOf } from '../arguments/option.ts';
import { defineCommand, type Io } from '../io/command.ts';
import { jsonDocument } from '../report/json.ts';
import { sayFindings } from '../report/render-finding.ts';
import { layerFiles } from '../validate/files.ts';
import { checkLayers } from '../validate/layers.ts';
import { readOurLayers } from '../validate/our-layers.ts';

const help = 'kong-client-ip explain --help';

const FORMATS = ['text', 'svg', 'json'] as const;

const options = {
	...layerOptions,
	format: {
		type: 'string',
		default: 'text',
		value: 'NAME',
		takes: FORMATS,
		says: `${oneOf(FORMATS)} (default: text).`,
	},
} as const satisfies Options;

export const command = defineCommand({
	name: 'explain',
	summary: 'what happens to a request under values: what each hop sees, and the settings on both ends',
	synopsis: ['FILE… [options]'],
	description: [
		'Shows what happens to a request under values of the chart: what each hop sees of an honest client and of one that forges its address, which address Kong takes in the end, and the settings of the load balancer and of Kong. Several files are layers, in the order of helm -f.',
	],
	operands: [layerOperand],
	options,
	exits: [
		[0, 'Kong sees the client and no forged address.'],
		[1, 'It does not, or the values have errors.'],
		[2, 'Wrong usage.'],
	],
	examples: [
		'kong-client-ip explain values.yaml',
		'kong-client-ip explain --format svg values.yaml > way.svg',
	],
	run: async ({ values, positionals }, io) => {
		const format = FORMATS.find((known) => known === values.format);
		if (!format)
			throw new UserError(`--format ${values.format} is not known. Use one of ${FORMATS.join(', ')}.`);
		const { names, steps } = layerArguments(values, positionals, help);
		return explain(await readOurLayers(layerFiles(names, io), steps, io), format, io);
	},
});

async function explain(
	layers: readonly ValuesFile[],
	format: (typeof FORMATS)[number],
	io: Io,
): Promise<number> {
	const { findings, decision } = checkLayers(layers);
	sayFindings(findings, io);
	if (!decision || findings.some(({ severity }) => severity === 'error')) return 1;
	const story = storyOf(decision);
	if (story === null)
		throw new UserError(
			'the values open no port, so there is nothing to explain. Set proxy.http.enabled or proxy.tls.enabled to true.',
		);
	if (format === 'text') io.stdout(explainText(story));
	else if (format === 'svg') io.stdout(explainSvg(story));
	else io.stdout(jsonDocument('explain', story));
	return story.journeys.every(({ right }) => right) ? 0 : 1;
}
