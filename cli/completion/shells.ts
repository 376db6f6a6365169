// Completion in shells: a script of each shell's own, made of the table of commands and options.
import type { Described } from '../io/command.ts';
import { bashScript, kubectlScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { zshScript } from './zsh.ts';

export const shells = ['bash', 'zsh', 'fish', 'kubectl'] as const;
export type Shell = (typeof shells)[number];

const scripts: { readonly [shell in Shell]: (commands: readonly Described[]) => string } = {
	bash: bashScript,
	zsh: zshScript,
	fish: fishScript,
	kubectl: kubectlScript,
};

/** The script that completes kong-client-ip in that shell, or as a plugin of kubectl. */
export function completionScript(shell: Shell, commands: readonly Described[]): string {
	return scripts[shell](commands);
}
