// kong-client-ip schema: prints the JSON schema of the values, for editors and other validators.
import valuesSchema from '../../chart/values.schema.json' with { type: 'json' };
import { UserError } from '../../readers/user-error.ts';
import { readArguments } from '../arguments/arguments.ts';
import type { Command } from '../io/command.ts';

const usage = `kong-client-ip schema

Prints the JSON schema (draft-07) of the chart's values. For completion and checks in an editor, save it and name it in the first line
of the values file:

  kong-client-ip schema > kong-client-ip.schema.json
  # yaml-language-server: $schema=kong-client-ip.schema.json
`;

export const command: Command = {
	summary: 'print the JSON schema of the values, for editors',
	usage,
	run: async (args, io) => {
		const { positionals } = readArguments(args, {}, 'kong-client-ip schema --help');
		if (positionals.length > 0)
			throw new UserError('schema takes no arguments. See kong-client-ip schema --help.');
		io.stdout(`${JSON.stringify(valuesSchema, null, 1)}\n`);
		return 0;
	},
};
