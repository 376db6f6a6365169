// kong-client-ip load-balancers: the catalogue, one product or all.

import { UserError } from '../../readers/user-error.ts';
import type { Parsed } from '../arguments/arguments.ts';
import { type Options, oneOf } from '../arguments/option.ts';
import { defineCommand, type Io } from '../io/command.ts';
import { ids, knownId, productFacts } from '../load-balancers/facts.ts';
import { listText, productText } from '../load-balancers/text.ts';
import { jsonDocument } from '../report/json.ts';

const help = 'kong-client-ip load-balancers --help';
const narrowest = 60;
const widest = 110;

const formats = ['text', 'json'] as const;

const options = {
	format: {
		type: 'string',
		default: 'text',
		value: 'NAME',
		takes: formats,
		says: `${oneOf(formats)} (default: text).`,
	},
} as const satisfies Options;

/** Throws a UserError for what the user must correct. */
function run({ values, positionals }: Parsed<typeof options>, io: Io): number {
	const format = formats.find((known) => known === values.format);
	if (!format)
		throw new UserError(`--format ${values.format} is not known. Use ${oneOf(formats)}. See ${help}.`);
	const [name, ...others] = positionals;
	if (others.length > 0)
		throw new UserError(`load-balancers takes one id, not ${positionals.length}. See ${help}.`);
	const products = (name === undefined ? ids : [knownId(name)]).map(productFacts);
	const [only] = name === undefined ? [] : products;
	if (format === 'json') io.stdout(jsonDocument('load-balancers', { loadBalancers: products }));
	else io.stdout(only ? productText(only, widthOf(io)) : listText(products));
	return 0;
}

const widthOf = ({ columns }: Io) => Math.min(widest, Math.max(narrowest, columns ?? widest));

export const command = defineCommand({
	name: 'load-balancers',
	summary: 'the load balancers that clientIp.loadBalancer may name, one or all',
	synopsis: ['[ID] [options]'],
	description: [
		'Lists the load balancers that clientIp.loadBalancer may name, or describes one: how each strategy works with it or why it cannot, what the chart sets, who connects to Kong, health checks, what happens to callers inside the cluster, and the sources.',
	],
	operands: [{ name: 'ID', takes: ids, says: 'A load balancer of the list.' }],
	options,
	exits: [
		[0, 'Done.'],
		[2, 'Wrong usage, such as an id that does not exist.'],
	],
	examples: ['kong-client-ip load-balancers aws-nlb-instance'],
	run: async (given, io) => run(given, io),
});
