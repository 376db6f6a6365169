// kong-client-ip load-balancers: the catalogue, one product or all.

import { UserError } from '../../readers/user-error.ts';
import { readArguments } from '../arguments/arguments.ts';
import type { Command, Io } from '../io/command.ts';
import { ids, knownId, productFacts } from '../load-balancers/facts.ts';
import { listText, productText } from '../load-balancers/text.ts';
import { jsonDocument } from '../report/json.ts';

const usage = `kong-client-ip load-balancers [ID] [--format text|json]

Lists the load balancers that clientIp.loadBalancer may name, or describes one: how each strategy works with it or why it cannot,
what the chart sets, who connects to Kong, health checks, what happens to callers inside the cluster, and the sources.

  --format NAME   text (default) or json

Exit codes: 0 done, 2 wrong usage, such as an id that does not exist.
`;

const help = 'kong-client-ip load-balancers --help';
const narrowest = 60;
const widest = 110;

/** Runs with the arguments behind the command's name. Throws a UserError for what the user must correct. */
export async function run(args: readonly string[], io: Io): Promise<number> {
	const { values, positionals } = readArguments(args, { format: { type: 'string' } }, help);
	const format = values.format ?? 'text';
	if (format !== 'text' && format !== 'json')
		throw new UserError(`--format ${format} is not known. Use text or json. See ${help}.`);
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

export const command: Command = {
	summary: 'the load balancers that clientIp.loadBalancer may name, one or all',
	usage,
	run,
};
