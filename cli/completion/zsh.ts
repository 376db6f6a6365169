// Completion in zsh: a function of its completion system.
import type { Takes } from '../arguments/option.ts';
import type { Described } from '../io/command.ts';
import { type Flag, flagsOf, operandOf, otherWords, quoted } from './flags.ts';

export function zshScript(commands: readonly Described[]): string {
	return `#compdef kong-client-ip
# Completion of kong-client-ip in zsh. In ~/.zshrc, behind compinit: source <(kong-client-ip completion zsh)
# Or save it as _kong-client-ip in a folder of $fpath.

_kong-client-ip() {
	local -a commands
	commands=(
${[...commands, ...otherWords].map(({ name, summary }) => `\t\t${quoted(`${name}:${summary}`)}`).join('\n')}
	)
	if (( CURRENT == 2 )); then
		_describe -t commands command commands
		return
	fi
	local command=$words[2]
	shift words
	(( CURRENT-- ))
	case $command in
	help) (( CURRENT == 2 )) && _describe -t commands command commands ;;
${commands.map(commandCase).join('\n')}
	esac
}

# Read by the completion system it is the function's own body; sourced it only has to be registered.
if [[ $funcstack[1] == _kong-client-ip ]]; then
	_kong-client-ip "$@"
else
	compdef _kong-client-ip kong-client-ip
fi
`;
}

function commandCase(command: Described): string {
	const operand = command.operands[0];
	const specs = [
		...flagsOf(command).flatMap(flagSpecs),
		...(operand ? [`*:${inMessage(operand.name)}:${action(operandOf(command))}`] : []),
	];
	return `	${command.name})
		_arguments -S \\
${specs.map((spec) => `\t\t\t${quoted(spec)}`).join(' \\\n')}
		;;`;
}

function flagSpecs({ long, short, takes, alone, multiple, value, hint }: Flag): string[] {
	const names = short === null ? [`--${long}`] : [`-${short}`, `--${long}`];
	const before = multiple ? '*' : names.length > 1 ? `(${names.join(' ')})` : '';
	const behind = takes === null ? '' : `:${alone ? ':' : ''}${inMessage(value)}:${action(takes)}`;
	return names.map((name) => {
		const joint = takes === null ? '' : alone ? '=-' : name.startsWith('--') ? '=' : '+';
		return `${before}${name}${joint}[${inBrackets(hint)}]${behind}`;
	});
}

function action(takes: Takes): string {
	if (takes === 'file') return '_files';
	if (takes === 'folder') return '_files -/';
	return typeof takes === 'string' ? ' ' : `(${takes.join(' ')})`;
}

const inBrackets = (text: string) => text.replace(/[\\[\]]/g, '\\$&');
const inMessage = (text: string) => text.replace(/[\\:]/g, '\\$&');
