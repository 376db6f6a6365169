// kong-client-ip completion: prints a script that completes the command line in a shell.
import { UserError } from '../../readers/user-error.ts';
import { nearest } from '../../schema/text/nearest.ts';
import { oneOf } from '../arguments/option.ts';
import { completionScript, type Shell, shells } from '../completion/shells.ts';
import { type Described, defineCommand } from '../io/command.ts';

const help = 'kong-client-ip completion --help';

export const command = defineCommand({
	name: 'completion',
	summary: 'print a script that completes commands, options and their values in a shell',
	synopsis: ['SHELL'],
	description: [
		'Prints a script for a shell: it completes commands, options, ids of load balancers and CDNs, other values that are known, and files.',
		'For kubectl it prints a program that completes kubectl client-ip. Save it on PATH, executable, as kubectl_complete-client_ip.',
	],
	operands: [{ name: 'SHELL', takes: shells, says: `${oneOf(shells)}.` }],
	options: {},
	exits: [
		[0, 'Printed.'],
		[2, 'Wrong usage.'],
	],
	examples: [
		'source <(kong-client-ip completion bash)   # in ~/.bashrc',
		'source <(kong-client-ip completion zsh)    # in ~/.zshrc, behind compinit',
		'kong-client-ip completion fish | source    # in ~/.config/fish/config.fish',
	],
	run: async ({ positionals }, io, table) => {
		const shell = shellOf(positionals);
		const commands: Described[] = [];
		for (const load of Object.values(table)) commands.push((await load()).command);
		io.stdout(completionScript(shell, commands));
		return 0;
	},
});

function shellOf([name, ...others]: readonly string[]): Shell {
	if (name === undefined) throw new UserError(`name a shell: ${oneOf(shells)}. See ${help}.`);
	if (others.length > 0)
		throw new UserError(`completion takes one shell, not ${others.length + 1}. See ${help}.`);
	const shell = shells.find((known) => known === name);
	if (shell) return shell;
	const near = nearest(name, shells);
	throw new UserError(
		`there is no completion for ${name}. ${near ? `Did you mean ${near}?` : `Use ${oneOf(shells)}.`} See ${help}.`,
	);
}
