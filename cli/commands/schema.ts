// kong-client-ip schema: prints the JSON schema of the values, for editors and other validators, or that of a command's JSON.
import valuesSchema from '../../chart/values.schema.json' with { type: 'json' };
import { UserError } from '../../readers/user-error.ts';
import check from '../../schema/published/output/check.schema.json' with { type: 'json' };
import explain from '../../schema/published/output/explain.schema.json' with { type: 'json' };
import loadBalancers from '../../schema/published/output/load-balancers.schema.json' with { type: 'json' };
import plan from '../../schema/published/output/plan.schema.json' with { type: 'json' };
import probe from '../../schema/published/output/probe.schema.json' with { type: 'json' };
import validate from '../../schema/published/output/validate.schema.json' with { type: 'json' };
import { memberOf } from '../../schema/text/members.ts';
import { nearest } from '../../schema/text/nearest.ts';
import { oneOf } from '../arguments/option.ts';
import { defineCommand } from '../io/command.ts';
import type { Documents } from '../report/documents.ts';

const help = 'kong-client-ip schema --help';

const documents: { readonly [command in keyof Documents]: object } = {
	check,
	explain,
	'load-balancers': loadBalancers,
	plan,
	probe,
	validate,
};

export const command = defineCommand({
	name: 'schema',
	summary: 'print the JSON schema of the values, for editors, or that of the JSON of a command',
	synopsis: ['[COMMAND]'],
	description: [
		"Prints the JSON schema (draft-07) of the chart's values. For completion and checks in an editor, save it and name it in the first line of the values file, as below.",
	],
	operands: [
		{
			name: 'COMMAND',
			takes: Object.keys(documents),
			says: `Prints the schema of what that command prints with --format json: ${oneOf(Object.keys(documents))}.`,
		},
	],
	options: {},
	exits: [
		[0, 'Printed.'],
		[2, 'Wrong usage.'],
	],
	examples: [
		'kong-client-ip schema > kong-client-ip.schema.json',
		'# yaml-language-server: $schema=kong-client-ip.schema.json',
	],
	run: async ({ positionals }, io) => {
		const [name, ...others] = positionals;
		if (others.length > 0)
			throw new UserError(`schema takes one command, not ${positionals.length}. See ${help}.`);
		io.stdout(`${JSON.stringify(name === undefined ? valuesSchema : schemaOf(name), null, 1)}\n`);
		return 0;
	},
});

function schemaOf(name: string): object {
	const schema = memberOf(documents, name);
	if (schema) return schema;
	if (name === 'values')
		throw new UserError(`schema alone prints that of the values: kong-client-ip schema. See ${help}.`);
	const near = nearest(name, Object.keys(documents));
	throw new UserError(`there is no JSON of ${name}.${near ? ` Did you mean ${near}?` : ''} See ${help}.`);
}
