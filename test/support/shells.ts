// Shells that people type into: a script is read, lines are typed, and a key asks for all that completes them.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { program } from './program.ts';
import { run } from './run.ts';

/** A shell with the completion `script`. Returns what each line is when its last word has been replaced by all that completes it. */
export type CompletesLines = (
	script: string,
	lines: readonly string[],
	folder: string,
) => Promise<readonly string[][]>;

/** Bash and zsh on a terminal: each line is typed, completed and run, and the program writes down with which words it was called. */
function onTerminal(name: string, command: string, setup: readonly string[], key: string): CompletesLines {
	return async (script, lines, folder) => {
		const [sourced, called] = [join(folder, `${name}.script`), join(folder, `${name}.called`)];
		const work = join(folder, 'work');
		await mkdir(work, { recursive: true });
		await writeFile(sourced, script);
		const typed = [
			...setup,
			`cd '${work}'`,
			`kong-client-ip() { printf '%s\\t' "$@" >> '${called}'; echo >> '${called}'; }`,
			`source '${sourced}'`,
			...lines.map((line) => line + key),
			'exit',
			'',
		];
		// util-linux: runs a command on a terminal of its own.
		await run('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
			input: typed.join('\n'),
			timeout: 60_000,
			env: { HOME: folder, TERM: 'dumb', HISTFILE: '' },
		});
		const seen = await readFile(called, 'utf8');
		return seen
			.trimEnd()
			.split('\n')
			.map((line) => line.split('\t').filter((word) => word !== ''));
	};
}

export const bash = onTerminal(
	'bash',
	'bash --norc --noprofile -i',
	['bind "set bell-style none"', `bind '"\\C-g": insert-completions'`],
	'\x07',
);

export const zsh = onTerminal(
	'zsh',
	'zsh --no-rcs -i',
	[
		'unsetopt beep zle_bracketed_paste 2>/dev/null; autoload -Uz compinit && compinit -u -D',
		'zle -C everything complete-word _generic; bindkey "^G" everything',
		`zstyle ':completion:everything::::' completer _all_matches _complete`,
		`zstyle ':completion:everything:*' insert true`,
		`zstyle ':completion:everything:*' old-matches false`,
	],
	'\x07',
);

/** Fish says what completes a line: all lines in one call, each answer behind a line of its own. */
export const fish: CompletesLines = async (script, lines, folder) => {
	const file = join(folder, 'completion.fish');
	const work = join(folder, 'work');
	await mkdir(work, { recursive: true });
	await writeFile(file, script);
	const asked = lines.map((line) => `echo '>'; complete --do-complete '${line}'`);
	const { stdout } = await run(
		'fish',
		['--no-config', '--command', [`source ${file}`, ...asked].join('; ')],
		{
			cwd: work,
			env: { HOME: folder },
		},
	);
	const [, ...answers] = stdout.split(/^>\n/m);
	return lines.map((line, index) => {
		const words = (answers[index] ?? '').split('\n').map((one) => one.split('\t')[0] ?? '');
		return [...line.split(' ').slice(1, -1), ...words.filter((word) => word !== '')];
	});
};

/** The program that kubectl asks for completion, in the folder; returns its path. */
export async function kubectlCompletion(folder: string): Promise<string> {
	const file = join(folder, 'kubectl_complete-client_ip');
	const { stdout } = await program(['completion', 'kubectl']);
	await writeFile(file, stdout, { mode: 0o755 });
	return file;
}
