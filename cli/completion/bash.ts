// Completion in bash, and for the plugin of kubectl, which asks a program on PATH.
import type { Takes } from '../arguments/option.ts';
import type { Described } from '../io/command.ts';
import { type Flag, flagsOf, operandOf, otherFlags, otherWords } from './flags.ts';

export function bashScript(commands: readonly Described[]): string {
	return `# Completion of kong-client-ip in bash. In ~/.bashrc: source <(kong-client-ip completion bash)
${completer(commands)}
complete -o default -F _kong_client_ip kong-client-ip
`;
}

/** kubectl asks `kubectl_complete-client_ip` for words, and for a number behind them: 4 where no file may follow, else 0. */
export function kubectlScript(commands: readonly Described[]): string {
	return `#!/usr/bin/env bash
# Completion of kubectl client-ip: save it on PATH, executable, as kubectl_complete-client_ip
${completer(commands)}
COMP_WORDS=(kong-client-ip "$@")
COMP_CWORD=$#
_kong_client_ip
[ "\${#COMPREPLY[@]}" -eq 0 ] || printf '%s\\n' "\${COMPREPLY[@]}"
[ "$takes" = file ] && echo :0 || echo :4
`;
}

/** The function sets COMPREPLY, or \`takes\` to file where readline, or kubectl, is to offer files. Bash 3.2, that of macOS, lacks compopt. */
const completer = (commands: readonly Described[]): string => `
_kong_client_ip() {
	local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} words=
	COMPREPLY=() takes=
	# Readline makes words of their own of = and what follows.
	case $cur in
	=) cur= ;;
	--*=*) prev=\${cur%%=*} cur=\${cur#*=} ;;
	*) [ "$prev" = = ] && prev=\${COMP_WORDS[COMP_CWORD - 2]} ;;
	esac
	if [ "$COMP_CWORD" -eq 1 ]; then
		words='${[...commands, ...otherWords].map(({ name }) => name).join(' ')} ${otherFlags.join(' ')}'
	else
		case \${COMP_WORDS[1]} in
		help) words='${commands.map(({ name }) => name).join(' ')}' ;;
${commands.map(commandCase).join('\n')}
		esac
	fi
	[ "$takes" = file ] && return
	compopt +o default 2>/dev/null
	COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
`;

function commandCase(command: Described): string {
	const flags = flagsOf(command);
	const names = flags.flatMap(({ long, short }) => [...(short === null ? [] : [`-${short}`]), `--${long}`]);
	const valued = flags.filter((flag) => flag.takes !== null);
	const cases = [
		...valued.map((flag) => `			${patterns(flag)}) ${offered(flag.takes ?? 'text')} ;;`),
		`			*) case $cur in -*) words='${names.join(' ')}' ;; *) ${offered(operandOf(command))} ;; esac ;;`,
	];
	return `		${command.name})
			case $prev in
${cases.join('\n')}
			esac
			;;`;
}

const patterns = ({ long, short }: Flag) => (short === null ? `--${long}` : `-${short} | --${long}`);

function offered(takes: Takes): string {
	if (takes === 'text') return 'words=';
	return typeof takes === 'string' ? 'takes=file' : `words='${takes.join(' ')}'`;
}
